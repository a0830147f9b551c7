import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { refuse as refuseAny, type KernelCode } from '../../_kernel/kernel-refusals'
import { audited } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { grantFor } from '../../_kernel/role'
import { commit, find, get } from '../../_kernel/store'
import { normalNo } from '../../_shared/person-no'
import { isOfStaff } from '../account'
import { activating } from './activate'
import { type Activation, activationKey, codeOf } from './activation'
import { Activations, Persons } from '../collections'
import type { contract } from '../contract'
import { maskedNo } from '../person'
import { refuse } from '../refusals'

type IssueCode = (typeof contract)['issueCode']

/**
 * 发激活码. A retry gives the same code, which is worked out from the command and never stored. Whoever holds
 * a role gets a code from an admin only, or the front desk could make itself anybody.
 */
export const issueCode = async (
  input: InputOf<IssueCode>,
  context: Context,
): Promise<OutputOf<IssueCode> | Refusal<'PERSON_UNKNOWN'> | Refusal<KernelCode>> => {
  const key = activationKey()
  const { operation, inputHash } = context
  const [person] = await find(Persons, { no: normalNo(input.no) }, { limit: 1 })
  if (person === undefined || person.leftOn !== undefined) return refuse('PERSON_UNKNOWN', {})
  const account = await context.account()
  const isAdmin = grantFor(account?.grants ?? [], ['centreAdmin'], {}, context.day) !== undefined
  if (!isAdmin && (await isOfStaff(person._id, context))) {
    return refuseAny('NOT_ALLOWED', { needs: ['centreAdmin'] })
  }
  const [issued] = await find(Activations, { operation }, { limit: 1 })
  if (issued !== undefined && issued.inputHash !== inputHash) return refuseAny('OPID_REUSED', {})
  const code = codeOf(key, operation, person._id)
  const tell = ({ expiresAt }: Activation) => ({
    name: person.name,
    maskedNo: maskedNo(person.no),
    code,
    until: expiresAt.toISOString(),
  })
  if (issued !== undefined) return tell(issued)
  const known = await get(Activations, person._id)
  const { activation, change } = activating(
    { personId: person._id, code, isByAdmin: isAdmin, known },
    context,
  )
  await commit(audited(context, [change]))
  return tell(activation)
}
