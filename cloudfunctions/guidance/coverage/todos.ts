import type { Context } from '../../_kernel/context'
import { allSound, endRun } from '../../_kernel/sound'
import { findSound } from '../../_kernel/store'
import { DAY_MINUTES, instantOf } from '../../_kernel/time'
import { PublishedSheets } from '../../_shared/published-sheet'
import { renewTodos } from '../../_shared/todo'
import { MOST_SHEETS } from '../catalogue'
import { CoverageEntries } from '../collections'
import { isUncovered } from './entry'

/** A matter should have come to a window or online by now (§6). */
const LATE = 'coverageLate'

/** 待办 of heads whose plan for a matter is past its day, anew every night. */
export const renewCoverageTodos = async ({ now, day }: Pick<Context, 'now' | 'day'>): Promise<void> => {
  const { sound, broken } = await allSound(CoverageEntries, { state: 'open' })
  const published = await findSound(PublishedSheets, {}, { limit: MOST_SHEETS })
  const uncovered = new Set(published.sound.filter(isUncovered).map(({ _id }) => _id))
  const due = sound.flatMap((entry) =>
    entry.state !== 'open' ||
    entry.plan === 'stays' ||
    entry.planOn >= day ||
    (entry.code !== undefined && !uncovered.has(entry.code))
      ? []
      : [
          {
            kind: LATE,
            subject: entry._id,
            for: { role: 'unitHead' as const, unitId: entry.unitId },
            zh: `“${entry.name}”的进驻计划已到期，请更新`,
            en: `The plan to bring “${entry.name}” to the centre is past its day: please renew it`,
            page: '/centre/coverage/coverage',
            since: instantOf(entry.planOn, DAY_MINUTES),
            dueAt: instantOf(entry.planOn, DAY_MINUTES),
          },
        ],
  )
  await renewTodos([LATE], due, now)
  endRun([...broken, ...published.broken])
}
