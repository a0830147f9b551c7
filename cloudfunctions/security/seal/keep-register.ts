import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { count, is } from '../../_kernel/store'
import { namesOf } from '../../_shared/post-holder'
import { Seals } from '../collections'
import type { contract } from '../contract'
import { keepersOf } from '../keepers'
import { windowsById } from '../places'
import { sealWith } from './read-seals'
import { refuse } from '../refusals'
import { isTheirs, MOST_AT_WINDOW, type Seal } from './seal'
import { renewSealTodosOf } from './todos'
import { caller, type Viewer } from '../viewer'

type Register = (typeof contract)['registerSeal']
type Amend = (typeof contract)['amendSeal']
type Retire = (typeof contract)['retireSeal']
type Form = (typeof contract)['sealForm']
type OnSeal = OutputOf<Register>

/** Who may say that something is confidential: whoever will still see it afterwards. */
const setsConfidential = ({ isAdmin, headOf }: Viewer, unitId: string): boolean =>
  isAdmin || headOf.includes(unitId)

/** What the audit keeps of a kept thing: never what it is called. */
export const sealAudit = (one: Seal) => ({
  kind: one.kind,
  state: one.state,
  keeperId: one.keeperId,
  isConfidential: one.isConfidential,
  ...(one.confirmed === undefined ? {} : { confirmedOn: one.confirmed.day }),
})

export const sealChange = (before: Seal, next: Seal): AuditedChange => ({
  of: Seals,
  replace: next,
  before: sealAudit(before),
  after: sealAudit(next),
})

/** 登记用的名单 (§30) */
export const sealForm = async (_input: object, context: Context): Promise<OutputOf<Form>> => {
  const viewer = await caller(context)
  const all = [...(await windowsById()).values()].filter(
    ({ unitId, state }) => state !== 'closed' && (viewer.isCentre || viewer.headOf.includes(unitId)),
  )
  const units = [...new Set(all.map(({ unitId }) => unitId))]
  const keepers = new Map(
    await Promise.all(units.map(async (unitId) => [unitId, await keepersOf(unitId, context.day)] as const)),
  )
  const names = await namesOf([...keepers.values()].flat())
  return {
    windows: all
      .sort((one, other) => one.no - other.no)
      .map(({ _id, no, unitId }) => ({
        windowId: _id,
        windowNo: no,
        people: (keepers.get(unitId) ?? []).map((personId) => ({
          personId,
          name: names.get(personId) ?? '',
        })),
      })),
    maySetConfidential: viewer.isAdmin || viewer.headOf.length > 0,
  }
}

/** 登记 (§30) */
export const registerSeal = async (
  { windowId, name, kind, keeperId, isConfidential }: InputOf<Register>,
  context: Context,
): Promise<OnSeal | Refusal<'KEEPER_WRONG' | 'TOO_MANY_SEALS' | 'CONFIDENTIAL_NOT_YOURS' | KernelCode>> => {
  const { now, day } = context
  const viewer = await caller(context)
  const place = (await windowsById()).get(windowId)
  if (place === undefined || place.state === 'closed') return refuseAny('NOT_FOUND', { what: 'window' })
  const { unitId } = place
  if (isConfidential && !setsConfidential(viewer, unitId)) return refuse('CONFIDENTIAL_NOT_YOURS', {})
  const [keepers, kept] = await Promise.all([
    keepersOf(unitId, day),
    count(Seals, { windowId, state: is.neq('retired') }),
  ])
  if (!keepers.includes(keeperId)) return refuse('KEEPER_WRONG', {})
  if (kept >= MOST_AT_WINDOW) return refuse('TOO_MANY_SEALS', { most: MOST_AT_WINDOW })
  const seal: Seal = {
    _id: context.operation,
    name,
    kind,
    windowId,
    unitId,
    keeperId,
    isConfidential,
    state: 'in',
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, { sealId: seal._id }, [
    { of: Seals, insert: seal, before: {}, after: sealAudit(seal) },
  ])
}

/** The kept thing with this id, for whoever keeps the register of it. */
const registered = async (sealId: string, viewer: Viewer): Promise<Seal | Refusal<KernelCode>> => {
  const known = await sealWith(sealId, viewer)
  if (isRefusal(known)) return known
  return isTheirs('register', known, viewer) ? known : refuseAny('NOT_ALLOWED', { needs: ['unitHead'] })
}

/** 改登记 (§30) */
export const amendSeal = async (
  { sealId, name, kind, keeperId, isConfidential }: InputOf<Amend>,
  context: Context,
): Promise<OnSeal | Refusal<'KEEPER_WRONG' | 'SEAL_RETIRED' | 'CONFIDENTIAL_NOT_YOURS' | KernelCode>> => {
  const viewer = await caller(context)
  const known = await registered(sealId, viewer)
  if (isRefusal(known)) return known
  if (known.state === 'retired') return refuse('SEAL_RETIRED', {})
  if (isConfidential !== known.isConfidential && !setsConfidential(viewer, known.unitId))
    return refuse('CONFIDENTIAL_NOT_YOURS', {})
  if (keeperId !== known.keeperId && !(await keepersOf(known.unitId, context.day)).includes(keeperId))
    return refuse('KEEPER_WRONG', {})
  const { confirmed, ...rest } = known
  // What one keeper saw in its place says nothing for the next.
  const seen = keeperId === known.keeperId && confirmed !== undefined ? { confirmed } : {}
  const next: Seal = {
    ...rest,
    ...seen,
    name,
    kind,
    keeperId,
    isConfidential,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const answer = await settle(context, { sealId }, [sealChange(known, next)])
  await renewSealTodosOf(next, context)
  return answer
}

/** 注销 (§30): only what is in its place. */
export const retireSeal = async (
  { sealId, reason }: InputOf<Retire>,
  context: Context,
): Promise<OnSeal | Refusal<'SEAL_OUT' | 'SEAL_RETIRED' | KernelCode>> => {
  const known = await registered(sealId, await caller(context))
  if (isRefusal(known)) return known
  if (known.state === 'retired') return refuse('SEAL_RETIRED', {})
  if (known.state === 'out') return refuse('SEAL_OUT', { dueAt: known.out.dueAt.toISOString() })
  const next: Seal = { ...known, state: 'retired', why: reason, updatedAt: context.now, v: known.v + 1 }
  const answer = await settle(context, { sealId }, [sealChange(known, next)])
  await renewSealTodosOf(next, context)
  return answer
}
