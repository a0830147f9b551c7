import type { Output } from '../api/call'
import { label, type Label, windowLabel } from './labels'

export type Draft = Output<'guidance', 'sheetDraft'>
export type Content = Draft['content']

type Kind = 'text' | 'long' | 'lines' | 'number' | 'money' | 'yes' | 'pick' | 'many' | 'rows' | 'file'

interface Field {
  readonly key: Label
  readonly kind: Kind
  /** Most characters; of `number` digits. */
  readonly max?: number
  readonly options?: readonly Label[]
}

/** A field as the page shows it. */
export interface ShownField {
  readonly key: string
  readonly kind: Kind
  readonly label: string
  readonly value: string
  readonly max: number
  readonly error: string
  /** Of a file: what may be chosen, or how far it is on its way. */
  readonly note: string
  readonly options: readonly { readonly key: string; readonly label: string }[]
  readonly items: readonly {
    readonly key: string
    readonly text: string
    readonly note?: string
    readonly checked: boolean
  }[]
  readonly rows: readonly { readonly key: string; readonly title: string; readonly caption: string }[]
}

/** The long form in parts that fit a phone, in the order of the printed sheet. */
export const sections = {
  what: [
    { key: 'name', kind: 'text', max: 40 },
    { key: 'nameEn', kind: 'text', max: 120 },
    { key: 'audience', kind: 'many' },
    { key: 'conditions', kind: 'long', max: 300 },
    { key: 'conditionsEn', kind: 'long', max: 500 },
    { key: 'aliases', kind: 'lines', max: 800 },
    { key: 'keywords', kind: 'lines', max: 2400 },
  ],
  law: [{ key: 'basis', kind: 'rows' }],
  steps: [{ key: 'steps', kind: 'rows' }],
  papers: [{ key: 'materials', kind: 'rows' }],
  time: [
    { key: 'kind', kind: 'pick', options: ['direct', 'promised', 'joint'] },
    { key: 'legalDays', kind: 'number', max: 4 },
    { key: 'promisedDays', kind: 'number', max: 4 },
    { key: 'inVacation', kind: 'yes' },
    { key: 'visits', kind: 'number', max: 2 },
    { key: 'leadUnit', kind: 'text', max: 40 },
    { key: 'coUnits', kind: 'lines', max: 480 },
  ],
  money: [
    { key: 'feeKind', kind: 'pick', options: ['free', 'fixed', 'assessed'] },
    { key: 'fen', kind: 'money', max: 9 },
    { key: 'feeNote', kind: 'text', max: 60 },
    { key: 'feeNoteEn', kind: 'text', max: 100 },
    { key: 'result', kind: 'text', max: 80 },
    { key: 'resultEn', kind: 'text', max: 120 },
    { key: 'delivery', kind: 'lines', max: 100 },
  ],
  places: [
    { key: 'windows', kind: 'many' },
    { key: 'entrustedTo', kind: 'text', max: 40 },
    { key: 'consultPhone', kind: 'text', max: 30 },
    { key: 'complaintPhone', kind: 'text', max: 30 },
    { key: 'onlineHall', kind: 'yes' },
    { key: 'onlineLink', kind: 'text', max: 300 },
  ],
} as const satisfies Record<string, readonly Field[]>
export type Section = keyof typeof sections
export const sectionNames = Object.keys(sections) as Section[]

/** What one line of a list asks. */
const rowFields: Readonly<Record<string, readonly Field[]>> = {
  basis: [
    { key: 'title', kind: 'text', max: 120 },
    { key: 'documentNo', kind: 'text', max: 60 },
    { key: 'link', kind: 'text', max: 300 },
  ],
  steps: [
    { key: 'name', kind: 'text', max: 60 },
    { key: 'nameEn', kind: 'text', max: 100 },
    { key: 'who', kind: 'text', max: 40 },
    { key: 'days', kind: 'number', max: 3 },
    { key: 'clockRuns', kind: 'yes' },
    { key: 'special', kind: 'text', max: 20 },
  ],
  materials: [
    { key: 'name', kind: 'text', max: 60 },
    { key: 'nameEn', kind: 'text', max: 100 },
    { key: 'need', kind: 'pick', options: ['required', 'optional', 'conditional'] },
    { key: 'when', kind: 'text', max: 80 },
    { key: 'whenEn', kind: 'text', max: 120 },
    { key: 'form', kind: 'pick', options: ['original', 'copy', 'electronic'] },
    { key: 'copies', kind: 'number', max: 2 },
    { key: 'from', kind: 'text', max: 60 },
    { key: 'fromEn', kind: 'text', max: 100 },
    { key: 'template', kind: 'file' },
    { key: 'electronicAccepted', kind: 'yes' },
  ],
}

export type RowValues = Readonly<Record<string, string | number | boolean>>

const empty: Readonly<Record<string, RowValues>> = {
  basis: { title: '', documentNo: '', link: '' },
  steps: { name: '', nameEn: '', who: '', days: 0, special: '', clockRuns: true },
  materials: {
    name: '',
    nameEn: '',
    need: 'required',
    when: '',
    whenEn: '',
    form: 'original',
    copies: 1,
    from: '',
    fromEn: '',
    template: '',
    electronicAccepted: false,
  },
}
export const emptyRow = (key: string): RowValues => empty[key] ?? {}

