import * as v from 'valibot'
import { canonical, sha256 } from '../../_kernel/hash'
import { YearMonth } from '../../_kernel/month'
import { Count, Id, stamps } from '../../_kernel/values'
import { subjectKinds } from '../assessment-shape'
import { scoreFields } from '../score-fields'

/** One result of a month with the entries that made it. */
export const Result = v.strictObject({
  kind: v.picklist(subjectKinds),
  id: Id,
  /** Of the window, or of the post of the person. */
  windowId: v.optional(Id),
  ...scoreFields,
  entries: v.pipe(v.array(Id), v.maxLength(1000)),
})
export type Result = v.InferOutput<typeof Result>

/** 公布的结果: what was published of a unit, its windows and its people; never edited, only followed by a revision. */
export const UnitResults = v.strictObject({
  /** MONTH:REVISION:UNIT */
  _id: Id,
  month: YearMonth,
  revision: v.pipe(Count, v.minValue(1)),
  unitId: Id,
  results: v.pipe(v.array(Result), v.maxLength(500)),
  /** People in it, under an index. */
  personIds: v.pipe(v.array(Id), v.maxLength(500)),
  hash: v.string(),
  ...stamps,
})
export type UnitResults = v.InferOutput<typeof UnitResults>

export const unitResultsId = (month: string, revision: number, unitId: string): string =>
  `${month}:${String(revision)}:${unitId}`

/** The same results have the same hash, in whatever order they were worked out. */
export const resultsHash = (results: readonly Result[]): string =>
  sha256(
    canonical(
      [...results]
        .map((one) => ({ ...one, entries: [...one.entries].sort() }))
        .sort((a, b) => (`${a.kind}:${a.id}` < `${b.kind}:${b.id}` ? -1 : 1)),
    ),
  )

/** The hash of a whole month, over those of its units. */
export const monthHash = (units: readonly Pick<UnitResults, 'unitId' | 'hash'>[]): string =>
  sha256(canonical([...units].map(({ unitId, hash }) => [unitId, hash]).sort()))
