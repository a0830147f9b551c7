import type { Handlers } from '../_kernel/serve'
import type { contract } from './contract'

/** The handlers of this context by name, so that each verb can name its own type. */
export type Doors = Handlers<typeof contract>
