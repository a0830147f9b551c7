import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import type { Step } from '../../components/timeline/timeline'
import { freshHall, onHall, refreshHall } from '../../live/hall'
import { goBack } from '../../live/go'
import { begin, end } from '../../live/open'
import { fetchSheet } from '../../live/sheets'
import { failed, type Failed } from '../../live/failed'
import { fetchLikely, likelyOf } from '../likely'
import { led, phoneOf, picked, type LedShown, type Picked } from './shown'
import { t, words } from './words'

type Way = Output<'guidance', 'way'>

Page({
  behaviors: [page({ words })],
  data: {
    windowId: '',
    /** The ticket that goes along, or nothing: somebody without a number. */
    ticket: '',
    no: '',
    stage: 'search',
    /** What this window most often leads on to; the keyboard opens by itself only where there is nothing. */
    likely: [] as readonly string[],
    isAsking: false,
    picked: null as Picked | null,
    led: null as LedShown | null,
    way: null as Way | null,
    target: 0,
    walk: '',
    steps: [] as Step[],
    note: '',
    act: '',
    moved: '',
    isBusy: false,
    failed: null as Failed | null,
    small: [] as { key: string; icon: string; label: string }[],
  },

  onLoad({ windowId = '', ticket = '', no = '' }: Record<string, string | undefined>) {
    this.setData({ windowId, ticket: decodeURIComponent(ticket), no: decodeURIComponent(no) })
    this.setData({ likely: likelyOf(this.data.windowId) })
    this.name()
    void this.fetchLikely()
  },
  onShow() {
    begin(
      this,
      onHall(() => {
        const { picked: one, stage } = this.data
        if (stage === 'picked' && one !== null) this.show(one.code, one.name)
      }),
    )
    freshHall(15)
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    this.name()
    void refreshHall()
  },
  name() {
    const { no } = this.data
    if (no !== '') void wx.setNavigationBarTitle({ title: t('titleTransfer', { no }) })
  },

  async fetchLikely() {
    const likely = await fetchLikely(this.data.windowId)
    this.setData({ likely, isAsking: likely.length === 0 })
  },

  /** A likely target that calls now is gone to at once: the second tap of two. What isn't so is told first. */
  pick({ detail }: WechatMiniprogram.CustomEvent<{ code: string; name: string; isLikely: boolean }>) {
    this.setData({ stage: 'picked', failed: null })
    this.show(detail.code, detail.name)
    const one = this.data.picked
    if (detail.isLikely && one !== null && one.why === '' && this.data.ticket !== '') this.go()
  },
  show(code: string, name: string) {
    const one = picked(code, name)
    const { no } = this.data
    const goesAlong = this.data.ticket !== '' && one.lineId !== ''
    this.setData({
      picked: one,
      note: goesAlong ? t('keeps', { no }) : t('spoken'),
      act: goesAlong && one.isOpen ? t('transfer', { no }) : t(goesAlong ? 'leadElsewhere' : 'lead'),
      small: [{ key: 'other', icon: 'undo', label: t('other') }],
    })
  },
  again() {
    this.setData({ stage: 'search', picked: null, led: null, way: null, failed: null })
  },

  /** The one button: a ticket goes along where there is a line, everybody else is led by word. */
  go() {
    const one = this.data.picked
    if (one === null || this.data.isBusy) return
    if (this.data.ticket !== '' && one.lineId !== '') void this.transfer(one)
    else void this.refer(one)
  },
  async transfer({ lineId, code, windowNo }: Picked) {
    this.setData({ isBusy: true, failed: null })
    const { ticket: ticketId, no } = this.data
    const answer = await attempt(this, 'queue', 'transfer', { ticketId, lineId, service: code })
    this.setData({ isBusy: false })
    if (answer.ok) {
      const to = t('window', { no: Number(windowNo) })
      this.setData({ stage: 'moved', moved: t('moved', { no, to }) })
      void refreshHall()
      return
    }
    this.setData({ failed: failed(answer.error) })
  },
  async refer({ code, why, windowNo }: Picked) {
    this.setData({ isBusy: true, failed: null })
    const { windowId } = this.data
    const from = windowId === '' ? {} : { fromWindowId: windowId }
    const answer = await attempt(this, 'guidance', 'refer', { ...from, service: code })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const shown = led(answer.value)
    this.setData({ stage: 'led', led: shown, way: null })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    if (shown.windowId !== '') void this.draw(shown.windowId)
    if (windowNo !== '' && why !== '') void this.tellPhone(code)
  },
  /** The way for somebody who stands here; without it the words above still lead. */
  async draw(to: string) {
    const { windowId } = this.data
    const answer = await call('guidance', 'way', windowId === '' ? { to } : { to, from: windowId })
    if (!answer.ok) return
    const { target, steps, metres, minutes } = answer.value
    this.setData({
      way: answer.value,
      target: target.windowNo ?? 0,
      walk: t('walk', { metres, minutes }),
      steps: steps.map(({ say, metres: far }) => ({
        state: 'now',
        title: say,
        note: t('metres', { metres: far }),
      })),
    })
  },
  /** Nobody is at the window: whom to ring. */
  async tellPhone(code: string) {
    const answer = await fetchSheet(code)
    const { led: shown } = this.data
    if (answer.ok && shown !== null)
      this.setData({ led: { ...shown, ...phoneOf(answer.value.consultPhone) } })
  },
  callPhone() {
    const phoneNumber = this.data.led?.phone ?? ''
    if (phoneNumber !== '') wx.makePhoneCall({ phoneNumber, fail: () => undefined })
  },
  leave() {
    goBack('me')
  },
})
