import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe, me } from '../../live/me'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'

type Figures = Output<'cases', 'ratingFigures'>
type Name = keyof Figures['figures']
type Paper = Input<'cases', 'paperRating'>
type Aspect = NonNullable<Paper['aspects']>[number]

const aspects: readonly Aspect[] = ['waiting', 'attitude', 'papers', 'outcome', 'guidance']

/** The figures apart (§19): whether people rated, how, and what became of low ratings. */
const groups: readonly {
  readonly title: 'asked' | 'howGood' | 'followed'
  readonly names: readonly Name[]
}[] = [
  { title: 'asked', names: ['ratingRate', 'unratedRate', 'reminderRate'] },
  { title: 'howGood', names: ['goodRate'] },
  { title: 'followed', names: ['returnVisitRate', 'replyRate', 'settledRate'] },
]

const percent = (rate: number | undefined): string =>
  rate === undefined ? t('none') : `${(rate / 10).toFixed(1)}%`

const groupsOf = ({ figures }: Figures) =>
  groups.map(({ title, names }) => ({
    title: t(title),
    rows: names.map((name) => ({
      name,
      title: t(name),
      caption: t(`${name}Note`),
      value: percent(figures[name]),
    })),
  }))

const countsOf = ({ rateable, given, low }: Figures) => [
  { name: 'rateable', title: t('rateable'), value: t('times', { n: rateable }) },
  { name: 'given', title: t('given'), value: t('ratings', { n: given }) },
  ...(low === undefined ? [] : [{ name: 'low', title: t('low'), value: t('ratings', { n: low }) }]),
]

const tagsOf = (on: readonly Aspect[]) =>
  aspects.map((key) => ({ key, label: t(key), isOn: on.includes(key) }))

const noAspects = (): Aspect[] => []
const noLevel = (): number => 0

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    windows: [] as { windowId: string; label: string }[],
    window: 0,
    span: '',
    counts: [] as ReturnType<typeof countsOf>,
    groups: [] as ReturnType<typeof groupsOf>,
    isFew: false,
    mayEnter: false,
    isEntering: false,
    level: noLevel(),
    on: noAspects(),
    tags: [] as ReturnType<typeof tagsOf>,
    error: '',
    said: '',
    isBusy: false,
    failed: null as Failed | null,
  },
  asked: '',

  onLoad({ windowId = '' }: Record<string, string | undefined>) {
    this.asked = decodeURIComponent(windowId)
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetchFigures()
  },
  onLanguage() {
    this.setData({ tags: tagsOf(this.data.on) })
    void this.fetch()
  },

  async fetch() {
    if (me() === undefined) await fetchMe()
    const roles = me()?.workspaces.map(({ role }) => role) ?? []
    const mayEnter = roles.includes('centreStaff') || roles.includes('centreAdmin')
    const answer = mayEnter ? await call('queue', 'myWindows', {}) : await call('windows', 'hallWindows', {})
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const windows = answer.value.windows.map(({ windowId, windowNo, unitName }) => ({
      windowId,
      label: t('windowOf', { no: windowNo, unitName }),
    }))
    const at = windows.findIndex(({ windowId }) => windowId === this.asked)
    this.setData({ windows, window: Math.max(at, 0), mayEnter, tags: tagsOf(this.data.on) })
    if (windows.length === 0) this.setData({ blank: '' })
    else await this.fetchFigures()
  },
  async fetchFigures() {
    const windowId = this.data.windows[this.data.window]?.windowId ?? ''
    const answer = await call('cases', 'ratingFigures', { windowId })
    void wx.stopPullDownRefresh()
    // Another window was chosen meanwhile: its own answer comes.
    if (windowId !== this.data.windows[this.data.window]?.windowId) return
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { from, to, isFew } = answer.value
    this.setData({
      blank: '',
      span: t('span', { from: dateText(from), to: dateText(to) }),
      counts: countsOf(answer.value),
      groups: groupsOf(answer.value),
      isFew,
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    this.setData({ window: Number(detail.value), blank: 'loading', said: '' })
    this.asked = this.data.windows[this.data.window]?.windowId ?? ''
    void this.fetchFigures()
  },

  openAside() {
    go('/centre/set-aside/set-aside')
  },
  openHeld() {
    go('/centre/held-words/held-words')
  },
  openPaper() {
    const begun = { level: 0, on: [], tags: tagsOf([]), error: '', said: '', failed: null }
    this.setData({ ...begun, isEntering: true })
  },
  close() {
    this.setData({ isEntering: false })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ level: detail.value, error: '' })
  },
  turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Aspect }
    const { on } = this.data
    const next = on.includes(key) ? on.filter((one) => one !== key) : [...on, key]
    this.setData({ on: next, tags: tagsOf(next) })
  },
  async enter() {
    const { windows, window: at, level, on, isBusy } = this.data
    if (isBusy) return
    if (level === 0) {
      this.setData({ error: t('needed') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const input = { windowId: windows[at]?.windowId ?? '', level, aspects: on } as Paper
    const answer = await attempt(this, 'cases', 'paperRating', input)
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ isEntering: false, said: t('entered') })
    else this.setData({ failed: failed(answer.error) })
  },
})
