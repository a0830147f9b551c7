import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { dateText, momentText } from '../../i18n/time'
import { t, words } from './words'

type Notice = Output<'centre', 'notice'>

const shownOf = ({ title, body, from, to, isCurrent, publishedAt }: Notice) => ({
  name: title,
  body,
  days: t('days', { from: dateText(from), to: dateText(to) }),
  published: t('published', { at: momentText(publishedAt) }),
  isOver: !isCurrent,
})

Page({
  behaviors: [page({ words }), fetching],
  data: { noticeId: '', shown: null as ReturnType<typeof shownOf> | null },

  onLoad({ noticeId = '' }: Record<string, string | undefined>) {
    this.setData({ noticeId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('centre', 'notice', { noticeId: this.data.noticeId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', shown: shownOf(answer.value) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
})
