import type { Endpoint, Failure, Output } from '../../api/call'
import type { Field, Values } from '../components/fields/field'

export type Case = Output<'cases', 'staffCase'>

/** What a form has to ask for before it can be filled in. */
export interface Choices {
  readonly units?: Output<'cases', 'coUnits'>
  readonly windows?: Output<'cases', 'leadWindows'>['windows']
}

/** One step that staff may take: its button, what it asks, and the command that it becomes. */
export interface Form {
  readonly key: string
  readonly label: string
  readonly isSolid?: boolean
  /** What will happen, said before it does. */
  readonly text?: string
  readonly needs?: 'units' | 'windows'
  /** Fields that there are with these values. */
  readonly fields: (values: Values) => readonly Field[]
  readonly first?: Values
  /** Button that adds one more group of fields; they are counted in `values.count`. */
  readonly add?: { readonly label: string; readonly most: number }
  readonly endpoint: Endpoint<'cases'>
  /** The command's input, where it isn't just the fields. */
  readonly input?: (values: Values) => Record<string, unknown>
  /** Goes into the command whatever is filled in. */
  readonly more?: Readonly<Record<string, unknown>>
  /** Field at which a refusal is shown, and which may come only then; nothing = above the button. */
  readonly at?: (refusal: Failure, values: Values) => string | undefined
  /** Nothing is to be filled in or said before: it goes as it is pressed. */
  readonly isAtOnce?: boolean
  /** It answers another case, which is opened. */
  readonly isOther?: boolean
}

/** A refusal at one field by its code. */
export const atField =
  (byCode: Readonly<Record<string, string>>) =>
  ({ code }: Failure): string | undefined =>
    byCode[code]
