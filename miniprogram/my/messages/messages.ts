import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { keepStanding } from '../../live/inbox'
import { append, fetchMore } from '../../live/more'
import { t, words } from './words'

type Message = Output<'messages', 'inbox'>['messages'][number]

/** A date stays on one line: word joiners keep its hyphens from being broken after. */
const unbroken = (text: string): string => text.replace(/(\d)-(?=\d)/g, '$1-\u2060')

const rowOf = ({ messageId, text, at, page: url = '', isUnread }: Message) => ({
  messageId,
  text: unbroken(text),
  at: momentText(at),
  caption: dotted(isUnread ? t('unread') : '', momentText(at)),
  page: url,
  isUnread,
})
type Row = ReturnType<typeof rowOf>

const earlier = async (cursor: string) => {
  const answer = await call('messages', 'inbox', { cursor })
  if (!answer.ok) return answer
  return {
    ok: true,
    value: { rows: answer.value.messages.map(rowOf), cursor: answer.value.cursor },
  } as const
}

Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as Row[],
    hasUnread: false,
    seenAt: '',
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void fetchMore(this, earlier, (rows) => {
      append(this, 'rows', rows)
    })
  },

  async fetch() {
    const answer = await call('messages', 'inbox', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { messages, unread, cursor = '', seenAt } = answer.value
    this.setData({
      blank: '',
      rows: messages.map(rowOf),
      hasUnread: unread > 0,
      seenAt,
      cursor,
      hasFailedMore: false,
    })
    keepStanding({ unread })
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number }
    const row = this.data.rows[index]
    if (row === undefined) return
    if (row.isUnread) {
      this.markRead([index])
      void this.read(row.messageId)
    }
    if (row.page !== '') go(row.page)
  },
  async read(messageId: string) {
    const answer = await call('messages', 'readMessage', { messageId })
    // Lost on the way: it simply stays unread.
    if (answer.ok) this.told(answer.value.unread)
  },
  async readAll() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'messages', 'readAll', { until: this.data.seenAt })
    this.setData({ isBusy: false, failed: answer.ok ? null : failed(answer.error) })
    if (!answer.ok) return
    this.markRead(this.data.rows.map((_row, index) => index))
    this.told(answer.value.unread)
  },
  markRead(places: readonly number[]) {
    const rows = this.data.rows.map((row, index) =>
      row.isUnread && places.includes(index) ? { ...row, isUnread: false, caption: row.at } : row,
    )
    this.setData({ rows })
  },
  told(unread: number) {
    this.setData({ hasUnread: unread > 0 })
    keepStanding({ unread })
  },
})
