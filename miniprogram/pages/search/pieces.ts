import type { Piece } from '../../components/service-card/service-card'

/** Shortest run worth marking: one character matches by chance. */
const least = 2

/** Within an English word nothing begins: the d of card is not the d of “id replacement”. */
const isInside = (name: string, at: number): boolean =>
  /^[a-z]{2}$/i.test(name.slice(Math.max(0, at - 1), at + 1))

/** Whether these characters stand in the query, from the beginning of a word where they are English. */
const beginsIn = (asked: string, part: string): boolean => {
  let at = asked.indexOf(part)
  while (at >= 0 && isInside(asked, at)) at = asked.indexOf(part, at + 1)
  return at >= 0
}

/** A name cut where the query's own characters stand in it, so that they can be shown in blue. */
export const pieces = (name: string, query: string): Piece[] => {
  const low = name.toLowerCase()
  const asked = query.toLowerCase()
  const cut: Piece[] = []
  let plain = ''
  let at = 0
  while (at < name.length) {
    let run = 0
    while (at + run < name.length && beginsIn(asked, low.slice(at, at + run + 1))) run += 1
    if (run < least || isInside(name, at)) {
      plain += name.charAt(at)
      at += 1
      continue
    }
    if (plain !== '') cut.push({ text: plain })
    plain = ''
    cut.push({ text: name.slice(at, at + run), hit: true })
    at += run
  }
  if (plain !== '') cut.push({ text: plain })
  return cut
}
