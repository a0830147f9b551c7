import { attempt } from '../../api/attempt'
import { call, type Answer } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import type { Item } from '../../components/checklist/checklist'
import { kindOf } from '../../components/state-view/state-view'
import { withTick } from '../../live/checked'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import type { EntryRow, Kind } from '../assessment-words'
import type { Shown } from './shown'
import { resultShown } from './shown'
import { t, words } from './words'

/** What somebody is asked in the sheet. */
type Asking = '' | 'object' | 'remark' | 'decide' | 'reverse'
const nothing = (): Asking => ''
const labels = {
  object: 'reason',
  remark: 'giveRemark',
  decide: 'answerLabel',
  reverse: 'reverseReason',
} as const
const hints = {
  object: 'reasonHint',
  remark: 'remarkHint',
  decide: 'answerHint',
  reverse: 'answerHint',
} as const
const heads = { object: 'object', remark: 'giveRemark', decide: 'decide', reverse: 'reverse' } as const

const nobody = (): { kind: Kind; entryId: string } => ({ kind: 'person', entryId: '' })
const kinds: readonly Kind[] = ['person', 'window', 'unit']

/** 考核 of a month (§14): my own, or as the centre or a unit's head sees somebody's, each entry with its reason. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    /** Nothing: my own. */
    id: '',
    unitId: '',
    month: '',
    monthText: '',
    phase: '',
    phaseText: '',
    phaseIcon: '',
    phaseLine: '',
    before: '',
    after: '',
    heading: '',
    isAssessed: false,
    total: '',
    grade: '',
    gradeText: '',
    gradeIcon: '',
    parts: [] as Shown['parts'],
    entries: [] as EntryRow[],
    isChanged: false,
    objectionTitle: '',
    objectionText: '',
    objectionTone: '',
    objectionIcon: '',
    remark: '',
    canObject: false,
    canRemark: false,
    canDecide: false,
    canReverse: false,
    asking: nothing(),
    askingTitle: '',
    askingLabel: '',
    askingHint: '',
    said: '',
    saidError: '',
    sendLabel: '',
    items: [] as Item[],
    isBusy: false,
    failed: null as Failed | null,
  },

  about: nobody(),

  onLoad({ month = '', kind = '', id = '', unitId = '' }: Record<string, string | undefined>) {
    this.about.kind = kinds.find((one) => one === kind) ?? 'person'
    this.setData({ month, id, unitId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  read(): Promise<Answer<'assessment', 'result'>> {
    const { id, unitId, month } = this.data
    const { kind } = this.about
    if (id === '') return call('assessment', 'myMonth', month === '' ? {} : { month })
    return unitId === ''
      ? call('assessment', 'result', { month, kind, id })
      : call('assessment', 'unitResult', { unitId, month, kind, id })
  },
  async fetch() {
    const { id } = this.data
    const answer = await this.read()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.setData(resultShown(answer.value, id === ''))
    void wx.setNavigationBarTitle({ title: t(id === '' ? 'mine' : 'title') })
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { month } = currentTarget.dataset as { month: string }
    if (month === '') return
    this.setData({ month })
    void this.fetch()
  },
  openRules() {
    go('/assessment/rules/rules')
  },

  begin(asking: Exclude<Asking, ''>) {
    const standing = this.data.entries.filter(({ stands }) => stands)
    this.setData({
      asking,
      askingTitle: t(heads[asking]),
      askingLabel: t(labels[asking]),
      askingHint: t(hints[asking]),
      said: '',
      saidError: '',
      failed: null,
      items:
        asking === 'decide'
          ? standing.map(({ entryId, title, caption, value }) => ({
              key: entryId,
              text: title,
              note: caption,
              end: value,
              checked: false,
            }))
          : [],
      sendLabel: t(asking === 'decide' ? 'dismiss' : asking === 'reverse' ? 'reverse' : 'send'),
    })
  },
  object() {
    this.begin('object')
  },
  giveRemark() {
    this.begin('remark')
  },
  decide() {
    this.begin('decide')
  },
  openEntry({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.about.entryId = id
    this.begin('reverse')
  },
  close() {
    this.setData({ asking: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, saidError: '' })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: string; checked: boolean }>) {
    const items = withTick(this.data.items, detail)
    const n = items.filter(({ checked }) => checked === true).length
    this.setData({ items, sendLabel: n === 0 ? t('dismiss') : t('uphold', { n }) })
  },
  say(said: string): Promise<{ readonly ok: boolean; readonly error?: Parameters<typeof failed>[0] }> {
    const { asking, month, id, unitId, items } = this.data
    const { kind, entryId } = this.about
    if (asking === 'object') return attempt(this, 'assessment', 'objectToResult', { month, reason: said })
    if (asking === 'remark')
      return attempt(this, 'assessment', 'remarkResult', { unitId, month, kind, id, remark: said })
    if (asking === 'reverse') return attempt(this, 'assessment', 'reverseEntry', { entryId, reason: said })
    const reverse = items.flatMap(({ key, checked }) => (checked === true ? [key] : []))
    return attempt(this, 'assessment', 'decideObjection', { month, personId: id, answer: said, reverse })
  },
  async send() {
    const said = this.data.said.trim()
    if (said === '') this.setData({ saidError: t('needWords') })
    if (said === '' || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await this.say(said)
    this.setData({ isBusy: false })
    if (answer.error === undefined) {
      this.setData({ asking: '' })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
