// npm start: makes ready what is missing, builds what changed, seeds once and serves.
import { prepare } from './install.mjs'

prepare()
process.argv.splice(2, 0, 'local/main.ts')
await import('./run.mjs')
