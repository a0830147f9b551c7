import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { dayYear } from '../assessment-words'
import { t, words } from './words'

type Matter = Output<'assessment', 'accountabilities'>['accountabilities'][number]
type Outcome = NonNullable<Matter['outcome']>

const chips = {
  open: ['called', 'chipOpen'],
  decided: ['ok', 'chipDecided'],
  lapsed: ['cancelled', 'chipLapsed'],
  overturned: ['called', 'chipOpen'],
} as const
const outcomes: readonly Outcome[] = ['none', 'reminder', 'rectification', 'accountability']

const row = (one: Matter) => ({
  id: one.accountabilityId,
  title: one.unitName,
  caption: dotted(one.ruleName, dateText(one.on)),
  chip: chips[one.state][0],
  chipText: t(chips[one.state][1]),
  state: t(one.state),
  line:
    one.outcome === undefined || one.decidedOn === undefined
      ? ''
      : t('decidedLine', { outcome: t(one.outcome), day: dayYear(one.decidedOn) }),
  reason: one.reason ?? '',
  canDecide: one.canDecide,
})
type Row = ReturnType<typeof row>

/** 单位责任 (§34): what the steering office decides about a unit, and the centre reads. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    opened: null as Row | null,
    items: [] as Item[],
    outcomeError: '',
    why: '',
    whyError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  fetch() {
    return renew(this, 'rows', () => this.part())
  },
  async part(cursor?: string) {
    const answer = await call('assessment', 'accountabilities', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { accountabilities, cursor: next } = answer.value
    return { ok: true, value: { rows: accountabilities.map(row), cursor: next } } as const
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({
      opened: this.data.rows.find((one) => one.id === id) ?? null,
      items: outcomes.map((key) => ({ key, text: t(key), checked: false })),
      outcomeError: '',
      why: '',
      whyError: '',
      failed: null,
    })
  },
  close() {
    this.setData({ opened: null })
  },
  /** One of them: a tick takes the others away. */
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const items = this.data.items.map((item) => ({
      ...item,
      checked: item.key === detail.key && detail.checked,
    }))
    this.setData({ items, outcomeError: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ why: detail.value, whyError: '' })
  },
  async send() {
    const { opened, items, isBusy } = this.data
    const reason = this.data.why.trim()
    const chosen = items.find(({ checked }) => checked === true)?.key
    const outcome = outcomes.find((one) => one === chosen)
    this.setData({
      whyError: reason === '' ? t('needWhy') : '',
      outcomeError: outcome === undefined ? t('needOutcome') : '',
    })
    if (opened === null || outcome === undefined || reason === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const decision = { accountabilityId: opened.id, outcome, reason }
    const answer = await attempt(this, 'assessment', 'recordOutcome', decision)
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ opened: null })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
