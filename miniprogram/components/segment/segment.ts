export interface Option {
  readonly key: string
  readonly label: string
}

/**
 * 分段选择: one of two to five short words. Controlled.
 * @property options  [{ key, label }]
 * @property value    the chosen key
 * @property label    read aloud
 * @event change      { key }
 */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    value: { type: String, value: '' },
    label: { type: String, value: '' },
  },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('change', { key: (currentTarget.dataset as { key: string }).key })
    },
  },
})
