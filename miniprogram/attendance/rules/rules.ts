import { attempt } from '../../api/attempt'
import { call, type Failure, type Input, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAt } from '../../i18n/time'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { scan } from '../../live/scan'
import { type LeaveType, leaveTypes, typeText } from '../leave-words'
import { t, words } from './words'

type Policy = Input<'attendance', 'setClockPolicy'>
type Kind = Policy['counts'][number]
type Screens = Output<'attendance', 'screens'>['screens']

const kinds: readonly Kind[] = ['code', 'wifi', 'location']
const STATION = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i

const proofItems = (counts: readonly Kind[]): Item[] =>
  kinds.map((kind) => ({ key: kind, text: t(kind), note: t(`${kind}Note`), checked: counts.includes(kind) }))

const screenRow = ({ screenId, name, since }: Screens[number]) => ({
  screenId,
  title: name,
  caption: t('since', { day: dateText(dayAt(Date.parse(since))) }),
})

const neededOptions = () => (['1', '2', '3'] as const).map((key) => ({ key, label: t(`needed_${key}`) }))
const coverOptions = () => (['sum', 'union'] as const).map((key) => ({ key, label: t(`cover_${key}`) }))
const wholeBetween = (text: string, least: number, most: number): number | undefined =>
  /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

const quotasOf = ({ quotas }: Output<'attendance', 'leaveQuotas'>) =>
  leaveTypes.map((type) => {
    const halves = quotas.find((one) => one.type === type)?.halfDays
    return { type, label: typeText(type), value: halves === undefined ? '' : String(halves / 2), error: '' }
  })
type Quota = ReturnType<typeof quotasOf>[number]
/** `2.5` days are five halves; what is no whole number of halves is nothing. */
const halfDaysIn = (text: string): number | undefined =>
  /^\d{1,3}(\.[05])?$/.test(text) ? Math.round(Number(text) * 2) : undefined

type Fence = NonNullable<Policy['fence']>
const usualCover = (): 'sum' | 'union' => 'sum'
const noFence = (): Fence | null => null

