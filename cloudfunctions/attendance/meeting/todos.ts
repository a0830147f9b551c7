import type { Context } from '../../_kernel/context'
import { allSound, eachDue, endRun } from '../../_kernel/sound'
import { find, insertMissing, is, update } from '../../_kernel/store'
import type { Timer } from '../../_kernel/timer'
import { Events } from '../../_shared/event'
import { tellingEvent } from '../../_shared/telling'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { clockText, enDay, zhDay } from '../../_kernel/time'
import { MeetingPresences, Meetings } from '../collections'
import type { Meeting, MeetingPresence } from './meeting'
import { expectedAt } from './view'

/** Somebody asks to be let off from a meeting. */
export const ABSENCE = 'meetingAbsence'
const MOST = 1000

const todoOf = ({ _id, title, startsAt }: Meeting, presence: MeetingPresence): TodoDraft => ({
  kind: ABSENCE,
  subject: presence._id,
  for: { role: 'centreStaff' },
  zh: `有人向“${title}”请假，等中心审批`,
  en: `Somebody asks to be let off from “${title}”`,
  page: `/attendance/meeting/meeting?meetingId=${_id}`,
  since: presence.absence?.askedAt ?? presence.createdAt,
  dueAt: startsAt,
})

export const putAbsenceTodo = (meeting: Meeting, presence: MeetingPresence): Promise<void> =>
  putTodo(todoOf(meeting, presence), presence.updatedAt)

/** Meetings that stand, by id. */
const standingMeetings = async (ids: readonly string[]): Promise<ReadonlyMap<string, Meeting>> => {
  const found = await find(Meetings, { _id: is.in([...new Set(ids)]) }, { limit: MOST })
  return new Map(found.filter(({ cancelled }) => cancelled === undefined).map((one) => [one._id, one]))
}

/** 待办 of all absences that were asked for, made anew every night; a meeting that is over or off needs none. */
const renewAbsenceTodos = async ({ now }: Context): Promise<void> => {
  const { sound, broken } = await allSound(MeetingPresences, { isWaiting: true })
  const meetings = await standingMeetings(sound.map(({ meetingId }) => meetingId))
  const due = sound.flatMap((presence) => {
    const meeting = meetings.get(presence.meetingId)
    return meeting === undefined || meeting.startsAt < now ? [] : [todoOf(meeting, presence)]
  })
  await renewTodos([ABSENCE], due, now)
  endRun(broken)
}

const toldOf = ({ title, day, span, place, cancelled }: Meeting) => {
  const at = clockText(span.from)
  const [zhWhen, enWhen] = [`${zhDay(day)} ${at}`, `${enDay(day)} ${at}`]
  return cancelled === undefined
    ? {
        zh: `${zhWhen} 在${place}：${title}，请按时参加、扫屏签到。`,
        en: `${enWhen}, ${place}: ${title}. Please come, and sign in by the code on the screen.`,
      }
    : { zh: `${zhWhen} 的“${title}”取消了。`, en: `“${title}” on ${enWhen} is cancelled.` }
}

/** Whoever is expected hears of a meeting, or that it is off: each once, however often this runs or dies. */
const tellMeetings = (context: Context): Promise<void> =>
  eachDue(Meetings, { isTold: false }, { order: [['startsAt', 1]] }, async (meeting) => {
    const kind = meeting.cancelled === undefined ? 'planned' : 'cancelled'
    const source = { of: Meetings.name, id: meeting._id, v: 1, kind }
    const words = { ...toldOf(meeting), page: '/attendance/meetings/meetings' }
    const expected = await expectedAt(meeting)
    const told = expected.map(({ personId: reader }) => tellingEvent(source, { reader, ...words }, context))
    if (told.length > 0) await insertMissing(Events, told)
    await update(Meetings, { _id: meeting._id, v: meeting.v }, { isTold: true })
  })

/** Takes away what waits about a meeting that is off. */
export const clearMeetingTodos = async (meetingId: string): Promise<void> => {
  const waiting = await find(MeetingPresences, { meetingId, isWaiting: true }, { limit: MOST })
  for (const { _id } of waiting) await clearTodos(_id, ABSENCE)
}

export const meetingTimers: readonly Timer[] = [
  { name: 'tellMeetings', every: 'minute', run: tellMeetings },
  { name: 'renewAbsenceTodos', every: { dayAt: 160 }, run: renewAbsenceTodos },
]
