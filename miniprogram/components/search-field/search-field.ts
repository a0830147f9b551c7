import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import { appearance } from '../../settings/settings'

/**
 * 搜索框. On the home page it is a button that opens the search page; there it is typed into.
 * @property value
 * @property hint      instead of 要办什么事？
 * @property focus     opens the keyboard
 * @property asButton  not typed into: a press opens the search
 * @property scan      a scan button at the end while it is empty
 * @property cancel    取消 beside it
 * @event input { value }   @event confirm { value }   @event press (asButton)   @event scan   @event cancel
 */
Component({
  behaviors: [words('search', 'scan', 'clear', 'cancel')],
  properties: {
    value: { type: String, value: '' },
    hint: { type: String, value: '' },
    focus: { type: Boolean, value: false },
    asButton: { type: Boolean, value: false },
    scan: { type: Boolean, value: false },
    cancel: { type: Boolean, value: false },
  },
  data: { isFocused: false, ownHint: '' },
  methods: {
    onLanguage() {
      this.setData({ ownHint: t(appearance().size === 'elder' ? 'searchHintShort' : 'searchHint') })
    },
    input({ detail }: WechatMiniprogram.Input) {
      this.triggerEvent('input', { value: detail.value })
    },
    confirm({ detail }: WechatMiniprogram.InputConfirm) {
      this.triggerEvent('confirm', { value: detail.value })
    },
    clear() {
      this.triggerEvent('input', { value: '' })
    },
    press() {
      if (this.data.asButton) this.triggerEvent('press')
    },
    pressScan() {
      this.triggerEvent('scan')
    },
    pressCancel() {
      this.triggerEvent('cancel')
    },
    focused() {
      this.setData({ isFocused: true })
    },
    blurred() {
      this.setData({ isFocused: false })
    },
  },
})
