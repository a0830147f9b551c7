import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { insertMissing } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import { type Assessed, Events, assessedEvent } from '../../_shared/event'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { FollowUps } from '../collections'
import { type FollowUp, stepDue } from './follow-up'

const kinds = ['followUpVerify', 'followUpAnswer', 'followUpLate'] as const

/** Whether a unit is late with its answer, which counts for its window and itself, not for a person (§19). */
const isLate = (known: FollowUp, now: Date): boolean =>
  known.state === 'atUnit' && now >= instantOf(stepDue(known), 1440)

/** What waits for the centre or the unit because of a follow-up; late ones come before the centre again. */
const followUpTodos = (known: FollowUp, now: Date): TodoDraft[] => {
  const dueAt = instantOf(stepDue(known), 1440)
  const base = { subject: known._id, since: now, dueAt }
  if (known.state === 'opened') {
    const words = { zh: '有一条不满意的评价等核实', en: 'A low rating waits to be verified' }
    return [
      {
        ...base,
        ...words,
        kind: 'followUpVerify',
        for: { role: 'centreStaff' },
        page: '/staff/follow-ups/follow-ups',
      },
    ]
  }
  if (known.state !== 'atUnit') return []
  const words = { zh: '中心转来一条整改，等单位答复', en: 'The centre asks your unit to put something right' }
  const unit = { role: 'unitHead', unitId: known.unitId } as const
  const asked: TodoDraft = {
    ...base,
    ...words,
    kind: 'followUpAnswer',
    for: unit,
    page: `/staff/follow-ups/follow-ups?unitId=${known.unitId}`,
  }
  if (!isLate(known, now)) return [asked]
  const late = { zh: '一条整改超过 5 个工作日没有答复', en: 'A follow-up has no answer after 5 working days' }
  return [
    asked,
    {
      ...base,
      ...late,
      kind: 'followUpLate',
      for: { role: 'centreStaff' },
      page: '/staff/follow-ups/follow-ups',
    },
  ]
}

/** Brings the to-dos of one follow-up to what it is now. Repeated, it changes nothing. */
export const renewFollowUpTodos = async (known: FollowUp, now: Date): Promise<void> => {
  const due = followUpTodos(known, now)
  const wanted = new Set<string>(due.map(({ kind }) => kind))
  await clearTodos(known._id, ...kinds.filter((kind) => !wanted.has(kind)))
  for (const draft of due) await putTodo(draft, now)
}

/** Tells `assessment` of what a unit did not answer in time: once, by the follow-up's name. */
const tellLate = async (late: readonly FollowUp[], context: Pick<Context, 'now'>): Promise<void> => {
  const events = late.map((known) => {
    const { _id: sourceId, windowId, unitId } = known
    const facts = {
      rule: 'followUpLate',
      sourceId,
      version: 1,
      times: 1,
      windowId,
      unitId,
      on: stepDue(known),
    } satisfies Assessed
    return assessedEvent('cases', facts, context)
  })
  if (events.length > 0) await insertMissing(Events, events)
}

/** Makes all of them anew, at night. */
export const renewAllFollowUpTodos = async ({ now }: Pick<Context, 'now'>): Promise<void> => {
  const { sound, broken } = await allSound(FollowUps, { live: true })
  await tellLate(
    sound.filter((known) => isLate(known, now)),
    { now },
  )
  const due = sound.flatMap((known) => followUpTodos(known, now))
  await renewTodos(kinds, due, now)
  endRun(broken)
}
