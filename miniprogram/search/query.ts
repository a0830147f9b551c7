import { scriptOf, type Script } from './normalise'
import { apart, beginning, initial, letterCost, readingCost } from './sound'

/** One way in which something typed may stand for a character. */
export interface Option {
  /** Characters typed. */
  readonly length: number
  readonly cost: number
  /** Whether no more than the sound's first letter was typed. */
  readonly isInitial: boolean
}

/** A query with what each of its places may stand for. */
export interface Query {
  readonly text: string
  readonly scripts: readonly Script[]
  /** How the place may be read as the character; none when it can't. */
  readonly optionsAt: (at: number, meant: string) => readonly Option[]
}

interface Alphabet {
  readonly readings: ReadonlyMap<string, readonly string[]>
  /** Character → what it is taken for by eye. */
  readonly lookAlikes: ReadonlyMap<string, string>
}

const longestSyllable = 7
const lookAlike = 0.4
const stillTyping = 0.15
const none: readonly Option[] = []
const same: readonly Option[] = [{ length: 1, cost: 0, isInitial: false }]

/** A query ready to be aligned; what a place may stand for is worked out once per character met. */
export const queryOf = (text: string, { readings, lookAlikes }: Alphabet): Query => {
  const scripts = Array.from(text).map(scriptOf)
  const met = scripts.map(() => new Map<string, readonly Option[]>())
  const heard = scripts.map(() => new Map<string, readonly Option[]>())

  const ofHan = (typed: string, meant: string): readonly Option[] => {
    if (typed === meant) return same
    const heard = readingCost(readings.get(typed) ?? [], readings.get(meant) ?? [])
    const cost = lookAlikes.get(typed)?.includes(meant) === true ? Math.min(heard, lookAlike) : heard
    return cost < 1 ? [{ length: 1, cost, isInitial: false }] : none
  }
  const ofSound = (at: number, sound: string): readonly Option[] => {
    const here = heard[at]
    const before = here?.get(sound)
    if (before !== undefined) return before
    const options: Option[] = []
    for (let length = 1; length <= longestSyllable && scripts[at + length - 1] === 'latin'; length += 1) {
      const cost = letterCost(text.slice(at, at + length), sound)
      if (cost >= apart) continue
      // The syllable being typed is not a mistake yet.
      const fair = cost === beginning && at + length === text.length ? stillTyping : cost
      options.push({ length, cost: fair, isInitial: cost === initial })
    }
    here?.set(sound, options)
    return options
  }
  const ofLetters = (at: number, meant: string): readonly Option[] => {
    const sounds = readings.get(meant)
    if (sounds === undefined) return text[at] === meant ? same : none
    const [only = ''] = sounds
    return sounds.length === 1 ? ofSound(at, only) : sounds.flatMap((sound) => ofSound(at, sound))
  }
  const optionsAt = (at: number, meant: string): readonly Option[] => {
    const here = met[at]
    if (here === undefined) return none
    const before = here.get(meant)
    if (before !== undefined) return before
    const script = scripts[at]
    const options =
      script === 'han' ? ofHan(text[at] ?? '', meant) : script === 'latin' ? ofLetters(at, meant) : none
    here.set(meant, options)
    return options
  }
  return { text, scripts, optionsAt }
}
