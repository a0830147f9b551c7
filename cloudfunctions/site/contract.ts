import type { Contract } from '../_kernel/contract'

/** Nothing is called by name here: `site` answers browsers, which come without an identity. */
export const contract = {} as const satisfies Contract
