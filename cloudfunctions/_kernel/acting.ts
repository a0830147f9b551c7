import type { Context } from './context'
import { type Grant, grantFor, type Role, type Scope } from './role'

/**
 * The caller's grant for one of these roles there, or nothing. For a thing that the input names by its id only:
 * the door can't know its unit, the verb that has read it does.
 */
export const actingAs = async (
  context: Context,
  roles: readonly Role[],
  scope: Scope = {},
): Promise<Grant | undefined> => grantFor((await context.account())?.grants ?? [], roles, scope, context.day)
