import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'
import type { Output } from '../../api/call'

export type Wait = Output<'queue', 'ticket'>['wait']

/**
 * 等候时间: always a range in five-minute steps, never an exact minute or a countdown.
 * @property wait  { kind: 'none' } | { kind: 'paused' } | { kind: 'range', from, to }, minutes
 * @property size  figure (digits large, words small), title, strong, caption
 */
Component({
  behaviors: [words('about', 'minutes', 'noWait', 'pausedCalling')],
  properties: {
    wait: { type: Object, value: { kind: 'none' } },
    size: { type: String, value: 'strong' },
  },
  data: { range: '', label: '' },
  observers: {
    wait() {
      this.onLanguage()
    },
  },
  methods: {
    onLanguage() {
      const wait = this.data.wait as Wait
      const isRange = wait.kind === 'range'
      this.setData({
        range: isRange ? (wait.from === wait.to ? `${wait.from}` : `${wait.from}–${wait.to}`) : '',
        label: isRange ? t('waitRange', wait) : t(wait.kind === 'paused' ? 'pausedCalling' : 'noWait'),
      })
    },
  },
})
