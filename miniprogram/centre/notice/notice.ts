import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Preview = Output<'centre', 'previewNotice'>

interface Change {
  readonly date: string
  readonly title: string
  readonly caption: string
  readonly value: string
}

const changes = ({ differences }: Preview): Change[] =>
  differences.map(({ date, before, after, name, isPast }) => ({
    date,
    title: dateText(date),
    caption: name,
    value: `${t('change', { before: t(before), after: t(after) })}${isPast ? ` · ${t('isPast')}` : ''}`,
  }))

Page({
  behaviors: [page({ words })],
  data: {
    text: '',
    kinds: [] as { key: string; label: string }[],
    kind: 'final',
    heading: '',
    count: '',
    changes: [] as Change[],
    promises: '',
    seen: '',
    isBlocked: false,
    done: '',
    firstDay: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    this.name()
  },
  onLanguage() {
    this.name()
    if (this.data.seen !== '') void this.preview()
  },
  name() {
    this.setData({
      kinds: [
        { key: 'final', label: t('final') },
        { key: 'provisional', label: t('provisional') },
      ],
    })
  },
  write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value, failed: null })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ kind: detail.key })
  },
  notice() {
    return { text: this.data.text.trim(), provisional: this.data.kind === 'provisional' }
  },
  async preview() {
    if (this.data.isBusy || this.data.text.trim() === '') return
    this.setData({ isBusy: true, failed: null })
    const answer = await call('centre', 'previewNotice', this.notice())
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error), seen: '' })
      return
    }
    const { year, rows, differences, promises, seen } = answer.value
    this.setData({
      heading: t('rows', { year, rows }),
      count: differences.length === 0 ? t('same') : t('changed', { days: differences.length }),
      changes: changes(answer.value),
      promises: promises.looked === 0 ? t('promisesNone') : t('promisesText', promises),
      seen,
      isBlocked: differences.some(({ isPast }) => isPast),
    })
    void wx.pageScrollTo({ scrollTop: 0 })
  },
  again() {
    this.setData({ seen: '', failed: null })
  },
  async bring() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'centre', 'importNotice', { ...this.notice(), seen: this.data.seen })
    this.setData({ isBusy: false })
    if (answer.ok) {
      const { year, firstDay } = answer.value
      this.setData({ done: t('done', { year }), firstDay, seen: '' })
    } else this.setData({ failed: failed(answer.error) })
  },
  toCalendar() {
    wx.redirectTo({ url: `/centre/calendar/calendar?day=${this.data.firstDay}`, fail: () => undefined })
  },
})
