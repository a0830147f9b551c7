import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { is, remove } from '../../_kernel/store'
import { clockText, dayOf, instantOf, minuteOf } from '../../_kernel/time'
import { type Desk, renewTodos, renewTodosOf, type TodoDraft, Todos } from '../../_shared/todo'
import { Seals } from '../collections'
import { isLate, type Seal } from './seal'

/** Something was not back in time; its keeper has not said this evening that it is in its place. */
export const SEAL_OVERDUE = 'sealOverdue'
export const SEAL_UNSEEN = 'sealUnseen'

const page = (sealId: string): string => `/security/seal/seal?sealId=${sealId}`

/** What is confidential is not named outside its own page. */
export const called = ({ name, isConfidential }: Pick<Seal, 'name' | 'isConfidential'>) =>
  isConfidential ? { zh: '一件涉密物品', en: 'Something confidential' } : { zh: name, en: name }

/** Who has to see to something that is late: its keeper, who has it, their unit's head, and the centre (§30). */
export const desksOfLate = (known: Seal): Desk[] => {
  const people = [known.keeperId, ...(known.state === 'out' ? [known.out.by] : [])]
  return [
    ...[...new Set(people)].map((personId): Desk => ({ personId })),
    { role: 'unitHead', unitId: known.unitId },
    // The front desk may not know of what is confidential.
    { role: known.isConfidential ? 'centreAdmin' : 'centreStaff' },
  ]
}

const overdue = (known: Seal, now: Date): TodoDraft[] => {
  if (known.state !== 'out' || !isLate(known.out, now)) return []
  const { dueAt } = known.out
  const when = `${dayOf(dueAt)} ${clockText(minuteOf(dueAt))}`
  const it = called(known)
  return desksOfLate(known).map((desk) => ({
    kind: SEAL_OVERDUE,
    subject: known._id,
    for: desk,
    zh: `${it.zh}应在 ${when} 前归还，还没有还`,
    en: `${it.en} was due back by ${when}`,
    page: page(known._id),
    since: dueAt,
    dueAt,
  }))
}

/** To its keeper: that they have not looked in on it this evening. */
export const unseen = (known: Seal, since: Date): TodoDraft => {
  const it = called(known)
  return {
    kind: SEAL_UNSEEN,
    subject: known._id,
    for: { personId: known.keeperId },
    zh: `${it.zh}今天还没有确认在位`,
    en: `${it.en}: say that it is in its place today`,
    page: '/security/seals/seals',
    since,
  }
}

/** Brings what waits about one kept thing to how it stands; what was asked of its keeper is done or moot. */
export const renewSealTodosOf = (known: Seal, { now }: Pick<Context, 'now'>): Promise<void> =>
  renewTodosOf(known._id, [SEAL_OVERDUE, SEAL_UNSEEN], overdue(known, now), now)

/** 待办 of all kept things, made anew every night; an evening that was not confirmed is over with its day. */
export const renewSealTodos = async ({ now, day }: Context): Promise<void> => {
  const { sound, broken } = await allSound(Seals, { state: 'out' })
  await renewTodos(
    [SEAL_OVERDUE],
    sound.flatMap((one) => overdue(one, now)),
    now,
  )
  await remove(Todos, { kind: SEAL_UNSEEN, since: is.lt(instantOf(day, 0)) })
  endRun(broken)
}
