import { type Bar, barsOf, qrCode } from './code'

/**
 * 二维码 of a scene, for the scanner of this mini-program; white around it in the dark too, or no scanner reads it.
 * @property text   at most 26 characters of ASCII
 * @property label  what it leads to, for those who listen
 */
Component({
  properties: {
    text: { type: String, value: '' },
    label: { type: String, value: '' },
  },
  data: { bars: [] as Bar[] },
  observers: {
    text(text: string) {
      this.setData({ bars: text === '' ? [] : barsOf(qrCode(text)) })
    },
  },
})
