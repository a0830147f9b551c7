import { attempt } from '../../api/attempt'
import { call, type Failure, type Input, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import type { Step } from '../../components/timeline/timeline'
import { headOf } from '../../live/case-look'
import { upload } from '../../live/case-upload'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { openPdf } from '../../live/open-file'
import { pickPdf, pickPhoto } from '../../live/paper-file'
import { ratingScene } from '../../live/scan'
import { emptyOf, type FieldShown, fieldsShown, inputOf, type Values } from '../components/fields/field'
import type { Mark, Paper } from '../components/paper/paper'
import { failed, type Failed, whyOf } from '../../live/failed'
import { fetchChoices } from './choices'
import type { Case, Form } from './form'
import { formsOf } from './forms'
import { phoneForm } from './own-forms'
import { buttonsOf, factsOf, itemsOf, partsOf } from './shown'
import { t, words } from './words'

/** What the steps of this page answer: mostly the case as it is then. */
type Answered =
  Output<'cases', 'staffCase'> | Output<'cases', 'readContact'> | Output<'cases', 'remindToRate'>

const noCase = (): Case | undefined => undefined
const noForm = (): Form | undefined => undefined
const noValues = (): Values => ({})
const noTick = (): Promise<boolean> | undefined => undefined

Page({
  behaviors: [page({ words }), fetching],
  data: {
    caseId: '',
    name: '',
    line: '',
    no: '',
    chip: 'waiting',
    chipText: '',
    facts: null as ReturnType<typeof factsOf> | null,
    items: [] as ReturnType<typeof itemsOf>,
    mayTick: false,
    mayAdd: false,
    paper: null as Paper | null,
    isLooking: false,
    problem: '',
    parts: [] as ReturnType<typeof partsOf>,
    steps: [] as Step[],
    buttons: [] as ReturnType<typeof buttonsOf>,
    isFilling: false,
    label: '',
    about: '',
    add: '',
    fields: [] as FieldShown[],
    phone: '',
    /** The code that the applicant scans to rate the result. */
    rateScene: '',
    rateText: '',
    isRating: false,
    isBusy: false,
    /** What a form lets choose from is being fetched. */
    isAsking: false,
    failed: null as Failed | null,
  },
  one: noCase(),
  form: noForm(),
  values: noValues(),
  errors: noValues(),
  /** Ticks on their way, one after another; says whether the last was kept. */
  ticking: noTick(),

  onLoad({ caseId = '' }: Record<string, string | undefined>) {
    this.setData({ caseId: decodeURIComponent(caseId) })
  },
  onPullDownRefresh() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('cases', 'staffCase', { caseId: this.data.caseId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else if (this.one === undefined || finalKindOf(answer.error) === 'empty')
      this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
  },
  show(one: Case) {
    this.one = one
    const facts = factsOf(one)
    // The answer of a command carries no code; the one that was shown stays.
    const slipCode = facts.slipCode === '' ? (this.data.facts?.slipCode ?? '') : facts.slipCode
    this.setData({
      ...headOf(one),
      no: one.no,
      facts: { ...facts, slipCode },
      items: itemsOf(one),
      mayTick: one.moves.includes('checkPapers'),
      mayAdd: one.moves.includes('addPaper'),
      paper: one.papers.find(({ n }) => n === this.data.paper?.n) ?? null,
      parts: partsOf(one),
      buttons: buttonsOf(one),
      failed: null,
    })
  },

  /** Ticks of the list, and of one paper from below: however fast they come, none is lost. */
  mark(n: number, mark: Mark, remark = ''): Promise<boolean> {
    const before = this.ticking ?? Promise.resolve(true)
    const tick = before.then(() => this.sendTick({ n, mark, ...(remark === '' ? {} : { remark }) }))
    this.ticking = tick
    return tick
  },
  async sendTick(tick: Input<'cases', 'checkPapers'>['ticks'][number]): Promise<boolean> {
    const answer = await attempt(this, 'cases', 'checkPapers', { caseId: this.data.caseId, ticks: [tick] })
    if (answer.ok) this.show(answer.value)
    else this.refuse(answer.error)
    return answer.ok
  },
  refuse(error: Failure) {
    const card = failed(error)
    this.setData(this.data.isLooking ? { problem: card.why } : { failed: card })
  },
  tick({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    void this.mark(Number(detail.key), detail.checked ? 'ok' : 'open')
  },
  openPaper({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const paper = this.one?.papers.find(({ n }) => n === Number(detail.key)) ?? null
    this.setData({ paper, isLooking: paper !== null, problem: '', failed: null })
  },
  closePaper() {
    this.setData({ isLooking: false, problem: '' })
  },
  async markPaper({ detail }: WechatMiniprogram.CustomEvent<{ n: number; mark: Mark; remark: string }>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, problem: '' })
    const isKept = await this.mark(detail.n, detail.mark, detail.remark)
    this.setData({ isBusy: false })
    if (isKept) this.closePaper()
  },
  /** 拍照留存 */
  async photo({ detail }: WechatMiniprogram.CustomEvent<{ n: number; isPdf: boolean }>) {
    const file = await (detail.isPdf ? pickPdf() : pickPhoto())
    if (file === undefined || this.data.isBusy) return
    this.setData({ isBusy: true, problem: '' })
    const uploadId = await upload(file)
    const answer =
      uploadId === undefined
        ? undefined
        : await attempt(this, 'cases', 'addPaper', { caseId: this.data.caseId, n: detail.n, uploadId })
    this.setData({ isBusy: false })
    if (answer?.ok === true) this.show(answer.value)
    else this.setData({ problem: answer === undefined ? t('lost') : whyOf(answer.error) })
  },
  async look({ detail }: WechatMiniprogram.CustomEvent<{ n: number; at: number }>) {
    const { n, at } = detail
    const answer = await call('cases', 'paperLink', { caseId: this.data.caseId, n, at })
    if (!answer.ok) {
      this.refuse(answer.error)
      return
    }
    const { link, kind } = answer.value
    if (kind !== 'pdf') {
      wx.previewImage({ urls: [link], fail: () => undefined })
      return
    }
    const name = this.one?.papers.find((paper) => paper.n === n)?.name ?? ''
    const shown = await openPdf(link, name)
    this.setData({ problem: shown === 'opened' ? '' : t(shown === 'copied' ? 'copied' : 'notOpened') })
  },

  /** The paper's address, for the computer that prints it. */
  copyPaper() {
    wx.setClipboardData({
      data: `/case-slip/?code=${this.data.facts?.slipCode ?? ''}`,
      fail: () => undefined,
    })
  },
  openPhone() {
    this.open(phoneForm())
  },
  async begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: string }
    if (this.data.isAsking || this.data.isBusy) return
    // While a tick is on its way the form would be of what stood there before; one that was refused is to be read first.
    const { ticking } = this
    const isKept = await ticking
    if (this.ticking === ticking) this.ticking = undefined
    if (isKept === false) return
    const { one } = this
    const form = one === undefined ? undefined : formsOf(one).find((each) => each.key === key)
    if (one === undefined || form === undefined) return
    if (form.isAtOnce === true) {
      this.form = form
      this.values = {}
      await this.send()
      return
    }
    if (form.needs === undefined) {
      this.open(form)
      return
    }
    this.setData({ isAsking: true, failed: null })
    const choices = await fetchChoices(this.data.caseId, form.needs)
    this.setData({ isAsking: false })
    if ('code' in choices) this.setData({ failed: failed(choices) })
    else this.open(formsOf(one, choices).find((each) => each.key === key) ?? form)
  },
  open(form: Form) {
    this.form = form
    this.values = form.first ?? {}
    this.errors = {}
    this.setData({ isFilling: true, label: form.label, about: form.text ?? '', failed: null })
    this.fill()
  },
  fill() {
    const { form, values } = this
    if (form === undefined) return
    const isFull = Number(values['count'] ?? '0') >= (form.add?.most ?? 0)
    this.setData({
      fields: fieldsShown(form.fields(values), values, this.errors),
      add: isFull ? '' : (form.add?.label ?? ''),
    })
  },
  offerRating() {
    const rateText = t('rateText', { day: dateText(this.one?.rating?.until ?? '') })
    this.setData({ rateScene: ratingScene(this.data.caseId), rateText, isRating: true })
  },
  closeRating() {
    this.setData({ isRating: false })
  },
  close() {
    this.setData({ isFilling: false, failed: null })
  },
  change({ detail: { key, value } }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.values = { ...this.values, [key]: value }
    this.errors = { ...this.errors, [key]: '' }
    this.fill()
  },
  addGroup() {
    this.values = { ...this.values, count: String(Number(this.values['count'] ?? '0') + 1) }
    this.fill()
  },
  async send() {
    const { form, values } = this
    if (form === undefined || this.data.isBusy) return
    const fields = form.fields(values)
    const empty = emptyOf(fields, values)
    this.errors = Object.fromEntries(empty.map((key) => [key, t('required')]))
    this.fill()
    if (empty.length > 0) return
    this.setData({ isBusy: true, failed: null })
    const said = form.input?.(values) ?? inputOf(fields, values)
    const about = form.isOther === true ? {} : { caseId: this.data.caseId }
    // The form's fields are those of its endpoint; the function looks at them again.
    const wanted = { ...about, ...form.more, ...said } as Input<'cases', 'logStep'>
    const answer = await attempt(this, 'cases', form.endpoint as 'logStep', wanted)
    this.setData({ isBusy: false })
    if (answer.ok) this.done(form, answer.value)
    else this.failAt(form, answer.error)
  },
  done(form: Form, value: Answered) {
    this.setData({ isFilling: false })
    if ('page' in value) {
      this.offerRating()
      return
    }
    if ('name' in value) this.setData({ phone: value.phone ?? t('noPhone') })
    else if (form.isOther === true) go(`/staff/case/case?caseId=${value.caseId}`)
    else this.show(value)
  },
  /** A refusal stands at the field that it is about, which may appear only now. */
  failAt(form: Form, error: Failure) {
    const field = form.at?.(error, this.values)
    if (field === undefined) {
      this.setData({ failed: failed(error) })
      return
    }
    this.values = { ...this.values, [field]: this.values[field] ?? '' }
    this.errors = { [field]: error.message }
    this.fill()
  },
  other({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/case/case?caseId=${(currentTarget.dataset as { id: string }).id}`)
  },
})
