import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { listed } from '../../i18n/phrases'
import { go } from '../../live/go'
import { t, words } from './words'

interface UnitRow {
  readonly unitId: string
  readonly name: string
  readonly windows: string
  readonly vacant: string
}

Page({
  behaviors: [page({ words }), fetching],
  data: { units: [] as UnitRow[] },

  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('people', 'units', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const units = answer.value.units.map(({ unitId, unitName, windowNos, vacant }) => ({
      unitId,
      name: unitName,
      windows: windowNos.length === 0 ? t('none') : t('windows', { nos: listed(windowNos.map(String)) }),
      vacant: vacant === 0 ? '' : t('vacant', { count: vacant }),
    }))
    this.setData({ blank: '', units })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/posts/posts?unitId=${(currentTarget.dataset as { id: string }).id}`)
  },
  roster() {
    go('/staff/roster/roster')
  },
})
