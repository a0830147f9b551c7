import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'

import { serverNow } from '../../api/clock'
import { dotted } from '../../i18n/phrases'
import { dateText, dayAfter, dayAt } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { openFile } from '../../live/open-file'
import { t, words } from './words'

type List = Output<'guidance', 'coverageList'>
type Unit = List['units'][number]
type Matter = Unit['matters'][number]
type Plan = NonNullable<Matter['plan']>

const planText = ({ plan = 'stays', planOn }: Matter): string =>
  planOn === undefined ? t(plan) : t('planned', { plan: t(plan), day: dateText(planOn) })

const matterOf = (one: Matter) => ({
  key: one.key,
  name: one.name,
  caption: dotted(one.code ?? '', one.plan === undefined ? '' : planText(one), one.reason ?? ''),
  isSheet: one.code !== undefined,
  reason: one.reason ?? '',
  plan: one.plan ?? 'window',
  planOn: one.planOn ?? '',
  chip: one.isLate ? 'danger' : one.plan === undefined ? 'warning' : '',
  chipText: one.isLate ? t('late') : one.plan === undefined ? t('noPlan') : '',
})

const unitOf = ({ unitId, unitName, published, matters }: Unit) => ({
  unitId,
  unitName,
  note: matters.length === 0 ? t('allCovered', { n: published }) : t('count', { n: matters.length }),
  matters: matters.map(matterOf),
})

const usualPlan = (): Plan => 'window'
const MONTH = 30

/** 未进驻事项 (§6): what is neither at a window nor online, why, and when it comes. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    units: [] as ReturnType<typeof unitOf>[],
    names: [] as string[],
    summary: '',
    mayWrite: false,
    mayExport: false,
    /** A matter that was asked for in vain, to be named here. */
    wanted: '',
    isOpen: false,
    unit: 0,
    key: '',
    isSheet: false,
    name: '',
    reason: '',
    wordsError: '',
    plan: usualPlan(),
    plans: [] as { key: Plan; label: string }[],
    planOn: '',
    planText: '',
    today: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ name = '' }: Record<string, string | undefined>) {
    this.setData({ wanted: decodeURIComponent(name) })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('guidance', 'coverageList', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { units, mayWrite, mayExport } = answer.value
    const all = units.reduce((sum, { matters }) => sum + matters.length, 0)
    this.setData({
      blank: '',
      units: units.map(unitOf),
      names: units.map(({ unitName }) => unitName),
      summary: all === 0 ? t('none') : t('summary', { n: all }),
      mayWrite,
      mayExport,
      today: dayAt(serverNow()),
      plans: (['window', 'online', 'stays'] as const).map((key) => ({ key, label: t(key) })),
    })
    const { wanted } = this.data
    if (wanted !== '' && mayWrite) {
      this.setData({ wanted: '' })
      this.begin(0, { key: '', name: wanted })
    }
  },
  begin(
    unit: number,
    one: { key: string; name: string; reason?: string; plan?: Plan; planOn?: string; isSheet?: boolean },
  ) {
    const planOn =
      one.planOn === undefined || one.planOn === '' ? dayAfter(this.data.today, MONTH) : one.planOn
    this.setData({
      isOpen: true,
      unit,
      key: one.key,
      isSheet: one.isSheet ?? false,
      name: one.name,
      reason: one.reason ?? '',
      plan: one.plan ?? 'window',
      planOn,
      planText: dateText(planOn),
      wordsError: '',
      failed: null,
    })
  },
  add() {
    this.begin(0, { key: '', name: '' })
  },
  edit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (!this.data.mayWrite) return
    const { unit, key } = currentTarget.dataset as { unit: string; key: string }
    const at = this.data.units.findIndex(({ unitId }) => unitId === unit)
    const one = this.data.units[at]?.matters.find((matter) => matter.key === key)
    if (one !== undefined) this.begin(at, one)
  },
  close() {
    this.setData({ isOpen: false })
  },
  pickUnit({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ unit: Number(detail.value) })
  },
  turnPlan({ detail }: WechatMiniprogram.CustomEvent<{ key: Plan }>) {
    this.setData({ plan: detail.key })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ planOn: detail.value, planText: dateText(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'name' | 'reason' }
    this.setData({ [field]: detail.value, wordsError: '' })
  },
  async save() {
    const { units, unit, key, plan, planOn, isBusy } = this.data
    const unitId = units[unit]?.unitId
    const [name, reason] = [this.data.name.trim(), this.data.reason.trim()]
    const isMissing = name === '' || reason === ''
    this.setData({ wordsError: isMissing ? t('needWords') : '', failed: null })
    if (isMissing || unitId === undefined || isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'guidance', 'saveCoverage', {
      unitId,
      name,
      reason,
      plan,
      ...(key === '' ? {} : { key }),
      ...(plan === 'stays' ? {} : { planOn: planOn }),
    })
    this.settle(answer)
  },
  async end() {
    const { units, unit, key, isBusy } = this.data
    const unitId = units[unit]?.unitId
    if (unitId === undefined || isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.settle(await attempt(this, 'guidance', 'endCoverage', { unitId, key }))
  },
  settle(answer: { ok: true } | { ok: false; error: Parameters<typeof failed>[0] }) {
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isOpen: false })
    void this.fetch()
  },
  async export() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'guidance', 'exportCoverage', {})
    if (!answer.ok) this.setData({ failed: failed(answer.error) })
    else {
      const shown = await openFile(answer.value.link, 'xlsx', t('title'))
      if (shown !== 'opened')
        this.setData({ failed: { what: t('notOpened'), why: t(shown), icon: 'info', retry: '' } })
    }
    this.setData({ isBusy: false })
  },
})
