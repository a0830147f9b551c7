import * as v from 'valibot'
import { ServiceSheet, type Material, type SheetContent } from '../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../cloudfunctions/_shared/sheet-hash'

/** One row of `services.json`, as a unit writes it down. */
export const CatalogueRow = v.strictObject({
  code: v.string(),
  name: v.string(),
  ownerUnit: v.string(),
  basis: v.string(),
  audience: v.array(v.string()),
  conditions: v.string(),
  process: v.array(v.string()),
  materials: v.array(
    v.strictObject({
      name: v.string(),
      need: v.picklist(['required', 'optional', 'conditional']),
      form: v.picklist(['original', 'copy', 'electronic']),
      from: v.string(),
      when: v.optional(v.string()),
    }),
  ),
  kind: v.picklist(['direct', 'promised', 'joint']),
  kindName: v.string(),
  ruleLimitWorkdays: v.number(),
  promisedWorkdays: v.number(),
  fee: v.strictObject({ amount: v.nullable(v.number()), note: v.string() }),
  result: v.string(),
  deliver: v.array(v.string()),
  window: v.string(),
  windowNo: v.number(),
  onlineHall: v.boolean(),
  leadUnit: v.nullable(v.string()),
  coUnits: v.array(v.string()),
  aliases: v.array(v.string()),
  consultPhone: v.string(),
  complaintPhone: v.string(),
  hours: v.string(),
  entrustedTo: v.optional(v.string()),
})
export type CatalogueRow = v.InferOutput<typeof CatalogueRow>

export const Catalogue = v.strictObject({
  school: v.string(),
  note: v.string(),
  count: v.number(),
  services: v.array(CatalogueRow),
})

/** What the rows leave open and the sheets need: English names and further words, by service code. */
export interface CatalogueWords {
  /** English of what visitors read, by the Chinese text: it recurs from sheet to sheet. */
  readonly textsEn?: Readonly<Record<string, string>>
  readonly namesEn: Readonly<Record<string, string>>
  readonly keywords: Readonly<Record<string, readonly string[]>>
}

// A step that others decide the length of; during an announcement the promised days stand still.
const specialSteps = ['公示', '公告']

/** A text under its field, and its English under the same field with `En`, where there is one. */
type Bilingual<Field extends string> = Record<Field, string> & Partial<Record<`${Field}En`, string>>
type Translate = <Field extends string>(field: Field, chinese: string) => Bilingual<Field>

const translator =
  (texts: CatalogueWords['textsEn']): Translate =>
  (field, chinese) => {
    const english = texts?.[chinese]
    const both = { [field]: chinese, ...(english === undefined ? {} : { [`${field}En`]: english }) }
    return both as Bilingual<typeof field>
  }

const material = (row: CatalogueRow['materials'][number], both: Translate): Material => {
  const { name, form, from } = row
  const words = { ...both('name', name), ...both('from', from) }
  const facts = { ...words, form, copies: 1, electronicAccepted: form === 'electronic' }
  return row.need === 'conditional'
    ? { ...facts, need: 'conditional', ...both('when', row.when ?? '需要时') }
    : { ...facts, need: row.need }
}

const fee = ({ amount, note }: CatalogueRow['fee'], both: Translate): SheetContent['fee'] =>
  amount === null
    ? { kind: 'assessed', ...both('note', note) }
    : amount === 0
      ? { kind: 'free' }
      : { kind: 'fixed', fen: Math.round(amount * 100) }

const step = (name: string, both: Translate): SheetContent['steps'][number] => {
  const special = specialSteps.find((word) => name.includes(word))
  const words = both('name', name)
  return special === undefined ? { ...words, clockRuns: true } : { ...words, special, clockRuns: false }
}

/**
 * A row of the catalogue as the first published version of its sheet. `windowId` turns the number on the door
 * into the window's id. Joint rows must name a lead unit; a row without an English name is a fault of the seed.
 */
export const sheetOf = (
  row: CatalogueRow,
  words: CatalogueWords,
  windowId: (windowNo: number) => string = (windowNo) => `w${String(windowNo)}`,
): ServiceSheet => {
  const both = translator(words.textsEn)
  const shared = {
    code: row.code,
    name: row.name,
    nameEn: words.namesEn[row.code] ?? '',
    aliases: row.aliases,
    keywords: [...(words.keywords[row.code] ?? [])],
    ownerUnit: row.ownerUnit,
    basis: row.basis.split(/、(?=《)/).map((title) => ({ title })),
    audience: row.audience,
    ...both('conditions', row.conditions),
    steps: row.process.map((name) => step(name, both)),
    materials: row.materials.map((one) => material(one, both)),
    legalDays: row.ruleLimitWorkdays,
    // What isn't done while one waits, and isn't sent electronically, is fetched by a second visit.
    visits: row.kind === 'direct' || row.deliver.includes('电子送达') ? 1 : 2,
    inVacation: false,
    fee: fee(row.fee, both),
    ...both('result', row.result),
    delivery: row.deliver,
    consultPhone: row.consultPhone,
    complaintPhone: row.complaintPhone,
    onlineHall: { available: row.onlineHall },
    windows: [windowId(row.windowNo)],
    ...(row.entrustedTo === undefined ? {} : { entrustedTo: row.entrustedTo }),
  }
  const content: SheetContent =
    row.kind === 'direct'
      ? { ...shared, kind: 'direct', promisedDays: 0 }
      : row.kind === 'promised'
        ? { ...shared, kind: 'promised', promisedDays: row.promisedWorkdays }
        : {
            ...shared,
            kind: 'joint',
            promisedDays: row.promisedWorkdays,
            leadUnit: row.leadUnit ?? '',
            coUnits: row.coUnits,
          }
  return v.parse(ServiceSheet, { ...content, version: 1, hash: sheetHash(content) })
}

/** All sheets of a catalogue file; throws with the faults when a row does not fit the sheet's form. */
export const sheetsOf = (file: unknown, words: CatalogueWords): ServiceSheet[] =>
  v.parse(Catalogue, file).services.map((row) => sheetOf(row, words))
