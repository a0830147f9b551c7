import { allSound } from '../../_kernel/sound'
import type { BrokenDocument } from '../../_kernel/store'
import { MonthAnswers, MonthRows } from '../collections'
import { latestOf, type Month, type PersonRow } from './record'

interface Rows {
  readonly rows: PersonRow[]
  readonly broken: readonly BrokenDocument[]
}

/** Everybody's latest row of a month; with `after`, of those alone that a later run than this one wrote. */
export const personRows = async (
  { _id, wholeRun, run: last }: Month,
  after = wholeRun - 1,
): Promise<Rows> => {
  // Run by run, which an index has in order; there are as many as the month was mended.
  const runs = Array.from({ length: last - after }, (_none, n) => after + 1 + n)
  const found = await Promise.all(runs.map((run) => allSound(MonthRows, { month: _id, kind: 'person', run })))
  const sound = found.flatMap((one) => one.sound)
  return {
    rows: latestOf(sound.flatMap((one) => (one.kind === 'person' ? [one] : []))),
    broken: found.flatMap((one) => one.broken),
  }
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
