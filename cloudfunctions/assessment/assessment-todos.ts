import type { Context } from '../_kernel/context'
import { monthBefore, monthOf } from '../_kernel/month'
import { allSound, eachDue, endRun } from '../_kernel/sound'
import { count, findSound, insertMissing, is, update } from '../_kernel/store'
import type { Timer } from '../_kernel/timer'
import { Events } from '../_shared/event'
import { tellingEvent } from '../_shared/telling'
import { putTodo, renewTodos, type TodoDraft } from '../_shared/todo'
import { type Accountability, waitsForOffice } from './accountability/accountability'
import { Accountabilities, Entries, Hearings, Months, Proposals } from './collections'
import { assessedPeople, monthFigures } from './figures'
import { type AssessmentMonth, type Hearing, isOver } from './month/month'
import { untilOf } from './month/standing'
import type { Proposal } from './entry/proposal'
import { hashOf, publishedResults } from './month/unit-results'

/** An entry by hand waits for a second person. */
export const PROPOSAL = 'assessmentEntry'
/** A month is over and not shown, or shown and not published. */
export const MONTH = 'assessmentMonth'
export const OBJECTION = 'assessmentObjection'
/** The ledger of a month says something else than what was published of it. */
export const REVISE = 'assessmentRevise'
export const ACCOUNTABILITY = 'accountability'

const proposalTodos = ({ _id, createdAt }: Proposal): TodoDraft[] =>
  (['centreStaff', 'centreAdmin'] as const).map((role) => ({
    kind: PROPOSAL,
    subject: _id,
    for: { role },
    zh: '有一条考核的人工记录，等另一个人确认',
    en: 'An entry of assessment waits for a second person',
    page: '/assessment/entries/entries',
    since: createdAt,
  }))

export const putProposalTodos = async (proposal: Proposal, now: Date): Promise<void> => {
  for (const todo of proposalTodos(proposal)) await putTodo(todo, now)
}

const monthTodo = (month: string, since: Date, isShown: boolean): TodoDraft => ({
  kind: MONTH,
  subject: month,
  for: { role: 'centreAdmin' },
  zh: isShown ? `${month} 考核的异议期过了，可以公布` : `${month} 的考核可以核对、公示了`,
  en: isShown ? `Objections to ${month} are over: publish its results` : `Results of ${month} can be shown`,
  page: `/assessment/month/month?month=${month}`,
  since,
})

const objectionTodo = ({ _id, month, createdAt, objection }: Hearing): TodoDraft => ({
  kind: OBJECTION,
  subject: _id,
  for: { role: 'centreAdmin' },
  zh: `有人对 ${month} 的考核提了异议`,
  en: `Somebody objects to their result of ${month}`,
  page: `/assessment/result/result?month=${month}&kind=person&id=${objection?.personId ?? ''}`,
  since: objection?.at ?? createdAt,
})

export const putObjectionTodo = (hearing: Hearing, now: Date): Promise<void> =>
  putTodo(objectionTodo(hearing), now)

const reviseTodo = (month: string, since: Date): TodoDraft => ({
  kind: REVISE,
  subject: month,
  for: { role: 'centreAdmin' },
  zh: `${month} 的考核公布以后有变化，请核对后再公布`,
  en: `The ledger of ${month} changed since its results were published`,
  page: `/assessment/month/month?month=${month}`,
  since,
})

/** Asks for a revision of those of these months that are published already. */
export const putReviseTodos = async (months: readonly string[], { now }: Context): Promise<void> => {
  const { sound } = await findSound(Months, { _id: is.in(months), state: 'published' })
  for (const { _id } of sound) await putTodo(reviseTodo(_id, now), now)
}

const accountabilityTodo = ({ _id, updatedAt, state }: Accountability): TodoDraft => ({
  kind: ACCOUNTABILITY,
  subject: _id,
  for: { role: 'steeringOffice' },
  zh: state === 'overturned' ? '一件单位责任的依据已撤销，请重新定' : '有单位的责任要定',
  en:
    state === 'overturned'
      ? "The ground of a unit's accountability fell: decide anew"
      : 'The accountability of a unit is to be decided',
  page: '/assessment/accountability/accountability',
  since: updatedAt,
})

