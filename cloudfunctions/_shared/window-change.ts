import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { earlierAnswer } from '../_kernel/operation'
import { type Doc, find, is, update, type Write } from '../_kernel/store'
import { Id, text } from '../_kernel/values'
import { type Event, Events } from './event'
import { LineId } from './line'
import { ServiceCode } from './service-sheet'

/** 新设、增加、减少、撤销: what an application may ask for a window (§7). */
export const windowChanges = ['open', 'add', 'reduce', 'close'] as const

/** Who has to follow a window's change: `queue` its lines, `guidance` the sheets that name it. */
export const changeKinds = ['linesChange', 'sheetsChange'] as const
export type ChangeKind = (typeof changeKinds)[number]

/**
 * Facts of `linesChange` and `sheetsChange`, which `windows` tells when a decision takes effect (§7). Services are
 * those that come or go; none for a window that closes, which loses all.
 */
export const WindowChange = v.object({
  change: v.picklist(windowChanges),
  windowId: Id,
  unitId: Id,
  /** Codes by spaces, because an event carries plain facts only. */
  services: v.pipe(
    v.string(),
    v.transform((codes) => codes.split(' ').filter((code) => code !== '')),
    v.array(ServiceCode),
  ),
  /** The line that an opened window joins; nothing = one of its own. */
  lineId: v.optional(LineId),
  /** What a line of its own is called. */
  lineName: text(40),
  lineNameEn: text(80),
  /** Whether somebody who isn't bound may take a number there. */
  guests: v.boolean(),
})
export type WindowChange = v.InferOutput<typeof WindowChange>

/** The writes that tell both who follow, for the transaction in which the decision took effect. */
export const changeWrites = (
  source: { readonly applicationId: string; readonly v: number },
  change: WindowChange,
  now: Date,
): Write[] =>
  changeKinds.map((kind) => {
    const { lineId, ...facts } = change
    const event: Doc<typeof Events> = {
      _id: `windows:${source.applicationId}:${String(source.v)}:${kind}`,
      kind,
      takenBy: [],
      pending: true,
      facts: { ...facts, services: change.services.join(' '), ...(lineId === undefined ? {} : { lineId }) },
      at: now,
      updatedAt: now,
    }
    return { of: Events, insert: event }
  })

const EACH_TIME = 100

/**
 * Takes in what windows were changed, each once: `apply` ends with `settle` under the context it is given, which
 * keeps the event's name with its writes, so that a timer that ran twice or died does nothing twice.
 */
export const takeWindowChanges = async (
  kind: ChangeKind,
  us: string,
  apply: (change: WindowChange, context: Context) => Promise<void>,
  context: Context,
): Promise<void> => {
  const due: Pick<Event, 'pending' | 'kind'> = { pending: true, kind }
  for (const event of await find(Events, due, { order: [['at', 1]], limit: EACH_TIME })) {
    const facts = v.safeParse(WindowChange, event.facts)
    const once = { ...context, opId: event._id, operation: event._id, inputHash: kind }
    if (!facts.success) {
      // Kept out of the way of those behind it; the event itself stays to be looked at.
      console.error(`event ${event._id} has other facts: ${facts.issues[0].message}`)
    } else if ((await earlierAnswer(once)).kind === 'none') await apply(facts.output, once)
    await update(
      Events,
      { _id: event._id, pending: true },
      { pending: false, takenBy: is.addToSet(us), updatedAt: context.now },
    )
  }
}
