import { words } from '../../behaviors/words'
import type { IconName } from '../icon/names'

export type ChipState =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'missed'
  | 'done'
  | 'cancelled'
  | 'transferred'
  | 'lapsed'
  | 'ok'
  | 'paused'
  | 'warning'
  | 'danger'

const icons: Record<ChipState, IconName> = {
  waiting: 'hourglass',
  called: 'bell',
  serving: 'desk',
  missed: 'skip',
  done: 'check-circle',
  cancelled: 'close-circle',
  transferred: 'swap',
  lapsed: 'clock',
  ok: 'check-circle',
  paused: 'pause',
  warning: 'triangle',
  danger: 'octagon',
}

/**
 * 状态: colour, icon and word together, never one alone.
 * @property state  a ticket's state (waiting called serving missed done cancelled transferred lapsed), ok, paused, warning, danger
 * @property text   instead of the state's own word; warning and danger have none of their own
 * @property icon   instead of the state's own icon; 'none' for a letter in place of a word (A, B)
 */
Component({
  behaviors: [
    words(
      'waiting',
      'called',
      'serving',
      'missed',
      'done',
      'cancelled',
      'transferred',
      'lapsed',
      'ok',
      'paused',
    ),
  ],
  properties: {
    state: { type: String, value: 'waiting' },
    text: { type: String, value: '' },
    icon: { type: String, value: '' },
  },
  data: { icons },
})
