import { buildEverything } from './everything'

await buildEverything()
