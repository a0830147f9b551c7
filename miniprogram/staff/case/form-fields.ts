import type { Field } from '../components/fields/field'
import { t } from './form-words'

type Word = Parameters<typeof t>[0]

/** A sentence without facts by its key. */
export const label = (word: Word): string => t(word as 'why')

export const text = (key: string, word: Word, isOptional = false): Field => ({
  key,
  label: label(word),
  kind: 'text',
  isOptional,
  max: 120,
})

export const lines = (key: string, word: Word, isOptional = false): Field => ({
  key,
  label: label(word),
  kind: 'lines',
  isOptional,
  max: 200,
})

export const days = (key: string, word: Word, isOptional = false): Field => ({
  key,
  label: label(word),
  kind: 'days',
  isOptional,
})

export const choice = (key: string, word: Word, ...keys: Word[]): Field => ({
  key,
  label: label(word),
  kind: 'choice',
  options: keys.map((one) => ({ key: one, label: label(one) })),
})

export const pick = (
  key: string,
  named: string,
  options: readonly { readonly key: string; readonly label: string }[],
): Field => ({ key, label: named, kind: 'pick', options, help: label('pickOne') })
