import { Accounts } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import { allSound, endRun } from '../_kernel/sound'
import { findSound, is } from '../_kernel/store'
import { type Day, instantOf } from '../_kernel/time'
import type { Desk as TodoDesk } from '../_shared/todo'
import { renewTodos, renewTodosOf, type TodoDraft } from '../_shared/todo'
import { unitHeads } from '../_shared/unit-head'
import { ComplaintParts } from './collections'
import type { ComplaintPart } from './complaint'
import type { State } from './complaint-shape'
import { dueOn, isLate } from './part/deadline'
import { noOfPart } from './part/number'
import { handlerOf, type Part } from './part/change'
import { deskPeople } from './part/respondent'
import { type Chain, type Handler, isInChain, type Viewer } from './part/route'

const kinds = ['complaint', 'complaintLate', 'complaintHearing', 'complaintMajor'] as const
const MOST = 1000

const todoDesks = (handler: Handler): readonly TodoDesk[] =>
  handler.desk === 'unit'
    ? [{ role: 'unitHead', unitId: handler.unitId }]
    : handler.desk === 'centre'
      ? [{ role: 'centreStaff' }]
      : [{ role: handler.desk }]

type Member = Viewer & { readonly personId: string }
type Members = (handler: Handler, day: Day) => Promise<readonly Member[]>

/** Whoever works at a desk and has a phone to see it on. */
const membersOf: Members = async (handler, day) => {
  const ids = await (handler.desk === 'unit' ? unitHeads(handler.unitId, day) : deskPeople(handler.desk, day))
  return ids.length === 0 ? [] : (await findSound(Accounts, { personId: is.in(ids) }, { limit: MOST })).sound
}

/** The same, asked once a desk: for all matters together. */
const rememberedMembers = (): Members => {
  const known = new Map<string, Promise<readonly Member[]>>()
  return (handler, day) => {
    const key = JSON.stringify(handler)
    const found = known.get(key) ?? membersOf(handler, day)
    known.set(key, found)
    return found
  }
}

/**
 * Whose to-do it is: the desk's, or, where somebody who works there is of the respondent's chain, that of each of the
 * others by themselves.
 */
const desksFor = async (
  handler: Handler,
  chain: Chain,
  day: Day,
  members: Members,
): Promise<readonly TodoDesk[]> => {
  const all = await members(handler, day)
  const outside = all.filter((one) => !isInChain(one, chain, day))
  return outside.length === all.length ? todoDesks(handler) : outside.map(({ personId }) => ({ personId }))
}

const waitsFor: Partial<Record<State, readonly [zh: string, en: string]>> = {
  received: ['等受理', 'waits to be accepted'],
  accepted: ['等核查', 'waits to be looked into'],
  investigating: ['等认定', 'waits for a finding'],
  found: ['等处理决定', 'waits for a decision'],
  decided: ['等答复投诉人', 'waits for its reply'],
  reviewing: ['等复查', 'waits for its review'],
}

const pageOf = ({ _id }: Part): string => `/complaints/part/part?partId=${_id}`

/** The desk whose turn it is: what a unit has found the centre decides (§14 §34). */
const turnOf = (part: ComplaintPart): Handler =>
  part.desk === 'unit' && (part.state === 'found' || part.state === 'reviewing')
    ? { desk: 'centre' }
    : handlerOf(part)

/** What waits because of one matter, for whom. */
const todosOf = async (part: Part, day: Day, members: Members): Promise<TodoDraft[]> => {
  const due = dueOn(part)
  const base = {
    subject: part._id,
    since: part.createdAt,
    ...(due === undefined ? {} : { dueAt: instantOf(due, 1440) }),
  }
  const no = noOfPart(part._id)
  const waits = waitsFor[part.state]
  const hasNews = part.talk.at(-1)?.from === 'complainant'
  const own =
    waits === undefined
      ? []
      : (await desksFor(turnOf(part), part.chain, day, members)).map((desk): TodoDraft => ({
          ...base,
          kind: 'complaint',
          for: desk,
          zh: `投诉 ${no} ${waits[0]}${hasNews ? '，投诉人有补充' : ''}`,
          en: `Complaint ${no} ${waits[1]}${hasNews ? '; more was added' : ''}`,
          page: pageOf(part),
        }))
  // What is late goes one desk up, by its number alone.
  const late =
    isLate(part, day) && (part.desk === 'centre' || part.desk === 'unit')
      ? (await desksFor({ desk: 'steeringOffice' }, part.chain, day, members)).map((desk): TodoDraft => ({
          ...base,
          kind: 'complaintLate',
          for: desk,
          zh: `投诉 ${no} 超过期限还没有办完这一步`,
          en: `Complaint ${no} is past its day`,
          page: '/staff/todos/todos',
        }))
      : []
  const hearings = part.hearings.flatMap(({ personId, answer, answerBy }): TodoDraft[] =>
    answer === undefined && (part.state === 'investigating' || part.state === 'accepted')
      ? [
          {
            ...base,
            dueAt: instantOf(answerBy, 1440),
            kind: 'complaintHearing',
            for: { personId },
            zh: '有一件事请您说明',
            en: 'You are asked to explain something',
            page: '/complaints/hearing/hearing',
          },
        ]
      : [],
  )
  const { dueAt: _undue, ...undated } = { dueAt: undefined, ...base }
  const major = part.awaitsAccountability
    ? (await desksFor({ desk: 'steeringOffice' }, part.chain, day, members)).map((desk): TodoDraft => ({
        ...undated,
        kind: 'complaintMajor',
        for: desk,
        zh: `重大问题 ${no}：请研究单位责任，并记下结果`,
        en: `Major matter ${no}: decide on the unit's accountability`,
        page: '/complaints/major/major',
      }))
    : []
  return [...own, ...late, ...hearings, ...major]
}

/** Brings what waits about one matter to what it is now. */
export const renewPartTodos = async (part: Part, { now, day }: Pick<Context, 'now' | 'day'>): Promise<void> =>
  renewTodosOf(part._id, kinds, await todosOf(part, day, membersOf), now)

/** Makes all of them anew, at the beginning of the day: what became late shows then. */
export const renewComplaintTodos = async ({ now, day }: Context): Promise<void> => {
  const [live, major] = await Promise.all([
    allSound(ComplaintParts, { isLive: true }),
    allSound(ComplaintParts, { awaitsAccountability: true, isLive: false }),
  ])
  const members = rememberedMembers()
  const all = [...live.sound, ...major.sound]
  const due = await Promise.all(all.map((part) => todosOf(part, day, members)))
  await renewTodos(kinds, due.flat(), now)
  endRun([...live.broken, ...major.broken])
}
