import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { grow, renew } from '../../live/more'
import { openLinked } from '../../live/linked-file'
import { scan } from '../../live/scan'
import { cancelledChip, kindText, type Mine, standingChip, whenText } from '../meeting-words'
import { t, words } from './words'

type Scope = 'mine' | 'centre'
type OfHall = Output<'attendance', 'meetings'>['meetings'][number]

const mineRow = (one: Mine) => ({
  meetingId: one.meetingId,
  title: one.title,
  caption: whenText(one),
  isAhead: one.signing !== 'over' && one.cancelled === undefined,
  ...(one.cancelled === undefined ? standingChip(one.standing) : cancelledChip()),
})
const hallRow = (one: OfHall) => ({
  meetingId: one.meetingId,
  title: one.title,
  caption: dotted(whenText(one), one.waiting === 0 ? '' : t('waiting', { n: one.waiting })),
  ...(one.cancelled === undefined ? { chip: '', chipText: '' } : cancelledChip()),
})

/** One of mine, with what can be done about it. */
const shown = (one: Mine) => ({
  meetingId: one.meetingId,
  title: one.title,
  when: dotted(kindText(one.kind), whenText(one)),
  cancelled: one.cancelled ?? '',
  ...standingChip(one.standing),
  canSign: one.cancelled === undefined && one.signing === 'open' && one.standing !== 'signed',
  isEarly: one.cancelled === undefined && one.signing === 'early' && one.standing === 'expected',
  canAsk:
    one.cancelled === undefined &&
    !one.hasBegun &&
    one.standing === 'expected' &&
    one.absence?.state !== 'refused',
  refusal: one.absence?.refusal ?? '',
  minutes: one.minutes ?? '',
  files: one.files.map(({ at, kind }) => ({ at, kind, title: t('file', { n: at + 1 }) })),
})
type Shown = ReturnType<typeof shown>

const usual = (): Scope | '' => ''
const none = (): readonly Mine[] => []

/** 会议、培训 (§24): what I am expected at, with signing in; for the centre all of them. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    scope: usual(),
    scopes: [] as { key: Scope; label: string }[],
    ahead: [] as ReturnType<typeof mineRow>[],
    past: [] as ReturnType<typeof mineRow>[],
    rows: [] as ReturnType<typeof hallRow>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    opened: null as Shown | null,
    done: '',
    isAsking: false,
    reason: '',
    reasonError: '',
    code: '',
    codeError: '',
    fileNote: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  known: none(),

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    if (this.data.scope === 'centre') this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  async fetch() {
    const me = await fetchMe()
    const roles = me.ok ? me.value.workspaces.map(({ role }) => role) : []
    const scopes: Scope[] = [
      ...(roles.includes('windowStaff') ? (['mine'] as const) : []),
      ...(roles.some((role) => role === 'centreStaff' || role === 'centreAdmin')
        ? (['centre'] as const)
        : []),
    ]
    const { scope } = this.data
    this.setData({
      scopes: scopes.map((key) => ({ key, label: t(key) })),
      scope: scope === '' ? (scopes[0] ?? 'mine') : scope,
    })
    await this.renew()
  },
  async renew() {
    if (this.data.scope === 'centre') {
      await renew(this, 'rows', () => this.part())
      return
    }
    const answer = await call('attendance', 'myMeetings', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.known = answer.value.meetings
    const rows = this.known.map(mineRow)
    this.setData({
      blank: '',
      ahead: rows.filter(({ isAhead }) => isAhead),
      past: rows.filter(({ isAhead }) => !isAhead),
    })
  },
  async part(cursor?: string) {
    const answer = await call('attendance', 'meetings', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { meetings, cursor: next } = answer.value
    return { ok: true, value: { rows: meetings.map(hallRow), cursor: next } } as const
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: detail.key, blank: 'loading', rows: [], cursor: '' })
    void this.renew()
  },
  plan() {
    go('/attendance/plan/plan')
  },
  openOne({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/attendance/meeting/meeting?meetingId=${id}`)
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.known.find(({ meetingId }) => meetingId === id)
    if (one === undefined) return
    this.setData({
      opened: shown(one),
      done: '',
      isAsking: false,
      reason: '',
      reasonError: '',
      code: '',
      codeError: '',
      fileNote: '',
      failed: null,
    })
  },
  close() {
    this.setData({ opened: null })
  },
  async scanCode() {
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind === 'hallCode') void this.sign(read.scene.code)
    else this.setData({ failed: failed({ code: 'CODE_PAST', message: t('notOurs') }) })
  },
  typeCode({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value.replace(/\D/g, ''), codeError: '' })
  },
  /** By what was typed, or by the camera where nothing was. */
  pressSign() {
    const { code } = this.data
    if (code === '') void this.scanCode()
    else if (/^\d{8}$/.test(code)) void this.sign(code)
    else this.setData({ codeError: t('codeEmpty') })
  },
  async sign(code: string) {
    const { opened, isBusy } = this.data
    if (opened === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'signIn', { meetingId: opened.meetingId, code })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    void wx.vibrateShort({ type: 'light' })
    this.setData({ opened: shown(answer.value), done: t('done') })
    void this.renew()
  },
  beginAsk() {
    this.setData({ isAsking: true, failed: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  async ask() {
    const { opened, isBusy } = this.data
    const reason = this.data.reason.trim()
    if (reason === '') this.setData({ reasonError: t('needReason') })
    if (opened === null || reason === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { meetingId } = opened
    const answer = await attempt(this, 'attendance', 'askAbsence', { meetingId, reason })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ opened: shown(answer.value), isAsking: false, done: t('asked') })
    void this.renew()
  },
  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const meetingId = this.data.opened?.meetingId ?? ''
    const answer = await call('attendance', 'meetingFile', { meetingId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
