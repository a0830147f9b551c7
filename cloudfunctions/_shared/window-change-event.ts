import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { earlierAnswer } from '../_kernel/operation'
import { endRun } from '../_kernel/sound'
import { type BrokenDocument, Contended, findRaw, findSound, is, update, type Write } from '../_kernel/store'
import { shapeFault } from '../_kernel/shape-fault'
import { type Event, Events, newEvent } from './event'
import { type ChangeKind, changeKinds, WindowChange } from './window-change'

/** The writes that tell all who follow, for the transaction in which the decision took effect. */
export const changeWrites = (
  source: { readonly applicationId: string; readonly v: number },
  change: WindowChange,
  now: Date,
): Write[] =>
  changeKinds.map((kind) => {
    const { lineId, ...facts } = change
    const told = {
      ...facts,
      services: change.services.join(' '),
      ...(lineId === undefined ? {} : { lineId }),
    }
    const name = `windows:${source.applicationId}:${String(source.v)}:${kind}`
    return { of: Events, insert: newEvent(name, kind, told, { now }) }
  })

const EACH_TIME = 100

/** The windows that events speak of which no longer fit their schema: what comes behind those has to wait. */
const windowsOf = async (broken: readonly BrokenDocument[]): Promise<string[]> => {
  if (broken.length === 0) return []
  const raw = await findRaw(Events.name, { _id: is.in(broken.map(({ id }) => id)) })
  return raw.flatMap(({ facts }) => {
    const known = v.safeParse(v.object({ windowId: v.string() }), facts)
    return known.success ? [known.output.windowId] : []
  })
}

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
  const stuck = new Set<string>()
  const { sound, broken } = await findSound(Events, due, { order: [['at', 1]], limit: EACH_TIME })
  for (const windowId of await windowsOf(broken)) stuck.add(windowId)
  for (const event of sound) {
    const facts = v.safeParse(WindowChange, event.facts)
    const once = { ...context, opId: event._id, operation: event._id, inputHash: kind }
    if (!facts.success) {
      // Kept out of the way of those behind it; the event itself stays to be looked at.
      console.error(`event ${event._id} has other facts: ${shapeFault(facts.issues[0])}`)
    } else {
      const { windowId } = facts.output
      // What was decided later about the same window waits for what was decided first.
      if (stuck.has(windowId)) continue
      try {
        if ((await earlierAnswer(once)).kind === 'none') await apply(facts.output, once)
      } catch (error) {
        stuck.add(windowId)
        if (!(error instanceof Contended)) console.error(`event ${event._id}`, error)
        continue
      }
    }
    await update(
      Events,
      { _id: event._id, pending: true },
      { pending: false, takenBy: is.addToSet(us), updatedAt: context.now },
    )
  }
  endRun(broken)
}
