import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, minuteOf } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type List = Output<'centre', 'timetables'>

interface Row {
  readonly id: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly chipText: string
  readonly mayEdit: boolean
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const rows = ({ timetables, mayEdit }: List): Row[] =>
  timetables.map(({ timetableId, name, from, segments, standing }) => ({
    id: timetableId,
    title: `${name} ${t('from', { day: from })}`,
    caption: segments.map((span) => `${clock(span.from)}–${clock(span.to)}`).join(' · '),
    chip: standing === 'inForce' ? 'ok' : standing === 'coming' ? 'waiting' : 'done',
    chipText: t(standing),
    mayEdit: mayEdit && standing === 'coming',
  }))

/** The list as it was last heard, for what a row that is opened holds. */
let known: List | undefined

const usual = ['08:00', '12:00', '14:00', '17:30']

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    rows: [] as Row[],
    mayEdit: false,
    earliest: '',
    isOpen: false,
    panelTitle: '',
    timetableId: '',
    name: '',
    from: '',
    fromText: '',
    times: usual,
    labels: [] as { at: number; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('centre', 'timetables', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(list: List) {
    known = list
    const keys = ['morningFrom', 'morningTo', 'afternoonFrom', 'afternoonTo'] as const
    this.setData({
      blank: '',
      rows: rows(list),
      mayEdit: list.mayEdit,
      earliest: list.earliest,
      labels: keys.map((key, at) => ({ at, label: t(key) })),
    })
  },

  add() {
    this.setData({
      isOpen: true,
      panelTitle: t('add'),
      timetableId: '',
      name: '',
      from: '',
      fromText: t('choose'),
      times: usual,
      failed: null,
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = known?.timetables.find(({ timetableId }) => timetableId === id)
    if (one === undefined) return
    this.setData({
      isOpen: true,
      panelTitle: t('edit'),
      timetableId: id,
      name: one.name,
      from: one.from,
      fromText: dateText(one.from),
      times: one.segments.flatMap((span) => [clock(span.from), clock(span.to)]).slice(0, 4),
      failed: null,
    })
  },
  shut() {
    this.setData({ isOpen: false })
  },
  nameIt({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value })
  },
  begins({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ from: detail.value, fromText: dateText(detail.value) })
  },
  time(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { at } = event.currentTarget.dataset as { at: number }
    this.setData({ [`times[${at}]`]: event.detail.value })
  },
  async save() {
    const { timetableId, name, from, times, isBusy } = this.data
    if (isBusy || name.trim() === '' || from === '') return
    this.setData({ isBusy: true, failed: null })
    const minutes = times.map(minuteOf)
    const answer = await attempt(this, 'centre', 'saveTimetable', {
      ...(timetableId === '' ? {} : { timetableId }),
      name: name.trim(),
      from: from,
      segments: minutes.flatMap((start, at) =>
        at % 2 === 0 ? [{ from: start, to: minutes[at + 1] ?? start }] : [],
      ),
    })
    this.ended(answer)
  },
  async remove() {
    const { timetableId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'centre', 'removeTimetable', { timetableId }))
  },
  ended(answer: { ok: true; value: List } | { ok: false; error: Parameters<typeof failed>[0] }) {
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isOpen: false })
    this.show(answer.value)
  },
})
