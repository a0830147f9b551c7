import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { received, sent, weeks, type ReferralRow, type WeekShown } from './shown'
import { t, words } from './words'

type Part = 'ratings' | 'referrals'

Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    no: '',
    part: 'ratings',
    parts: [] as { key: Part; label: string }[],
    blank: { ratings: 'loading', referrals: 'loading' },
    blankText: '',
    weeks: [] as WeekShown[],
    sent: [] as ReferralRow[],
    received: [] as ReferralRow[],
  },

  onLoad({ windowId = '', no = '', part }: Record<string, string | undefined>) {
    this.setData({ windowId, no, part: part === 'referrals' ? part : 'ratings' })
    this.name()
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    this.name()
    this.setData({ blank: { ratings: 'loading', referrals: 'loading' } })
    void this.fetch()
  },
  name() {
    const { no } = this.data
    if (no !== '') void wx.setNavigationBarTitle({ title: t('titleOf', { no }) })
    this.setData({
      parts: [
        { key: 'ratings', label: t('ratings') },
        { key: 'referrals', label: t('referrals') },
      ],
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Part }>) {
    this.setData({ part: detail.key })
    if (this.data.blank[detail.key] !== '') void this.fetch()
  },
  /** Only what is looked at; the other part when one turns to it. */
  async fetch() {
    const { windowId } = this.data
    const part = this.data.part as Part
    if (part === 'ratings') {
      const answer = await call('cases', 'windowRatings', { windowId })
      if (answer.ok) this.setData({ weeks: weeks(answer.value.weeks), 'blank.ratings': '' })
      else this.fail(part, answer.error.code, answer.error.message)
    } else {
      const answer = await call('guidance', 'referrals', { windowId })
      if (answer.ok)
        this.setData({
          sent: sent(answer.value.sent),
          received: received(answer.value.received),
          'blank.referrals': '',
        })
      else this.fail(part, answer.error.code, answer.error.message)
    }
    void wx.stopPullDownRefresh()
  },
  fail(part: Part, code: string, blankText: string) {
    this.setData({ [`blank.${part}`]: kindOf(code), blankText })
  },
  retry() {
    this.setData({ [`blank.${this.data.part}`]: 'loading' })
    void this.fetch()
  },
})
