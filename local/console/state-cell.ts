/// <reference lib="dom" />
import { element } from '../../web/element'
import type { SymbolName } from '../look/symbols'
import { sign } from './sign'

/** Sign and colour by the word of a state; a state that isn't here is told without colour. */
const looks: Readonly<Record<string, readonly [colour: string, icon: SymbolName]>> = {
  waiting: ['waiting', 'hourglass'],
  idle: ['waiting', 'check'],
  called: ['called', 'bell'],
  serving: ['serving', 'desk'],
  open: ['serving', 'check-circle'],
  published: ['serving', 'check-circle'],
  missed: ['missed', 'skip'],
  paused: ['done', 'pause'],
  done: ['done', 'check-circle'],
  closed: ['done', 'close-circle'],
  cancelled: ['done', 'close-circle'],
  lapsed: ['done', 'skip'],
  transferred: ['done', 'swap'],
  transferring: ['called', 'swap'],
}

/** The state column's cell: colour, sign and word together. */
export const stateCell = (value: unknown): Node | string => {
  if (typeof value !== 'string') return '–'
  const look = Object.hasOwn(looks, value) ? looks[value] : undefined
  return look === undefined ? value : element('span', `state ${look[0]}`, sign(look[1]), value)
}
