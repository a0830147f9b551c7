/** A field of a form: words, several lines of them, working days, one of a few choices, or one of a long list. */
export interface Field {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'lines' | 'days' | 'choice' | 'pick'
  readonly options?: readonly { readonly key: string; readonly label: string }[]
  readonly help?: string
  readonly isOptional?: boolean
  readonly max?: number
}

/** What is filled in, by field. */
export type Values = Readonly<Record<string, string>>

/** A field as it is shown. */
export interface FieldShown extends Field {
  readonly value: string
  readonly error: string
  /** Of a long list: which one is picked, and what it says. */
  readonly at: number
  readonly picked: string
}

/** Fields with what is filled in and what is wrong with it. */
export const fieldsShown = (fields: readonly Field[], values: Values, errors: Values): FieldShown[] =>
  fields.map((field) => {
    const value = values[field.key] ?? ''
    const at = field.options?.findIndex(({ key }) => key === value) ?? -1
    return {
      ...field,
      value,
      error: errors[field.key] ?? '',
      at: Math.max(at, 0),
      picked: field.options?.[at]?.label ?? '',
    }
  })

/** Fields that have to be filled in and aren't. */
export const emptyOf = (fields: readonly Field[], values: Values): string[] =>
  fields
    .filter(({ key, isOptional }) => isOptional !== true && (values[key] ?? '').trim() === '')
    .map(({ key }) => key)

/** What the fields become in a command: empty ones are left out, days are a number. */
export const inputOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }): [string, unknown][] => {
      const value = (values[key] ?? '').trim()
      return value === '' ? [] : [[key, kind === 'days' ? Number(value) : value]]
    }),
  )
