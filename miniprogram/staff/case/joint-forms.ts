import type { Failure } from '../../api/call'
import type { Field, Values } from '../components/fields/field'
import type { Case, Choices, Form } from './form'
import { choice, days, label, lines, pick, text } from './form-fields'
import { t } from './form-words'

type Draft = Omit<Form, 'key' | 'label'> & { readonly name?: string }

const numbers = ({ units }: Choices): number[] => units?.coUnits.map(({ n }) => n) ?? []

/** A unit's part: which unit a role is, and a limit of its own. */
const partFields = ({ units }: Choices): Field[] =>
  (units?.coUnits ?? []).flatMap(({ n, name, unitId }): Field[] => [
    ...(unitId === undefined
      ? [
          pick(
            `unit${String(n)}`,
            t('whichUnit', { name }),
            (units?.units ?? []).map((one) => ({ key: one.unitId, label: one.unitName })),
          ),
        ]
      : []),
    { ...days(`days${String(n)}`, 'days', true), label: t('partDays', { name }) },
  ])

const coUnitsOf = (choices: Choices, values: Values) =>
  numbers(choices).flatMap((n) => {
    const unitId = values[`unit${String(n)}`] ?? ''
    const limit = Number(values[`days${String(n)}`] ?? '')
    if (unitId === '' && limit === 0) return []
    return [{ n, ...(unitId === '' ? {} : { unitId }), ...(limit === 0 ? {} : { days: limit }) }]
  })

/** Which field an acceptance was refused for. */
const acceptAt =
  (choices: Choices) =>
  ({ code, facts }: Failure, values: Values): string | undefined => {
    if (code === 'CO_UNIT_NEEDED') return `unit${String(facts?.['n'])}`
    if (code !== 'LONGER_THAN_PROMISED') return undefined
    const most = Number(facts?.['days'])
    const over = numbers(choices).find((n) => Number(values[`days${String(n)}`] ?? '') > most)
    return over === undefined ? 'days' : `days${String(over)}`
  }

/** 受理: a reason and a date; of a joint matter also the order, the units behind roles, and their limits. */
export const acceptForm = (one: Case, choices: Choices): Draft => {
  const most = choices.units?.days ?? 0
  const isJoint = numbers(choices).length > 0
  return {
    endpoint: 'acceptCase',
    isSolid: one.kind !== 'direct',
    needs: 'units',
    text: isJoint ? t('acceptJoint') : t('acceptText'),
    first: { order: 'sequence' },
    fields: () => [
      lines('reason', 'acceptReason'),
      { ...days('days', 'days', true), help: most === 0 ? t('daysDirect') : t('daysMost', { days: most }) },
      ...(numbers(choices).length > 1 ? [choice('order', 'order', 'sequence', 'parallel')] : []),
      ...partFields(choices),
    ],
    input: (values) => {
      const { reason = '', order = 'sequence' } = values
      const limit = Number(values['days'] ?? '')
      return {
        reason,
        ...(limit === 0 ? {} : { days: limit }),
        ...(isJoint ? { order, coUnits: coUnitsOf(choices, values) } : {}),
      }
    },
    at: acceptAt(choices),
  }
}

/** A form for each part that is mine to answer: done, or a no. */
export const partForms = ({ parts }: Case): Draft[] => {
  const mine = parts.filter(({ isMine }) => isMine)
  const named = (word: 'finishPart' | 'refusePart', unitName: string) =>
    mine.length > 1 ? `${label(word)} · ${unitName}` : label(word)
  return mine.flatMap(({ n, unitName }): Draft[] => [
    {
      endpoint: 'finishPart',
      name: named('finishPart', unitName),
      fields: () => [lines('words', 'partWords')],
      more: { n },
      isSolid: true,
    },
    {
      endpoint: 'refusePart',
      name: named('refusePart', unitName),
      text: t('refusePartText'),
      fields: () => [lines('ground', 'ground'), text('clause', 'clause')],
      more: { n },
    },
  ])
}

/** A form for each part that was said no to: the lead decides (§20). */
export const decideForms = ({ parts }: Case): Draft[] =>
  parts
    .filter(({ state }) => state === 'refused')
    .map(({ n, unitName, words = '' }, _at, refused) => ({
      endpoint: 'decidePart',
      name: refused.length > 1 ? `${label('decidePart')} · ${unitName}` : label('decidePart'),
      text: t('decideText', { unitName, words }),
      first: { decision: 'redo' },
      fields: () => [choice('decision', 'decision', 'redo', 'waive'), lines('words', 'decideWords')],
      more: { n },
      isSolid: true,
    }))

/** 变更主办: which window is to lead, and later who has agreed. */
export const leadForm = ({ windows = [] }: Choices): Draft => ({
  endpoint: 'proposeLead',
  needs: 'windows',
  text: t('proposeText'),
  fields: () => [
    pick(
      'toWindowId',
      t('toWindow'),
      windows.map(({ windowId, windowNo, unitName }) => ({
        key: windowId,
        label: t('windowOf', { no: windowNo, unitName }),
      })),
    ),
  ],
  at: ({ code }) => (code === 'NOT_THIS_WINDOW' || code === 'WINDOW_CLOSING' ? 'toWindowId' : undefined),
})

export const agreeForm = ({ leadChange }: Case): Draft => ({
  endpoint: 'agreeLead',
  isSolid: true,
  text:
    leadChange === undefined
      ? ''
      : t('agreeText', {
          no: leadChange.windowNo,
          unitName: leadChange.unitName,
          sides: leadChange.agreed.map((side) => t(side)).join(t('comma')),
        }),
  fields: () => [],
})
