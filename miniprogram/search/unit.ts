import { normalise } from './normalise'
import type { SearchIndex } from './open'
import { read } from './read'
import { informationOf } from './score'
import { sum } from './text'

/** What is said beside a unit's name below this is no matter: 在哪, 几号窗口, 办公时间. */
const leastSaid = 0.5
/** What units are called without: 财务处 is 财务. */
const ending = /(办公室|中心|处|部|院|馆)$/

/** Whether letters spell these characters: by whole syllables, or each by its first letter. */
const isSpelt = (
  index: SearchIndex,
  chars: readonly string[],
  letters: string,
  isShort: boolean,
): boolean => {
  const [char, ...rest] = chars
  if (char === undefined) return letters === ''
  return (index.readings.get(char) ?? []).some((sound) => {
    const typed = isShort ? sound.charAt(0) : sound
    return letters.startsWith(typed) && isSpelt(index, rest, letters.slice(typed.length), isShort)
  })
}

const namesOf = (index: SearchIndex): (readonly [unit: number, name: string])[] =>
  index.units.map((name, unit) => [unit, normalise(name, index.simplified)] as const)

/** The unit that is asked for and nothing else: 财务处, 财务处在哪, 去财务处怎么走. Its number, or nothing. */
export const unitNamed = (index: SearchIndex, text: string): number | undefined => {
  const [longest] = namesOf(index)
    .filter(([, name]) => text.includes(name))
    .sort(([, a], [, b]) => b.length - a.length)
  if (longest === undefined) return undefined
  const [unit, name] = longest
  const rest = text.replace(name, ' ').trim()
  return rest === '' || sum(informationOf(rest, read(index, rest))) < leastSaid ? unit : undefined
}

/** The unit that is called by less than its name: 财务, caiwuchu, cwc. For what is no service's name. */
export const unitCalled = (index: SearchIndex, text: string): number | undefined => {
  const letters = text.replaceAll(' ', '')
  return namesOf(index).find(([, name]) => {
    const short = name.replace(ending, '')
    const chars = Array.from(name)
    return (
      (short.length > 1 && text === short) ||
      isSpelt(index, chars, letters, false) ||
      isSpelt(index, chars, letters, true)
    )
  })?.[0]
}