/** What of a shown month waits: that it is published, once nobody can object any more. */
const shownTodo = async (known: AssessmentMonth, { now, day }: Context): Promise<TodoDraft[]> => {
  const { sound } = await allSound(Entries, { month: known._id, createdAt: is.gt(known.shownAt) })
  const until = await untilOf(known, sound)
  return until.covered && day > until.day ? [monthTodo(known._id, now, true)] : []
}

const changedTodo = async (known: AssessmentMonth, { now }: Context): Promise<TodoDraft[]> => {
  // As many entries as there were: nothing came in, and the rest is not worked out anew.
  if ((await count(Entries, { month: known._id })) === known.entries) return []
  return hashOf(await monthFigures(known._id)) === known.hash ? [] : [reviseTodo(known._id, now)]
}

/** 待办 of all that waits in assessment, made anew every night. */
const renewAssessmentTodos = async (context: Context): Promise<void> => {
  const { now, day } = context
  const last = monthBefore(monthOf(day))
  const [proposals, hearings, months, matters] = await Promise.all([
    allSound(Proposals, { state: 'proposed' }),
    allSound(Hearings, { isOpen: true }),
    allSound(Months, {}),
    allSound(Accountabilities, { state: is.in(['open', 'overturned']) }),
  ])
  const due = [
    ...proposals.sound.flatMap(proposalTodos),
    ...hearings.sound.map(objectionTodo),
    ...matters.sound.filter(({ state }) => waitsForOffice[state]).map(accountabilityTodo),
  ]
  const isKnown = [...months.sound.map(({ _id }) => _id), ...months.broken.map(({ id }) => id)].includes(last)
  if (isOver(last, day) && !isKnown) due.push(monthTodo(last, now, false))
  const failures: unknown[] = []
  for (const known of months.sound) {
    try {
      const todo = known.state === 'shown' ? shownTodo : changedTodo
      due.push(...(await todo(known, context)))
    } catch (error) {
      failures.push(error)
    }
  }
  await renewTodos([PROPOSAL, OBJECTION, MONTH, REVISE, ACCOUNTABILITY], due, now)
  endRun([...proposals.broken, ...hearings.broken, ...months.broken, ...matters.broken, ...failures])
}

const toldOf = ({ _id, revision }: AssessmentMonth) =>
  revision === 0
    ? {
        zh: `${_id} 的考核结果出来了，请核对；有异议三个工作日内提。`,
        en: `Your result of ${_id} is shown. Object within three working days.`,
      }
    : revision === 1
      ? { zh: `${_id} 的考核结果已经公布。`, en: `The results of ${_id} are published.` }
      : {
          zh: `${_id} 的考核结果重新公布了，第 ${String(revision)} 版。`,
          en: `The results of ${_id} are published anew: revision ${String(revision)}.`,
        }

const peopleIn = async ({ _id, revision }: AssessmentMonth): Promise<string[]> => {
  if (revision === 0) return assessedPeople(_id)
  const results = await publishedResults(_id, revision)
  return results.filter(({ kind }) => kind === 'person').map(({ id }) => id)
}

/** Everybody who is assessed hears that a month is shown or published: each once, however often this runs or dies. */
const tellMonths = (context: Context): Promise<void> =>
  eachDue(Months, { isTold: false }, { order: [['_id', 1]] }, async (month) => {
    const source = { of: Months.name, id: month._id, v: month.revision + 1, kind: month.state }
    const words = { ...toldOf(month), page: `/assessment/result/result?month=${month._id}` }
    const told = (await peopleIn(month)).map((reader) => tellingEvent(source, { reader, ...words }, context))
    if (told.length > 0) await insertMissing(Events, told)
    await update(Months, { _id: month._id, revision: month.revision, state: month.state }, { isTold: true })
  })

export const assessmentTimers: readonly Timer[] = [
  { name: 'tellMonths', every: 'minute', run: tellMonths },
  { name: 'renewAssessmentTodos', every: { dayAt: 170 }, run: renewAssessmentTodos },
]
