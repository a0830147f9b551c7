import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { withTick } from '../../live/checked'
import { bringUp } from '../../live/bring-up'
import { failed, type Failed } from '../../live/failed'
import { dayYear, pointsText } from '../assessment-words'
import { type Draft, draftRows, newDraft, type Opened, opened, read, typedPoints } from './draft'
import { t, words } from './words'

const parts = ['conduct', 'evaluation', 'bonus', 'excellent', 'pass'] as const
type Part = (typeof parts)[number]
const NEW = -1
const none = (): Draft[] => []
const noErrors = { nameError: '', pointsError: '', capError: '', toError: '' }

/** 改细则 (§14): a new version of the rule table, from a day on. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    basedOn: 0,
    from: '',
    fromText: '',
    earliest: '',
    reason: '',
    reasonError: '',
    frame: [] as { key: Part; label: string; value: string; error: string }[],
    rows: [] as ReturnType<typeof draftRows>,
    shown: null as Opened | null,
    ...noErrors,
    isBusy: false,
    failed: null as Failed | null,
  },

  drafts: none(),
  at: NEW,

  onLoad() {
    void this.fetch()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  onLanguage() {
    this.setData({
      rows: draftRows(this.drafts),
      fromText: dayYear(this.data.from),
      frame: this.data.frame.map((part) => ({ ...part, label: t(part.key), error: '' })),
    })
  },
  async fetch() {
    const first = await call('assessment', 'rules', {})
    // What is to be changed is the newest version, which need not be in force yet.
    const answer =
      first.ok && first.value.no !== first.value.newest
        ? await call('assessment', 'rules', { no: first.value.newest })
        : first
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { newest, earliest, frame, rules } = answer.value
    this.drafts = rules
    this.setData({
      blank: '',
      basedOn: newest,
      earliest,
      from: earliest,
      fromText: dayYear(earliest),
      frame: parts.map((key) => ({ key, label: t(key), value: pointsText(frame[key]), error: '' })),
      rows: draftRows(rules),
    })
  },
  pickDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ from: detail.value, fromText: dayYear(detail.value) })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  typePart({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { at } = currentTarget.dataset as { at: number }
    this.setData({ [`frame[${at}].value`]: detail.value, [`frame[${at}].error`]: '' })
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.at = at
    this.setData({ shown: opened(this.drafts[at] ?? newDraft), ...noErrors })
  },
  add() {
    this.at = NEW
    this.setData({ shown: opened(newDraft), ...noErrors })
  },
  close() {
    this.setData({ shown: null })
  },
  typeRow({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'name' | 'nameEn' | 'points' | 'cap' }
    this.setData({ [`shown.${field}`]: detail.value, [`${field}Error`]: '' })
  },
  tick({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const { shown } = this.data
    if (shown !== null) this.setData({ 'shown.items': withTick(shown.items, detail), toError: '' })
  },
  keep() {
    const { shown } = this.data
    if (shown === null) return
    const answer = read(shown, this.drafts[this.at] ?? newDraft)
    if ('errors' in answer) {
      this.setData(answer.errors)
      return
    }
    const { at } = this
    this.renew(
      at === NEW
        ? [...this.drafts, answer.draft]
        : this.drafts.map((draft, place) => (place === at ? answer.draft : draft)),
    )
  },
  remove() {
    const { at } = this
    this.renew(this.drafts.filter((_draft, place) => place !== at))
  },
  renew(drafts: Draft[]) {
    this.drafts = drafts
    this.setData({ rows: draftRows(drafts), shown: null })
  },

  async send() {
    const { basedOn, from, isBusy } = this.data
    const reason = this.data.reason.trim()
    const frame = this.data.frame.map((part) => ({ ...part, points: typedPoints(part.value) }))
    const isWrong = frame.some(({ points }) => points === undefined || points < 0)
    this.setData({
      reasonError: reason === '' ? t('needReason') : '',
      frame: frame.map(({ points, ...part }) => ({
        ...part,
        error: points === undefined || points < 0 ? t('needNumber') : '',
      })),
      failed: null,
    })
    if (reason === '' || isWrong) bringUp(reason === '' ? '#reason' : '#frame')
    if (reason === '' || isWrong || isBusy) return
    this.setData({ isBusy: true })
    const of = (wanted: Part): number => frame.find(({ key }) => key === wanted)?.points ?? 0
    const answer = await attempt(this, 'assessment', 'changeRules', {
      basedOn,
      from,
      reason,
      frame: {
        conduct: of('conduct'),
        evaluation: of('evaluation'),
        bonus: of('bonus'),
        pass: of('pass'),
        excellent: of('excellent'),
      },
      rules: this.drafts.map(({ isCounted: _isCounted, code, ...rule }) => ({
        ...rule,
        ...(code === undefined ? {} : { code }),
      })),
    })
    this.setData({ isBusy: false })
    if (answer.ok) wx.navigateBack({ fail: () => void wx.redirectTo({ url: '/assessment/rules/rules' }) })
    else {
      this.setData({ failed: failed(answer.error) })
      void wx.pageScrollTo({ scrollTop: 0 })
    }
  },
})
