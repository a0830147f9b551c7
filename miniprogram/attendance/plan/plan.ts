import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAfter, dayAt, minuteOf } from '../../i18n/time'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Kind = Output<'attendance', 'meetings'>['meetings'][number]['kind']
type Whom = 'all' | 'some'

/** The next Friday from a day on: when the centre meets (§13). */
const fridayFrom = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, (12 - weekday) % 7)
}

const usualKind = (): Kind => 'meeting'
const usualWhom = (): Whom => 'all'

/** 安排会议、培训 (§13 §24): Friday at four, unless something else is chosen. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    kind: usualKind(),
    kinds: [] as { key: Kind; label: string }[],
    name: '',
    nameError: '',
    day: '',
    dayText: '',
    today: '',
    from: '16:00',
    to: '17:30',
    timeError: '',
    place: '',
    placeError: '',
    whom: usualWhom(),
    whoms: [] as { key: Whom; label: string }[],
    items: [] as Item[],
    whoError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    this.setData({ name: t('usual') })
    void this.fetch()
  },
  onLanguage() {
    this.show()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show() {
    this.setData({
      dayText: this.data.day === '' ? '' : dateText(this.data.day),
      kinds: (['meeting', 'training'] as const).map((key) => ({ key, label: t(key) })),
      whoms: (['all', 'some'] as const).map((key) => ({ key, label: t(key) })),
    })
  },
  async fetch() {
    const answer = await call('people', 'units', {})
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    // By now the server's clock is known, which the phone's need not be.
    const today = dayAt(serverNow())
    if (this.data.day === '') this.setData({ today, day: fridayFrom(today) })
    this.show()
    const units = answer.value.units.filter(({ windowNos }) => windowNos.length > 0)
    this.setData({
      blank: '',
      items: units.map(({ unitId, unitName }) => ({ key: unitId, text: unitName, checked: false })),
    })
  },

  turnKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    const { name } = this.data
    const isUsual = name === t('usual') || name === t('usualTraining')
    this.setData({
      kind: detail.key,
      ...(isUsual ? { name: t(detail.key === 'meeting' ? 'usual' : 'usualTraining') } : {}),
    })
  },
  turnWhom({ detail }: WechatMiniprogram.CustomEvent<{ key: Whom }>) {
    this.setData({ whom: detail.key })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    this.setData({
      items: withTick(this.data.items, detail),
      whoError: '',
    })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: dateText(detail.value) })
  },
  pickTime({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'from' | 'to' }
    this.setData({ [field]: detail.value, timeError: '' })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'name' | 'place' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  async send() {
    const { kind, day, from, to, whom, items, isBusy } = this.data
    const [title, place] = [this.data.name.trim(), this.data.place.trim()]
    const span = { from: minuteOf(from), to: minuteOf(to) }
    const chosen = items.flatMap(({ key, checked }) => (checked === true ? [key] : []))
    const isNobody = whom === 'some' && chosen.length === 0
    this.setData({
      whoError: isNobody ? t('needWho') : '',
      nameError: title === '' ? t('needName') : '',
      placeError: place === '' ? t('needPlace') : '',
      timeError: span.to <= span.from ? t('needTimes') : '',
      failed: null,
    })
    if (title === '' || place === '' || span.to <= span.from || isNobody || isBusy) return
    this.setData({ isBusy: true })
    const unitIds = whom === 'all' ? [] : chosen
    const answer = await attempt(this, 'attendance', 'planMeeting', {
      kind,
      title,
      day: day,
      span,
      place,
      unitIds,
    })
    this.setData({ isBusy: false })
    if (answer.ok)
      void wx.redirectTo({ url: `/attendance/meeting/meeting?meetingId=${answer.value.meetingId}` })
    else this.setData({ failed: failed(answer.error) })
  },
})
