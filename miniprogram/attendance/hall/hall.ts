import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { clockOf, dateText, dayAt, momentText } from '../../i18n/time'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { slotRow } from '../slot-words'
import { t, words } from './words'

type Hall = Output<'attendance', 'hallDay'>
type Person = Hall['people'][number]
type Flagged = Output<'attendance', 'flaggedPunches'>['punches'][number]

const tones = ['danger', 'warning'] as const

/** Somebody's day in one line: what is wrong with it first, then whether they are in. */
const personRow = ({ personId, name, windowNo, post, isIn, slots }: Person) => {
  const halves = slots.map(slotRow)
  const wrong = tones.flatMap((tone) => halves.filter(({ chip }) => chip === tone))[0]
  const last = halves.filter(({ chipText }) => chipText !== '').at(-1)
  const { chip, chipText } =
    wrong ?? (isIn ? { chip: 'serving', chipText: t('isIn') } : (last ?? { chip: '', chipText: '' }))
  const first = slots.find((slot) => slot.in !== undefined)?.in
  const gone = slots.flatMap((slot) => (slot.out === undefined ? [] : [slot.out])).at(-1)
  return {
    personId,
    windowNo: String(windowNo),
    title: name,
    caption: dotted(
      t(post),
      first === undefined ? t('notYet') : t('came', { at: clockOf(first) }),
      isIn || gone === undefined ? '' : t('left', { at: clockOf(gone) }),
    ),
    chip,
    chipText,
  }
}

const flaggedRow = ({ punchId, name, windowNo, direction, at, against, bucket }: Flagged) => ({
  punchId,
  windowNo: windowNo === undefined ? '' : String(windowNo),
  title: name,
  caption: dotted(
    t(direction, { at: momentText(at) }),
    ...against.map((kind) => t(`against_${kind}`)),
    bucket === undefined ? '' : t(`bucket_${bucket}`),
  ),
})

/** 今日到岗 (§21): who of the hall is in, what is to be looked at, and letting people go. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    day: '',
    date: '',
    isToday: true,
    sum: '',
    rows: [] as ReturnType<typeof personRow>[],
    releases: [] as { readonly key: string; readonly title: string; readonly text: string }[],
    flagged: [] as ReturnType<typeof flaggedRow>[],
    isAdmin: false,
    asking: '',
    punchId: '',
    who: '',
    items: [] as Item[],
    said: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const { day } = this.data
    const [answer, flagged] = await Promise.all([
      call('attendance', 'hallDay', day === '' ? {} : { day: day }),
      call('attendance', 'flaggedPunches', {}),
      me() === undefined ? fetchMe() : undefined,
    ])
    void wx.stopPullDownRefresh()
    if (!answer.ok || !flagged.ok) {
      const error = answer.ok ? (flagged.ok ? undefined : flagged.error) : answer.error
      this.setData({ blank: kindOf(error?.code ?? ''), blankText: error?.message ?? '' })
      return
    }
    this.show(answer.value)
    this.setData({
      flagged: flagged.value.punches.map(flaggedRow),
      isAdmin: me()?.workspaces.some(({ role }) => role === 'centreAdmin') === true,
    })
  },
  show({ day, people, releases }: Hall) {
    const isToday = day === dayAt(serverNow())
    const isIn = people.filter((one) => one.isIn).length
    this.setData({
      blank: '',
      day,
      date: dateText(day),
      isToday,
      sum: isToday ? t('sum', { isIn, all: people.length }) : '',
      rows: people.map(personRow),
      releases: releases.map(({ fromMinute, count, reason }, at) => ({
        key: String(at),
        title: t('released', {
          at: clockOf(fromMinute),
          who: count === 0 ? t('everybody') : t('some', { n: count }),
        }),
        text: reason,
      })),
    })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, blank: 'loading' })
    void this.fetch()
  },

  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.flagged.find(({ punchId }) => punchId === id)
    this.setData({
      asking: 'judge',
      punchId: id,
      who: dotted(one?.title ?? '', one?.caption ?? ''),
      said: '',
      error: '',
      failed: null,
    })
  },
  beginRelease() {
    const items = this.data.rows.map(({ personId, title, caption, windowNo }) => ({
      key: personId,
      text: title,
      note: dotted(t('window', { no: windowNo }), caption),
      checked: false,
    }))
    this.setData({ asking: 'release', items, said: '', error: '', failed: null })
  },
  close() {
    this.setData({ asking: '' })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    this.setData({ items: withTick(this.data.items, detail) })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  keep() {
    void this.judge(true)
  },
  doubt() {
    void this.judge(false)
  },
  /** What somebody wrote, or nothing and a word that it is missing. */
  written(): string {
    const said = this.data.said.trim()
    if (said === '') this.setData({ error: t('required') })
    return said
  },
  async judge(isKept: boolean) {
    const remark = this.written()
    if (remark === '' || this.data.isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'attendance', 'judgePunch', {
      punchId: this.data.punchId,
      isKept,
      remark,
    })
    this.ended(answer.ok ? undefined : answer.error)
  },
  async release() {
    const reason = this.written()
    if (reason === '' || this.data.isBusy) return
    const personIds = this.data.items.flatMap(({ key, checked }) => (checked === true ? [key] : []))
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'attendance', 'release', { personIds, reason })
    this.ended(answer.ok ? undefined : answer.error)
  },
  ended(error: Parameters<typeof failed>[0] | undefined) {
    this.setData({ isBusy: false, ...(error === undefined ? { asking: '' } : { failed: failed(error) }) })
    if (error === undefined) void this.fetch()
  },
  openRules() {
    go('/attendance/rules/rules')
  },
  openMeetings() {
    go('/attendance/meetings/meetings')
  },
  openMonths() {
    go('/attendance/months/months')
  },
  openDuty() {
    go('/attendance/duty-plan/duty-plan')
  },
  openCorrections() {
    go('/attendance/corrections/corrections')
  },
})
