import { attempt } from '../../api/attempt'
import { call, type Input } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { failed, type Failed } from '../../live/failed'
import { openLinked } from '../../live/linked-file'
import { type Button, type PartShown, partShown } from './shown'
import { t, words } from './words'

type Finding = Input<'complaints', 'findComplaint'>['finding']
type Outcome = Input<'complaints', 'judgeReview'>['outcome']

const nothing = (): PartShown | null => null
const noButton = (): Button | '' => ''
type Choice = 'substantiated' | 'partly' | 'unsubstantiated' | 'upheld' | 'changed' | 'reopened'
const choiceText = (): Record<Choice, string> => ({
  substantiated: t('substantiated'),
  partly: t('partly'),
  unsubstantiated: t('unsubstantiated'),
  upheld: t('upheld'),
  changed: t('changed'),
  reopened: t('reopened'),
})
const options = (...keys: readonly Choice[]) => keys.map((key) => ({ key, label: choiceText()[key] }))

/** Steps that choose one of the people there. */
const withPerson: readonly (Button | '')[] = ['hear', 'name']
/** Steps that take no words. */
const wordless: readonly (Button | '')[] = ['accept', 'investigate', 'name']

/** 一件投诉 (§33), for the desk that has it: what it says, what came of it, and the steps that are possible now. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    part: nothing(),
    act: noButton(),
    label: '',
    said: '',
    error: '',
    hasWords: true,
    hasPeople: false,
    personId: '',
    /** 严重, 重大. */
    isYes: 'no',
    yesNo: [] as { key: string; label: string }[],
    choices: [] as { key: string; label: string }[],
    choice: '',
    findings: [] as { key: string; label: string }[],
    finding: '',
    units: [] as { unitId: string; name: string }[],
    unitId: '',
    fileNote: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  partId: '',
  isDeclined: false,

  onLoad({ partId = '' }: Record<string, string | undefined>) {
    this.partId = partId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('complaints', 'complaint', { partId: this.partId })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.isDeclined = answer.value.declined !== undefined && answer.value.reply === undefined
    this.setData({ blank: '', part: partShown(answer.value) })
  },
  async openPhoto({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const answer = await call('complaints', 'evidenceLink', { partId: this.partId, at })
    this.setData({ fileNote: await openLinked(answer, t('photo', { n: at + 1 })) })
  },

  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { act } = currentTarget.dataset as { act: Button }
    const yes = act === 'accept' ? 'serious' : 'major'
    this.setData({
      act,
      label: t(act === 'reply' ? 'replyAct' : act),
      said: '',
      error: '',
      failed: null,
      hasWords: !wordless.includes(act),
      hasPeople: withPerson.includes(act),
      personId: '',
      isYes: 'no',
      yesNo:
        act === 'accept' || act === 'decide'
          ? [
              { key: 'no', label: t(`${yes}No`) },
              { key: 'yes', label: t(`${yes}Yes`) },
            ]
          : [],
      choices:
        act === 'find'
          ? options('substantiated', 'partly', 'unsubstantiated')
          : act === 'judgeReview'
            ? options('upheld', this.isDeclined ? 'reopened' : 'changed')
            : [],
      choice: act === 'find' ? 'substantiated' : act === 'judgeReview' ? 'upheld' : '',
      findings: options('substantiated', 'partly', 'unsubstantiated'),
      finding: 'unsubstantiated',
      unitId: '',
    })
    if (act === 'split') void this.fetchUnits()
  },
  async fetchUnits() {
    const answer = await call('complaints', 'complaintForm', {})
    if (answer.ok) this.setData({ units: answer.value.units })
  },
  close() {
    this.setData({ act: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  turnYes({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ isYes: detail.key })
  },
  turnChoice({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ choice: detail.key })
  },
  turnFinding({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ finding: detail.key })
  },
  pickPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ personId: (currentTarget.dataset as { id: string }).id, error: '' })
  },
  pickUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ unitId: (currentTarget.dataset as { id: string }).id, error: '' })
  },

  /** Sends the step that the sheet asks for. */
  sent(act: Button, said: string) {
    const { personId, isYes, choice, finding, unitId } = this.data
    const of = { partId: this.partId }
    const spoken = { ...of, words: said }
    switch (act) {
      case 'accept':
        return attempt(this, 'complaints', 'acceptComplaint', { ...of, isSerious: isYes === 'yes' })
      case 'decline':
        return attempt(this, 'complaints', 'declineComplaint', spoken)
      case 'investigate':
        return attempt(this, 'complaints', 'investigateComplaint', of)
      case 'ask':
        return attempt(this, 'complaints', 'askComplainant', spoken)
      case 'name':
        return attempt(this, 'complaints', 'nameRespondent', { ...of, personId })
      case 'hear':
        return attempt(this, 'complaints', 'hearRespondent', { ...spoken, personId })
      case 'split':
        return attempt(this, 'complaints', 'splitComplaint', {
          ...spoken,
          about: { kind: 'unit', unitId },
          topic: 'other',
        })
      case 'extend':
        return attempt(this, 'complaints', 'extendComplaint', spoken)
      case 'refer':
        return attempt(this, 'complaints', 'referComplaint', spoken)
      case 'handBack':
        return attempt(this, 'complaints', 'handBackComplaint', spoken)
      case 'find':
        return attempt(this, 'complaints', 'findComplaint', { ...spoken, finding: choice as Finding })
      case 'decide':
        return attempt(this, 'complaints', 'decideComplaint', { ...spoken, isMajor: isYes === 'yes' })
      case 'reply':
        return attempt(this, 'complaints', 'replyComplaint', spoken)
      case 'judgeReview':
        return attempt(this, 'complaints', 'judgeReview', {
          ...spoken,
          outcome: choice as Outcome,
          ...(choice === 'changed' ? { finding: finding as Finding } : {}),
        })
    }
  },
  async send() {
    const { act, hasWords, hasPeople, personId, unitId, isBusy } = this.data
    if (act === '' || isBusy) return
    const said = this.data.said.trim()
    const missing =
      hasPeople && personId === ''
        ? 'needPerson'
        : act === 'split' && unitId === ''
          ? 'needUnit'
          : hasWords && said === ''
            ? 'needWords'
            : ''
    if (missing !== '') {
      this.setData({ error: t(missing) })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const answer = await this.sent(act, said)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ act: '' })
    // What goes to another desk is no longer to be seen here.
    if (act === 'refer' || act === 'handBack') void wx.navigateBack()
    else await this.fetch()
  },
})
