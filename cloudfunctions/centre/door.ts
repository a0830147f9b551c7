import type { Handlers } from '../_kernel/serve'
import type { contract } from './contract'

export type CentreDoor = Handlers<typeof contract>
