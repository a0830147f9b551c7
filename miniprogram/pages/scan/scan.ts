import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { refreshHall } from '../../live/hall'
import { follow, liveTickets } from '../../live/mine'
import { goStep, refused, type Refused } from '../../live/refused'
import { openScan, readScene, type Scene } from '../../live/scan'
import { keepSlip } from '../../live/slips'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'
import { go, goBack, goTab } from '../../live/go'

type Referral = Output<'guidance', 'referral'>

const replace = (url: string): void => {
  void wx.redirectTo({ url })
}

Page({
  behaviors: [page({ words })],
  data: {
    scene: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    action: '',
    refused: null as Refused | null,
    ticketId: '',
    service: '',
    serviceName: '',
    from: '',
    no: '',
    targetId: '',
    targetName: '',
    targetPlace: '',
    office: '',
    phone: '',
  },

  onLoad({ scene = '' }: Record<string, string | undefined>) {
    this.setData({ scene: decodeURIComponent(scene) })
    void this.resolve()
  },
  onShow() {
    begin(this, retryWhenBack(this))
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    if (this.data.service !== '') void this.resolve()
  },

  async resolve() {
    const scene = readScene(this.data.scene)
    if (scene?.kind === 'window') await this.atWindow(scene.windowId)
    else if (scene?.kind === 'referral') await this.readReferral(scene)
    else if (scene?.kind === 'slip') await this.readSlip(scene)
    else if (scene?.kind === 'place') await this.atPlace(scene.placeId)
    else if (scene?.kind === 'rating') replace(`/pages/rating/rating?visit=${scene.visitId}`)
    else if (scene?.kind === 'strip') replace(`/pages/binding/binding?no=${scene.no}&code=${scene.code}`)
    else if (scene?.kind === 'asset') replace(`/assets/item/item?itemId=${scene.itemId}`)
    else if (scene?.kind === 'hallCode') replace(`/attendance/day/day?code=${scene.code}`)
    else if (scene?.kind === 'screen') replace(`/attendance/rules/rules?screen=${scene.screenId}`)
    else if (scene?.kind === 'printPage') replace(`/staff/codes/codes?page=${scene.page}`)
    else
      this.setData({
        blank: 'empty',
        blankTitle: t('unknown'),
        blankText: t('unknownText'),
        action: t('again'),
      })
  },
  fail(code: string, message: string) {
    const blank = ['OFFLINE', 'TIMEOUT'].includes(code) ? kindOf(code) : 'error'
    this.setData({ blank, blankTitle: t('failed'), blankText: message, action: '' })
  },

  /** I stand at a window: called there I have arrived, called elsewhere I am led there, else I see the window. */
  async atWindow(windowId: string) {
    const answer = await refreshHall()
    if (!answer.ok) {
      this.fail(answer.error.code, answer.error.message)
      return
    }
    const mine = liveTickets().find(({ ticket }) => ticket.state === 'called')
    const target = mine?.ticket.windows[0]?.windowId
    if (mine === undefined || target === undefined) replace(`/pages/line/line?window=${windowId}`)
    else if (target !== windowId)
      replace(`/pages/map/map?to=${target}&from=${windowId}&ticket=${mine.ticket.ticketId}`)
    else await this.arrive(mine.ticket.ticketId, windowId, mine.slipCode)
  },
  async arrive(ticketId: string, windowId: string, slipCode: string | undefined) {
    const held = { ticketId, ...(slipCode === undefined ? {} : { slipCode }) }
    const answer = await attempt(this, 'queue', 'arrive', { ...held, windowId })
    if (answer.ok) {
      follow(answer.value, slipCode)
      replace(`/pages/ticket/ticket?id=${ticketId}&slip=${slipCode ?? ''}`)
      return
    }
    this.setData({ blank: '', ticketId, refused: refused('arrive', answer.error) })
  },
  /** I stand at a door or the desk: I am led to my window, or see the hall. */
  async atPlace(placeId: string) {
    await refreshHall()
    const mine = liveTickets()[0]?.ticket
    const target = mine?.windows[0]?.windowId
    if (mine === undefined || target === undefined) goTab('hall')
    else replace(`/pages/map/map?to=${target}&from=${placeId}&ticket=${mine.ticketId}`)
  },
  async readReferral({ code }: Extract<Scene, { kind: 'referral' }>) {
    const answer = await call('guidance', 'referral', { code })
    if (answer.ok) this.showReferral(answer.value)
    else this.fail(answer.error.code, answer.error.message)
  },
  showReferral({ service, serviceName, fromWindowNo, target, office }: Referral) {
    this.setData({
      blank: '',
      service,
      serviceName,
      from: fromWindowNo === undefined ? t('fromDesk') : t('from', { no: fromWindowNo }),
      no: target === undefined ? '' : String(target.windowNo),
      targetId: target?.windowId ?? '',
      targetName: target === undefined ? '' : dotted(t('at', { no: target.windowNo }), target.unitName),
      targetPlace: target?.place ?? '',
      office: office === undefined ? '' : dotted(office.unitName, office.office),
      phone: office?.phone ?? '',
    })
  },
  async readSlip({ code }: Extract<Scene, { kind: 'slip' }>) {
    const answer = await call('queue', 'slip', { code })
    if (!answer.ok) {
      this.fail(answer.error.code, answer.error.message)
      return
    }
    follow(answer.value, code)
    keepSlip(answer.value, code)
    replace(`/pages/ticket/ticket?id=${answer.value.ticketId}&slip=${code}`)
  },

  act() {
    if (this.data.blank === 'empty') {
      goBack('home')
      openScan()
      return
    }
    this.retry()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.resolve()
  },
  step() {
    const { refused: card } = this.data
    this.setData({ refused: null })
    if (card?.step === 'again') void this.resolve()
    else if (card?.step === 'way') replace(`/pages/ticket/ticket?id=${this.data.ticketId}`)
    else goStep(card?.step ?? '')
  },
  way() {
    go(`/pages/map/map?to=${this.data.targetId}`)
  },
  openSheet() {
    go(`/pages/service/service?code=${this.data.service}`)
  },
  callUp() {
    wx.makePhoneCall({ phoneNumber: this.data.phone, fail: () => undefined })
  },
})
