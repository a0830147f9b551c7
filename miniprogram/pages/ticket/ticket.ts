import { attempt } from '../../api/attempt'
import { call, type Answer } from '../../api/call'
import { isConnected, onConnection } from '../../api/connection'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { clockAt } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { hall, refreshHall } from '../../live/hall'
import { follow, followed, onTicket, readTicket, type Followed } from '../../live/mine'
import { begin, end, every, retryWhenBack } from '../../live/open'
import { goStep, refused, type Refused } from '../../live/refused'
import { scan } from '../../live/scan'
import { takeNumber } from '../../live/taking'
import { countdown, shown, type Shown } from './shown'
import { t, words } from './words'
import { go, goTab } from '../../live/go'

type Move = 'cancel' | 'requeue' | 'remindMe'

/** The window that led me on, where I stand then: the way begins there; '' = at the door. */
const sender = (windowNo: number | undefined): string =>
  hall()
    ?.lines.flatMap(({ windows }) => windows)
    .find((place) => place.windowNo === windowNo)?.windowId ?? ''

Page({
  behaviors: [page({ words })],
  data: {
    id: '',
    slip: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    ticket: null as Shown | null,
    /** The plate pulses three times when the number is called, and again with every further call. */
    pulse: false,
    calls: 0,
    left: '',
    percent: 0,
    offline: '',
    isAsking: false,
    ask: '',
    isTaking: false,
    busy: '',
    /** What was pressed last: repeated by the card's button when it was lost. */
    wanted: '',
    wantedWindow: '',
    refused: null as Refused | null,
  },

  onLoad({ id = '', slip = '' }: Record<string, string | undefined>) {
    this.setData({ id: decodeURIComponent(id), slip: decodeURIComponent(slip) })
    const known = followed(this.data.id)
    if (known !== undefined) this.show(known)
    else void this.read()
  },
  onShow() {
    begin(
      this,
      onTicket((one) => {
        if (one.ticket.ticketId === this.data.id) this.show(one)
      }),
      onConnection(() => {
        this.tellConnection()
      }),
      retryWhenBack(this),
      every(1, () => {
        this.countDown()
      }),
    )
    const known = followed(this.data.id)
    if (known !== undefined) {
      this.show(known)
      if (known.answeredAt !== known.ticket.seenAt) void this.read()
    }
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.read()
  },
  onLanguage() {
    void this.read()
  },

  async read() {
    const { id, slip } = this.data
    const answer: Answer<'queue', 'ticket'> | Answer<'queue', 'slip'> =
      id === '' ? await call('queue', 'slip', { code: slip }) : await readTicket(id, slip || undefined)
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      if (id === '') {
        this.setData({ id: answer.value.ticketId })
        follow(answer.value, slip)
      }
      const known = followed(answer.value.ticketId)
      if (known !== undefined) this.show(known)
      return
    }
    if (this.data.ticket !== null) {
      this.tellConnection()
      return
    }
    this.setData({
      blank: finalKindOf(answer.error),
      blankTitle: t('failed'),
      blankText: answer.error.message,
    })
  },
  retry() {
    if (this.data.blank === 'empty') {
      goTab('tickets')
      return
    }
    this.setData({ blank: 'loading' })
    void this.read()
  },
  show(one: Followed) {
    const { ticket } = one
    if (ticket.state === 'transferred' && ticket.next !== undefined) {
      // The number went on with its holder: the page goes along.
      this.setData({ id: ticket.next, slip: one.slipCode ?? '' })
      void this.read()
      return
    }
    const isNew = ticket.state === 'called' && ticket.calls !== this.data.calls
    this.setData({
      blank: '',
      ticket: shown(one),
      calls: ticket.state === 'called' ? ticket.calls : 0,
      ...(isNew ? { pulse: false } : {}),
    })
    // Off and on again, or a second call would not pulse.
    if (isNew)
      wx.nextTick(() => {
        this.setData({ pulse: true })
      })
    this.countDown()
    this.tellConnection()
  },
  countDown() {
    const known = followed(this.data.id)
    if (known?.ticket.state !== 'called') return
    const now = countdown(known.ticket, serverNow())
    if (now === undefined || now.left === this.data.left) return
    this.setData(now)
    if (now.percent === 0) void this.read()
  },
  tellConnection() {
    const known = followed(this.data.id)
    const at = known === undefined ? '' : clockAt(known.ticket.seenAt)
    const offline = isConnected() ? '' : t('offlineAt', { at })
    if (offline !== this.data.offline) this.setData({ offline })
  },

  press() {
    const key = this.data.ticket?.main.key
    if (key === 'way') this.way()
    if (key === 'scan') void this.arrive()
    if (key === 'requeue') void this.send('requeue')
    if (key === 'takeAgain') this.takeAgain()
    if (key === 'rate') {
      const { id, slip } = this.data
      go(`/pages/rating/rating?visit=${id}&slip=${slip}`)
    }
  },
  way() {
    const to = this.data.ticket?.windowId ?? ''
    const from = sender(followed(this.data.id)?.ticket.sentFrom)
    if (to !== '') go(`/pages/map/map?to=${to}&from=${from}&ticket=${this.data.id}`)
  },
  openSheet() {
    const code = followed(this.data.id)?.ticket.service
    if (code !== undefined) go(`/pages/service/service?code=${code}`)
  },
  takeAgain() {
    const known = followed(this.data.id)
    this.setData({ wanted: 'takeNumber' })
    if (known !== undefined) void takeNumber(this, known.ticket.lineId, known.ticket.service)
  },
  async arrive() {
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind !== 'window') {
      const card = { what: t('notWindow'), why: t('notWindowText'), icon: 'scan', action: '' }
      this.setData({ refused: { ...card, tone: 'warning', step: '', isForDesk: false } })
      return
    }
    this.setData({ wantedWindow: read.scene.windowId })
    await this.send('arrive')
  },
  async send(endpoint: 'arrive' | Move) {
    const { id, slip, busy, wantedWindow } = this.data
    if (busy !== '') return
    this.setData({ busy: endpoint, wanted: endpoint, refused: null })
    const held = { ticketId: id, ...(slip === '' ? {} : { slipCode: slip }) }
    const answer =
      endpoint === 'arrive'
        ? await attempt(this, 'queue', 'arrive', { ...held, windowId: wantedWindow })
        : endpoint === 'remindMe'
          ? await attempt(this, 'queue', endpoint, { ticketId: id })
          : await attempt(this, 'queue', endpoint, held)
    this.setData({ busy: '' })
    if (answer.ok) {
      this.setData({ isAsking: false })
      follow(answer.value, slip || undefined)
      void refreshHall()
      return
    }
    this.setData({ isAsking: false, refused: refused(endpoint, answer.error) })
    if (answer.error.code === 'MOVE_NOT_POSSIBLE') void this.read()
  },
  step() {
    const step = this.data.refused?.step ?? ''
    const { wanted } = this.data
    if (step === 'way') this.way()
    else if (step !== 'again') goStep(step)
    else if (wanted === 'takeNumber') this.takeAgain()
    else if (wanted === 'arrive' || wanted === 'cancel' || wanted === 'requeue' || wanted === 'remindMe')
      void this.send(wanted)
  },

  remind() {
    void this.send('remindMe')
  },
  pressSmall() {
    const no = this.data.ticket?.no ?? ''
    this.setData({ isAsking: true, ask: t('askCancel', { no }) })
  },
  keep() {
    this.setData({ isAsking: false })
  },
  cancel() {
    void this.send('cancel')
  },
})
