import * as v from 'valibot'
import { Count, Id, Written } from '../../_kernel/values'
import type { ServiceSheet, Template } from '../../_shared/service-sheet'

/** A text that may still be missing. */
const said = (longest: number) => v.optional(v.pipe(v.string(), v.trim(), v.maxLength(longest), Written), '')
const list = (longest: number, most: number) =>
  v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(longest), Written)), v.maxLength(most)),
    [],
  )
const number = v.optional(v.pipe(Count, v.maxValue(9999)), 0)
const yes = v.optional(v.boolean(), false)
const rows = <S extends v.GenericSchema>(row: S, most: number) =>
  v.optional(v.pipe(v.array(row), v.maxLength(most)), [])

export const DraftStep = v.strictObject({
  name: said(60),
  nameEn: said(100),
  who: said(40),
  /** Working days it usually takes; 0 = not said. */
  days: number,
  special: said(20),
  clockRuns: v.optional(v.boolean(), true),
})

export const DraftMaterial = v.strictObject({
  name: said(60),
  nameEn: said(100),
  need: v.optional(v.picklist(['required', 'optional', 'conditional']), 'required'),
  when: said(80),
  whenEn: said(120),
  form: v.optional(v.picklist(['original', 'copy', 'electronic']), 'original'),
  copies: v.optional(v.pipe(Count, v.maxValue(999)), 1),
  from: said(60),
  fromEn: said(100),
  /** File id of the blank form that was uploaded for this sheet; the review knows which there are. */
  template: said(300),
  electronicAccepted: yes,
})

/**
 * What a unit has written so far: the sheet's fields in their sizes, any of them still empty. The review looks at
 * what it says; only what passes becomes a sheet.
 */
export const DraftContent = v.strictObject({
  name: said(40),
  nameEn: said(120),
  aliases: list(40, 20),
  keywords: list(40, 60),
  basis: rows(v.strictObject({ title: said(120), documentNo: said(60), link: said(300) }), 10),
  audience: list(20, 8),
  conditions: said(300),
  conditionsEn: said(500),
  steps: rows(DraftStep, 20),
  materials: rows(DraftMaterial, 30),
  kind: v.optional(v.picklist(['direct', 'promised', 'joint']), 'direct'),
  legalDays: number,
  promisedDays: number,
  visits: v.optional(v.pipe(Count, v.maxValue(99)), 1),
  inVacation: yes,
  feeKind: v.optional(v.picklist(['free', 'fixed', 'assessed']), 'free'),
  fen: v.optional(v.pipe(Count, v.maxValue(100_000_000)), 0),
  feeNote: said(60),
  feeNoteEn: said(100),
  result: said(80),
  resultEn: said(120),
  delivery: list(20, 5),
  consultPhone: said(30),
  complaintPhone: said(30),
  onlineHall: yes,
  onlineLink: said(300),
  windows: v.optional(v.pipe(v.array(Id), v.maxLength(12)), []),
  entrustedTo: said(40),
  leadUnit: said(40),
  coUnits: list(40, 12),
})
export type DraftContent = v.InferOutput<typeof DraftContent>

export const emptyContent: DraftContent = v.parse(DraftContent, {})

/** Leaves empty texts out: a sheet has no field that says nothing. */
const full = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== '')) as T

const feeOf = ({ feeKind, fen, feeNote, feeNoteEn }: DraftContent): object =>
  feeKind === 'free'
    ? { kind: 'free' }
    : feeKind === 'fixed'
      ? { kind: 'fixed', fen }
      : full({ kind: 'assessed', note: feeNote, noteEn: feeNoteEn })

/**
 * A draft in the form of a sheet's content, whether it is good or not; the schema of sheets decides that. A blank form
 * that is none of `templates` is left out: what nobody knows is never published.
 */
export const asContent = (
  draft: DraftContent,
  code: string,
  ownerUnit: string,
  templates: readonly Template[],
): object => {
  const {
    feeKind: _kind,
    fen: _fen,
    feeNote: _note,
    feeNoteEn: _noteEn,
    onlineLink,
    leadUnit,
    coUnits,
    ...rest
  } = draft
  return {
    ...full(rest),
    conditions: draft.conditions,
    code,
    ownerUnit,
    basis: draft.basis.map(full),
    steps: draft.steps.map(({ days, ...step }) => full({ ...step, ...(days === 0 ? {} : { days }) })),
    materials: draft.materials.map(({ template: file, ...material }) => {
      const template = templates.find((one) => one.file === file)
      return full({ ...material, ...(template === undefined ? {} : { template }) })
    }),
    fee: feeOf(draft),
    onlineHall: full({ available: draft.onlineHall, link: onlineLink }),
    ...(draft.kind === 'joint' ? { leadUnit, coUnits } : {}),
  }
}

/** A published sheet as a draft to go on writing: what it doesn't say is empty. */
export const asDraft = (sheet: ServiceSheet): DraftContent => {
  const { fee, onlineHall, code: _code, version: _version, hash: _hash, ownerUnit: _unit, ...rest } = sheet
  return v.parse(DraftContent, {
    ...rest,
    materials: rest.materials.map(({ template, ...material }) => ({
      ...material,
      template: template?.file ?? '',
    })),
    feeKind: fee.kind,
    ...(fee.kind === 'fixed' ? { fen: fee.fen } : {}),
    ...(fee.kind === 'assessed' ? { feeNote: fee.note, feeNoteEn: fee.noteEn } : {}),
    onlineHall: onlineHall.available,
    onlineLink: onlineHall.link,
  })
}
