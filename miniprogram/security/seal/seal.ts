import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { serverNow } from '../../api/clock'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { clockAt, clockOf, dateText, dayAt, dayText, minuteOf, momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { kindText, sealRow, windowText } from '../seal-words'
import { t, words } from './words'

type View = Output<'security', 'seal'>
type Out = View['outs'][number]
type Asking = '' | 'take' | 'retire'

const outRow = ({ outId, by, purpose, document = '', takenAt, dueAt, isLate, ...back }: Out) => ({
  outId,
  title: dotted(by, purpose),
  caption: dotted(
    document,
    t('outAt', { from: momentText(takenAt) }),
    back.returnedAt === undefined
      ? t('dueAt', { at: momentText(dueAt) })
      : t('backAt', { at: momentText(back.returnedAt), who: back.returnedBy ?? '' }),
  ),
  chip: isLate ? 'danger' : '',
  chipText: isLate ? t('late') : '',
})

const shown = (view: View) => {
  const { chip, chipText } = sealRow(view)
  return {
    name: view.name,
    about: dotted(kindText(view.kind), view.unitName, windowText(view.windowNo)),
    keeper: t('keeper', { who: view.keeper }),
    confirmed: view.confirmedOn === undefined ? '' : t('confirmedOn', { day: dayText(view.confirmedOn) }),
    chip,
    chipText,
    isConfidential: view.isConfidential,
    why: view.why ?? '',
    outs: view.outs.map(outRow),
    hasLooks: view.looks !== undefined,
    looks: (view.looks ?? []).map(({ name, role, at }, key) => ({
      key,
      title: name,
      caption: t(`role_${role}`),
      value: momentText(at),
    })),
    canTake: view.buttons.includes('take'),
    canReturn: view.buttons.includes('return'),
    canAmend: view.buttons.includes('amend'),
    canRetire: view.buttons.includes('retire'),
  }
}
const nothing = (): ReturnType<typeof shown> | null => null
const nobody = (): Asking => ''

/** Minutes that something is out for where the hall's hours say nothing: to the end of the afternoon. */
const USUAL_END = 1050

/** 看一件印章或资料 (§30): where it is, who had it, and taking it out or bringing it back. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    seal: nothing(),
    asking: nobody(),
    purpose: '',
    purposeError: '',
    document: '',
    today: '',
    day: '',
    dayText: '',
    clock: '',
    said: '',
    error: '',
    done: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  sealId: '',

  onLoad({ sealId = '' }: Record<string, string | undefined>) {
    this.sealId = sealId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('security', 'seal', { sealId: this.sealId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', seal: shown(answer.value) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  act() {
    if (this.data.seal?.canReturn === true) void this.giveBack()
    else this.beginTake()
  },
  beginTake() {
    const now = serverNow()
    const today = dayAt(now)
    const minute = minuteOf(clockAt(now))
    // By the evening it is back; whoever works late has an hour.
    const due = minute < USUAL_END - 15 ? USUAL_END : Math.min(1439, minute + 60)
    this.setData({
      asking: 'take',
      purpose: '',
      purposeError: '',
      document: '',
      today,
      day: today,
      dayText: dateText(today),
      clock: clockOf(due),
      done: '',
      failed: null,
    })
  },
  beginRetire() {
    this.setData({ asking: 'retire', said: '', error: '', done: '', failed: null })
  },
  close() {
    this.setData({ asking: '' })
  },
  typePurpose({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ purpose: detail.value, purposeError: '' })
  },
  typeDocument({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ document: detail.value })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, dayText: dateText(detail.value) })
  },
  pickTime({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ clock: detail.value })
  },
  async take() {
    const { day, clock, isBusy } = this.data
    const [purpose, document] = [this.data.purpose.trim(), this.data.document.trim()]
    if (purpose === '') this.setData({ purposeError: t('needPurpose') })
    if (purpose === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'security', 'takeSeal', {
      sealId: this.sealId,
      purpose,
      ...(document === '' ? {} : { document }),
      due: { day, minute: minuteOf(clock) },
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ asking: '', done: t('taken') })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  async giveBack() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null, done: '' })
    const answer = await attempt(this, 'security', 'returnSeal', { sealId: this.sealId })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ done: t('returned') })
      // Whoever brought back what is confidential may not know of it any more.
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  async retire() {
    const reason = this.data.said.trim()
    if (reason === '') this.setData({ error: t('needReason') })
    if (reason === '' || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'security', 'retireSeal', { sealId: this.sealId, reason })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ asking: '' })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  amend() {
    go(`/security/edit/edit?sealId=${this.sealId}`)
  },
})
