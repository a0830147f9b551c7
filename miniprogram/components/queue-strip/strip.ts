import type { PlateState } from '../plate/plate'

export interface Cell {
  readonly key: string
  readonly no: string
  readonly state: PlateState | 'gap'
  readonly role: 'serving' | 'me' | ''
}

/** Plates that fit side by side. */
const widest = 5

/**
 * Who is served, then the numbers up to me. Over five cells: the served one, the first, a gap, the nearest, me.
 * @param serving  the number at the window, or ''
 * @param upToMe   numbers in order, mine last; may already be shortened in the middle
 * @param ahead    how many really stand before me
 */
export const strip = (serving: string, upToMe: readonly string[], ahead: number): Cell[] => {
  const me = upToMe[upToMe.length - 1]
  if (me === undefined) return []
  const before = upToMe.slice(0, -1)
  const first: Cell[] =
    serving === '' ? [] : [{ key: `at-${serving}`, no: serving, state: 'serving', role: 'serving' }]
  const ghost = (no: string): Cell => ({ key: no, no, state: 'ghost', role: '' })
  const mine: Cell = { key: me, no: me, state: 'waiting', role: 'me' }
  const isWhole = ahead <= before.length
  if (isWhole && first.length + before.length + 1 <= widest) return [...first, ...before.map(ghost), mine]
  const room = widest - first.length - 3
  const gap: Cell = { key: 'gap', no: '', state: 'gap', role: '' }
  const nearest = room > 0 ? before.slice(1).slice(-room) : []
  return [...first, ...before.slice(0, 1).map(ghost), gap, ...nearest.map(ghost), mine]
}
