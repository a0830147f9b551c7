import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { monthText } from '../../i18n/time'
import { findingText, topicText } from '../complaint-words'
import { t, words } from './words'

type Figures = Output<'complaints', 'complaintFigures'>
type Table = Figures['byKind']

const countText = (count: number | undefined): string => (count === undefined ? t('hidden') : String(count))

const kinds = ['window', 'unit', 'service', 'person'] as const
const kindLabel = (label: string): string => {
  const kind = kinds.find((one) => one === label)
  return kind === undefined ? label : t(kind)
}
const table = (title: string, { rows, total }: Table, labelOf: (label: string) => string) => ({
  title,
  rows: [
    ...rows
      .filter(({ count }) => count !== 0)
      .map(({ label, count }) => ({ key: label, label: labelOf(label), count: countText(count) })),
    { key: 'total', label: t('total'), count: countText(total) },
  ],
})

const shown = ({ byKind, byTopic, byUnit, byFinding, months }: Figures) => ({
  isEmpty: [byKind, byTopic, byUnit, byFinding].every(({ total }) => total === 0),
  tables: [
    table(t('byKind'), byKind, kindLabel),
    table(t('byTopic'), byTopic, (label) => topicText(label as Parameters<typeof topicText>[0])),
    table(t('byUnit'), byUnit, (label) => label),
    table(t('byFinding'), byFinding, (label) => findingText(label as Parameters<typeof findingText>[0])),
  ],
  months: [...months]
    .reverse()
    .map(({ label, count }) => ({ key: label, label: monthText(label), count: countText(count) })),
})
const nothing = (): ReturnType<typeof shown> | null => null

/** The month so many after one. */
const monthAfter = (month: string, n: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** 投诉统计 (§33): of a month that is over, without identities and small numbers. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    figures: nothing(),
    month: '',
    monthText: '',
    hasLater: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { month } = this.data
    const answer = await call('complaints', 'complaintFigures', month === '' ? {} : { month })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { month: of, latest } = answer.value
    this.setData({
      blank: '',
      figures: shown(answer.value),
      month: of,
      monthText: monthText(of),
      hasLater: of < latest,
    })
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { by } = currentTarget.dataset as { by: string }
    this.setData({ month: monthAfter(this.data.month, Number(by)), blank: 'loading' })
    void this.fetch()
  },
})