/** 打卡规则 and the screens that show the code (§21). */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    items: [] as Item[],
    needed: '1',
    options: neededOptions(),
    bssids: '',
    bssidsError: '',
    fence: noFence(),
    radius: '80',
    radiusError: '',
    placeText: '',
    grace: '0',
    graceError: '',
    mustCover: usualCover(),
    covers: coverOptions(),
    quotas: [] as Quota[],
    isSaved: false,
    screens: [] as ReturnType<typeof screenRow>[],
    /** A screen that was scanned and waits for its name, or one that is to be dropped. */
    pairing: '',
    dropping: '',
    name: '',
    nameError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ screen = '' }: Record<string, string | undefined>) {
    if (screen !== '') this.setData({ pairing: decodeURIComponent(screen) })
  },
  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const [policy, screens, leave] = await Promise.all([
      call('attendance', 'clockPolicy', {}),
      call('attendance', 'screens', {}),
      call('attendance', 'leaveQuotas', {}),
    ])
    void wx.stopPullDownRefresh()
    if (!policy.ok || !screens.ok || !leave.ok) {
      const missed = [policy, screens, leave].find((answer) => !answer.ok)
      const error = missed?.ok === false ? missed.error : undefined
      this.setData({ blank: kindOf(error?.code ?? ''), blankText: error?.message ?? '' })
      return
    }
    const { counts, needed, bssids, fence, graceMinutes, mustCover } = policy.value
    this.setData({
      blank: '',
      items: proofItems(counts),
      needed: String(needed),
      options: neededOptions(),
      bssids: bssids.join('\n'),
      fence: fence ?? null,
      radius: String(fence?.radius ?? 80),
      placeText: fence === undefined ? t('placeNote') : t('placed', { radius: fence.radius }),
      grace: String(graceMinutes),
      mustCover,
      covers: coverOptions(),
      quotas: quotasOf(leave.value),
      screens: screens.value.screens.map(screenRow),
    })
  },

  typeQuota({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { type } = currentTarget.dataset as { type: LeaveType }
    const quotas = this.data.quotas.map((one) =>
      one.type === type ? { ...one, value: detail.value, error: '' } : one,
    )
    this.setData({ quotas, isSaved: false })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const items = withTick(this.data.items, detail)
    this.setData({ items, isSaved: false })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ needed: detail.key, isSaved: false })
  },
  turnCover({ detail }: WechatMiniprogram.CustomEvent<{ key: 'sum' | 'union' }>) {
    this.setData({ mustCover: detail.key, isSaved: false })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'bssids' | 'radius' | 'grace' | 'name' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '', isSaved: false })
  },
  /** Whoever stands in the middle of the hall says so. */
  standHere() {
    wx.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      success: ({ latitude, longitude }) => {
        const radius = wholeBetween(this.data.radius, 20, 1000) ?? 80
        const placeText = t('placed', { radius })
        this.setData({ fence: { latitude, longitude, radius }, placeText, isSaved: false })
      },
      fail: () => {
        this.fail({ code: 'NO_PLACE', message: t('noPlace') })
      },
    })
  },

  /** What is on the page as a policy, or nothing and a word at the field that is wrong. */
  policy(): Policy | undefined {
    const { items, needed, bssids, fence, radius, grace, mustCover } = this.data
    const stations = bssids.split(/[\s,，]+/).filter((one) => one !== '')
    const metres = wholeBetween(radius.trim(), 20, 1000)
    const minutes = wholeBetween(grace.trim(), 0, 15)
    this.setData({
      bssidsError: stations.every((one) => STATION.test(one)) ? '' : t('bssidsWrong'),
      radiusError: metres === undefined ? t('radiusWrong') : '',
      graceError: minutes === undefined ? t('graceWrong') : '',
    })
    const { bssidsError } = this.data
    if (bssidsError !== '' || metres === undefined || minutes === undefined) return undefined
    return {
      counts: kinds.filter((kind) => items.some(({ key, checked }) => key === kind && checked === true)),
      needed: Number(needed),
      bssids: stations,
      ...(fence === null ? {} : { fence: { ...fence, radius: metres } }),
      graceMinutes: minutes,
      mustCover,
    }
  },
  /** Half days a year as typed in days, or nothing and a word at the field that is wrong. */
  leaveQuotas(): Input<'attendance', 'setLeaveQuotas'>['quotas'] | undefined {
    const quotas = this.data.quotas.map((one) => {
      const value = one.value.trim()
      const isWrong = value !== '' && halfDaysIn(value) === undefined
      return { ...one, value, error: isWrong ? t('quotaWrong') : '' }
    })
    this.setData({ quotas })
    if (quotas.some(({ error }) => error !== '')) return undefined
    return quotas.flatMap(({ type, value }) => {
      const halfDays = halfDaysIn(value)
      return halfDays === undefined ? [] : [{ type, halfDays }]
    })
  },
  async save() {
    const policy = this.policy()
    const quotas = this.leaveQuotas()
    if (policy === undefined || quotas === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const clock = await attempt(this, 'attendance', 'setClockPolicy', policy)
    const answer = clock.ok ? await attempt(this, 'attendance', 'setLeaveQuotas', { quotas }) : clock
    // What is fetched would write over what somebody changes after they read that it is saved.
    if (answer.ok) await this.fetch()
    else this.fail(answer.error)
    this.setData({ isBusy: false, isSaved: answer.ok })
  },
  fail(error: Failure) {
    this.setData({ failed: failed(error) })
  },

  async pair() {
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind === 'screen')
      this.setData({ pairing: read.scene.screenId, name: '', nameError: '', failed: null })
    else this.fail({ code: 'NOT_FOUND', message: t('notScreen') })
  },
  ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ dropping: (currentTarget.dataset as { id: string }).id, failed: null })
  },
  close() {
    this.setData({ pairing: '', dropping: '' })
  },
  async sendPair() {
    const { pairing, isBusy } = this.data
    const name = this.data.name.trim()
    if (isBusy) return
    if (name === '') {
      this.setData({ nameError: t('required') })
      return
    }
    this.setData({ isBusy: true })
    this.answered(await attempt(this, 'attendance', 'pairScreen', { screenId: pairing, name }))
  },
  async sendDrop() {
    const { dropping, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true })
    this.answered(await attempt(this, 'attendance', 'dropScreen', { screenId: dropping }))
  },
  answered(answer: { ok: true; value: { screens: Screens } } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false, pairing: '', dropping: '', name: '' })
    if (answer.ok) this.setData({ screens: answer.value.screens.map(screenRow), failed: null })
    else this.fail(answer.error)
  },
})
