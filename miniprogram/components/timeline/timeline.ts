import { words } from '../../behaviors/words'

export interface Step {
  readonly state: 'past' | 'now' | 'later'
  readonly title: string
  /** Who, or what to know. */
  readonly note?: string
  /** When, or a word in its place. */
  readonly at?: string
}

/**
 * 时间线: what happened, what is going on, what is to come; each says who and when.
 * @property steps     [{ state: past | now | later, title, note?, at? }]
 * @property numbered  the dots carry 1, 2, 3 (directions, who approves) instead of marks
 */
Component({
  behaviors: [words('past', 'now', 'later')],
  properties: {
    steps: { type: Array, value: [] as Step[] },
    numbered: { type: Boolean, value: false },
  },
  data: { keyed: [] as (Step & { readonly key: number })[] },
  observers: {
    // The same may happen twice: what it is called tells no two of them apart.
    steps(steps: readonly Step[]) {
      this.setData({ keyed: steps.map((step, key) => ({ ...step, key })) })
    },
  },
})
