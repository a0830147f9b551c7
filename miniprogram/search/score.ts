import type { Match } from './match'
import { scriptOf } from './normalise'

/** What a character says that nobody understands. */
const unknown = { han: 0.4, latin: 0.12, none: 0 } as const

/**
 * The information at each position of the query: the reading of the whole that explains most of it shares out
 * what its pieces say; what stays unread weighs as unknown.
 */
export const informationOf = (text: string, matches: readonly Match[]): number[] => {
  const endingAt = new Map<number, Match[]>()
  for (const match of matches) {
    if (match.information > 0) endingAt.set(match.to, [...(endingAt.get(match.to) ?? []), match])
  }
  const best: { value: number; match?: Match }[] = [{ value: 0 }]
  for (let to = 1; to <= text.length; to += 1) {
    let choice: { value: number; match?: Match } = { value: best[to - 1]?.value ?? 0 }
    for (const match of endingAt.get(to) ?? []) {
      const value =
        (best[match.from]?.value ?? 0) + match.quality * (to - match.from) ** 1.2 + match.information * 0.01
      if (value > choice.value) choice = { value, match }
    }
    best.push(choice)
  }
  const information = Array.from(text).map((char): number => unknown[scriptOf(char)])
  const isRead = information.map(() => false)
  for (let to = text.length; to > 0;) {
    const match = best[to]?.match
    if (match === undefined) {
      to -= 1
      continue
    }
    const letters = Array.from(text.slice(match.from, match.to)).filter(
      (char) => scriptOf(char) !== 'none',
    ).length
    for (let at = match.from; at < match.to; at += 1) {
      information[at] = scriptOf(text[at]) === 'none' ? 0 : match.information / Math.max(1, letters)
      isRead[at] = true
    }
    to = match.from
  }
  weighUnread(text, information, isRead)
  return information
}

/**
 * Letters that are read as initials stand for whole syllables, so the unread ones beside them do as well: in "xqzzvv"
 * two letters that fit something explain a third, not nearly all.
 */
const weighUnread = (text: string, information: number[], isRead: readonly boolean[]): void => {
  for (const { 0: run, index: from } of text.matchAll(/[a-z]+/g)) {
    const places = Array.from(run, (_letter, at) => from + at)
    const most = Math.max(0, ...places.filter((at) => isRead[at]).map((at) => information[at] ?? 0))
    for (const at of places)
      if (isRead[at] !== true) information[at] = Math.max(unknown.latin, Math.min(unknown.han, most))
  }
}

/** What stands before or after these words is what it is needed for, not what is asked for. */
const needWords = ['需要', '要'] as const
const purpose = 0.6
/** Less than this on one side of such a word is no purpose and no need. */
const leastSaid = 0.35

/**
 * Lowers what only gives the reason: in 实习要在校证明 the internship, in "transcript for a visa" the visa.
 * Leaves a query alone in which one side says nothing.
 */
export const withoutPurpose = (
  text: string,
  information: readonly number[],
  matches: readonly Match[],
): number[] => {
  const lowered = [...information]
  const isCovered = (at: number): boolean =>
    matches.some(({ from, to, isExact, information: says }) => isExact && says > 0.1 && from <= at && to > at)
  const lower = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) lowered[at] = (lowered[at] ?? 0) * purpose
  }
  const said = (from: number, to: number): number => {
    let total = 0
    for (let at = from; at < to; at += 1) total += information[at] ?? 0
    return total
  }
  for (const word of needWords) {
    const at = text.lastIndexOf(word)
    if (at < 0 || isCovered(at)) continue
    if (said(0, at) >= leastSaid && said(at + word.length, text.length) >= leastSaid) lower(0, at)
    return lowered
  }
  const at = text.indexOf(' for ')
  if (at > 0 && !isCovered(at + 1) && said(0, at) >= leastSaid && said(at + 5, text.length) >= leastSaid) {
    lower(at + 5, text.length)
  }
  return lowered
}

/** What is wanted mostly comes last: in 家里有事请假 the leave. The first word counts by this much less. */
const leastRecent = 0.8

export const withRecency = (text: string, information: readonly number[]): number[] =>
  Array.from(text).some((char) => scriptOf(char) === 'han')
    ? information.map((one, at) => one * (leastRecent + ((1 - leastRecent) * (at + 1)) / text.length))
    : [...information]

/** The share of the query's information that each sheet explains, 0–1. */
export const coverage = (
  information: readonly number[],
  matches: readonly Match[],
  sheetCount: number,
): Float64Array => {
  // Whoever asks for a pizza is not half asking for what begins like it.
  const closed = information.map((_one, at) =>
    matches.some(
      (match) =>
        match.isExact &&
        match.information > 1 &&
        match.sheets.size === 0 &&
        match.from <= at &&
        match.to > at,
    ),
  )
  const explained = Array.from({ length: sheetCount }, () => new Float64Array(0))
  for (const { from, to, quality, sheets, isExact } of matches) {
    if (!isExact && closed[from] === true) continue
    for (const [sheet, worth] of sheets) {
      let row = explained[sheet]
      if (row === undefined) continue
      if (row.length === 0) explained[sheet] = row = new Float64Array(information.length)
      const share = quality * worth
      for (let at = from; at < to; at += 1) if (share > (row[at] ?? 0)) row[at] = share
    }
  }
  const total = information.reduce((sum, one) => sum + one, 0)
  return Float64Array.from(explained, (row) =>
    total === 0 ? 0 : row.reduce((sum, share, at) => sum + share * (information[at] ?? 0), 0) / total,
  )
}
