/**
 * 输入框: label above, what is wrong below in words.
 * @property label        @property value        @property hint  inside while empty
 * @property help         below, quiet           @property error  below instead, in danger colour with an icon
 * @property type         text, number, idcard, digit, nickname
 * @property password     hidden letters
 * @property max          most characters, 0 = 140; `lines` counts them
 * @property lines        several lines that grow
 * @property disabled
 * @event input { value }   @event confirm { value }
 */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    hint: { type: String, value: '' },
    help: { type: String, value: '' },
    error: { type: String, value: '' },
    type: { type: String, value: 'text' },
    password: { type: Boolean, value: false },
    max: { type: Number, value: 140 },
    lines: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
  },
  data: { isFocused: false, grow: { minHeight: 48 } },
  methods: {
    input({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('input', { value: detail.value })
    },
    confirm({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('confirm', { value: detail.value })
    },
    focused() {
      this.setData({ isFocused: true })
    },
    blurred() {
      this.setData({ isFocused: false })
    },
  },
})
