import { addDays, type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import type { Random } from '../../local/seed/random'
import { windowIds } from './many-cases'

/** A case that many hands went over. */
export const busySubject = 'cases:k0000007'

/** The nth entry of a long audit: cases that clerks changed, over five years. */
export const manyEntry = (n: number, today: Day, clerk: string, random: Random): object => {
  const by = random.chance(0.02) ? clerk : `visitor-${String(random.below(300))}`
  const subject = random.chance(0.01)
    ? busySubject
    : `cases:k${String(random.below(30_000)).padStart(7, '0')}`
  return {
    _id: `${subject}:${String(n)}`,
    subject,
    endpoint: 'cases.checkPapers',
    what: '核对材料',
    by,
    role: 'windowStaff',
    at: instantOf(addDays(today, -random.below(1825)), 480 + random.below(500)),
    before: { state: 'received' },
    after: { state: 'received', papers: n },
    seal: 1,
  }
}

/** The nth to-do: every window has a long list of them, which is no good sign. */
export const manyTodo = (n: number, today: Day, random: Random): object => {
  const since = instantOf(addDays(today, -random.below(30)), 480 + random.below(500))
  const desk = `windowStaff:${random.pick(windowIds)}`
  return {
    _id: `caseDue:k${String(n)}:${desk}`,
    kind: 'caseDue',
    subject: `k${String(n)}`,
    desk,
    zh: '办件明天到期',
    en: 'A case is due tomorrow',
    page: '/staff/case/case',
    since,
    updatedAt: since,
  }
}
