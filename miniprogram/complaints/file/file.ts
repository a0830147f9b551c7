import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import type { Attached } from '../../live/attached'
import { attachEvidence } from '../../live/evidence'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { grouped, topicText } from '../complaint-words'
import { t, words } from './words'

type Form = Output<'complaints', 'complaintForm'>
type Issue = Input<'complaints', 'fileAnonymously'>['issues'][number]
type Topic = Issue['topic']
type Kind = 'window' | 'unit' | 'centre' | 'service'

const MOST_PHOTOS = 5
const MOST_ISSUES = 3
const topics: readonly Topic[] = [
  'attitude',
  'delay',
  'refusal',
  'information',
  'fee',
  'rules',
  'discipline',
  'other',
]
const windowKind = (): Kind => 'window'
const noTopic = (): Topic | '' => ''
const noReceipt = { receipt: '', grouped: '', keep: '' }

/** 投诉 (§33): about whom, what happened, photos, by name or not; the receipt. One page, under a minute. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    isDesk: false,
    kinds: [] as { key: Kind; label: string }[],
    kind: windowKind(),
    windows: [] as (Form['windows'][number] & { plate: string })[],
    units: [] as Form['units'],
    windowId: '',
    unitId: '',
    service: '',
    serviceName: '',
    /** Whom at that window or of that unit: all of it, or somebody. */
    who: 'whole',
    whos: [] as { key: string; label: string }[],
    chosen: '',
    called: '',
    topics: [] as { key: Topic; label: string; isOn: boolean }[],
    topic: noTopic(),
    said: '',
    uploads: [] as readonly Attached[],
    isUploading: false,
    fileError: '',
    isChoosing: false,
    /** Matters that are written already, beside the one in the form. */
    issues: [] as { issue: Issue; label: string; caption: string }[],
    bys: [] as { key: string; label: string }[],
    by: 'anonymous',
    contact: '',
    channel: 'desk',
    channels: [] as { key: string; label: string }[],
    complainant: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
    filed: noReceipt,
  },

  onLoad({ windowId = '', unitId = '', service = '', as = '' }: Record<string, string | undefined>) {
    const kind: Kind = service !== '' ? 'service' : unitId !== '' ? 'unit' : 'window'
    this.setData({ windowId, unitId, service: decodeURIComponent(service), kind, isDesk: as === 'desk' })
    this.word()
  },
  onLanguage() {
    this.word()
    void this.fetch()
  },
  word() {
    const { service, isDesk, topic } = this.data
    if (isDesk) void wx.setNavigationBarTitle({ title: t('titleDesk') })
    const label = { window: t('byWindow'), unit: t('byUnit'), centre: t('byCentre'), service: t('byService') }
    const kinds: Kind[] = [...(service === '' ? [] : (['service'] as const)), 'window', 'unit', 'centre']
    this.setData({
      kinds: kinds.map((key) => ({ key, label: label[key] })),
      topics: topics.map((key) => ({ key, label: topicText(key), isOn: key === topic })),
      bys: [
        { key: 'anonymous', label: t('anonymous') },
        { key: 'named', label: t('named') },
      ],
      channels: [
        { key: 'desk', label: t('desk') },
        { key: 'phone', label: t('phone') },
      ],
    })
    this.place()
  },
  /** What is chosen, in words, and who may be meant there. */
  place() {
    const { kind, windows, units, windowId, unitId, serviceName } = this.data
    const at = windows.find((one) => one.windowId === windowId)
    const unit = units.find((one) => one.unitId === unitId)
    this.setData({
      chosen:
        kind === 'window'
          ? at === undefined
            ? ''
            : t('no', { no: at.no })
          : kind === 'unit'
            ? (unit?.name ?? '')
            : kind === 'service'
              ? serviceName
              : t('byCentre'),
      whos:
        kind === 'window'
          ? [
              { key: 'whole', label: t('wholeWindow') },
              { key: 'person', label: t('clerk') },
            ]
          : kind === 'unit'
            ? [
                { key: 'whole', label: t('wholeUnit') },
                { key: 'person', label: t('lead') },
              ]
            : [],
    })
  },
  async fetch() {
    const { service } = this.data
    const answer = await call('complaints', 'complaintForm', service === '' ? {} : { service })
    if (!answer.ok) {
      // What somebody has begun to write stays before them.
      if (this.data.windows.length === 0)
        this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { windows, units, service: known } = answer.value
    this.setData({
      blank: '',
      windows: windows.map((one) => ({ ...one, plate: String(one.no) })),
      units,
      serviceName: known?.name ?? '',
    })
    this.place()
  },

  turnKind({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ kind: detail.key, who: 'whole', error: '' })
    this.place()
  },
  choose() {
    this.setData({ isChoosing: true })
  },
  closeChoice() {
    this.setData({ isChoosing: false })
  },
  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({
      isChoosing: false,
      error: '',
      ...(this.data.kind === 'window' ? { windowId: id } : { unitId: id }),
    })
    this.place()
  },
  turnWho({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ who: detail.key })
  },
  pressTopic({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Topic }
    this.setData({
      topic: key,
      topics: this.data.topics.map((one) => ({ ...one, isOn: one.key === key })),
      error: '',
    })
  },
  typeCalled({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ called: detail.value })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  typeContact({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ contact: detail.value })
  },
  typeComplainant({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ complainant: detail.value })
  },
  turnBy({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ by: detail.key, failed: null })
  },
  turnChannel({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ channel: detail.key })
  },
  addPhoto() {
    if (this.data.uploads.length >= MOST_PHOTOS) return
    void attachEvidence(this, { nameOf: (n) => t('photo', { n }), notSent: t('notSent') })
  },
  dropPhoto({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const left = this.data.uploads.filter((one) => one.id !== id)
    this.setData({ uploads: left.map((one, at) => ({ ...one, name: t('photo', { n: at + 1 }) })) })
  },

  about(): Issue['about'] | undefined {
    const { kind, windowId, unitId, service, who } = this.data
    const called = this.data.called.trim()
    const named = called === '' ? {} : { called }
    if (kind === 'centre') return { kind: 'person', post: 'centre', ...named }
    if (kind === 'service') return { kind: 'service', service }
    if ((kind === 'window' ? windowId : unitId) === '') return undefined
    if (kind === 'window')
      return who === 'whole'
        ? { kind: 'window', windowId }
        : { kind: 'person', post: 'clerk', windowId, ...named }
    return who === 'whole' ? { kind: 'unit', unitId } : { kind: 'person', post: 'lead', unitId, ...named }
  },
  /** The matter in the form, or nothing and a word that something is missing. */
  written(): Issue | undefined {
    const { topic, uploads } = this.data
    const said = this.data.said.trim()
    const about = this.about()
    const missing =
      about === undefined ? 'needWhom' : topic === '' ? 'needTopic' : said === '' ? 'needWords' : ''
    if (about === undefined || topic === '' || missing !== '') {
      this.setData({ error: missing === '' ? '' : t(missing) })
      return undefined
    }
    const evidence = uploads.map(({ id }) => id)
    return { about, topic, words: said, ...(evidence.length === 0 ? {} : { evidence }) }
  },
  addIssue() {
    const issue = this.written()
    const { issues, chosen, topic } = this.data
    if (issue === undefined || topic === '' || issues.length >= MOST_ISSUES - 1) return
    this.setData({
      issues: [
        ...issues,
        { issue, label: chosen, caption: `${topicText(topic)} · ${issue.words.slice(0, 20)}` },
      ],
      windowId: '',
      unitId: '',
      who: 'whole',
      called: '',
      topic: '',
      topics: this.data.topics.map((one) => ({ ...one, isOn: false })),
      said: '',
      uploads: [],
    })
    this.place()
  },
  dropIssue({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.setData({ issues: this.data.issues.filter((_one, n) => n !== at) })
  },

  file(issues: Issue[]) {
    const { isDesk, by, channel } = this.data
    const [contact, name] = [this.data.contact.trim(), this.data.complainant.trim()]
    const reached = contact === '' ? {} : { contact }
    if (isDesk)
      return attempt(this, 'complaints', 'takeDown', {
        channel: channel === 'phone' ? 'phone' : 'desk',
        issues,
        ...(name === '' ? {} : { complainant: { name, ...reached } }),
      })
    return by === 'named'
      ? attempt(this, 'complaints', 'fileByName', { issues, ...reached })
      : attempt(this, 'complaints', 'fileAnonymously', { issues })
  },
  async submit() {
    if (this.data.isBusy) return
    const issue = this.written()
    if (issue === undefined) return
    this.setData({ isBusy: true, failed: null })
    const answer = await this.file([...this.data.issues.map((one) => one.issue), issue])
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { receipt } = answer.value
    const keep = this.data.isDesk ? t('keepDesk') : this.data.by === 'named' ? t('keepNamed') : t('keepText')
    this.setData({ filed: { receipt, grouped: grouped(receipt), keep } })
  },
  copy() {
    void wx.setClipboardData({ data: this.data.filed.receipt })
  },
  follow() {
    go(`/complaints/follow/follow?receipt=${this.data.filed.receipt}`)
  },
})
