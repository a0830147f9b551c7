import { attempt } from '../../api/attempt'
import { call, type Input } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { clockAt } from '../../i18n/time'
import { takesClockOut } from '../../live/closed-up'
import { failed, type Failed, whyOf } from '../../live/failed'
import { go } from '../../live/go'
import { quietProofs } from '../../live/proofs'
import { scan } from '../../live/scan'
import { slotRow } from '../slot-words'
import { blockerRow, type MyDay } from './shown'
import { t, words } from './words'

type Direction = Input<'attendance', 'clock'>['direction']
type Proofs = Omit<Input<'attendance', 'clock'>, 'direction' | 'windowId'>

const nothing = (): Direction | '' => ''

/** 我的一天 (§21): the hours, the clock in one tap, and what keeps one from going home. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as ReturnType<typeof slotRow>[],
    hasPost: true,
    blockers: [] as ReturnType<typeof blockerRow>[],
    isReleased: false,
    next: nothing(),
    other: nothing(),
    done: '',
    isFlagged: false,
    isTyping: false,
    code: '',
    codeError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  /** Brought by somebody who scanned the screen before they came here. */
  brought: '',
  counts: [] as MyDay['counts'],
  windowId: '',
  windowNo: 0,

  onLoad({ code = '' }: Record<string, string | undefined>) {
    this.brought = code
  },
  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('attendance', 'myDay', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      this.show(answer.value)
      // Whoever comes back from looking round goes home now.
      if (takesClockOut() && answer.value.next === 'out' && answer.value.blockers.length === 0)
        void this.clock('out')
    } else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show({ at, slots, blockers, isReleased, next, counts, posts }: MyDay) {
    this.counts = counts
    this.windowId = at ?? ''
    this.windowNo = posts.find(({ windowId }) => windowId === at)?.windowNo ?? 0
    this.setData({
      blank: '',
      rows: posts.length === 0 ? [] : slots.map(slotRow),
      hasPost: posts.length > 0,
      blockers: next === 'out' ? blockers.map(blockerRow) : [],
      isReleased,
      next: posts.length === 0 ? '' : (next ?? ''),
      other: next === undefined ? 'out' : next === 'in' ? 'out' : 'in',
    })
  },

  press() {
    const { next } = this.data
    if (next !== '') void this.clock(next)
  },
  pressOther() {
    const { other } = this.data
    if (other !== '') void this.clock(other)
  },
  /** What the phone can tell by itself; where that isn't enough, the code on the hall's screen. */
  async clock(direction: Direction) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null, done: '' })
    const code = this.brought
    this.brought = ''
    const quiet = await quietProofs(this.counts)
    const answer = await this.send(direction, code === '' ? quiet : { ...quiet, code })
    if (answer.ok || answer.error.code !== 'NOT_IN_HALL') return
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind === 'hallCode') await this.send(direction, { ...quiet, code: read.scene.code })
    else this.setData({ failed: failed({ code: 'CODE_PAST', message: t('notOurs') }) })
  },
  async send(direction: Direction, proofs: Proofs) {
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'attendance', 'clock', {
      direction,
      windowId: this.windowId,
      ...proofs,
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      const { isFlagged, ...day } = answer.value
      this.show(day)
      this.setData({
        isTyping: false,
        code: '',
        isFlagged,
        done: t(`done_${direction}`, { at: clockAt(day.seenAt) }),
      })
      void wx.vibrateShort({ type: 'light' })
    } else if (this.data.isTyping) this.setData({ codeError: whyOf(answer.error) })
    else if (answer.error.code !== 'NOT_IN_HALL') this.setData({ failed: failed(answer.error) })
    if (!answer.ok && answer.error.code === 'MUST_STAY' && this.data.blockers.length === 0) this.stay()
    return answer
  },

  /** After midnight it is the evening before that has no look round, and today knows nothing of it (§31). */
  stay() {
    const { windowId, windowNo } = this
    this.setData({ isTyping: false, blockers: [blockerRow({ kind: 'closing', windowId, windowNo })] })
  },
  ask() {
    this.setData({ isTyping: true, code: '', codeError: '', failed: null })
  },
  close() {
    this.setData({ isTyping: false })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value.replace(/\D/g, ''), codeError: '' })
  },
  async sendTyped() {
    const { code, next, other, isBusy } = this.data
    const direction = next === '' ? other : next
    if (isBusy || direction === '') return
    if (!/^\d{8}$/.test(code)) {
      this.setData({ codeError: t('codeEmpty') })
      return
    }
    await this.send(direction, { ...(await quietProofs(this.counts)), code })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
})
