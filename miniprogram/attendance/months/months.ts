import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText, monthText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { answerChip, monthChip, sumsText } from '../month-words'
import { t, words } from './words'

type Scope = 'mine' | 'unit' | 'centre'
type Month = Output<'attendance', 'months'>['months'][number]

const stateText = ({ state, respondBy, publications, waiting }: Month): string => {
  const last = publications.at(-1)?.revision ?? 1
  return dotted(
    state === 'open' ? t('by', { day: dateText(respondBy) }) : '',
    last > 1 ? t('revision', { n: last }) : '',
    waiting > 0 ? t('waiting', { n: waiting }) : '',
  )
}

const myRow = (one: Month) => ({
  month: one.month,
  title: monthText(one.month),
  caption: one.mine === undefined ? '' : sumsText(one.mine.sums),
  ...(one.mine?.canAnswer === true
    ? { chip: 'warning', chipText: t('check') }
    : one.mine?.answer === undefined
      ? monthChip(one.state)
      : answerChip(one.mine.answer)),
})
const hallRow = (one: Month) => ({
  month: one.month,
  title: monthText(one.month),
  caption: stateText(one),
  ...monthChip(one.state),
})

const usual = (): Scope | '' => ''

/** 月度考勤 (§25): my months; the unit's for its head; the hall's for the centre, which has them worked out. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    scope: usual(),
    scopes: [] as { key: Scope; label: string }[],
    mine: [] as ReturnType<typeof myRow>[],
    all: [] as ReturnType<typeof hallRow>[],
    due: '',
    dueTitle: '',
    computeLabel: '',
    isBusy: false,
    failed: null as Failed | null,
  },
  unitId: '',
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const [me, answer] = await Promise.all([fetchMe(), call('attendance', 'months', {})])
    void wx.stopPullDownRefresh()
    if (!me.ok || !answer.ok) {
      const error = me.ok ? undefined : me.error
      const why = answer.ok ? error : answer.error
      this.setData({ blank: kindOf(why?.code ?? ''), blankText: why?.message ?? '' })
      return
    }
    const roles = me.value.workspaces
    const has = (...wanted: readonly string[]) => roles.some(({ role }) => wanted.includes(role))
    this.unitId = roles.find(({ role }) => role === 'unitHead')?.unitId ?? ''
    const scopes: Scope[] = [
      ...(has('windowStaff') ? (['mine'] as const) : []),
      ...(this.unitId === '' ? [] : (['unit'] as const)),
      ...(has('centreStaff', 'centreAdmin', 'windowStaff', 'backOffice', 'steeringOffice')
        ? (['centre'] as const)
        : []),
    ]
    const { months, due = '' } = answer.value
    const { scope } = this.data
    const isHall = has('centreStaff', 'centreAdmin')
    this.setData({
      blank: '',
      scopes: scopes.map((key) => ({ key, label: t(key) })),
      scope: scope === '' ? (scopes[0] ?? 'centre') : scope,
      mine: months.filter((one) => one.mine !== undefined).map(myRow),
      all: months.filter((one) => isHall || this.unitId !== '' || one.publications.length > 0).map(hallRow),
      due,
      dueTitle: due === '' ? '' : t('due', { month: monthText(due) }),
      computeLabel: due === '' ? '' : t('compute', { month: monthText(due) }),
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: detail.key })
  },
  openMine({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/attendance/person-month/person-month?month=${id}`)
  },
  openMonth({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const unit = this.data.scope === 'unit' ? `&unitId=${this.unitId}` : ''
    go(`/attendance/month/month?month=${id}${unit}`)
  },
  async compute() {
    const { due, isBusy } = this.data
    if (due === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'computeMonth', { month: due })
    this.setData({ isBusy: false })
    if (!answer.ok) this.setData({ failed: failed(answer.error) })
    else go(`/attendance/month/month?month=${due}`)
  },
})
