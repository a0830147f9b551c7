import type { SheetContent } from '../../_kernel/spreadsheet/spreadsheet-write'
import { dayOf } from '../../_kernel/time'
import type { Grade, SubjectKind } from '../assessment-shape'
import { type Entry, subjectOf } from '../entry/entry'
import type { UnitResult } from '../figures'
import type { AssessmentMonth } from '../month/month'
import { pointsText } from '../rules/points'
import { type Frame } from '../rules/shape'
import { ruleOf, type RuleTable, tableOn } from '../rules/table'
import type { SubjectName } from '../subject-names'

const kindNames: Readonly<Record<SubjectKind, string>> = { person: '人员', window: '窗口', unit: '单位' }
const gradeNames: Readonly<Record<Grade, string>> = { excellent: '优秀', pass: '合格', below: '不合格' }
const originNames: Readonly<Record<Entry['origin'], string>> = { event: '系统', manual: '人工' }

/** One published month with its results. */
export interface PublishedMonth {
  readonly month: AssessmentMonth
  readonly results: readonly UnitResult[]
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

const gradeOf = (total: number, { pass, excellent }: Frame): Grade =>
  total >= excellent ? 'excellent' : total >= pass ? 'pass' : 'below'

/** What a year comes to: the mean of its published months, by the marks of the last of them. */
export const yearOf = (results: readonly UnitResult[], frame: Frame) => {
  const total = mean(results.map((one) => one.total))
  return {
    months: results.length,
    conduct: mean(results.map(({ conduct }) => conduct)),
    evaluation: mean(results.map(({ evaluation }) => evaluation)),
    bonus: mean(results.map(({ bonus }) => bonus)),
    total,
    grade: gradeOf(total, frame),
    excellent: results.filter(({ grade }) => grade === 'excellent').length,
    below: results.filter(({ grade }) => grade === 'below').length,
  }
}

type NameOf = (one: UnitResult) => SubjectName
const whose = (one: UnitResult, nameOf: NameOf): string[] => {
  const { name, unitName, windowNo } = nameOf(one)
  return [kindNames[one.kind], name, unitName, windowNo === undefined ? '' : String(windowNo)]
}
const rank: Readonly<Record<SubjectKind, number>> = { person: 0, window: 1, unit: 2 }
const inOrder = (a: UnitResult, b: UnitResult): number =>
  rank[a.kind] - rank[b.kind] || (`${a.unitId}${a.id}` < `${b.unitId}${b.id}` ? -1 : 1)

const yearRows = (months: readonly PublishedMonth[], frame: Frame, nameOf: NameOf): string[][] => {
  const all = months.flatMap(({ results }) => results)
  const subjects = [...new Map(all.map((one) => [subjectOf(one.kind, one.id), one])).entries()]
  return subjects
    .sort(([, a], [, b]) => inOrder(a, b))
    .map(([subject, one]) => {
      const own = all.filter(({ kind, id }) => subjectOf(kind, id) === subject)
      const { months: n, conduct, evaluation, bonus, total, grade, excellent, below } = yearOf(own, frame)
      const figures = [total, conduct, evaluation, bonus].map(pointsText)
      return [
        ...whose(one, nameOf),
        String(n),
        ...figures,
        gradeNames[grade],
        String(excellent),
        String(below),
      ]
    })
}

const monthRows = (months: readonly PublishedMonth[], nameOf: NameOf): string[][] =>
  months.flatMap(({ month, results }) =>
    [...results]
      .sort(inOrder)
      .map((one) => [
        month._id,
        ...whose(one, nameOf),
        ...[one.total, one.conduct, one.evaluation, one.bonus].map(pointsText),
        gradeNames[one.grade],
        String(one.ratings),
        one.entries.join(' '),
        String(month.revision),
        month.hash ?? '',
      ]),
  )

const entryRows = (
  months: readonly PublishedMonth[],
  entries: readonly Entry[],
  tables: readonly RuleTable[],
  nameOf: NameOf,
): string[][] => {
  const byId = new Map(entries.map((entry) => [entry._id, entry]))
  return months.flatMap(({ month, results }) =>
    [...results].sort(inOrder).flatMap((one) =>
      one.entries.flatMap((id) => {
        const entry = byId.get(id)
        if (entry === undefined) return []
        const rule = ruleOf(tableOn(tables, entry.on), entry.rule)
        return [
          [
            id,
            month._id,
            ...whose(one, nameOf),
            entry.on,
            rule?.name ?? entry.rule,
            String(entry.table),
            String(entry.times),
            pointsText(entry.points),
            originNames[entry.origin],
            entry.evidence,
            entry.reverses ?? '',
            entry.why ?? '',
            dayOf(entry.createdAt),
          ],
        ]
      }),
    ),
  )
}

const of = ['类别', '名称', '单位', '窗口']
const figures = ['总分', '日常表现', '师生评价', '加分']

/** A year as sheets: what it comes to, the months that this is the mean of, and the entries that those are made of. */
export const yearSheets = (
  months: readonly PublishedMonth[],
  entries: readonly Entry[],
  tables: readonly RuleTable[],
  frame: Frame,
  nameOf: NameOf,
): SheetContent[] => [
  {
    name: '年度汇总',
    rows: [
      [...of, '公布的月数', ...figures.map((one) => `平均${one}`), '年度等次', '优秀月数', '不合格月数'],
      ...yearRows(months, frame, nameOf),
    ],
  },
  {
    name: '各月结果',
    rows: [
      ['月份', ...of, ...figures, '等次', '评价条数', '记录编号', '公布版次', '公布摘要'],
      ...monthRows(months, nameOf),
    ],
  },
  {
    name: '考核记录',
    rows: [
      [
        '记录编号',
        '月份',
        ...of,
        '日期',
        '细则',
        '细则版次',
        '次数',
        '分值',
        '来源',
        '依据编号',
        '冲回',
        '说明',
        '记入日期',
      ],
      ...entryRows(months, entries, tables, nameOf),
    ],
  },
]
