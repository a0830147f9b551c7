import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { attachFile, type Attached } from '../../live/attached'
import { failed, type Failed } from '../../live/failed'
import { type Kind, kindText, signedText, withUnit } from '../assessment-words'
import { t, words } from './words'

type Form = Output<'assessment', 'entryForm'>
interface Option {
  readonly id: string
  readonly label: string
}

const kinds: readonly Kind[] = ['person', 'window', 'unit']
const first = (): Kind => 'person'
const MOST_FILES = 3
const MOST_TIMES = 20
/** Nothing chosen yet. */
const NONE = -1

const subjectsOf = (form: Form, kind: Kind): Option[] => {
  if (kind === 'person')
    return form.people.map(({ id, name, unitName, windowNo }) => ({
      id,
      label: dotted(name, unitName, t('window', { no: windowNo })),
    }))
  if (kind === 'window')
    return form.windows.map(({ id, windowNo, unitName }) => ({
      id,
      label: dotted(t('window', { no: windowNo }), unitName),
    }))
  return form.units.map(({ id, unitName }) => ({ id, label: unitName }))
}
const rulesOf = (form: Form, kind: Kind) =>
  form.rules
    .filter(({ to }) => to.includes(kind))
    .map(({ code, name, points, needsFile }) => ({
      id: code,
      label: dotted(name, withUnit(signedText(points))),
      needsFile,
    }))

const noForm = (): Form | undefined => undefined

/** 记一条 (§14): what somebody proposes for the ledger, with what shows it. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    kind: first(),
    kinds: [] as { key: Kind; label: string }[],
    subjects: [] as Option[],
    subject: NONE,
    subjectError: '',
    rules: [] as ReturnType<typeof rulesOf>,
    rule: NONE,
    ruleError: '',
    today: '',
    on: '',
    onText: '',
    times: '1',
    timesError: '',
    evidence: '',
    evidenceError: '',
    uploads: [] as Attached[],
    isUploading: false,
    fileError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  form: noForm(),

  onLoad() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  async fetch() {
    const answer = await call('assessment', 'entryForm', {})
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.form = answer.value
    const { today } = answer.value
    const on = this.data.on === '' ? today : this.data.on
    this.setData({
      blank: '',
      kinds: kinds.map((key) => ({ key, label: kindText(key) })),
      today,
      on,
      onText: dateText(on),
      subjects: subjectsOf(answer.value, this.data.kind),
      rules: rulesOf(answer.value, this.data.kind),
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    const { form } = this
    if (form === undefined) return
    this.setData({
      kind: detail.key,
      subjects: subjectsOf(form, detail.key),
      subject: NONE,
      rules: rulesOf(form, detail.key),
      rule: NONE,
      subjectError: '',
      ruleError: '',
    })
  },
  pick({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'subject' | 'rule' }
    this.setData({ [field]: Number(detail.value), [`${field}Error`]: '' })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ on: detail.value, onText: dateText(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'times' | 'evidence' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  addFile() {
    const said = { nameOf: (n: number) => t('file', { n }), notSent: t('notSent') }
    if (this.data.uploads.length < MOST_FILES) void attachFile(this, said)
  },
  async send() {
    const { kind, subjects, subject, rules, rule, on, uploads, isBusy, isUploading } = this.data
    const times = Number(this.data.times)
    const evidence = this.data.evidence.trim()
    const whom = subjects[subject]
    const which = rules[rule]
    const isTimes = Number.isInteger(times) && times >= 1 && times <= MOST_TIMES
    const lacksFile = which?.needsFile === true && uploads.length === 0
    this.setData({
      subjectError: whom === undefined ? t('needWhom') : '',
      ruleError: which === undefined ? t('needRule') : '',
      timesError: isTimes ? '' : t('needTimes'),
      evidenceError: evidence === '' ? t('needEvidence') : '',
      fileError: lacksFile ? t('addNeeded') : '',
      failed: null,
    })
    if (whom === undefined || which === undefined || !isTimes || evidence === '' || lacksFile) return
    if (isBusy || isUploading) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'assessment', 'proposeEntry', {
      rule: which.id,
      times,
      kind,
      subjectId: whom.id,
      on: on,
      evidence,
      uploads: uploads.map(({ id }) => id),
    })
    this.setData({ isBusy: false })
    if (answer.ok) wx.navigateBack({ fail: () => void wx.redirectTo({ url: '/assessment/entries/entries' }) })
    else this.setData({ failed: failed(answer.error) })
  },
})
