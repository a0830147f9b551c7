import { attempt } from '../../api/attempt'
import { call, type Failure, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted, listed } from '../../i18n/phrases'
import { clockAt, dayAt } from '../../i18n/time'
import { type Attached, attachFile } from '../../live/attached'
import { failed, type Failed } from '../../live/failed'
import { openLinked } from '../../live/linked-file'
import { kindText, standingChip, whenText } from '../meeting-words'
import { t, words } from './words'

type View = Output<'attendance', 'meeting'>
type Person = View['people'][number]
type Asking = '' | 'decide' | 'signFor' | 'cancel' | 'minutes'

const MOST_FILES = 5

const personRow =
  (canSignFor: boolean) =>
  ({ personId, name, windowNo, standing, reason = '', signedAt }: Person) => ({
    personId,
    name,
    windowNo: windowNo === 0 ? '' : String(windowNo),
    caption: signedAt === undefined ? reason : t('signedAt', { at: clockAt(signedAt) }),
    reason,
    asks: (standing === 'asked'
      ? 'decide'
      : canSignFor && (standing === 'expected' || standing === 'absent')
        ? 'signFor'
        : '') as Asking,
    ...standingChip(standing),
  })

const meetingShown = (view: View) => {
  const { people, unitNames, cancelled, minutes, files, hasBegun, day, signing, seenAt } = view
  const isOff = cancelled !== undefined
  const isToday = day === dayAt(Date.parse(seenAt))
  return {
    name: view.title,
    when: dotted(kindText(view.kind), whenText(view)),
    whom: unitNames.length === 0 ? t('everybody') : listed(unitNames),
    sum:
      people.length === 0
        ? t('nobody')
        : t('sum', {
            signed: people.filter(({ standing }) => standing === 'signed').length,
            all: people.filter(({ standing }) => standing !== 'away' && standing !== 'excused').length,
          }),
    cancelled: cancelled ?? '',
    rows: people.map(personRow(!isOff && isToday && signing !== 'early')),
    minutes: minutes ?? '',
    files: files.map(({ at, kind }) => ({ at, kind, title: t('file', { n: at + 1 }) })),
    canCancel: !isOff && !hasBegun,
    canKeep: !isOff && hasBegun,
  }
}
const nothing = (): ReturnType<typeof meetingShown> | null => null
const nobody = (): Asking => ''

/** 看一次会议 (§24): who is there, who asks to be let off, and what came of it. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    meeting: nothing(),
    asking: nobody(),
    asked: '',
    sheetTitle: '',
    personId: '',
    reason: '',
    said: '',
    error: '',
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    fileNote: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  meetingId: '',

  onLoad({ meetingId = '' }: Record<string, string | undefined>) {
    this.meetingId = meetingId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'meeting', { meetingId: this.meetingId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', meeting: meetingShown(answer.value) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },

  begin(asking: Asking, more: { sheetTitle: string; personId?: string; reason?: string; said?: string }) {
    this.setData({
      asking,
      personId: '',
      reason: '',
      said: '',
      error: '',
      uploads: [],
      fileError: '',
      fileNote: '',
      failed: null,
      ...more,
    })
  },
  pressPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.meeting?.rows.find(({ personId }) => personId === id)
    if (one === undefined || one.asks === '') return
    const { name, asks, reason, personId } = one
    this.begin(asks, { sheetTitle: t(asks === 'decide' ? 'decide' : 'signFor', { name }), personId, reason })
  },
  beginCancel() {
    this.begin('cancel', { sheetTitle: t('cancel') })
  },
  beginMinutes() {
    this.begin('minutes', { sheetTitle: t('minutes'), said: this.data.meeting?.minutes ?? '' })
  },
  close() {
    this.setData({ asking: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  /** What somebody wrote, or nothing and a word that it is missing. */
  written(): string {
    const said = this.data.said.trim()
    if (said === '') this.setData({ error: t('needWords') })
    return said
  },
  ended(answer: { ok: true; value: View } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ asking: '', meeting: meetingShown(answer.value) })
    else this.setData({ failed: failed(answer.error) })
  },
  async approve() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { meetingId } = this
    const { personId } = this.data
    this.ended(await attempt(this, 'attendance', 'decideAbsence', { meetingId, personId }))
  },
  async refuse() {
    const refusal = this.written()
    if (refusal === '' || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { meetingId } = this
    const { personId } = this.data
    this.ended(await attempt(this, 'attendance', 'decideAbsence', { meetingId, personId, refusal }))
  },
  async send() {
    const { asking, personId, uploads, isBusy } = this.data
    const said = this.written()
    if (said === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { meetingId } = this
    this.ended(
      asking === 'signFor'
        ? await attempt(this, 'attendance', 'signFor', { meetingId, personId, reason: said })
        : asking === 'cancel'
          ? await attempt(this, 'attendance', 'cancelMeeting', { meetingId, reason: said })
          : await attempt(this, 'attendance', 'keepMinutes', {
              meetingId,
              minutes: said,
              ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
            }),
    )
  },
  addFile() {
    const before = this.data.meeting?.files.length ?? 0
    if (before + this.data.uploads.length >= MOST_FILES) return
    void attachFile(this, { nameOf: (n) => t('file', { n }), notSent: t('notSent') }, before)
  },
  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const answer = await call('attendance', 'meetingFile', { meetingId: this.meetingId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
