import * as v from 'valibot'
import type { Verdict } from './text-check'

/** As much of a schema as is looked at here. */
interface Looked {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly options?: readonly unknown[]
}
const looked = (schema: v.GenericSchema): Looked => schema

/** A picklist's options are values, a union's are schemas. */
const isSchema = (option: unknown): option is v.GenericSchema =>
  typeof option === 'object' && option !== null && 'kind' in option && option.kind === 'schema'

const isMarked = (schema: v.GenericSchema): boolean => v.getMetadata(schema)['isChecked'] === true

/** Whether an input has a field for words that others read. */
export const hasWords = (schema: v.GenericSchema): boolean => {
  const { entries = {}, wrapped, item, options = [] } = looked(schema)
  const inner = [...Object.values(entries), wrapped, item, ...options.filter(isSchema)]
  return isMarked(schema) || inner.some((one) => one !== undefined && hasWords(one))
}

/** The words in a value that others read, in the order of its fields. */
export const wordsIn = (schema: v.GenericSchema, value: unknown): string[] => {
  if (value === undefined || value === null) return []
  if (isMarked(schema)) return typeof value === 'string' ? [value] : []
  const { entries, wrapped, item, options } = looked(schema)
  if (wrapped !== undefined) return wordsIn(wrapped, value)
  if (item !== undefined) return (value as unknown[]).flatMap((one) => wordsIn(item, one))
  if (entries !== undefined)
    return Object.entries(entries).flatMap(([name, inner]) =>
      wordsIn(inner, (value as Record<string, unknown>)[name]),
    )
  const chosen = options?.filter(isSchema).find((option) => v.is(option, value))
  return chosen === undefined ? [] : wordsIn(chosen, value)
}

/** Most characters that WeChat looks at in one question. */
const MOST_AT_ONCE = 2500

/** Texts put together, a line each, into as few as WeChat takes. */
export const joined = (texts: readonly string[], most = MOST_AT_ONCE): string[] => {
  const all: string[] = []
  for (const one of texts) {
    const last = all.at(-1)
    if (last !== undefined && last.length + 1 + one.length <= most) all[all.length - 1] = `${last}\n${one}`
    else all.push(one.slice(0, most))
  }
  return all
}

export type CheckWords = (content: string, openid: string) => Promise<Verdict>

/**
 * Whether WeChat stops what somebody wrote. Words that it doubts, or can't be asked about, go on here: their author is
 * known by name and role (docs/decisions/0010-checked-words.md).
 */
export const isStopped = async (
  texts: readonly string[],
  openid: string,
  check: CheckWords,
): Promise<boolean> => {
  const verdicts = await Promise.all(joined(texts).map((one) => check(one, openid)))
  return verdicts.includes('stopped')
}
