import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { leaders, type WindowCard, windowCards } from './shown'
import { words } from './words'

Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    unitName: '',
    /** Mine to lead: duty is filed by its head. */
    isHead: false,
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
    const { unitId } = this.data
    const [answer] = await Promise.all([
      call('people', 'unitPosts', { unitId }),
      me() === undefined ? fetchMe() : undefined,
    ])
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { unitName } = answer.value
    const isHead = me()?.workspaces.some((one) => one.role === 'unitHead' && one.unitId === unitId) === true
    this.setData({
      blank: '',
      unitName,
      isHead,
      people: leaders(answer.value),
      windows: windowCards(answer.value),
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  duties() {
    go(`/attendance/duties/duties?unitId=${this.data.unitId}`)
  },
  assessment() {
    go(`/assessment/month/month?unitId=${this.data.unitId}`)
  },
  roster() {
    go(`/staff/roster/roster?unitId=${this.data.unitId}`)
  },
})
