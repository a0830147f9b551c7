import type { Piece } from '../../components/service-card/service-card'

/** Shortest run worth marking: one character matches by chance. */
const least = 2

/** A name cut where the query's own characters stand in it, so that they can be shown in blue. */
export const pieces = (name: string, query: string): Piece[] => {
  const low = name.toLowerCase()
  const asked = query.toLowerCase()
  const cut: Piece[] = []
  let plain = ''
  let at = 0
  while (at < name.length) {
    let run = 0
    while (at + run < name.length && asked.includes(low.slice(at, at + run + 1))) run += 1
    if (run < least) {
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
