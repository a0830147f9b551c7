import { words } from '../../behaviors/words'
import { appearance } from '../../settings/settings'
import { strip, type Cell } from './strip'

/**
 * 排队条: who is served now and who stands before me. In elder size one line: 正在办理 A008.
 * @property serving  the number at the window; '' when nobody is
 * @property upToMe   numbers in order, mine last (a ticket's `upToMe`)
 * @property ahead    how many stand before me
 */
Component({
  behaviors: [words('me', 'serving', 'servingNow')],
  properties: {
    serving: { type: String, value: '' },
    upToMe: { type: Array, value: [] as string[] },
    ahead: { type: Number, value: 0 },
  },
  data: { cells: [] as Cell[], isElder: false },
  observers: {
    'serving, upToMe, ahead'() {
      this.onLanguage()
    },
  },
  methods: {
    onLanguage() {
      const { serving, ahead } = this.data
      const upToMe = this.data.upToMe
      this.setData({ cells: strip(serving, upToMe, ahead), isElder: appearance().size === 'elder' })
    },
  },
})
