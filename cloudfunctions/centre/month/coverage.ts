import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import { findFields, findSoundFields, is } from '../../_kernel/store'
import { Count, Id } from '../../_kernel/values'

const purpose = 'read to show how far windows were kept in a month that was published'
const Published = v.object({ wholeRun: Count, publications: v.array(v.object({ run: Count })) })
const Kept = v.object({
  windowId: Id,
  key: v.string(),
  run: Count,
  requiredMinutes: Count,
  unionMinutes: Count,
})
/** `attendance` alone writes both. */
const months = readFrom('months', Published, purpose)
const monthRows = readFrom('monthRows', Kept, purpose)

const MOST = 1000

/** How far a window was kept: of the minutes in which somebody had to be there, those in which somebody was. */
export type KeptWindow = Pick<v.InferOutput<typeof Kept>, 'windowId' | 'requiredMinutes' | 'unionMinutes'>

/** The latest row of each window. */
export const latestRows = <Row extends { readonly key: string; readonly run: number }>(
  rows: readonly Row[],
): Row[] => [
  ...new Map([...rows].sort((one, other) => one.run - other.run).map((row) => [row.key, row])).values(),
]

/** AB coverage of a month by window as it was last published (§21 §25); nothing before anybody published it. */
export const keptWindows = async (month: string): Promise<KeptWindow[] | undefined> => {
  const fields = ['wholeRun', 'publications']
  const [known] = await findFields(months, Published, fields, { _id: month }, { limit: 1 })
  const run = known?.publications.at(-1)?.run
  if (known === undefined || run === undefined) return undefined
  const rows = await findSoundFields(
    monthRows,
    Kept,
    Object.keys(Kept.entries),
    { month, kind: 'window', run: is.gte(known.wholeRun).and(is.lte(run)) },
    { limit: MOST },
  )
  return latestRows(rows)
}

/** Tenths of a percent, rounded down, so that 99.96 % is never shown as whole; nothing where nothing was required. */
export const keptPermille = (kept: readonly KeptWindow[]): number | undefined => {
  const required = kept.reduce((sum, { requiredMinutes }) => sum + requiredMinutes, 0)
  const union = kept.reduce((sum, { unionMinutes }) => sum + unionMinutes, 0)
  return required === 0 ? undefined : Math.floor((union * 1000) / required)
}
