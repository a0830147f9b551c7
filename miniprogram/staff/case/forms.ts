import type { Field, Values } from '../components/fields/field'
import { atField, type Case, type Choices, type Form } from './form'
import { choice, days, label, lines, text } from './form-fields'
import { t } from './form-words'
import { remindForm } from './own-forms'
import { acceptForm, agreeForm, decideForms, leadForm, partForms } from './joint-forms'

type Draft = Omit<Form, 'key' | 'label'> & { readonly name?: string }

/** Matters beside the papers that one notice may name. */
const MOST_MATTERS = 5

const finishFields = ({ delivery }: Values): Field[] => [
  choice('delivery', 'delivery', 'handedOver', 'pickup', 'posted', 'electronic'),
  ...(delivery === 'posted' ? [{ ...text('trackingNo', 'trackingNo'), max: 40 }] : []),
  lines('result', 'resultWords', true),
]
const finish: Draft = {
  endpoint: 'finishCase',
  first: { delivery: 'handedOver' },
  fields: finishFields,
  at: atField({ TRACKING_NEEDED: 'trackingNo' }),
  isSolid: true,
}

/** What a notice would tell now: papers that are wrong or missing, as the function reads them. */
const toTell = ({ papers }: Case): string[] =>
  papers.flatMap(({ name, mark, need }) => {
    if (mark === 'wrong') return [t('toldWrong', { name })]
    return mark === 'missing' || (mark === 'open' && need === 'required') ? [t('toldMissing', { name })] : []
  })

const matterNumbers = ({ count = '0' }: Values): number[] =>
  Array.from({ length: Number(count) }, (_none, at) => at + 1)

/** 一次性告知: the papers from the list, matters beside them, and a reason only once a second one was refused. */
const noticeForm = (one: Case): Draft => {
  const told = toTell(one)
  return {
    endpoint: 'giveNotice',
    text: told.length === 0 ? t('noticeNothing') : t('noticeText', { papers: told.join(t('comma')) }),
    first: { count: told.length === 0 ? '1' : '0' },
    add: { label: t('addMatter'), most: MOST_MATTERS },
    fields: (values) => [
      ...matterNumbers(values).flatMap((n): Field[] => [
        { ...text(`name${String(n)}`, 'matterName'), max: 60 },
        { ...text(`todo${String(n)}`, 'matterTodo'), max: 150 },
      ]),
      ...('override' in values ? [{ ...lines('override', 'override'), help: label('overrideHelp') }] : []),
    ],
    input: (values) => ({
      matters: matterNumbers(values).map((n) => ({
        name: (values[`name${String(n)}`] ?? '').trim(),
        todo: (values[`todo${String(n)}`] ?? '').trim(),
      })),
      ...('override' in values ? { override: values['override'] } : {}),
    }),
    at: ({ code }, values) =>
      code === 'SECOND_NOTICE'
        ? 'override'
        : code === 'NOTHING_TO_TELL' && 'name1' in values
          ? 'name1'
          : undefined,
  }
}

/** 补件回来: the applicant with the code on the slip, or the proxy that the applicant named. */
const bringForm = ({ proxyName }: Case): Draft => ({
  endpoint: 'bringPapers',
  first: { who: proxyName === undefined ? 'applicantCame' : 'proxyCame' },
  fields: ({ who }) => [
    choice('who', 'who', 'applicantCame', 'proxyCame'),
    who === 'proxyCame'
      ? {
          ...text('proxyName', 'proxyName'),
          help: proxyName === undefined ? t('noProxy') : t('proxyIs', { name: proxyName }),
        }
      : { ...text('slipCode', 'slipCode'), help: label('slipHelp'), max: 40 },
  ],
  input: ({ who, proxyName: name = '', slipCode = '' }) =>
    who === 'proxyCame' ? { proxyName: name.trim() } : { slipCode: slipCode.trim() },
  at: ({ code }, { who }) =>
    code === 'PASS_NOT_YOURS' ? (who === 'proxyCame' ? 'proxyName' : 'slipCode') : undefined,
  isSolid: true,
})

