import type { Handlers } from '../_kernel/serve'
import type { contract } from './contract'

export type Windows = Handlers<typeof contract>
