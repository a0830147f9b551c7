import { endRun, allSound } from '../../_kernel/sound'
import { addDays, DAY_MINUTES, instantOf } from '../../_kernel/time'
import { renewTodos, type TodoDraft } from '../../_shared/todo'
import { Opinions } from '../collections'
import { listedOn } from './opinion'

/** Opinions that a unit has not answered, and those that it has left for longer than it should. */
const ANSWER = 'opinionAnswer'
const LATE = 'opinionLate'
/** Days within which an opinion on the list is to be answered. */
const ANSWER_DAYS = 14

const PAGE = '/about/opinion-desk/opinion-desk'

/** 待办 of whoever heads a unit with unanswered opinions; two weeks later of the centre, too (§8). */
export const renewAnswerTodos = async (now: Date): Promise<void> => {
  const { sound, broken } = await allSound(Opinions, { waits: true })
  const waiting = sound.flatMap(({ unitId, listed }) =>
    unitId === undefined || listed === undefined ? [] : [{ unitId, on: listedOn(listed) }],
  )
  const drafts = [...new Set(waiting.map(({ unitId }) => unitId))].flatMap((unitId): TodoDraft[] => {
    const days = waiting.filter((one) => one.unitId === unitId).map(({ on }) => on)
    const first = [...days].sort()[0]
    if (first === undefined) return []
    const n = String(days.length)
    const dueAt = instantOf(addDays(first, ANSWER_DAYS), DAY_MINUTES)
    const common = { subject: unitId, page: PAGE, since: instantOf(first, 0) }
    const ofUnit: TodoDraft = {
      ...common,
      kind: ANSWER,
      for: { role: 'unitHead', unitId },
      zh: `${n} 条师生意见等单位答复`,
      en: `${n} opinions wait for the unit's answer`,
      dueAt,
    }
    if (dueAt > now) return [ofUnit]
    const late: TodoDraft = {
      ...common,
      kind: LATE,
      for: { role: 'centreStaff' },
      zh: '有单位两周没有答复师生意见，请催办或由中心答复',
      en: 'A unit has left opinions for two weeks: remind it, or answer for the centre',
      since: dueAt,
    }
    return [ofUnit, late]
  })
  await renewTodos([ANSWER, LATE], drafts, now)
  endRun(broken)
}
