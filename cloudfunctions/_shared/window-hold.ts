import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { eachAlone, endRun } from '../_kernel/sound'
import { findSound, insert, is, update } from '../_kernel/store'
import { Count, Id, text } from '../_kernel/values'
import { ServiceWindows } from './service-window'

export const holdKinds = ['services', 'cases', 'tickets', 'people', 'assets'] as const
export type HoldKind = (typeof holdKinds)[number]

/**
 * What still depends on a window that somebody wants closed or smaller (§7). Each context reports its own kind
 * every minute; what was reported before the question was asked doesn't answer it.
 */
export const WindowHold = v.strictObject({
  /** WINDOW:kind */
  _id: Id,
  windowId: Id,
  kind: v.picklist(holdKinds),
  count: Count,
  /** The first few, for the list of blockers; nobody is named. */
  items: v.pipe(v.array(v.strictObject({ id: Id, zh: text(80), en: text(120) })), v.maxLength(20)),
  /** When the context looked. */
  asOf: v.date(),
  updatedAt: v.date(),
})
export type WindowHold = v.InferOutput<typeof WindowHold>

export const WindowHolds = collection({
  name: 'windowHolds',
  schema: WindowHold,
  purpose: 'What still depends on windows that are to close (§7)',
  personal: 'none',
  indexes: [{ on: ['windowId'] }],
})

/** What one context finds at a window: how much in all, and the first few. */
export type Held = Pick<WindowHold, 'count' | 'items'>

/**
 * Reports what a context holds at every window that is asked about. For a minute timer. Where only some services
 * are to go, `services` names them: nothing else counts then.
 */
export const reportHolds = async (
  kind: HoldKind,
  heldAt: (windowId: string, services: readonly string[] | undefined) => Promise<Held>,
  now: Date,
): Promise<void> => {
  const { sound, broken } = await findSound(ServiceWindows, { 'leaving.since': is.gt(new Date(0)) })
  const failures = await eachAlone(sound, async ({ _id: windowId, leaving }) => {
    const { count, items } = await heldAt(windowId, leaving?.services)
    const seen = { count, items, asOf: now, updatedAt: now }
    const hold = { _id: `${windowId}:${kind}`, windowId, kind, ...seen }
    if ((await insert(WindowHolds, hold)) === 'inserted') return
    await update(WindowHolds, { _id: hold._id, asOf: is.lt(now) }, { ...seen, items: is.set(items) })
  })
  endRun([...broken, ...failures])
}
