import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import type { Step } from '../../components/timeline/timeline'
import { finalKindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { byDay, headOf, isOpen } from '../../live/case-look'
import { upload } from '../../live/case-upload'
import { whyOf } from '../../live/failed'
import { go } from '../../live/go'
import { freshHall, linesFor, refreshHall } from '../../live/hall'
import { begin, end, retryWhenBack } from '../../live/open'
import { openPdf } from '../../live/open-file'
import { pickPaper } from '../../live/paper-file'
import { goStep, type Refused } from '../../live/refused'
import { takeNumber } from '../../live/taking'
import { type Case, factsOf, papersOf, promiseOf } from './shown'
import { t, words } from './words'

Page({
  behaviors: [page({ words })],
  data: {
    caseId: '',
    slip: '',
    blank: 'loading',
    blankText: '',
    name: '',
    line: '',
    chip: 'waiting',
    chipText: '',
    nextText: '',
    nextBy: '',
    isMine: false,
    /** It goes on: something will be told of it. */
    isOpen: false,
    ask: '',
    items: [] as { key: number; n: number; name: string; todo: string; sent: string }[],
    until: '',
    promise: null as ReturnType<typeof promiseOf>,
    papers: [] as ReturnType<typeof papersOf>,
    askPhone: '',
    /** 已超期: its date has passed. */
    isLate: false,
    lookProblem: '',
    denial: null as { text: string; appeal: string } | null,
    facts: null as ReturnType<typeof factsOf> | null,
    steps: [] as Step[],
    /** What a number is taken for to bring the papers; nothing when there is none to bring. */
    comesBack: null as { service: string; windowId: string } | null,
    isTaking: false,
    refused: null as Refused | null,
    mayWithdraw: false,
    mayName: false,
    isNaming: false,
    isLeaving: false,
    proxy: '',
    problem: '',
    sendProblem: '',
    isBusy: false,
  },

  onLoad({ caseId = '', slip = '' }: Record<string, string | undefined>) {
    this.setData({ caseId: decodeURIComponent(caseId), slip: decodeURIComponent(slip) })
  },
  onShow() {
    begin(this, retryWhenBack(this))
    freshHall(60)
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  held(): { caseId: string; slipCode?: string } {
    const { caseId, slip } = this.data
    return { caseId, ...(slip === '' ? {} : { slipCode: slip }) }
  },
  async fetch() {
    const answer = await call('cases', 'myCase', this.held())
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(one: Case) {
    const { notice, promise, denial, state, next } = one
    const isWaiting = state === 'awaitingMaterials' && notice !== undefined
    this.setData({
      ...headOf(one),
      nextText: next.text,
      nextBy: next.by === undefined ? '' : byDay(next.by),
      isMine: next.isMine,
      isOpen: isOpen[state],
      ask: next.ask,
      askPhone: next.askPhone,
      items: isWaiting
        ? notice.items.map(({ n, name, todo }, key) => {
            const sent = one.papers.find((paper) => paper.n === n)?.files.length ?? 0
            return { key, n, name, todo, sent: sent === 0 ? '' : t('sent', { n: sent }) }
          })
        : [],
      until: isWaiting ? t('until', { day: dateText(notice.passUntil) }) : '',
      promise: promiseOf(one),
      papers: papersOf(one),
      isLate: state === 'inProgress' && promise?.colour === 'red',
      denial:
        denial === undefined
          ? null
          : { text: dotted(denial.basis, denial.clause, denial.ground), appeal: denial.appeal },
      facts: factsOf(one),
      comesBack: isWaiting ? { service: one.service, windowId: one.windowId } : null,
      mayWithdraw: one.moves.includes('withdraw'),
      mayName: one.moves.includes('nameProxy'),
      proxy: one.proxyName ?? '',
      problem: '',
      sendProblem: '',
      lookProblem: '',
    })
  },

  /** 问经办单位 */
  askOffice() {
    wx.makePhoneCall({ phoneNumber: this.data.askPhone, fail: () => undefined })
  },
  /** 看材料照片: all of one paper's; a PDF is opened as a document. */
  async look({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { n } = currentTarget.dataset as { n: number }
    const files = this.data.papers.find((paper) => paper.n === n)?.files ?? []
    const answers = await Promise.all(
      files.map((at) => call('cases', 'paperLink', { ...this.held(), n, at })),
    )
    const links = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    const missed = answers.find((answer) => !answer.ok)
    const pictures = links.filter(({ kind }) => kind !== 'pdf').map(({ link }) => link)
    const [other] = links.filter(({ kind }) => kind === 'pdf')
    this.setData({ lookProblem: missed?.ok === false ? whyOf(missed.error) : '' })
    if (pictures.length > 0) wx.previewImage({ urls: pictures, fail: () => undefined })
    if (other === undefined) return
    const name = this.data.papers.find((paper) => paper.n === n)?.title ?? ''
    const shown = await openPdf(other.link, name)
    if (shown !== 'opened') this.setData({ lookProblem: t(shown === 'copied' ? 'copied' : 'notDone') })
  },

  /** 线上补件: a photo or a PDF of one missing paper. */
  async send({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { n } = currentTarget.dataset as { n: number }
    if (this.data.isBusy || n === 0) return
    const file = await pickPaper()
    if (file === undefined) return
    this.setData({ isBusy: true, problem: '' })
    const uploadId = await upload(file)
    const answer =
      uploadId === undefined
        ? undefined
        : await attempt(this, 'cases', 'sendPaper', { ...this.held(), n, uploadId })
    this.setData({ isBusy: false })
    if (answer?.ok === true) await this.fetch()
    else this.setData({ sendProblem: answer === undefined ? t('notDone') : whyOf(answer.error) })
  },
  /** 补件回来: a number with the pass, called earlier than one without; the slip's code proves it where nobody is known. */
  async comeBack() {
    const { comesBack } = this.data
    if (comesBack === null || this.data.isTaking) return
    const { service, windowId } = comesBack
    if (linesFor(service).length === 0) await refreshHall()
    const lines = linesFor(service)
    const line = lines.find(({ windows }) => windows.some((one) => one.windowId === windowId)) ?? lines[0]
    if (line === undefined) this.setData({ sendProblem: t('noLine') })
    else {
      const { caseId: passId, ...proof } = this.held()
      await takeNumber(this, line.lineId, service, { passId, ...proof })
    }
  },
  step() {
    const { refused } = this.data
    if (refused?.step === 'again') void this.comeBack()
    else goStep(refused?.step ?? '')
  },
  rate() {
    const { slip, facts } = this.data
    go(`/pages/rating/rating?visit=${facts?.rating ?? ''}&slip=${slip}`)
  },
  other({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, slip } = currentTarget.dataset as { id: string; slip: string }
    go(`/my/case/case?caseId=${id}&slip=${slip}`)
  },
  openNaming() {
    this.setData({ isNaming: true, problem: '' })
  },
  openLeaving() {
    this.setData({ isLeaving: true, problem: '' })
  },
  close() {
    this.setData({ isNaming: false, isLeaving: false })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ proxy: detail.value, problem: '' })
  },
  async name() {
    const name = this.data.proxy.trim()
    if (this.data.isBusy || name === '') return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'cases', 'nameProxy', { ...this.held(), name })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ isNaming: false })
      await this.fetch()
    } else this.setData({ problem: whyOf(answer.error) })
  },
  async withdraw() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'cases', 'withdrawCase', this.held())
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ isLeaving: false })
      await this.fetch()
    } else this.setData({ problem: whyOf(answer.error) })
  },
})
