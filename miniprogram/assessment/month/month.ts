import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dayAt } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { grow, renew } from '../../live/more'
import { openFile } from '../../live/open-file'
import { gradeText, type Kind, kindText, phaseShown, pointsText } from '../assessment-words'
import { t, words } from './words'

type Month = Output<'assessment', 'month'>
type Step = Month['buttons'][number]
type Asking = Step | 'year' | ''

const kinds: readonly Kind[] = ['person', 'window', 'unit']
const icons = { person: 'person', window: 'desk', unit: 'people' } as const satisfies Record<Kind, string>
const first = (): Kind => 'person'
const nothing = (): Asking => ''
const noStep = (): Step | '' => ''
const YEARS = 5

const row = (one: Month['rows'][number], isMixed: boolean) => ({
  key: `${one.kind}:${one.id}`,
  kind: one.kind,
  id: one.id,
  icon: icons[one.kind],
  title: one.name,
  caption: dotted(
    isMixed ? kindText(one.kind) : one.kind === 'unit' ? '' : one.unitName,
    t('entries', { n: one.entries }),
    one.objection === 'open' ? t('objection') : '',
  ),
  value: pointsText(one.total),
  note: gradeText(one.grade),
})

/** 月度考核 (§14 §25): the centre's list of a month with the steps it takes; for a head, their own unit's. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    month: '',
    kind: first(),
    kinds: [] as { key: Kind; label: string }[],
    /** The month that is shown; `month` is what was asked for, nothing for the usual one. */
    shownMonth: '',
    monthText: '',
    phase: '',
    phaseText: '',
    phaseIcon: '',
    phaseLine: '',
    before: '',
    after: '',
    waiting: '',
    isChanged: false,
    step: noStep(),
    rows: [] as ReturnType<typeof row>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    /** The centre's own: what else there is to do about assessment. */
    isCentre: false,
    isAdmin: false,
    seesAccountability: false,
    asking: nothing(),
    askingTitle: '',
    askingText: '',
    sendLabel: '',
    reason: '',
    reasonError: '',
    years: [] as string[],
    year: 0,
    exported: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ month = '', unitId = '' }: Record<string, string | undefined>) {
    this.setData({ month, unitId })
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
  async fetch() {
    if (me() === undefined) await fetchMe()
    const roles = me()?.workspaces.map(({ role }) => role) ?? []
    const isAdmin = roles.includes('centreAdmin')
    this.setData({
      kinds: kinds.map((key) => ({ key, label: kindText(key) })),
      isCentre: this.data.unitId === '' && (isAdmin || roles.includes('centreStaff')),
      isAdmin: this.data.unitId === '' && isAdmin,
      seesAccountability: this.data.unitId === '' && (isAdmin || roles.includes('steeringOffice')),
    })
    const { kind, month } = this.data
    const isWanted = () => this.data.kind === kind && this.data.month === month
    await renew(this, 'rows', () => this.part(), isWanted)
    if (this.data.unitId !== '') void wx.setNavigationBarTitle({ title: t('unit') })
  },
  async part(cursor?: string) {
    const { unitId, month, kind } = this.data
    const of = month === '' ? {} : { month }
    const answer =
      unitId === ''
        ? await call('assessment', 'month', { ...of, kind, ...(cursor === undefined ? {} : { cursor }) })
        : await call('assessment', 'unitMonth', { ...of, unitId })
    if (!answer.ok) return answer
    const { value } = answer
    // An answer to what was chosen before must not name another month than its rows are of.
    if (this.data.month === month && this.data.kind === kind)
      this.setData({
        ...phaseShown({ ...value, today: dayAt(serverNow()) }),
        month,
        shownMonth: value.month,
        before: value.before,
        after: value.after ?? '',
        waiting: value.waiting === 0 ? '' : t('waiting', { n: value.waiting }),
        isChanged: value.isChanged,
        step: value.buttons[0] ?? '',
      })
    return {
      ok: true,
      value: { rows: value.rows.map((one) => row(one, unitId !== '')), cursor: value.cursor },
    } as const
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { month } = currentTarget.dataset as { month: string }
    if (month === '') return
    this.setData({ month })
    void this.fetch()
  },
  turnKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key, rows: [], cursor: '' })
    void this.fetch()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, kind } = currentTarget.dataset as { id: string; kind: Kind }
    const { unitId } = this.data
    const of = unitId === '' ? '' : `&unitId=${unitId}`
    go(`/assessment/result/result?month=${this.data.shownMonth}&kind=${kind}&id=${id}${of}`)
  },
  openPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },

  press() {
    const { step } = this.data
    if (step === '') return
    const texts = { show: 'showText', publish: 'publishText', revise: 'reviseText' } as const
    this.setData({
      asking: step,
      askingTitle: t(step),
      askingText: t(texts[step]),
      sendLabel: t(step),
      reason: '',
      reasonError: '',
      failed: null,
    })
  },
  askYear() {
    const now = Number(dayAt(serverNow()).slice(0, 4))
    this.setData({
      asking: 'year',
      askingTitle: t('year'),
      askingText: t('yearText'),
      sendLabel: t('fetchIt'),
      years: Array.from({ length: YEARS }, (_none, n) => t('yearLabel', { year: now - n })),
      year: 0,
      exported: '',
      failed: null,
    })
  },
  close() {
    this.setData({ asking: '' })
  },
  pickYear({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ year: Number(detail.value), exported: '', failed: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  async send() {
    const { asking, isBusy } = this.data
    const reason = this.data.reason.trim()
    const needs = asking === 'revise' && reason === ''
    if (needs) this.setData({ reasonError: t('needReason') })
    if (needs || isBusy || asking === '') return
    this.setData({ isBusy: true, failed: null })
    if (asking === 'year') await this.exportYear()
    else await this.take(asking, reason)
    this.setData({ isBusy: false })
  },
  async take(step: Step, reason: string) {
    const month = this.data.shownMonth
    const answer =
      step === 'revise'
        ? await attempt(this, 'assessment', 'reviseMonth', { month, reason })
        : await attempt(this, 'assessment', step === 'show' ? 'showMonth' : 'publishMonth', { month })
    if (answer.ok) {
      this.setData({ asking: '' })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  async exportYear() {
    const year = Number(dayAt(serverNow()).slice(0, 4)) - this.data.year
    const answer = await attempt(this, 'assessment', 'exportYear', { year })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { link, months, entries } = answer.value
    const how = await openFile(link, 'xlsx', t('exportName', { year }))
    this.setData({ exported: how === 'opened' ? t('exported', { months, entries }) : t('notOpened') })
  },
})
