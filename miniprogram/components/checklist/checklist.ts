import { words } from '../../behaviors/words'

export interface Item {
  readonly key: string
  readonly text: string
  /** Second line: from where, or in which case. */
  readonly note?: string
  /** Only in some cases: drawn dashed, 看情况 at the right. */
  readonly conditional?: boolean
  readonly checked?: boolean
  /** A link at the right (下载表格) or, without `linked`, plain words. */
  readonly end?: string
  readonly linked?: boolean
}

/**
 * 要带: what to bring, to be ticked off, inside <card pad="list">. Controlled: shows `items`, stores nothing.
 * @property items  [{ key, text, note?, conditional?, checked?, end?, linked? }]
 * @property readonly  nothing to tick: a list with marks of what was seen
 * @event toggle    { key, checked }   @event link  { key }
 */
Component({
  behaviors: [words('conditional')],
  properties: {
    items: { type: Array, value: [] as Item[] },
    readonly: { type: Boolean, value: false },
  },
  methods: {
    toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { index } = currentTarget.dataset as { index: number }
      const item = this.data.items[index]
      if (item === undefined || this.data.readonly) return
      this.triggerEvent('toggle', { key: item.key, checked: item.checked !== true })
    },
    link({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('link', { key: (currentTarget.dataset as { key: string }).key })
    },
  },
})