const table: Partial<Record<Case['moves'][number], (one: Case, choices: Choices) => Draft[]>> = {
  finishAtOnce: () => [finish],
  finish: () => [finish],
  accept: (one, choices) => [acceptForm(one, choices)],
  giveNotice: (one) => [noticeForm(one)],
  bringPapers: (one) => [bringForm(one)],
  logStep: () => [{ endpoint: 'logStep', fields: () => [lines('words', 'stepWords')] }],
  suspend: () => [
    {
      endpoint: 'suspendCase',
      first: { reason: 'waitingForApplicant' },
      fields: () => [
        choice('reason', 'stopReason', 'waitingForApplicant', 'statutoryNotice'),
        { ...lines('words', 'stopWords'), max: 120 },
      ],
    },
  ],
  resume: () => [{ endpoint: 'resumeCase', text: t('resumeText'), fields: () => [], isSolid: true }],
  askExtension: () => [
    {
      endpoint: 'askExtension',
      text: t('extensionText'),
      fields: () => [days('days', 'moreDays'), lines('reason', 'why')],
      at: atField({ EXTENSION_TOO_LATE: 'days' }),
    },
  ],
  decideExtension: ({ promise }) => [
    {
      endpoint: 'decideExtension',
      text: t('extensionAsked', {
        days: promise?.extension?.days ?? 0,
        reason: promise?.extension?.reason ?? '',
      }),
      first: { decision: 'grant' },
      fields: () => [choice('decision', 'decision', 'grant', 'decline'), lines('words', 'why')],
      input: ({ decision, words = '' }) => ({ isGranted: decision === 'grant', words: words.trim() }),
      isSolid: true,
    },
  ],
  answerPart: partForms,
  decidePart: decideForms,
  proposeLead: (_one, choices) => [leadForm(choices)],
  agreeLead: (one) => [agreeForm(one)],
  declineLead: () => [
    { endpoint: 'declineLead', text: t('declineText'), fields: () => [lines('words', 'why')] },
  ],
  handOver: () => [
    {
      endpoint: 'handOver',
      fields: () => [{ ...text('code', 'code'), max: 20, help: label('codeHelp') }],
      at: atField({ PICKUP_CODE_WRONG: 'code' }),
      isSolid: true,
    },
  ],
  deny: () => [
    {
      endpoint: 'denyCase',
      text: t('denyText'),
      first: { basis: 'schoolRule' },
      fields: () => [
        choice('basis', 'basis', 'schoolRule', 'policy', 'law'),
        lines('ground', 'ground'),
        text('clause', 'clause'),
        text('appeal', 'appeal'),
      ],
    },
  ],
  linkNew: ({ caseId, windowId, linksAt = windowId, service }) => [
    {
      endpoint: 'openCase',
      text: t('linkText'),
      fields: () => [],
      more: { windowId: linksAt, service, follows: caseId },
      isOther: true,
    },
  ],
}

/** The steps that the case's reader may take now, as the function says, the likeliest first; a part's number tells its forms apart. */
export const formsOf = (one: Case, choices: Choices = {}): Form[] => {
  const remind = remindForm(one)
  const moves = one.moves.flatMap((move) =>
    (table[move]?.(one, choices) ?? []).map(({ name, ...form }) => ({
      ...form,
      key: `${form.endpoint} ${typeof form.more?.['n'] === 'number' ? String(form.more['n']) : move}`,
      label: name ?? label(move as 'giveNotice'),
    })),
  )
  const isRare = ({ endpoint }: Form): boolean => endpoint === 'openCase'
  const usual = moves.filter((form) => !isRare(form))
  return [...usual, ...(remind === undefined ? [] : [remind]), ...moves.filter(isRare)]
}
