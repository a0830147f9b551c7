import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { findSoundFields, is } from '../_kernel/store'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../_shared/todo'
import { type Topic, topics } from '../_shared/topic'
import { Outbox } from './collections'
import { isSetupFault } from './outbox-entry'

const KIND = 'messageSetup'

const topicNames: Record<Topic, readonly [zh: string, en: string]> = {
  turn: ['快到号', 'nearly called'],
  called: ['叫到号', 'called'],
  case: ['办件进展', 'case news'],
}

const todoOf = (topic: Topic, code: number, since: Date): TodoDraft => {
  const [zh, en] = topicNames[topic]
  return {
    for: { role: 'centreAdmin' },
    kind: KIND,
    subject: topic,
    zh: `微信没有收下“${zh}”的订阅消息（${String(code)}），请核对模板`,
    en: `WeChat did not take a message (${en}): code ${String(code)}. Please check its template`,
    page: '/centre/sending/sending',
    since,
  }
}

/** What the last answers of a run say: a template that is not as WeChat wants it waits for the administrator. */
export const noteAnswers = async (last: ReadonlyMap<Topic, number>, now: Date): Promise<void> => {
  for (const [topic, code] of last) {
    if (isSetupFault(code)) await putTodo(todoOf(topic, code, now), now)
    else if (code === 0) await clearTodos(topic, KIND)
  }
}

const Answered = v.object({ code: v.number(), updatedAt: v.date() })

/** By night: the same from the outbox itself. */
export const renewSetupTodos = async ({ now }: Context): Promise<void> => {
  const newest = await Promise.all(
    topics.map(async (topic) => {
      const state = is.in(['sent', 'failed'])
      const order = [['updatedAt', -1]] as const
      const [one] = await findSoundFields(
        Outbox,
        Answered,
        ['code', 'updatedAt'],
        { topic, state },
        // The newest that can be read: one that somebody broke hides no other.
        { order, limit: 10 },
      )
      return { topic, one }
    }),
  )
  const due = newest.flatMap(({ topic, one }) =>
    one !== undefined && isSetupFault(one.code) ? [todoOf(topic, one.code, one.updatedAt)] : [],
  )
  await renewTodos([KIND], due, now)
}
