import { appearance, type Language } from '../settings/settings'

/** A sentence, or a function from facts to a sentence. */
export type Entry = string | ((facts: never) => string)
type Entries = Readonly<Record<string, Entry>>

/** The same keys with the same facts in another language: one too few or too many does not compile. */
export type Same<Of extends Entries> = {
  readonly [Key in keyof Of]: Of[Key] extends (facts: infer Facts) => string
    ? (facts: Facts) => string
    : string
}

type Facts<Of> = Of extends (facts: infer F) => string ? [facts: F] : []
type Plain<Of extends Entries> = { [Key in keyof Of as Of[Key] extends string ? Key : never]: string }

export interface Dictionary<Of extends Entries> {
  /** The sentence in the language in use now. */
  readonly t: <Key extends keyof Of & string>(key: Key, ...facts: Facts<Of[Key]>) => string
  /** All sentences without facts, for a page's `data.words`. */
  readonly words: () => Plain<Of>
}

/** Joins the two languages. `zh` gives the keys, `en` must have the same. */
export const dictionary = <const Zh extends Entries>(zh: Zh, en: Same<Zh>): Dictionary<Zh> => {
  const tables: Record<Language, Entries> = { 'zh-CN': zh, en }
  return {
    t: (key, ...facts) => {
      const entry = tables[appearance().language][key]
      if (typeof entry === 'function') return (entry as (facts: unknown) => string)(facts[0])
      return entry ?? key
    },
    words: () => {
      const table = tables[appearance().language]
      const plain = Object.entries(table).filter(([, entry]) => typeof entry === 'string')
      return Object.fromEntries(plain) as Plain<Zh>
    },
  }
}
