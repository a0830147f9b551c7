import type { Activation } from './activation'
import type { Person } from '../person'

/** What is known of somebody on a list of those who are to get a code. */
export interface Listed {
  readonly isBound: boolean
  readonly hasRole: boolean
  readonly activation: Pick<Activation, 'isUsed' | 'expiresAt'> | undefined
}

export type Without = 'left' | 'bound' | 'hasRole' | 'hasCode'

/**
 * Why somebody on a list gets no code, or nothing. Who is bound keeps the binding: rebinding needs the desk and the
 * campus card. Whoever holds a role gets one from an admin only. A code that still opens is on somebody's paper
 * already, so a new one ends it only when that is meant.
 */
export const withheld = (
  person: Pick<Person, 'leftOn'>,
  { isBound, hasRole, activation }: Listed,
  asked: { readonly isAdmin: boolean; readonly isAnew: boolean },
  now: Date,
): Without | undefined => {
  if (person.leftOn !== undefined) return 'left'
  if (isBound) return 'bound'
  if (hasRole && !asked.isAdmin) return 'hasRole'
  const opens = activation !== undefined && !activation.isUsed && now < activation.expiresAt
  return opens && !asked.isAnew ? 'hasCode' : undefined
}

/** Strips on a part: two pages of paper, and as many writes as one transaction has time for. */
export const PART_STRIPS = 24

/** The first on a list for whom a code is made, and after whom the next part goes on. */
export const firstPart = <T extends { readonly without: Without | undefined }>(
  listed: readonly T[],
): { readonly part: readonly T[]; readonly seen: readonly T[] } => {
  const wanted = listed.filter(({ without }) => without === undefined).slice(0, PART_STRIPS)
  const last = wanted.at(-1)
  const isWhole = wanted.length < PART_STRIPS || last === undefined
  return { part: wanted, seen: isWhole ? listed : listed.slice(0, listed.indexOf(last) + 1) }
}
