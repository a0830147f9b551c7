import type { Handlers } from '../_kernel/serve'
import type { contract } from './contract'

/** What each endpoint of this context takes and gives. */
export type Doors = Handlers<typeof contract>
