import * as v from 'valibot'
import { Attachment } from '../_kernel/upload/upload'
import { Count, text } from '../_kernel/values'
import type { ServiceSheet } from '../_shared/service-sheet'
import { type Mark, marks } from './mark'

/** One paper of a case, as the sheet's version asked for it when the case was taken. */
export const Paper = v.strictObject({
  n: v.pipe(Count, v.minValue(1)),
  name: text(60),
  nameEn: v.optional(text(100)),
  form: v.picklist(['original', 'copy', 'electronic']),
  copies: Count,
  from: text(60),
  fromEn: v.optional(text(100)),
  need: v.picklist(['required', 'optional', 'conditional']),
  when: v.optional(text(80)),
  whenEn: v.optional(text(120)),
  mark: v.picklist(marks),
  /** What is wrong with it, in the clerk's words. */
  remark: v.optional(text(120)),
  /** Round in which it was last handed in; nothing = never. */
  handedIn: v.optional(Count),
  files: v.pipe(
    v.array(v.strictObject({ ...Attachment.entries, at: v.date(), by: v.picklist(['holder', 'window']) })),
    v.maxLength(6),
  ),
})
export type Paper = v.InferOutput<typeof Paper>
export const Checklist = v.pipe(v.array(Paper), v.maxLength(30))

const optional = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, T>)

/** The list of a new case: every paper of the sheet, none ticked. */
export const checklistOf = (sheet: ServiceSheet): Paper[] =>
  sheet.materials.map((material, index): Paper => ({
    n: index + 1,
    name: material.name,
    ...optional('nameEn', material.nameEn),
    form: material.form,
    copies: material.copies,
    from: material.from,
    ...optional('fromEn', material.fromEn),
    need: material.need,
    ...(material.need === 'conditional'
      ? { when: material.when, ...optional('whenEn', material.whenEn) }
      : {}),
    mark: 'open',
    files: [],
  }))

/** A list once more, as it was asked for before anybody looked. */
export const afresh = (papers: readonly Paper[]): Paper[] =>
  papers.map(({ remark: _remark, handedIn: _round, ...paper }) => ({ ...paper, mark: 'open', files: [] }))

export interface Ticked {
  readonly n: number
  readonly mark: Mark
  readonly remark?: string | undefined
}

/**
 * The list after the clerk's ticks. A paper that is there for the first time was handed in in this round; taking its
 * tick back makes nothing new of it, or a second notice could be had for what lay there before (§20).
 */
export const ticked = (papers: readonly Paper[], ticks: readonly Ticked[], round: number): Paper[] =>
  papers.map((paper) => {
    const tick = ticks.find(({ n }) => n === paper.n)
    if (tick === undefined) return paper
    const { remark: _old, ...rest } = paper
    const isThere = tick.mark === 'ok' || tick.mark === 'wrong'
    const handedIn = paper.handedIn ?? (isThere ? round : undefined)
    return {
      ...rest,
      mark: tick.mark,
      ...optional('remark', tick.remark),
      ...optional('handedIn', handedIn),
    }
  })

export interface Fault {
  readonly n: number
  readonly problem: 'missing' | 'wrong'
}

/** What keeps a case from being taken: papers that are missing or wrong, all of them at once (§20). */
export const faultsOf = (papers: readonly Paper[]): Fault[] =>
  papers.flatMap(({ n, mark, need }): Fault[] => {
    if (mark === 'wrong') return [{ n, problem: 'wrong' }]
    return mark === 'missing' || (mark === 'open' && need === 'required') ? [{ n, problem: 'missing' }] : []
  })
