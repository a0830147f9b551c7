import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dayText } from '../../i18n/time'
import { go } from '../../live/go'
import { t, words } from './words'

interface Query {
  readonly query: string
  readonly times: string
  readonly last: string
}

Page({
  behaviors: [page({ words })],
  data: { blank: 'loading', blankText: '', queries: [] as Query[] },

  onLoad() {
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('guidance', 'unanswered', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.setData({
      blank: '',
      queries: answer.value.queries.map(({ query, times, lastOn }) => ({
        query,
        times: t('times', { times }),
        last: t('last', { day: dayText(lastOn) }),
      })),
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { name } = currentTarget.dataset as { name: string }
    go(`/centre/coverage/coverage?name=${encodeURIComponent(name)}`)
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
})
