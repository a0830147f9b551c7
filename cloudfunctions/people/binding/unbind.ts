import { Accounts, forgetAccount } from '../../_kernel/account'
import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { shortHash } from '../../_kernel/hash'
import { refuse as refuseAny, type KernelCode } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { find, get } from '../../_kernel/store'
import { sessionsAtWindows } from '../../_shared/at-window'
import { telling } from '../../_shared/telling'
import { normalNo } from '../../_shared/person-no'
import { accountFacts, grantsOf, personHeld } from '../account'
import { Activations, Persons, Unbindings } from '../collections'
import type { contract } from '../contract'
import { maskedNo, type Person } from '../person'
import { refuse } from '../refusals'
import { type Unbinding, unbindObjection } from './unbinding'

type Unbind = (typeof contract)['unbind']
type Refused = Refusal<
  'PERSON_UNKNOWN' | 'NAME_DIFFERS' | 'OWN_STEP' | 'NOT_BOUND_HERE' | 'AT_WINDOW' | KernelCode
>

/** The writes that end a person's binding, and a code that still opens it. */
export const bindingEnd = async (person: Person): Promise<AuditedChange[]> => {
  const [[account], activation] = await Promise.all([
    find(Accounts, { personId: person._id }, { limit: 1 }),
    get(Activations, person._id),
  ])
  return [
    ...(account === undefined
      ? []
      : [
          {
            of: Accounts,
            remove: { ...account, v: account.v + 1 },
            before: accountFacts(account),
            after: {},
          },
        ]),
    ...(activation === undefined
      ? []
      : [{ of: Activations, remove: { ...activation, v: activation.v + 1 }, before: {}, after: {} }]),
  ]
}

const toPerson = {
  zh: '您原来的微信绑定已在中心解除。不是您本人办的，请马上告诉导办台。',
  en: 'Your former WeChat was unbound at the centre. If that was not you, tell the desk at once.',
}
const toOldAccount = {
  zh: '这个微信的绑定已在中心解除。不是您本人办的，请马上带校园卡到导办台。',
  en: 'This WeChat was unbound at the centre. If that was not you, bring your campus card to the desk at once.',
}

/**
 * 解除绑定: for somebody with another WeChat or phone, after a look at their card. The account goes in this transaction,
 * so no command of the old phone passes any more; what an instance keeps for reading is gone within 30 seconds.
 */
export const unbind = async (
  input: InputOf<Unbind>,
  context: Context,
): Promise<OutputOf<Unbind> | Refused> => {
  const { now, operation: _id } = context
  const [[person], isAdmin, self] = await Promise.all([
    find(Persons, { no: normalNo(input.no) }, { limit: 1 }),
    actingAs(context, ['centreAdmin']),
    context.account(),
  ])
  const personId = person?._id ?? ''
  const by = self?.personId ?? ''
  const [grants, [account]] = await Promise.all([
    grantsOf(personId, context),
    find(Accounts, { personId }, { limit: 1 }),
  ])
  const [session] =
    account === undefined ? [] : await find(sessionsAtWindows, { holdsPerson: account._id }, { limit: 1 })
  const objection = unbindObjection({
    person,
    name: input.name,
    by,
    isAdmin: isAdmin !== undefined,
    hasRole: grants.length > 0,
    isBound: account !== undefined,
    windowNo: session?.windowNo,
  })
  switch (objection?.kind) {
    case 'nameDiffers':
      return refuse('NAME_DIFFERS', {})
    case 'ownStep':
      return refuse('OWN_STEP', {})
    case 'needsAdmin':
      return refuseAny('NOT_ALLOWED', { needs: ['centreAdmin'] })
    case 'notBound':
      return refuse('NOT_BOUND_HERE', {})
    case 'atWindow':
      return refuse('AT_WINDOW', { windowNo: objection.windowNo })
    default:
  }
  if (person === undefined || account === undefined || objection !== undefined)
    return refuse('PERSON_UNKNOWN', {})
  const { seen, reason } = input
  const unbinding: Unbinding = { _id, personId, seen, reason, by, createdAt: now, updatedAt: now, v: 1 }
  const source = { of: Unbindings.name, id: _id, v: 1, kind: 'unbound' }
  const after = { personId, seen, reasonHash: shortHash(`${_id}:${reason}`) }
  const done = await settle(
    context,
    { name: person.name, maskedNo: maskedNo(person.no) },
    [
      { of: Unbindings, insert: unbinding, before: {}, after },
      // Were they to bind, leave or be given a role at this moment, one of both would run again.
      personHeld(person, context),
      ...(await bindingEnd(person)),
    ],
    [
      telling(source, { reader: personId, ...toPerson, page: '/pages/me/me' }, context),
      telling(source, { reader: account._id, ...toOldAccount, page: '/pages/me/me' }, context),
    ],
  )
  forgetAccount(account._id)
  return done
}
