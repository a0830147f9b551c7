import type { Answer, Failure, Input } from '../../api/call'
import { isConnected, onConnection } from '../../api/connection'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { clockAt } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { go } from '../../live/go'
import { freshHall } from '../../live/hall'
import { begin, end, every } from '../../live/open'
import { failed, type Failed } from '../../live/failed'
import type { Kind } from '../components/decision/made'
import type { Ended, Printing } from '../components/ended/ended'
import type { Decision } from '../components/serving/matter'
import { fetchLikely } from '../likely'
import { followDesk, type Deed, type Following, type View } from './follow'
import { lastOf, linesOf, shown, ticking, type Desk, type PauseReason } from './shown'
import { t, words } from './words'

type Outcome = Input<'queue', 'finish'>['outcome']
type Decided = { outcome: Outcome; caseId: string; kind: Decision['kind'] }
type Panel = 'pause' | 'alone' | 'close' | 'more'

const desks = new WeakMap<object, Following>()
/** What the card's button does again. */
const again = new WeakMap<object, () => void>()

Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    blank: 'loading',
    blankText: '',
    desk: null as Desk | null,
    elapsed: '',
    again: '',
    miss: '',
    undo: '',
    /** Shown above what is old: no network, or the last reading failed. */
    stale: '',
    staleText: '',
    busy: '',
    failed: null as Failed | null,
    /** The paper of the last decision, until the next. */
    printing: null as Printing | null,
    /** The number that ended last, for its rating; nothing once it was taken back. */
    last: null as Ended | null,
    /** Lines to open the window with; empty: all of them. */
    unpicked: [] as string[],
    panel: '',
    /** Why it is to be paused, while the clerk is asked who takes over. */
    reason: null as PauseReason | null,
    panelTitle: '',
    panelText: '',
    isPanelOpen: false,
  },

  onLoad({ windowId = '', open }: Record<string, string | undefined>) {
    this.setData({ windowId: decodeURIComponent(windowId) })
    this.follow()
    if (open !== undefined) void this.open()
    else this.desk()?.read()
    // So that where to transfer, and how long one waits there, is known when somebody stands here.
    void fetchLikely(this.data.windowId)
    freshHall(15)
  },
  onShow() {
    wx.setKeepScreenOn({ keepScreenOn: true, fail: () => undefined })
    if (this.desk() === undefined) {
      this.follow()
      this.desk()?.read()
    }
    begin(
      this,
      () => {
        this.desk()?.stop()
        desks.delete(this)
      },
      onConnection(() => {
        this.tellConnection()
        if (isConnected()) this.desk()?.read()
      }),
      every(1, () => {
        this.tick()
      }),
    )
  },
  onHide() {
    wx.setKeepScreenOn({ keepScreenOn: false, fail: () => undefined })
    end(this)
  },
  onUnload() {
    wx.setKeepScreenOn({ keepScreenOn: false, fail: () => undefined })
    end(this)
  },
  onPullDownRefresh() {
    this.desk()?.read()
  },
  onLanguage() {
    this.desk()?.read()
  },

  desk() {
    return desks.get(this)
  },
  follow() {
    const following = followDesk(this.data.windowId, {
      onView: (view, isNew) => {
        this.show(view, isNew)
      },
      onFailure: (error) => {
        this.fail(error)
      },
    })
    desks.set(this, following)
  },
  show(view: View, isNew: boolean) {
    void wx.stopPullDownRefresh()
    void wx.setNavigationBarTitle({ title: t('window', { no: view.windowNo }) })
    this.setData({
      blank: '',
      desk: shown(view, this.data.unpicked),
      last: lastOf(view, this.data.last),
      ...ticking(view, serverNow()),
    })
    // What was lost has come through after all, or no longer makes sense; a refusal stays to be read.
    if (isNew && (this.data.failed?.retry ?? '') !== '') this.setData({ failed: null })
    this.tellConnection()
  },
  fail({ code, message }: Failure) {
    void wx.stopPullDownRefresh()
    if (this.data.desk === null) this.setData({ blank: kindOf(code), blankText: message })
    else if (isConnected()) {
      const at = clockAt(this.desk()?.view()?.seenAt ?? serverNow())
      this.setData({ stale: t('stale'), staleText: message || t('offlineText', { at }) })
    }
  },
  retry() {
    this.setData({ blank: 'loading' })
    this.desk()?.read()
  },
  tellConnection() {
    const view = this.desk()?.view()
    if (isConnected()) {
      if (this.data.stale !== '') this.setData({ stale: '' })
    } else if (view !== undefined)
      this.setData({ stale: t('offline'), staleText: t('offlineText', { at: clockAt(view.seenAt) }) })
  },
  /** Only what has changed in this second. */
  tick() {
    const view = this.desk()?.view()
    if (view === undefined) return
    const now = ticking(view, serverNow())
    const changed = Object.entries(now).filter(([key, value]) => this.data[key as keyof typeof now] !== value)
    if (changed.length > 0) this.setData(Object.fromEntries(changed))
  },

  /** Sends one command; what is refused or lost stands as a card with the button that sends the same again. */
  async send<E extends Deed>(endpoint: E, input: Input<'queue', E>): Promise<boolean> {
    const desk = this.desk()
    if (desk === undefined || this.data.busy !== '') return false
    this.setData({ busy: endpoint, failed: null })
    // A menu that is opened while the answer is on its way has nothing to do with it.
    const isFromPanel = this.data.isPanelOpen
    const answer: Answer<'queue', Deed> = await desk.send(endpoint, input)
    this.setData(isFromPanel ? { busy: '', isPanelOpen: false } : { busy: '' })
    if (answer.ok) return true
    if (answer.error.code === 'LAST_WINDOW') {
      this.panel('alone', t('aloneTitle'), answer.error.message)
      return false
    }
    again.set(this, () => void this.send(endpoint, input))
    this.setData({ failed: failed(answer.error) })
    // Nothing to show yet: the card alone stands where the counter will be.
    if (this.data.desk === null) desk.read()
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    return false
  },
  repeat() {
    again.get(this)?.()
  },

  open() {
    const { windowId, unpicked } = this.data
    const lines =
      this.desk()
        ?.view()
        ?.lines.map(({ lineId }) => lineId) ?? []
    const lineIds = lines.filter((id) => !unpicked.includes(id))
    return this.send('openSession', unpicked.length === 0 ? { windowId } : { windowId, lineIds })
  },
  /** A line taken out or in again; one must stay. */
  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const { unpicked } = this.data
    const view = this.desk()?.view()
    const isOut = unpicked.includes(id)
    if (view === undefined || (!isOut && unpicked.length + 1 >= view.lines.length)) return
    const next = isOut ? unpicked.filter((one) => one !== id) : [...unpicked, id]
    this.setData({ unpicked: next, 'desk.lines': linesOf(view, next) })
  },
  async callNext(): Promise<boolean> {
    const sessionId = this.desk()?.view()?.session?.sessionId
    if (sessionId === undefined) return false
    const isCalled = await this.send('callNext', { sessionId })
    if (isCalled) wx.vibrateShort({ type: 'light', fail: () => undefined })
    return isCalled
  },
  onTicket(endpoint: 'callAgain' | 'start' | 'miss'): Promise<boolean> {
    const ticketId = this.desk()?.view()?.ticket?.ticketId
    return ticketId === undefined ? Promise.resolve(false) : this.send(endpoint, { ticketId })
  },
  callAgain() {
    void this.onTicket('callAgain')
  },
  start() {
    void this.onTicket('start')
  },
  miss() {
    void this.onTicket('miss')
  },
  undo() {
    const last = this.desk()?.view()?.last
    if (last !== undefined) void this.send('undo', { ticketId: last.ticketId })
  },
  /** The matter at the window is decided: the number ends with it. */
  ended({ detail }: WechatMiniprogram.CustomEvent<Decided>) {
    const no = this.data.desk?.no ?? ''
    const title = detail.kind === 'finish' ? '' : t('print', { no, kind: detail.kind })
    this.setData({ printing: title === '' ? null : { title, caseId: detail.caseId } })
    void this.finishAs(detail.outcome)
  },
  /** A decision that stands in the menu opens its form beside the number. */
  decide({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind } = currentTarget.dataset as { kind: Kind }
    this.closePanel()
    const serving = this.selectComponent('#serving') as unknown as { open: (kind: Kind) => void } | null
    serving?.open(kind)
  },
  finishOther({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void this.finishAs((currentTarget.dataset as { outcome: Outcome }).outcome)
  },
  /** Two commands: when the second is lost the first holds, and the page says so. */
  async finishAs(outcome: Outcome) {
    const ticket = this.desk()?.view()?.ticket
    if (ticket === undefined || !(await this.send('finish', { ticketId: ticket.ticketId, outcome }))) return
    if ((this.desk()?.view()?.waitingCount ?? 0) === 0 || (await this.callNext())) return
    const { failed: card } = this.data
    if (card === null) return
    const what = t('finishedOnly', { no: ticket.number })
    this.setData({ failed: { ...card, what, why: card.retry === '' ? card.why : t('finishedOnlyText') } })
  },
  session(endpoint: 'resumeSession' | 'closeSession') {
    const sessionId = this.desk()?.view()?.session?.sessionId
    if (sessionId !== undefined) void this.send(endpoint, { sessionId })
  },
  pause({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { reason } = currentTarget.dataset as { reason: PauseReason }
    this.setData({ reason })
    const sessionId = this.desk()?.view()?.session?.sessionId
    if (sessionId !== undefined) void this.send('pauseSession', { sessionId, reason })
  },
  /** Nobody takes over, and those who wait will see that. */
  pauseAnyway() {
    const { reason } = this.data
    const sessionId = this.desk()?.view()?.session?.sessionId
    if (sessionId !== undefined && reason !== null)
      void this.send('pauseSession', { sessionId, reason, anyway: true })
  },
  resume() {
    this.session('resumeSession')
  },
  close() {
    this.session('closeSession')
  },

  panel(panel: Panel, panelTitle: string, panelText: string) {
    this.setData({ panel, panelTitle, panelText, isPanelOpen: true })
  },
  openPause() {
    this.panel('pause', t('pauseTitle'), t('pauseText'))
  },
  openMore() {
    this.panel('more', t('more'), '')
  },
  openClose() {
    const view = this.desk()?.view()
    const facts = { no: view?.windowNo ?? 0, people: view?.waitingCount ?? 0 }
    this.panel('close', t('closeTitle', facts), t('closeText', facts))
  },
  closePanel() {
    this.setData({ isPanelOpen: false })
  },

  transfer() {
    const { windowId } = this.data
    const ticket = this.desk()?.view()?.ticket
    this.closePanel()
    if (ticket === undefined) return
    const query = `windowId=${windowId}&ticket=${ticket.ticketId}&no=${ticket.number}`
    go(`/staff/guide/guide?${query}`)
  },
  guide() {
    this.closePanel()
    go(`/staff/guide/guide?windowId=${this.data.windowId}`)
  },
})
