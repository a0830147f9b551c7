import { type Account, Accounts } from '../../_kernel/account'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, get, remove } from '../../_kernel/store'
import { normalNo } from '../../_shared/person-no'
import { accountFacts, grantsOf, isOfStaff, personHeld } from '../account'
import { type Activation, activationKey, opens } from './activation'
import { triesLeft } from './binding-lock'
import { Activations, BindingTries, Persons } from '../collections'
import type { contract } from '../contract'
import { profileOf } from '../me'
import { normalName, type Person } from '../person'
import { refuse } from '../refusals'
import { claimTry, keepTriedNumber } from './try-binding'

type Bind = (typeof contract)['bind']

// Stands in for a person or a code that isn't there: it is read and compared like a real one.
const NOBODY = 'nobody'

/** The writes that make this openid the person's: the code is used up and an older binding ends. */
const binding = async (person: Person, activation: Activation, context: Context) => {
  const { visitor, now } = context
  const [grants, [older]] = await Promise.all([
    grantsOf(person._id, context),
    find(Accounts, { personId: person._id }, { limit: 1 }),
  ])
  const account: Account = {
    _id: visitor,
    openid: context.openid,
    personId: person._id,
    name: person.name,
    audience: person.audience,
    ...(person.unitId === undefined ? {} : { unitId: person.unitId }),
    grants,
    createdAt: now,
    updatedAt: now,
    // An account may come back under the same id, and its audit entries are named by version: it goes on rising.
    v: now.getTime(),
  }
  const used = { ...activation, isUsed: true, updatedAt: now, v: activation.v + 1 }
  const changes: AuditedChange[] = [
    personHeld(person, context),
    { of: Activations, replace: used, before: { isUsed: false }, after: { isUsed: true } },
    { of: Accounts, insert: account, before: {}, after: accountFacts(account) },
  ]
  const ended: AuditedChange[] =
    older === undefined
      ? []
      : [{ of: Accounts, remove: { ...older, v: older.v + 1 }, before: accountFacts(older), after: {} }]
  // The older one goes first: one person has one account, and the database holds that.
  return { account, changes: [...ended, ...changes] }
}

/** 绑定身份: links this openid to the person whose number, name and unused code are given (0.1). */
export const bind = async (
  input: InputOf<Bind>,
  context: Context,
): Promise<
  OutputOf<Bind> | Refusal<'BINDING_FAILED' | 'BINDING_LOCKED' | 'ADMIN_CODE_NEEDED' | 'BOUND_ALREADY'>
> => {
  const key = activationKey()
  if ((await get(Accounts, context.visitor)) !== undefined) return refuse('BOUND_ALREADY', {})
  const claim = await claimTry(context)
  if (claim.kind === 'locked') return refuse('BINDING_LOCKED', { minutes: claim.minutes })

  const no = normalNo(input.no)
  const [person] = await find(Persons, { no }, { limit: 1 })
  const activation = await get(Activations, person?._id ?? NOBODY)
  const isCode = opens(key, input.code, person?._id ?? NOBODY, activation, context.now)
  const isName = normalName(input.name) === normalName(person?.name ?? '')
  const isHere = person !== undefined && person.leftOn === undefined
  if (!isHere || activation === undefined || !isCode || !isName) {
    await keepTriedNumber(key, no, person?._id, context)
    return claim.lockedMinutes === undefined
      ? refuse('BINDING_FAILED', { triesLeft: triesLeft(claim.failures) })
      : refuse('BINDING_LOCKED', { minutes: claim.lockedMinutes })
  }
  // What they hold may have come after the desk's look at the card, and it is worth an admin's (0.1).
  if (activation.isByAdmin !== true && (await isOfStaff(person._id, context)))
    return refuse('ADMIN_CODE_NEEDED', {})
  const { account, changes } = await binding(person, activation, context)
  const answer = await settle(context, await profileOf(account, context), changes)
  await remove(BindingTries, { _id: context.visitor })
  return answer
}
