import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { go } from '../../live/go'
import { append, fetchMore } from '../../live/more'
import { dueOf } from './due'
import { t, words } from './words'

type Todo = Output<'centre', 'todos'>['todos'][number]

interface Row {
  readonly todoId: string
  readonly text: string
  readonly caption: string
  readonly page: string
  readonly chip: '' | 'danger' | 'warning'
  readonly chipText: string
}

const rowOf = ({ todoId, text, page: url, since, dueAt, isOverdue }: Todo): Row => {
  const { text: due, isToday } = dueAt === undefined ? { text: '', isToday: false } : dueOf(dueAt)
  return {
    todoId,
    text,
    caption: dotted(t('since', { at: momentText(since) }), due),
    page: url,
    chip: isOverdue ? 'danger' : isToday ? 'warning' : '',
    chipText: isOverdue ? t('overdue') : isToday ? t('dueToday') : '',
  }
}

const fetchPart = async (cursor?: string) => {
  const answer = await call('centre', 'todos', cursor === undefined ? {} : { cursor })
  if (!answer.ok) return answer
  return { ok: true, value: { rows: answer.value.todos.map(rowOf), cursor: answer.value.cursor } } as const
}

Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void fetchMore(this, fetchPart, (rows) => {
      append(this, 'rows', rows)
    })
  },

  async fetch() {
    const answer = await fetchPart()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { rows, cursor = '' } = answer.value
    this.setData({ blank: '', rows, cursor, hasFailedMore: false })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
})
