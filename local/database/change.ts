import { compare } from 'mingo/util'

/** Stands for a field that isn't there. */
export const absent = Symbol('absent')

/** What an update operator does to the value at its path. */
export interface Change {
  /** Whether missing objects on the way are created. */
  readonly creates: boolean
  /** Answers the new value, `absent` to take the field away; must not change the old one in place. */
  readonly apply: (old: unknown, operand: unknown, path: string, now: Date) => unknown
}

export const isNumeric = (value: unknown): value is number => typeof value === 'number'

/** MongoDB's order over values of any type: negative, 0 or positive. */
export const compareValues = (a: unknown, b: unknown): number => compare(a, b)
