import type { Output } from '../api/call'
import { fieldLabel } from './labels'

export type Lines = Output<'guidance', 'compareSheets'>['lines']
type Line = Lines[number]

/** One field of a sheet with its lines. */
export interface FieldLines {
  readonly field: string
  readonly title: string
  readonly lines: readonly (Line & { readonly key: string })[]
}

export const isNew = ({ change }: Pick<Line, 'change'>): boolean => change !== 'same'

/** Lines by the field they belong to, in the order of the form. */
export const byField = (lines: Lines): FieldLines[] => {
  const groups = new Map<string, (Line & { key: string })[]>()
  for (const line of lines) {
    const group = groups.get(line.field) ?? []
    group.push({ ...line, key: String(group.length) })
    groups.set(line.field, group)
  }
  return [...groups].map(([field, own]) => ({ field, title: fieldLabel(field), lines: own }))
}

/** A line of the older version and what stands there in the newer one; empty where one has none. */
export interface Sides {
  readonly key: string
  readonly older: string
  readonly newer: string
  readonly isSame: boolean
}

/** The lines of one field side by side: what went stands beside what came in its place. */
export const sideBySide = ({ lines }: FieldLines): Sides[] => {
  const rows: Omit<Sides, 'key'>[] = []
  const went: string[] = []
  const came: string[] = []
  const pair = (): void => {
    while (went.length + came.length > 0)
      rows.push({ older: went.shift() ?? '', newer: came.shift() ?? '', isSame: false })
  }
  for (const { change, text } of lines) {
    if (change === 'removed') went.push(text)
    else if (change === 'added') came.push(text)
    else {
      pair()
      rows.push({ older: text, newer: text, isSame: true })
    }
  }
  pair()
  return rows.map((row, key) => ({ ...row, key: String(key) }))
}
