import { attempt } from '../../../api/attempt'
import { call, type Failure } from '../../../api/call'
import { visitScene } from '../../../live/scan'
import { ownWords } from '../../../behaviors/words'
import { failed, type Failed } from '../../../live/failed'
import { t, words } from './words'

/** The number that ended here last. */
export interface Ended {
  readonly ticketId: string
  readonly no: string
}
/** The paper of the last decision. */
export interface Printing {
  readonly title: string
  readonly caseId: string
}

/** What the card's button does again. */
const again = new WeakMap<object, () => void>()

/**
 * 刚办完的号: its paper to print and its rating to ask for (§19), for as long as no other has ended. Whoever wants
 * neither passes by: nothing here stands before the next call.
 * @property windowId   @property ended  the number   @property printing  its paper, where there is one
 */
Component({
  behaviors: [ownWords({ words })],
  properties: {
    windowId: { type: String, value: '' },
    ended: { type: Object, value: null as Ended | null },
    printing: { type: Object, value: null as Printing | null },
  },
  data: {
    remind: '',
    panel: '',
    title: '',
    path: '',
    scene: '',
    isOpen: false,
    isBusy: false,
    failed: null as Failed | null,
  },
  observers: {
    ended(ended: Ended | null) {
      const remind = ended === null ? '' : t('remind', { no: ended.no })
      // The counter says the same again whenever it is read.
      if (remind !== this.data.remind) this.setData({ remind, failed: null })
    },
  },
  methods: {
    onLanguage() {
      const ended = this.data.ended as Ended | null
      this.setData({ remind: ended === null ? '' : t('remind', { no: ended.no }) })
    },
    fail(error: Failure, repeat: () => void) {
      again.set(this, repeat)
      this.setData({ isBusy: false, failed: failed(error) })
    },
    repeat() {
      again.get(this)?.()
    },
    /** 提醒评价: that staff asked is counted; whether and how they rate is theirs. */
    async remindToRate() {
      const { windowId, isBusy } = this.data
      const ended = this.data.ended as Ended | null
      if (ended === null || isBusy) return
      this.setData({ isBusy: true, failed: null })
      const visitId = ended.ticketId
      const answer = await attempt(this, 'cases', 'remindToRate', { windowId, visitId })
      if (!answer.ok) {
        this.fail(answer.error, () => void this.remindToRate())
        return
      }
      const scene = visitScene(visitId)
      this.setData({ isBusy: false, panel: 'rate', title: t('rateTitle'), scene, isOpen: true })
    },
    /** The paper for whoever stands there: where a computer prints it. */
    async print() {
      const printing = this.data.printing as Printing | null
      if (printing === null || this.data.isBusy) return
      this.setData({ isBusy: true, failed: null })
      const answer = await call('cases', 'staffCase', { caseId: printing.caseId })
      if (!answer.ok) {
        this.fail(answer.error, () => void this.print())
        return
      }
      const path = `/case-slip/?code=${answer.value.slipCode ?? ''}`
      this.setData({ isBusy: false, panel: 'print', title: printing.title, path, isOpen: true })
    },
    copyPath() {
      wx.setClipboardData({
        data: this.data.path,
        success: () => void wx.showToast({ title: t('copied'), icon: 'none' }),
      })
    },
    close() {
      this.setData({ isOpen: false })
    },
  },
})
