import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, text } from '../_kernel/values'
import type { Fault, Paper } from './checklist'

/** 一次性告知: everything that is missing or wrong and what to do about each (§20). */
export const Notice = v.strictObject({
  no: v.pipe(Count, v.minValue(1)),
  at: v.date(),
  /** Round of papers that it judges. */
  round: Count,
  /** Version of the sheet that was published then. */
  sheetVersion: Count,
  items: v.pipe(
    v.array(
      v.strictObject({
        /** Paper of the checklist; 0 for a matter beside the papers. */
        n: Count,
        problem: v.picklist(['missing', 'wrong', 'matter']),
        name: text(120),
        nameEn: text(200),
        todo: text(200),
        todoEn: text(300),
      }),
    ),
    v.minLength(1),
    v.maxLength(36),
  ),
  /** Last day of the pass that came with it. */
  passUntil: Day,
  /** Why a second notice was given all the same. */
  override: v.optional(text(200)),
})
export type Notice = v.InferOutput<typeof Notice>
type NoticeItem = Notice['items'][number]

const forms = {
  original: ['原件', 'the original'],
  copy: ['复印件', 'a copy'],
  electronic: ['电子版', 'the file'],
} as const

/** What to do about one paper, in both languages. */
export const itemOf = (paper: Paper, { problem }: Fault): NoticeItem => {
  const [form, formEn] = forms[paper.form]
  const names = { n: paper.n, problem, name: paper.name, nameEn: paper.nameEn ?? paper.name }
  if (problem === 'wrong') {
    const remark = paper.remark ?? '与要求不符'
    const remarkEn = paper.remark ?? 'it is not what is asked for'
    return { ...names, todo: `${remark}。请改好后再带来。`, todoEn: `${remarkEn}. Please put it right.` }
  }
  const copies = paper.copies > 1 ? ` ${String(paper.copies)} 份` : ''
  const copiesEn = paper.copies > 1 ? ` (${String(paper.copies)} copies)` : ''
  return {
    ...names,
    todo: `请带${form}${copies}。在哪里拿：${paper.from}。`,
    todoEn: `Bring ${formEn}${copiesEn}. Where to get it: ${paper.fromEn ?? paper.from}.`,
  }
}

export interface NoticeQuestion {
  readonly papers: readonly Paper[]
  readonly faults: readonly Fault[]
  /** Matters beside the papers. */
  readonly matters: number
  readonly notices: readonly Notice[]
  /** Version of the sheet that is published now. */
  readonly sheetVersion: number
}

/**
 * Whether a notice may be given (§20: 一次性). `first` and `again` may: again only for what the last one listed, what
 * was handed in since, or when the sheet has a new version. Otherwise `second`, with the papers that lay there
 * before; matters beside the papers lay there always. `nothing` = there is nothing to tell.
 */
export const noticeStanding = (
  asked: NoticeQuestion,
):
  | { readonly kind: 'nothing' }
  | { readonly kind: 'first' }
  | { readonly kind: 'again' }
  | { readonly kind: 'second'; readonly papers: number[]; readonly isMatter: boolean } => {
  if (asked.faults.length + asked.matters === 0) return { kind: 'nothing' }
  const last = asked.notices.at(-1)
  if (last === undefined) return { kind: 'first' }
  if (asked.sheetVersion !== last.sheetVersion) return { kind: 'again' }
  const listed = new Set(asked.notices.flatMap(({ items }) => items.map(({ n }) => n)))
  const since = new Map(asked.papers.map(({ n, handedIn }) => [n, (handedIn ?? -1) > last.round]))
  const old = asked.faults.filter(({ n }) => !listed.has(n) && since.get(n) !== true).map(({ n }) => n)
  return old.length + asked.matters === 0
    ? { kind: 'again' }
    : { kind: 'second', papers: old, isMatter: asked.matters > 0 }
}

/** Working days in which the missing papers may be brought, and from which of them on the holder is reminded. */
export const PASS_DAYS = 10
export const PASS_WARNED_DAYS = 3

interface Back {
  /** The ticket with which somebody came, if any, is the applicant's own. */
  readonly isHolder: boolean
  readonly proxyName: string | undefined
}

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s·•・.]/g, '')

/** Whether whoever comes back with the papers may: the applicant, or the proxy that the applicant named. */
export const mayBring = (named: string | undefined, { isHolder, proxyName }: Back): boolean =>
  proxyName === undefined ? isHolder : named !== undefined && plain(named) === plain(proxyName)
