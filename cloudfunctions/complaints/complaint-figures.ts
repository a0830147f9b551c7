import * as v from 'valibot'
import type { OutputOf } from '../_kernel/contract'
import { monthBefore, monthDays, monthOf } from '../_kernel/month'
import { allSoundFields } from '../_kernel/sound'
import { is } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'
import { ComplaintParts } from './collections'
import { aboutKinds, desks, findings, topics } from './complaint-shape'
import type { contract } from './contract'
import type { Doors } from './door'
import { unitName } from './names'
import { shownCount, withoutSmall } from './small-number'

type Figures = OutputOf<(typeof contract)['complaintFigures']>
const MONTHS = 12

/** What is counted of a matter, and nothing of what it says. */
const Counted = v.object({
  filedOn: Day,
  desk: v.picklist(desks),
  topic: v.picklist(topics),
  about: v.object({ kind: v.picklist(aboutKinds) }),
  unitId: v.optional(Id),
})
const Found = v.object({ finding: v.optional(v.object({ finding: v.picklist(findings) })) })

const within = (first: string, last = first) => is.gte(monthDays(first).from).and(is.lte(monthDays(last).to))

type Table = Figures['byKind']
const table = (labels: readonly string[], of: readonly string[]): Table => {
  const { cells, total } = withoutSmall(
    labels.map((label) => ({ label, count: of.filter((one) => one === label).length })),
  )
  return {
    rows: cells.map(({ label, count }) => (count === undefined ? { label } : { label, count })),
    ...(total === undefined ? {} : { total }),
  }
}

/**
 * 投诉统计: of months that are over, each by itself, so that no later look tells by the difference what was added. What
 * is sealed counts among all, and nowhere else. Findings count in the month in which they were decided.
 */
export const complaintFigures: Doors['complaintFigures'] = async ({ month: wanted }, { day, language }) => {
  const latest = monthBefore(monthOf(day))
  const month = wanted === undefined || wanted > latest ? latest : wanted
  let first = latest
  const months = [first]
  while (months.length < MONTHS) {
    first = monthBefore(first)
    months.unshift(first)
  }
  const filed = await allSoundFields(ComplaintParts, Counted, { filedOn: within(first, latest) })
  const own =
    first <= month ? filed : await allSoundFields(ComplaintParts, Counted, { filedOn: within(month) })
  const parts = own.filter(({ filedOn }) => monthOf(filedOn) === month)
  const open = parts.filter(({ desk }) => desk !== 'discipline')
  const decided = await allSoundFields(ComplaintParts, Found, { 'decision.on': within(month) })
  const units = [...new Set(open.flatMap(({ unitId }) => unitId ?? []))]
  const unitNames = new Map(
    await Promise.all(units.map(async (id) => [id, await unitName(id, language)] as const)),
  )
  const byUnit = table(
    units,
    open.flatMap(({ unitId }) => unitId ?? []),
  )
  return {
    month,
    latest,
    months: months.map((label) => {
      const count = shownCount(filed.filter(({ filedOn }) => monthOf(filedOn) === label).length)
      return count === undefined ? { label } : { label, count }
    }),
    byKind: table(
      aboutKinds,
      open.map(({ about }) => about.kind),
    ),
    byTopic: table(
      topics.filter((topic) => topic !== 'discipline'),
      open.map(({ topic }) => topic),
    ),
    byUnit: {
      ...byUnit,
      rows: byUnit.rows.map((row) => ({ ...row, label: unitNames.get(row.label) ?? row.label })),
    },
    byFinding: table(
      findings,
      decided.flatMap(({ finding }) => finding?.finding ?? []),
    ),
  }
}