/** Whether a field only matters under what is chosen elsewhere; then it is not asked. */
const isAsked = (key: Label, values: Readonly<Record<string, unknown>>): boolean => {
  if (key === 'leadUnit' || key === 'coUnits') return values['kind'] === 'joint'
  if (key === 'promisedDays') return values['kind'] !== 'direct' || values['promisedDays'] !== 0
  if (key === 'fen') return values['feeKind'] === 'fixed'
  if (key === 'feeNote' || key === 'feeNoteEn') return values['feeKind'] === 'assessed'
  if (key === 'when' || key === 'whenEn') return values['need'] === 'conditional'
  if (key === 'special') return values['clockRuns'] === false
  if (key === 'onlineLink') return values['onlineHall'] === true
  return true
}

const written = (kind: Kind, value: unknown): string => {
  if (kind === 'lines') return (value as readonly string[]).join('\n')
  if (kind === 'yes') return value === true ? 'yes' : 'no'
  if (kind === 'money') return value === 0 ? '' : (Number(value) / 100).toFixed(2)
  if (kind === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}

/** A blank form by kind and size; one that isn't known any more is at least said to be there. */
const fileText = (file: unknown, { templates }: Draft): string =>
  file === '' ? '' : (templates.find((one) => one.file === file)?.text ?? label('template'))

/** A typed value as the draft keeps it; nothing when it can't be read, which the page then says. */
export const readValue = (kind: Kind, typed: string): unknown => {
  if (kind === 'lines')
    return typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  if (kind === 'yes') return typed === 'yes'
  if (kind === 'number') return /^\d{1,4}$/.test(typed.trim() || '0') ? Number(typed) : undefined
  if (kind === 'money') {
    const amount = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.trim() || '0')
    return amount === null ? undefined : Number(amount[1]) * 100 + Number((amount[2] ?? '').padEnd(2, '0'))
  }
  return typed.trim()
}

/** The first thing that is wrong with a field, in words. */
const errorOf = (faults: Draft['faults'], path: string): string =>
  faults.find(({ field }) => field === path || field.startsWith(`${path}.`))?.text ?? ''

const rowShown = (key: string, row: RowValues) => {
  const title = String(row[key === 'basis' ? 'title' : 'name'])
  const caption =
    key === 'basis'
      ? String(row['documentNo'])
      : key === 'steps'
        ? [String(row['who']), row['days'] === 0 ? '' : String(row['days'])]
            .filter((part) => part !== '')
            .join(' · ')
        : [
            label(row['need'] as Label),
            label(row['form'] as Label),
            String(row['from']),
            row['template'] === '' ? '' : label('template'),
          ]
            .filter((part) => part !== '')
            .join(' · ')
  return { title, caption }
}

const itemsOf = (key: string, chosen: readonly string[], { choices }: Draft): ShownField['items'] =>
  key === 'windows'
    ? choices.windows.map(({ windowId, windowNo, unitName }) => ({
        key: windowId,
        text: windowLabel(windowNo),
        note: unitName,
        checked: chosen.includes(windowId),
      }))
    : choices.audiences.map((name) => ({ key: name, text: name, checked: chosen.includes(name) }))

/** What can be pressed: an answer, or what is done with a file. */
const optionsOf = ({ kind, options = [] }: Field, value: unknown): readonly Label[] => {
  if (kind === 'yes') return ['yes', 'no']
  if (kind === 'file') return value === '' ? ['chooseFile'] : ['openFile', 'replaceFile', 'dropFile']
  return options
}

const shown = (field: Field, value: unknown, draft: Draft, path: string): ShownField => ({
  key: field.key,
  kind: field.kind,
  label: label(field.key),
  value: field.kind === 'file' ? fileText(value, draft) : written(field.kind, value),
  max: field.max ?? 140,
  error: errorOf(draft.faults, path),
  note: field.kind === 'file' && value === '' ? label('fileKinds') : '',
  options: optionsOf(field, value).map((key) => ({ key, label: label(key) })),
  items: field.kind === 'many' ? itemsOf(field.key, value as readonly string[], draft) : [],
  rows:
    field.kind === 'rows'
      ? (value as readonly RowValues[]).map((row, at) => ({ key: String(at), ...rowShown(field.key, row) }))
      : [],
})

/** The fields of a section as they stand. */
export const shownSection = (section: Section, content: Content, draft: Draft): ShownField[] =>
  (sections[section] as readonly Field[])
    .filter(({ key }) => isAsked(key, content))
    .map((field) => shown(field, content[field.key as keyof Content], draft, field.key))

/** The fields of one line of a list. */
export const shownRow = (key: string, at: number, row: RowValues, draft: Draft): ShownField[] =>
  (rowFields[key] ?? [])
    .filter((field) => isAsked(field.key, row))
    .map((field) => shown(field, row[field.key], draft, `${key}.${String(at)}.${field.key}`))

/** What a section's faults and remarks point to. */
export const isIn = (section: Section, field: string): boolean =>
  (sections[section] as readonly Field[]).some(({ key }) => key === field.split('.')[0])
