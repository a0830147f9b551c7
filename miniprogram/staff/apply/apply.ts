import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { type Form, formOf } from './form'
import { t, words } from './words'

type Choices = Output<'windows', 'applicationChoices'>
type Kind = Form['kind']

interface Tag {
  readonly key: string
  readonly label: string
  readonly isOn: boolean
}

const kinds: readonly Kind[] = ['open', 'add', 'reduce', 'hours', 'close']
const workdays = [1, 2, 3, 4, 5] as const
const parts = ['whole', 'mornings', 'afternoons'] as const

let choices: Choices | undefined

Page({
  behaviors: [page({ words })],
  data: {
    unitId: '',
    id: '',
    /** The centre adjusts by itself (§8): at a window that is there, and the unit is heard. */
    isCentre: false,
    wanted: '',
    blank: 'loading',
    blankText: '',
    unitName: '',
    kinds: [] as { key: string; label: string }[],
    kind: 'open',
    about: '',
    windows: [] as { windowId: string; label: string }[],
    window: 0,
    services: [] as Tag[],
    picked: [] as string[],
    on: '',
    onText: '',
    earliest: '',
    latest: '',
    reason: '',
    parts: [] as { key: string; label: string }[],
    dayPart: 'whole',
    /** The window's hours are none that can be chosen here. */
    isOdd: false,
    days: workdays.map((day): Tag => ({ key: String(day), label: '', isOn: true })),
    primaryNo: '',
    primaryName: '',
    alternateNo: '',
    alternateName: '',
    space: '',
    equipment: '',
    who: [] as { key: string; label: string }[],
    guests: 'everybody',
    isMissing: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad(query: Record<string, string | undefined>) {
    const { unit = '', id = '', kind = '', services = '', window: wanted = '', as = '' } = query
    const isCentre = as === 'centre'
    this.setData({
      unitId: unit,
      id,
      isCentre,
      wanted,
      kind: kinds.find((one) => one === kind) ?? (isCentre ? 'add' : 'open'),
      picked: services === '' ? [] : services.split(','),
    })
    this.name()
    void this.fetch()
  },
  onLanguage() {
    this.name()
    void this.fetch()
  },
  name() {
    this.setData({
      kinds: kinds
        .filter((key) => key !== 'open' || !this.data.isCentre)
        .map((key) => ({ key, label: t(key) })),
      about: t(`${this.data.kind as Kind}Text`),
      parts: parts.map((key) => ({ key, label: t(key) })),
      days: this.data.days.map((one, at) => ({ ...one, label: t(`day${(at + 1) as 1 | 2 | 3 | 4 | 5}`) })),
      who: [
        { key: 'everybody', label: t('everybody') },
        { key: 'members', label: t('members') },
      ],
    })
  },
  async fetch() {
    const { unitId, id } = this.data
    const [answer, known] = await Promise.all([
      call('windows', 'applicationChoices', { unitId }),
      id === '' ? undefined : call('windows', 'application', { applicationId: id }),
    ])
    const lost = !answer.ok ? answer.error : known?.ok === false ? known.error : undefined
    if (!answer.ok || lost !== undefined) {
      this.setData({ blank: kindOf(lost?.code ?? ''), blankText: lost?.message ?? '' })
      return
    }
    choices = answer.value
    const { windows, unitName, earliest, latest } = answer.value
    this.setData({
      blank: '',
      unitName,
      earliest,
      latest,
      windows: windows.map(({ windowId, windowNo, isAsked }) => ({
        windowId,
        label: t(isAsked ? 'asked' : 'window', { no: windowNo }),
      })),
      window: Math.max(
        0,
        windows.findIndex(({ windowId }) => windowId === this.data.wanted),
      ),
      ...(this.data.on === '' ? { on: earliest, onText: dateText(earliest) } : {}),
    })
    if (known?.ok === true) this.fill(known.value)
    else this.showHours()
    this.offer()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  fill(one: Output<'windows', 'application'>) {
    const at = choices?.windows.findIndex(({ windowId }) => windowId === one.windowId) ?? -1
    const { weekdays } = one
    this.setData({
      kind: one.kind,
      about: t(`${one.kind}Text`),
      window: Math.max(0, at),
      picked: one.services.map(({ code }) => code),
      on: one.wishedOn,
      onText: dateText(one.wishedOn),
      reason: one.reason,
      dayPart: one.dayPart ?? 'whole',
      days: this.data.days.map((day) => ({ ...day, isOn: weekdays?.includes(Number(day.key)) ?? true })),
      primaryNo: one.primary?.no ?? '',
      primaryName: one.primary?.name ?? '',
      alternateNo: one.alternate?.no ?? '',
      alternateName: one.alternate?.name ?? '',
      space: one.space ?? '',
      equipment: one.equipment ?? '',
      guests: one.guests === false ? 'members' : 'everybody',
    })
  },
  /** Begins with when the window serves now. */
  showHours() {
    const { kind, window: at, days } = this.data
    const here = choices?.windows[at]
    if (kind !== 'hours' || here === undefined) return
    this.setData({
      dayPart: here.dayPart ?? 'whole',
      isOdd: here.dayPart === undefined,
      days: days.map((day) => ({ ...day, isOn: here.weekdays.includes(Number(day.key)) })),
    })
  },
  /** The services that can be named: those at the window for less, the others for more. */
  offer() {
    const { kind, window: at, picked } = this.data
    const here = choices?.windows[at]?.services ?? []
    const offered = (choices?.services ?? []).filter(({ code }) =>
      kind === 'reduce' ? here.includes(code) : kind === 'add' ? !here.includes(code) : kind === 'open',
    )
    this.setData({
      services: offered.map(({ code, name }) => ({ key: code, label: name, isOn: picked.includes(code) })),
      picked: picked.filter((code) => offered.some((one) => one.code === code)),
    })
  },

  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({
      kind: detail.key,
      about: t(`${detail.key}Text`),
      isOdd: false,
      failed: null,
      isMissing: false,
    })
    this.showHours()
    this.offer()
  },
  pickWindow({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ window: Number(detail.value) })
    this.showHours()
    this.offer()
  },
  tag({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index, key } = currentTarget.dataset as { index: number; key: string }
    const isOn = this.data.services[index]?.isOn !== true
    const { picked } = this.data
    this.setData({
      [`services[${index}].isOn`]: isOn,
      picked: isOn ? [...picked, key] : picked.filter((one) => one !== key),
    })
  },
  day({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number }
    this.setData({ [`days[${index}].isOn`]: this.data.days[index]?.isOn !== true })
  },
  date({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ on: detail.value, onText: dateText(detail.value) })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'dayPart' | 'guests' }
    this.setData({ [field]: event.detail.key })
  },
  write(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: string }
    this.setData({ [field]: event.detail.value, isMissing: false })
  },

  async save() {
    const form = formOf(this.data)
    if (form === undefined) {
      this.setData({ isMissing: true })
      return
    }
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null, isMissing: false })
    const { unitId, id, isCentre } = this.data
    const answer =
      isCentre && form.kind !== 'open'
        ? await attempt(this, 'windows', 'proposeAdjustment', { unitId, form })
        : await attempt(this, 'windows', 'saveApplication', {
            unitId,
            ...(id === '' ? {} : { applicationId: id }),
            form,
          })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      void wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    if (id !== '') wx.navigateBack({ fail: () => undefined })
    else {
      const url = `/staff/application/application?id=${answer.value.applicationId}`
      wx.redirectTo({ url, fail: () => undefined })
    }
  },
})
