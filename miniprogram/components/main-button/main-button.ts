/**
 * 按钮. One solid a page; outline and weak for the rest.
 * @property label     a verb
 * @property note      second line (giant), or the reason beside the label of a disabled one ('0:52 后')
 * @property icon      before the label
 * @property kind      solid, outline, weak
 * @property tone      of a solid one: brand, called, serving, missed, danger: the state that it moves on
 * @property size      normal (104), small (88), tall (152, staff), giant (264, 叫下一位)
 * @property fit       as wide as its words instead of the whole width; side by side of equal width: class="grow"
 * @property disabled  not to be pressed; say why in `label` or `note`
 * @property busy      under way: presses are ignored, nothing spins
 * @property openType  WeChat's open-type (share, getPhoneNumber …)
 * @event press        pressed, unless disabled or busy
 */
Component({
  properties: {
    label: { type: String, value: '' },
    note: { type: String, value: '' },
    icon: { type: String, value: '' },
    kind: { type: String, value: 'solid' },
    tone: { type: String, value: 'brand' },
    size: { type: String, value: 'normal' },
    fit: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    openType: { type: String, value: '' },
  },
  methods: {
    press() {
      if (!this.data.disabled && !this.data.busy) this.triggerEvent('press')
    },
  },
})
