import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { attach } from '../../_kernel/upload/upload'
import { type Closing, closingId, HALL } from '../../_shared/closing'
import type { ClosingItem } from '../../_shared/closing-items'
import { closingState, itemsOf, leftOf } from './rule'
import { type ClosingPlace, placeNow } from './place'
import { clearClosingTodos } from './todos'
import { Closings } from '../collections'
import { confirmation, unconfirmed } from '../seal/confirm-seals'
import type { contract } from '../contract'
import { namesOf } from '../../_shared/post-holder'
import { windowsById } from '../places'
import { outAt } from '../seal/read-seals'
import { refuse } from '../refusals'
import { sealRows } from '../seal/view'
import { renewSealTodosOf } from '../seal/todos'
import { caller, type Viewer } from '../viewer'

type Look = (typeof contract)['closing']
type CloseUp = (typeof contract)['closeUp']
type CloseHall = (typeof contract)['closeHall']
type View = OutputOf<Look>
type Closed = OutputOf<CloseUp>

const PHOTO = { kinds: ['jpeg', 'png'], mostBytes: 5 * 1024 * 1024 } as const

const closingView = async (known: ClosingPlace, viewer: Viewer, context: Context): Promise<View> => {
  const { place, day, presence, closing } = known
  const out = place === HALL ? [] : await outAt(place, viewer)
  const state = closingState(closing, presence, context.now)
  const done = state === 'done' ? closing?.done : undefined
  const names = await namesOf(done === undefined ? [] : [done.by])
  const no = (await windowsById()).get(place)?.no
  return {
    day,
    ...(no === undefined ? {} : { windowNo: no }),
    items: [...itemsOf(place)],
    state,
    ...(done === undefined ? {} : { done: { by: names.get(done.by) ?? '', at: done.at.toISOString() } }),
    others: presence.inside.filter((one) => one !== viewer.personId).length,
    out: await sealRows(out, viewer, context),
    seenAt: context.now.toISOString(),
  }
}

/** 下班检查 (§31) */
export const closing = async ({ windowId }: InputOf<Look>, context: Context): Promise<View> =>
  closingView(await placeNow(windowId, context), await caller(context), context)

/** 大厅下班检查 (§31) */
export const hallClosing = async (_input: object, context: Context): Promise<View> =>
  closingView(await placeNow(HALL, context), await caller(context), context)

const closingAudit = ({ day, place, done, chasedAt, missed }: Closing) => ({
  day,
  place,
  isDone: done !== undefined,
  hasPhoto: done?.photo !== undefined,
  isChased: chasedAt !== undefined,
  isMissed: missed !== undefined,
})

/** A closing as it will be after one step. */
export const closingChange = (
  { place, day, closing: known }: Omit<ClosingPlace, 'presence'>,
  facts: Partial<Pick<Closing, 'done' | 'chasedAt' | 'missed'>>,
  unitId: string | undefined,
  now: Date,
): { readonly next: Closing; readonly change: AuditedChange } => {
  const next: Closing = {
    ...(known ?? { _id: closingId(day, place), day, place, createdAt: now }),
    ...(unitId === undefined ? {} : { unitId }),
    ...facts,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const change = {
    of: Closings,
    before: known === undefined ? {} : closingAudit(known),
    after: closingAudit(next),
  }
  return { next, change: known === undefined ? { ...change, insert: next } : { ...change, replace: next } }
}

const close = async (
  known: ClosingPlace,
  { items, uploadId }: { readonly items: readonly ClosingItem[]; readonly uploadId?: string | undefined },
  context: Context,
): Promise<Closed | Refusal<'CLOSING_INCOMPLETE' | KernelCode>> => {
  const { now } = context
  const { place, day } = known
  const { personId } = await caller(context)
  const left = leftOf(place, items)
  if (left.length > 0) return refuse('CLOSING_INCOMPLETE', { left })
  const photo = uploadId === undefined ? undefined : await attach(uploadId, `closings/${day}`, PHOTO, context)
  if (isRefusal(photo)) return photo
  // Its keeper has just seen what is theirs in its place.
  const mine = place === HALL ? [] : await unconfirmed(personId, { windowId: place }, context)
  const seen = mine.map((one) => confirmation(one, context))
  const done = {
    at: now,
    by: personId,
    items: [...itemsOf(place)],
    ...(photo === undefined ? {} : { photo }),
  }
  const unitId = (await windowsById()).get(place)?.unitId
  const { next, change } = closingChange(known, { done }, unitId, now)
  const answer = await settle(context, { closingId: next._id, at: now.toISOString() }, [
    change,
    ...seen.map((one) => one.change),
  ])
  await clearClosingTodos(next._id)
  for (const one of seen) await renewSealTodosOf(one.next, context)
  return answer
}

/** 做完下班检查 (§31): looking round once more takes the place of the time before. */
export const closeUp = async (
  { windowId, ...ticked }: InputOf<CloseUp>,
  context: Context,
): Promise<Closed | Refusal<'CLOSING_INCOMPLETE' | 'SEALS_OUT' | KernelCode>> => {
  if ((await windowsById()).get(windowId) === undefined) return refuseAny('NOT_FOUND', { what: 'window' })
  const out = await outAt(windowId, await caller(context))
  // Nobody can say that something is locked up which isn't there.
  if (out.length > 0) return refuse('SEALS_OUT', { count: out.length })
  return close(await placeNow(windowId, context), ticked, context)
}

/** 做完大厅下班检查 (§31) */
export const closeHall = async (
  ticked: InputOf<CloseHall>,
  context: Context,
): Promise<Closed | Refusal<'CLOSING_INCOMPLETE' | KernelCode>> =>
  close(await placeNow(HALL, context), ticked, context)
