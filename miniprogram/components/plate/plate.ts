import { t } from '../../i18n/t'
import { words } from '../../behaviors/words'

export type PlateState =
  'waiting' | 'called' | 'serving' | 'missed' | 'done' | 'cancelled' | 'transferred' | 'lapsed' | 'ghost'

/**
 * 号牌: the number as an enamel door plate, in the colour of the ticket's state.
 * @property no     'A012', or a window's number
 * @property size   l (once a page, fills the width), m (cards), s (lists), window (square), door (square, large)
 * @property state  the ticket's; what is over is grey; ghost: others' numbers, outline only
 * @property unit   above the number, size l only
 * @property pulse  three slow pulses, for the moment of being called
 * @property wide   size s fills its cell
 */
Component({
  behaviors: [words()],
  properties: {
    no: { type: String, value: '' },
    size: { type: String, value: 'm' },
    state: { type: String, value: 'waiting' },
    unit: { type: String, value: '' },
    pulse: { type: Boolean, value: false },
    wide: { type: Boolean, value: false },
  },
  data: { label: '', isSpaced: false },
  observers: {
    'no, size, unit'() {
      this.onLanguage()
    },
  },
  methods: {
    onLanguage() {
      const { no, size, unit } = this.data
      const isWindow = size === 'window' || size === 'door'
      const label = isWindow ? t('windowNo', { no }) : t('plateOf', { no })
      // Only characters stand apart as on enamel; a Latin word would fall to pieces.
      this.setData({ label: unit === '' ? label : `${unit} ${label}`, isSpaced: !/[A-Za-z]/.test(unit) })
    },
  },
})
