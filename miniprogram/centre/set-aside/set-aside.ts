import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { dateText } from '../../i18n/time'
import { grow, renew } from '../../live/more'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'

type Aside = Output<'cases', 'setAsideRatings'>['ratings'][number]

/** Rows that say the same are not the same: they are told apart by their place in the list alone. */
const rowOf = ({ reason, windowNo, week, level }: Aside, at: number) => ({
  key: String(at),
  title: t(reason),
  caption: t('line', { no: windowNo, week: dateText(week) }),
  value: t('level', { level }),
})

/** 不计入的评价 (§19), reported to the centre. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    rows: [] as ReturnType<typeof rowOf>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onLoad() {
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },

  async part(cursor?: string) {
    const answer = await call('cases', 'setAsideRatings', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { ratings, cursor: next } = answer.value
    const before = cursor === undefined ? 0 : this.data.rows.length
    const rows = ratings.map((one, at) => rowOf(one, before + at))
    return { ok: true, value: { rows, cursor: next } } as const
  },
  fetch() {
    return renew(this, 'rows', () => this.part())
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
})
