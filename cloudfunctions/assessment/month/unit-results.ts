import { find } from '../../_kernel/store'
import { PublishedResults } from '../collections'
import type { MonthFigures, UnitResult } from '../figures'
import { monthHash, type Result, resultsHash, type UnitResults, unitResultsId } from './result'

const MOST = 1000

/** Results of a month by unit, as they are published. */
export const byUnit = ({ month, results }: MonthFigures, revision: number, now: Date): UnitResults[] => {
  const unitIds = [...new Set(results.map(({ unitId }) => unitId))].sort()
  return unitIds.map((unitId) => {
    const own = results
      .filter((one) => one.unitId === unitId)
      .map(({ unitId: _unitId, ...result }): Result => result)
    return {
      _id: unitResultsId(month, revision, unitId),
      month,
      revision,
      unitId,
      results: own,
      personIds: own.filter(({ kind }) => kind === 'person').map(({ id }) => id),
      hash: resultsHash(own),
      createdAt: now,
      updatedAt: now,
      v: 1,
    }
  })
}

/** The hash that a month would have if it were published as it is. */
export const hashOf = (figures: MonthFigures): string => monthHash(byUnit(figures, 1, new Date(0)))

/** What was published of a month in a revision. */
export const publishedResults = async (month: string, revision: number): Promise<UnitResult[]> => {
  const units = await find(PublishedResults, { month, revision }, { limit: MOST })
  return units.flatMap(({ unitId, results }) => results.map((result) => ({ ...result, unitId })))
}
