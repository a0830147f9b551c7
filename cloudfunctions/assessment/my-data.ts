import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import { inLanguage } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { Entries, Hearings, PublishedResults } from './collections'
import type { contract } from './contract'
import { subjectOf } from './entry/entry'
import { pointsText } from './rules/points'
import { ruleOf, tableOn } from './rules/table'
import { allTables } from './rules/tables'

/** 我的数据: what counts for me, what I objected to, what my head remarked, and my published results. */
export const myData = async (
  _input: object,
  { account, language }: Context,
): Promise<OutputOf<(typeof contract)['myData']>> => {
  const personId = (await account())?.personId
  if (personId === undefined) return { sections: [] }
  const subject = subjectOf('person', personId)
  const [entries, hearings, published, tables] = await Promise.all([
    find(Entries, { subject }, { order: [['on', -1]], limit: MOST_ROWS }),
    find(Hearings, { subject }, { order: [['month', -1]], limit: MOST_ROWS }),
    find(PublishedResults, { personIds: personId }, { order: [['month', -1]], limit: MOST_ROWS }),
    allTables(),
  ])
  const kept = ({ keepDays }: { readonly keepDays?: number }) => (keepDays === undefined ? {} : { keepDays })
  const counted: MyDataSection = {
    section: 'entries',
    title: inLanguage(language, '考核记录', 'What counts in my assessment'),
    ...kept(Entries),
    mayErase: false,
    rows: entries.map(({ rule: code, on, points, why, createdAt }) => {
      const rule = ruleOf(tableOn(tables, on), code)
      return {
        label: inLanguage(language, rule?.name ?? code, rule?.nameEn),
        value: [on, pointsText(points), ...(why === undefined ? [] : [why])].join(' · '),
        at: createdAt.toISOString(),
      }
    }),
  }
  const heard: MyDataSection = {
    section: 'objections',
    title: inLanguage(language, '考核异议、单位意见', 'My objections, and what my head remarked'),
    ...kept(Hearings),
    mayErase: false,
    rows: hearings.flatMap(({ month, objection, remark }) => [
      ...(objection === undefined
        ? []
        : [
            {
              label: inLanguage(language, '异议', 'Objection'),
              value: [month, objection.reason, objection.answer].filter(Boolean).join(' · '),
              at: objection.at.toISOString(),
            },
          ]),
      ...(remark === undefined
        ? []
        : [
            {
              label: inLanguage(language, '单位意见', 'Remark of the head'),
              value: `${month} · ${remark.words}`,
              at: remark.at.toISOString(),
            },
          ]),
    ]),
  }
  const results: MyDataSection = {
    section: 'results',
    title: inLanguage(language, '公布的考核结果', 'Published results'),
    ...kept(PublishedResults),
    mayErase: false,
    rows: published.flatMap(({ month, revision, results: all, createdAt }) =>
      all
        .filter(({ kind, id }) => kind === 'person' && id === personId)
        .map(({ total }) => ({
          label: inLanguage(
            language,
            `${month} 第 ${String(revision)} 版`,
            `${month}, revision ${String(revision)}`,
          ),
          value: pointsText(total),
          at: createdAt.toISOString(),
        })),
    ),
  }
  return { sections: [counted, heard, results].filter(({ rows }) => rows.length > 0) }
}
