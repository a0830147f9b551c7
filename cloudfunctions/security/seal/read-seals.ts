import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { find, get, is } from '../../_kernel/store'
import { hours } from '../../_shared/hall-hours'
import { namesOf } from '../../_shared/post-holder'
import { workEnds } from '../closing/hours'
import { SealOuts, Seals } from '../collections'
import type { contract } from '../contract'
import { keepLook, looksAt } from '../closing/keep-look'
import { unitNames, windowsById } from '../places'
import { isLate, isLookKept, readsLooks, type Seal, sees } from './seal'
import { sealRows } from './view'
import { caller, type Viewer } from '../viewer'

type Mine = (typeof contract)['mySeals']
type List = (typeof contract)['seals']
type One = (typeof contract)['seal']

const PAGE = 20
const MOST = 200
const OUTS_SHOWN = 20

/** The kept thing with this id, for whoever may know of it; to anybody else there is none (§30). */
export const sealWith = async (sealId: string, viewer: Viewer): Promise<Seal | Refusal<KernelCode>> => {
  const known = await get(Seals, sealId)
  return known !== undefined && sees(known, viewer) ? known : refuseAny('NOT_FOUND', { what: 'seal' })
}

/** What is not back, of what one window keeps, as far as somebody may know of it. */
export const outAt = async (windowId: string, viewer: Viewer): Promise<Seal[]> =>
  (await find(Seals, { windowId, state: 'out' }, { limit: MOST })).filter((one) => sees(one, viewer))

/** 我的印章、资料 (§30): late ones first, then what is out, then by name. */
export const mySeals = async (_input: object, context: Context): Promise<OutputOf<Mine>> => {
  const viewer = await caller(context)
  const { personId, windowIds, backOf, headOf } = viewer
  const stays = { state: is.neq('retired') }
  const [kept, taken, ofWindows, ofUnits, basis, windows] = await Promise.all([
    find(Seals, { keeperId: personId, ...stays }, { limit: MOST }),
    find(Seals, { 'out.by': personId, state: 'out' }, { limit: MOST }),
    find(Seals, { windowId: is.in([...windowIds]), ...stays }, { limit: MOST }),
    find(Seals, { unitId: is.in([...backOf, ...headOf]), ...stays }, { limit: MOST }),
    hours(),
    windowsById(),
  ])
  const all = new Map([...kept, ...taken, ...ofWindows, ...ofUnits].map((one) => [one._id, one]))
  const seen = [...all.values()].filter((one) => sees(one, viewer))
  const rank = (one: Seal) => (one.state !== 'out' ? 2 : isLate(one.out, context.now) ? 0 : 1)
  seen.sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1))
  const endsAt = workEnds(context.day, basis, windows.get(windowIds[0] ?? '')?.duty)
  return {
    seals: await sealRows(seen, viewer, context),
    ...(endsAt === undefined ? {} : { endsAt }),
    seenAt: context.now.toISOString(),
  }
}

/** What the register shows somebody: all, all but what is confidential, or their units'. */
const reach = ({ isAdmin, isCentre, headOf }: Viewer): Readonly<Record<string, unknown>> =>
  isAdmin ? {} : isCentre ? { isConfidential: false } : { unitId: is.in([...headOf]) }

/** 印章、资料登记册 (§30) */
export const seals = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const viewer = await caller(context)
  const found = await findOn(Seals, reach(viewer), ['createdAt', -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    seals: await sealRows(found, viewer, context),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
    seenAt: context.now.toISOString(),
  }
}

/** 看一件印章或资料 (§30): somebody else's look at a confidential one is written down before it is answered. */
export const seal = async (
  { sealId }: InputOf<One>,
  context: Context,
): Promise<OutputOf<One> | Refusal<KernelCode>> => {
  const viewer = await caller(context)
  const known = await sealWith(sealId, viewer)
  if (isRefusal(known)) return known
  const subject = `${Seals.name}:${sealId}`
  if (isLookKept(known, viewer)) await keepLook(subject, viewer.personId, context.acting?.role, context)
  const [row] = await sealRows([known], viewer, context)
  const [outs, units, looks] = await Promise.all([
    find(
      SealOuts,
      { sealId },
      {
        order: [
          ['takenAt', -1],
          ['_id', -1],
        ],
        limit: OUTS_SHOWN,
      },
    ),
    unitNames([known.unitId], context.language),
    readsLooks(known, viewer) ? looksAt([subject]) : undefined,
  ])
  const people = outs.flatMap(({ takenBy, returned }) => [takenBy, ...(returned ? [returned.by] : [])])
  const names = await namesOf([known.keeperId, ...people])
  const nameOf = (personId: string) => names.get(personId) ?? ''
  if (row === undefined) return refuseAny('NOT_FOUND', { what: 'seal' })
  return {
    ...row,
    name: known.name,
    windowId: known.windowId,
    unitName: units.get(known.unitId) ?? '',
    keeperId: known.keeperId,
    keeper: nameOf(known.keeperId),
    ...(known.confirmed === undefined ? {} : { confirmedOn: known.confirmed.day }),
    ...(known.state === 'retired' ? { why: known.why } : {}),
    outs: outs.map((one) => ({
      outId: one._id,
      by: nameOf(one.takenBy),
      purpose: one.purpose,
      ...(one.document === undefined ? {} : { document: one.document }),
      takenAt: one.takenAt.toISOString(),
      dueAt: one.dueAt.toISOString(),
      isLate: isLate(one, one.returned?.at ?? context.now),
      ...(one.returned === undefined
        ? {}
        : { returnedAt: one.returned.at.toISOString(), returnedBy: nameOf(one.returned.by) }),
    })),
    ...(looks === undefined ? {} : { looks: looks.map(({ name, role, at }) => ({ name, role, at })) }),
    seenAt: context.now.toISOString(),
  }
}
