import * as v from 'valibot'
import type { OutputOf } from '../_kernel/contract'
import { findSoundFields, is } from '../_kernel/store'
import { Day } from '../_kernel/time'
import { Id } from '../_kernel/values'
import { ComplaintParts } from './collections'
import { aboutKinds, desks, findings, topics } from './complaint-shape'
import type { contract } from './contract'
import type { Doors } from './door'
import { unitName } from './names'
import { shownCount, withoutSmall } from './small-number'

type Figures = OutputOf<(typeof contract)['complaintFigures']>
const PAGE = 1000
const MONTHS = 12

/** What is counted of a matter, and nothing of what it says. */
const Counted = v.object({
  _id: Id,
  filedOn: Day,
  desk: v.picklist(desks),
  topic: v.picklist(topics),
  about: v.object({ kind: v.picklist(aboutKinds) }),
  unitId: v.optional(Id),
})
const Found = v.object({ _id: Id, finding: v.optional(v.object({ finding: v.picklist(findings) })) })

const monthOf = (day: string): string => day.slice(0, 7)
/** The month `n` before. */
const monthBefore = (month: string, n: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - n
  return `${String(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, '0')}`
}
const within = (month: string) => is.gte(`${month}-01`).and(is.lte(`${month}-31`))

/** All that match, by pages; one that is broken hides no other. */
const all = async <S extends v.GenericSchema<unknown, { readonly _id: string }>>(
  fields: S,
  paths: readonly string[],
  where: Readonly<Record<string, unknown>>,
): Promise<v.InferOutput<S>[]> => {
  const found: v.InferOutput<S>[] = []
  for (let last = ''; ;) {
    const after = last === '' ? where : { ...where, _id: is.gt(last) }
    const page = await findSoundFields(ComplaintParts, fields, paths, after, {
      order: [['_id', 1]],
      limit: PAGE,
    })
    found.push(...page)
    const end = page.at(-1)
    if (end === undefined || page.length < PAGE) return found
    last = end._id
  }
}

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
  const latest = monthBefore(monthOf(day), 1)
  const month = wanted === undefined || wanted > latest ? latest : wanted
  const months = Array.from({ length: MONTHS }, (_one, back) => monthBefore(latest, MONTHS - 1 - back))
  const fields = ['_id', 'filedOn', 'desk', 'topic', 'about', 'unitId']
  const filed = await all(Counted, fields, {
    filedOn: is.gte(`${months[0] ?? month}-01`).and(is.lte(`${latest}-31`)),
  })
  const own =
    monthBefore(latest, MONTHS - 1) <= month ? filed : await all(Counted, fields, { filedOn: within(month) })
  const parts = own.filter(({ filedOn }) => monthOf(filedOn) === month)
  const open = parts.filter(({ desk }) => desk !== 'discipline')
  const decided = await all(Found, ['_id', 'finding'], { 'decision.on': within(month) })
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
