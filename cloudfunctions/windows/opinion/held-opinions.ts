import * as v from 'valibot'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { settle } from '../../_kernel/operation'
import { isRefusal } from '../../_kernel/refusal'
import { find, findFields, is } from '../../_kernel/store'
import { renewHeldTodo } from '../../_shared/held-words'
import { Opinions, ServiceWindows } from '../collections'
import type { Windows } from '../door'
import { refuse } from '../refusals'

const PAGE = 30
// That one waits stands in this field alone, whatever else of it is broken.
const Held = v.object({ held: v.string() })

/** Brings the centre's to-do to what waits for review now. */
export const renewHeldTodos = async (now: Date): Promise<void> => {
  const oldest = { order: [['held', 1]], limit: 1 } as const
  const [first] = await findFields(Opinions, Held, ['held'], { held: is.gt('') }, oldest)
  await renewHeldTodo('heldOpinions', first?.held, now)
}

/** 待审核的意见 (0.3): what WeChat could not decide, oldest week first. Nobody knows whose they are. */
export const heldOpinions: Windows['heldOpinions'] = async ({ cursor }) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const found = await find(Opinions, { held: is.gt(last ?? '') }, { order: [['held', 1]], limit: PAGE })
  const windowIds = [...new Set(found.map(({ windowId }) => windowId))]
  const places =
    windowIds.length === 0 ? [] : await find(ServiceWindows, { _id: is.in(windowIds) }, { limit: PAGE })
  const noOf = new Map(places.map(({ _id, no }) => [_id, no]))
  return {
    opinions: found.map(({ _id, windowId, about, words, week }) => ({
      opinionId: _id,
      windowNo: noOf.get(windowId) ?? 0,
      about,
      words,
      week,
    })),
    ...nextCursor(found, PAGE, ({ held }) => held),
  }
}

/** 审核意见: a person passes or stops what WeChat could not decide (0.3). */
export const reviewOpinion: Windows['reviewOpinion'] = async ({ opinionId, isPassed }, context) => {
  const [known] = await find(Opinions, { _id: opinionId, held: is.gt('') }, { limit: 1 })
  if (known === undefined) return refuse('OPINION_REVIEWED', {})
  const { held: _waited, ...rest } = known
  const state = isPassed ? 'passed' : 'stopped'
  // Its stamps stay at the week: when it was reviewed is the reviewer's entry alone.
  const next = { ...rest, wordsState: state, v: known.v + 1 } as const
  const facts = { before: { wordsState: known.wordsState }, after: { wordsState: state } }
  await settle(context, { state }, [{ of: Opinions, replace: next, ...facts }])
  await renewHeldTodos(context.now)
  return { state }
}
