import { allSound } from '../../_kernel/sound'
import type { BrokenDocument } from '../../_kernel/store'
import { is } from '../../_kernel/store'
import { MonthAnswers, MonthRows } from '../collections'
import { latestOf, type Month, type PersonRow } from './record'

interface Rows {
  readonly rows: PersonRow[]
  readonly broken: readonly BrokenDocument[]
}

/** Everybody's latest row of a month; with `after`, of those alone that a later run than this one wrote. */
export const personRows = async ({ _id, wholeRun }: Month, after = wholeRun - 1): Promise<Rows> => {
  const { sound, broken } = await allSound(MonthRows, { month: _id, kind: 'person', run: is.gt(after) })
  return { rows: latestOf(sound.flatMap((one) => (one.kind === 'person' ? [one] : []))), broken }
}

/** Whoever has not answered what a month says of them now: what was said of something else is no answer. */
export const unanswered = async (month: Month): Promise<Rows> => {
  const [people, answers] = await Promise.all([
    personRows(month),
    allSound(MonthAnswers, { month: month._id }),
  ])
  const isAnswered = ({ personId, hash }: PersonRow): boolean =>
    answers.sound.some((one) => one.personId === personId && (one.hash === hash || one.isWaiting))
  return {
    rows: people.rows.filter((row) => !isAnswered(row)),
    broken: [...people.broken, ...answers.broken],
  }
}
