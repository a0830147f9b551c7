import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { momentText } from '../../i18n/time'
import { freshHall, onHall, refreshHall } from '../../live/hall'
import { go } from '../../live/go'
import { begin, end } from '../../live/open'
import { failed, type Failed } from '../../live/failed'
import { type Back, findBack, scanSlip } from './back'
import { type Issued, issued, type Picked, picked, type Small, smallOf, unprinted } from './slip'
import { t, words } from './words'

type Kind = 'slip' | 'code'
type Priority = 'normal' | 'priority'

Page({
  behaviors: [page({ words })],
  data: {
    kind: 'slip',
    kinds: [] as { key: Kind; label: string }[],
    priorities: [] as { key: Priority; label: string }[],
    priority: 'normal',
    picked: null as Picked | null,
    /** 补件回来: whose missing papers the picked number is for. */
    back: null as Back | null,
    isAsking: false,
    isPaperOpen: false,
    slipText: '',
    slipError: '',
    issued: null as Issued | null,
    /** 没印出来的号 */
    failures: [] as Issued[],
    isVoiding: false,
    small: [] as Small[],
    copied: false,
    no: '',
    noError: '',
    given: null as { title: string; maskedNo: string; code: string; until: string } | null,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    this.name()
  },
  onShow() {
    begin(
      this,
      onHall(() => {
        const one = this.data.picked
        if (one !== null) this.setData({ picked: picked(one.code, one.name, this.data.back?.windowId) })
      }),
    )
    freshHall(15)
    void this.fetchFailures()
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
    void this.fetchFailures()
  },
  name() {
    this.setData({
      kinds: [
        { key: 'slip', label: t('slip') },
        { key: 'code', label: t('code') },
      ],
      priorities: [
        { key: 'normal', label: t('normal') },
        { key: 'priority', label: t('priority') },
      ],
      small: smallOf(this.data.issued),
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key, failed: null })
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ code: string; name: string }>) {
    const one = picked(detail.code, detail.name)
    this.setData({ picked: one, back: null, priority: 'normal', failed: null })
  },
  askBack() {
    this.setData({ isAsking: true, slipText: '', slipError: '' })
  },
  closeBack() {
    this.setData({ isAsking: false })
  },
  openPaper() {
    this.setData({ isPaperOpen: true })
  },
  closePaper() {
    this.setData({ isPaperOpen: false })
  },
  typeBack({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ slipText: detail.value, slipError: '' })
  },
  async scanBack() {
    const text = await scanSlip()
    if (text === undefined) return
    this.setData({ slipText: text })
    await this.findBack()
  },
  async findBack() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    const back = await findBack(this.data.slipText)
    this.setData({ isBusy: false })
    if (typeof back === 'string') this.setData({ slipError: back })
    else {
      const one = picked(back.service, back.name, back.windowId)
      this.setData({ back, picked: one, isAsking: false, failed: null })
    }
  },
  rank({ detail }: WechatMiniprogram.CustomEvent<{ key: Priority }>) {
    this.setData({ priority: detail.key })
  },
  again() {
    this.show(null)
    void this.fetchFailures()
  },
  guide() {
    go('/staff/guide/guide')
  },
  async issue() {
    const { picked: one, back, priority, isBusy } = this.data
    if (one === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const right = back === null ? { priority: priority as Priority } : { passId: back.caseId }
    const input = { lineId: one.lineId, service: one.code, ...right }
    const answer = await attempt(this, 'queue', 'issueSlip', input)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.show(issued(answer.value))
    void refreshHall()
  },
  show(one: Issued | null) {
    this.setData({
      issued: one,
      picked: null,
      back: null,
      small: smallOf(one),
      isVoiding: false,
      failed: null,
      copied: false,
    })
  },

  async fetchFailures() {
    const answer = await call('queue', 'failedPrints', {})
    if (answer.ok) this.setData({ failures: answer.value.tickets.map(unprinted) })
  },
  /** What was just done about a paper shows in the list before the hall has told it anew. */
  forget(ticketId: string) {
    this.setData({ failures: this.data.failures.filter((other) => other.ticketId !== ticketId) })
  },
  openFailure({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.show(this.data.failures.find(({ ticketId }) => ticketId === id) ?? null)
  },
  pressSmall({ detail: { key } }: WechatMiniprogram.CustomEvent<{ key: Small['key'] }>) {
    if (key === 'fail') void this.mark('failPrint', 'failed')
    else if (key === 'void') this.setData({ isVoiding: true })
    else this.again()
  },
  keep() {
    this.setData({ isVoiding: false })
  },
  /** What became of the paper is said, or the number made void. */
  async mark(endpoint: 'failPrint' | 'voidSlip', state: Issued['state']) {
    const one = this.data.issued
    if (one === null || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'queue', endpoint, { ticketId: one.ticketId })
    this.setData({ isBusy: false, isVoiding: false })
    if (!answer.ok) this.setData({ failed: failed(answer.error) })
    else {
      this.show({ ...one, state })
      if (state === 'void') this.forget(one.ticketId)
    }
  },
  async reprint() {
    const one = this.data.issued
    if (one === null || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'queue', 'reprintSlip', { ticketId: one.ticketId })
    this.setData({ isBusy: false })
    if (!answer.ok) this.setData({ failed: failed(answer.error) })
    else {
      this.show(issued(answer.value))
      this.forget(one.ticketId)
    }
  },
  async annul() {
    await this.mark('voidSlip', 'void')
    void refreshHall()
  },
  copy() {
    const data = this.data.issued?.path ?? ''
    wx.setClipboardData({
      data,
      success: () => {
        this.setData({ copied: true })
      },
      fail: () => undefined,
    })
  },

  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  async give() {
    const no = this.data.no.trim()
    if (no === '') {
      this.setData({ noError: t('empty') })
      return
    }
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'people', 'issueCode', { no })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      if (answer.error.code === 'PERSON_UNKNOWN') this.setData({ noError: answer.error.message })
      else this.setData({ failed: failed(answer.error) })
      return
    }
    const { name, maskedNo, code, until } = answer.value
    const given = {
      title: t('given', { name }),
      maskedNo,
      code: `${code.slice(0, 5)} ${code.slice(5)}`,
      until: t('until', { at: momentText(until) }),
    }
    this.setData({ given, no: '' })
  },
  unbind() {
    go(`/staff/unbind/unbind?no=${encodeURIComponent(this.data.no.trim())}`)
  },
  giveAgain() {
    this.setData({ given: null, failed: null })
  },
  repeat() {
    if (this.data.issued !== null) this.show(this.data.issued)
    else if (this.data.kind === 'slip') void this.issue()
    else void this.give()
  },
})
