import type { Endpoint, Output } from '../../api/call'
import { t } from './words'

type Case = Output<'cases', 'staffCase'>

/** A field of a step's form: words, a number of days, or one of a few choices. */
export interface Field {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'days' | 'choice'
  readonly options?: readonly { readonly key: string; readonly label: string }[]
  readonly isOptional?: boolean
}

/** One step that staff may take: its button, what it asks, and the command that it becomes. */
export interface Form {
  readonly key: string
  readonly label: string
  readonly isSolid?: boolean
  readonly fields: readonly Field[]
  readonly endpoint: Endpoint<'cases'>
  readonly more?: Readonly<Record<string, unknown>>
}

type Word = Parameters<typeof t>[0]
const text = (key: string, label: Word, isOptional = false): Field => ({
  key,
  label: t(label as 'title'),
  kind: 'text',
  isOptional,
})
const days = (label: Word, isOptional = false): Field => ({
  key: 'days',
  label: t(label as 'title'),
  kind: 'days',
  isOptional,
})
const choice = (key: string, label: Word, ...keys: Word[]): Field => ({
  key,
  label: t(label as 'title'),
  kind: 'choice',
  options: keys.map((one) => ({ key: one, label: t(one as 'title') })),
})

const delivery = (): readonly Field[] => [
  choice('delivery', 'delivery', 'handedOver', 'pickup', 'posted', 'electronic'),
  text('trackingNo', 'trackingNo', true),
]

/** The parts that the caller may answer, or the lead has to decide about: the first of them. */
const partOf = ({ parts }: Case, wanted: 'mine' | 'refused'): number =>
  parts.find(({ isMine, state }) => (wanted === 'mine' ? isMine : state === 'refused'))?.n ?? 1

const table: Partial<Record<Case['moves'][number], (one: Case) => Omit<Form, 'key' | 'label'>[]>> = {
  finishAtOnce: () => [{ endpoint: 'finishCase', fields: delivery(), isSolid: true }],
  accept: (one) => [
    {
      endpoint: 'acceptCase',
      fields: [text('reason', 'acceptReason'), days('daysOptional', true)],
      isSolid: one.kind !== 'direct',
    },
  ],
  giveNotice: () => [{ endpoint: 'giveNotice', fields: [text('override', 'override', true)] }],
  bringPapers: () => [
    {
      endpoint: 'bringPapers',
      fields: [text('slipCode', 'slipCode', true), text('proxyName', 'proxyName', true)],
      isSolid: true,
    },
  ],
  finish: () => [{ endpoint: 'finishCase', fields: delivery(), isSolid: true }],
  logStep: () => [{ endpoint: 'logStep', fields: [text('words', 'stepWords')] }],
  suspend: () => [
    {
      endpoint: 'suspendCase',
      fields: [
        choice('reason', 'stopReason', 'waitingForApplicant', 'statutoryNotice'),
        text('words', 'stopWords'),
      ],
    },
  ],
  resume: () => [{ endpoint: 'resumeCase', fields: [], isSolid: true }],
  askExtension: () => [{ endpoint: 'askExtension', fields: [days('days'), text('reason', 'why')] }],
  decideExtension: () => [
    {
      endpoint: 'decideExtension',
      fields: [choice('isGranted', 'decision', 'grant', 'decline'), text('words', 'why')],
      isSolid: true,
    },
  ],
  answerPart: (one) => [
    {
      endpoint: 'finishPart',
      fields: [text('words', 'partWords')],
      more: { n: partOf(one, 'mine') },
      isSolid: true,
    },
    {
      endpoint: 'refusePart',
      fields: [text('ground', 'ground'), text('clause', 'clause')],
      more: { n: partOf(one, 'mine') },
    },
  ],
  decidePart: (one) => [
    {
      endpoint: 'decidePart',
      fields: [choice('decision', 'decision', 'redo', 'waive'), text('words', 'why')],
      more: { n: partOf(one, 'refused') },
    },
  ],
  agreeLead: () => [{ endpoint: 'agreeLead', fields: [] }],
  handOver: () => [{ endpoint: 'handOver', fields: [text('code', 'code')], isSolid: true }],
  deny: () => [
    {
      endpoint: 'denyCase',
      fields: [
        choice('basis', 'basis', 'law', 'policy', 'schoolRule'),
        text('ground', 'ground'),
        text('clause', 'clause'),
        text('appeal', 'appeal'),
      ],
    },
  ],
}

const labels: Partial<Record<string, Word>> = { finishPart: 'finishPart', refusePart: 'refusePart' }

/** The steps that the case's reader may take now, as the function says: one form each. */
export const formsOf = (one: Case): Form[] =>
  one.moves.flatMap((move) =>
    (table[move]?.(one) ?? []).map((form) => ({
      ...form,
      key: `${move} ${form.endpoint}`,
      label: t((labels[form.endpoint] ?? move) as 'title'),
    })),
  )

/** What the fields become in a command: empty ones that may be empty are left out, days are a number. */
export const inputOf = (
  form: Form,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> | undefined => {
  const input: Record<string, unknown> = { ...form.more }
  for (const { key, kind, isOptional } of form.fields) {
    const value = (values[key] ?? '').trim()
    if (value === '' && isOptional !== true) return undefined
    if (value === '') continue
    input[key] = kind === 'days' ? Number(value) : key === 'isGranted' ? value === 'grant' : value
  }
  return input
}
