import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { go } from '../../live/go'
import { leaders, type WindowCard, windowCards } from './shown'
import { words } from './words'

Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    unitName: '',
    people: [] as ReturnType<typeof leaders>,
    windows: [] as WindowCard[],
  },

  onLoad({ unitId = '' }: { unitId?: string }) {
    this.setData({ unitId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('people', 'unitPosts', { unitId: this.data.unitId })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { unitName } = answer.value
    this.setData({ blank: '', unitName, people: leaders(answer.value), windows: windowCards(answer.value) })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  roster() {
    go(`/staff/roster/roster?unitId=${this.data.unitId}`)
  },
})
