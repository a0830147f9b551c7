import { ownWords } from '../../behaviors/words'
import type { Choice } from '../asset-words'
import * as own from './words'

/** What the field has chosen: a window by its place in the list, or another place by its name. */
type Place = { at: 'window'; windowId: string } | { at: 'room'; name: string }

/**
 * 位置: a window, or another place by its name. Controlled for the start by `value`; tells every change.
 * @property windows  [{ windowId, no }]
 * @property value    the place to begin with, or null
 * @property error    what is wrong, in words
 * @event change { place }  null as long as another place has no name
 */
Component({
  behaviors: [ownWords(own)],
  properties: {
    windows: { type: Array, value: [] as Choice[] },
    value: { type: Object, value: null as Place | null },
    error: { type: String, value: '' },
  },
  data: { options: [] as string[], at: 0, name: '', shown: '' },
  observers: {
    'windows, value': function () {
      this.begin()
    },
  },
  methods: {
    onLanguage() {
      this.begin()
    },
    begin() {
      const { windows, value } = this.data as unknown as { windows: Choice[]; value: Place | null }
      const options = [...windows.map(({ no }) => own.t('window', { no })), own.t('other')]
      const isRoom = value?.at === 'room'
      const found = value?.at === 'window' ? windows.findIndex((one) => one.windowId === value.windowId) : -1
      const at = isRoom || found < 0 ? options.length - 1 : found
      this.setData({ options, at, name: isRoom ? value.name : '', shown: options[at] ?? '' })
    },
    pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const at = Number(detail.value)
      this.setData({ at, shown: this.data.options[at] ?? '' })
      this.tell()
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: detail.value })
      this.tell()
    },
    tell() {
      const { windows } = this.data as unknown as { windows: Choice[] }
      const { at, name } = this.data
      const chosen = windows[at]
      const room = name.trim()
      const place =
        chosen !== undefined
          ? { at: 'window', windowId: chosen.windowId }
          : room === ''
            ? null
            : { at: 'room', name: room }
      this.triggerEvent('change', { place })
    },
  },
})
