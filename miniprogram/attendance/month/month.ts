import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { clockOf, dateText, dayAt, monthText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { grow, renew } from '../../live/more'
import { openFile } from '../../live/open-file'
import { answerChip, hashText, monthChip, type MonthPart, percentText, sumsText } from '../month-words'
import { t, words } from './words'

type Part = 'people' | 'windows'
type Person = MonthPart['people'][number]
type Kept = MonthPart['windows'][number]

const personRow = ({ personId, name, windowNo, post, sums, answer }: Person) => ({
  key: personId,
  windowNo: String(windowNo),
  title: name,
  caption: dotted(t(post === 'primary' ? 'byA' : 'byB'), sumsText(sums)),
  ...answerChip(answer),
})
const windowRow = ({ windowId, windowNo, unitName, unionPermille, sumPermille, isKept, gaps }: Kept) => ({
  key: windowId,
  windowNo: String(windowNo),
  title: unitName,
  heading: t('window', { no: windowNo, unit: unitName }),
  caption: dotted(
    t('manned', { percent: percentText(unionPermille) }),
    t('pair', { percent: percentText(sumPermille) }),
  ),
  chip: isKept ? 'ok' : 'warning',
  chipText: t(isKept ? 'kept' : 'notKept'),
  gaps: gaps.map(({ day, spans }) => ({
    day,
    title: dateText(day),
    value: spans.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(' '),
  })),
})
type Row = ReturnType<typeof personRow> | ReturnType<typeof windowRow>
type Gaps = ReturnType<typeof windowRow>

const revisionRow = ({ revision, at, hash, reason }: MonthPart['publications'][number]) => ({
  revision,
  title: t('revision', { n: revision }),
  caption: dotted(dateText(dayAt(Date.parse(at))), reason ?? t('first')),
  hash: t('hash', { hash: hashText(hash) }),
})

const people = (): Part => 'people'

/** 一个月的考勤 (§21 §25): people and windows; for the centre with its steps, for others as it was published. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    title: '',
    facts: '',
    chip: '',
    chipText: '',
    part: people(),
    parts: [] as { key: Part; label: string }[],
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    /** Days of others are for those who lead them; everybody else sees what was published. */
    seesDays: false,
    canPublish: false,
    canFile: false,
    revisions: [] as ReturnType<typeof revisionRow>[],
    isChoosing: false,
    opened: null as Gaps | null,
    isPublishing: false,
    isBusy: false,
    failed: null as Failed | null,
  },
  month: '',
  unitId: '',
  revision: 0,
  isCentre: false,
  onLoad({ month = '', unitId = '' }: Record<string, string | undefined>) {
    this.month = month
    this.unitId = unitId
    const parts = (['people', 'windows'] as const).map((key) => ({ key, label: t(key) }))
    this.setData({ parts, title: monthText(month) })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.fetchPart(cursor))
  },
  async fetch() {
    const me = await fetchMe()
    const roles = me.ok ? me.value.workspaces.map(({ role }) => role) : []
    this.isCentre = roles.some((role) => role === 'centreStaff' || role === 'centreAdmin')
    this.setData({ seesDays: this.isCentre || this.unitId !== '' })
    await this.renew()
  },
  renew() {
    const { part } = this.data
    return renew(
      this,
      'rows',
      () => this.fetchPart(),
      () => this.data.part === part,
    )
  },
  ask(cursor?: string) {
    const { month, unitId, revision } = this
    const wish = {
      month,
      of: this.data.part,
      ...(revision === 0 ? {} : { revision }),
      ...(cursor === undefined ? {} : { cursor }),
    }
    if (unitId !== '') return call('attendance', 'unitMonth', { ...wish, unitId })
    return this.isCentre ? call('attendance', 'month', wish) : call('attendance', 'publishedMonth', wish)
  },
  async fetchPart(cursor?: string) {
    const answer = await this.ask(cursor)
    if (!answer.ok) return answer
    const { value } = answer
    this.shown(value)
    const rows: Row[] =
      this.data.part === 'people' ? value.people.map(personRow) : value.windows.map(windowRow)
    return { ok: true, value: { rows, cursor: value.cursor } } as const
  },
  shown({ state, respondBy, publications, revision, waiting, buttons }: MonthPart) {
    const of = publications.length
    this.setData({
      facts: dotted(
        state === 'open' ? t('by', { day: dateText(respondBy) }) : '',
        revision === undefined ? '' : t('version', { n: revision, of }),
        waiting > 0 ? t('waiting', { n: waiting }) : '',
      ),
      ...monthChip(state),
      revisions: [...publications].reverse().map(revisionRow),
      canPublish: buttons.includes('publish'),
      canFile: buttons.includes('file'),
    })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Part }>) {
    this.setData({ part: detail.key, blank: 'loading', rows: [], cursor: '' })
    void this.renew()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (this.data.part === 'people') {
      if (this.data.seesDays) go(`/attendance/person-month/person-month?month=${this.month}&personId=${id}`)
      return
    }
    const one = this.data.rows.find(({ key }) => key === id)
    if (one !== undefined && 'gaps' in one) this.setData({ opened: one })
  },
  choose() {
    this.setData({ isChoosing: true })
  },
  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.revision = (currentTarget.dataset as { revision: number }).revision
    this.setData({ isChoosing: false, blank: 'loading', rows: [], cursor: '' })
    void this.renew()
  },
  close() {
    this.setData({ opened: null, isChoosing: false, isPublishing: false })
  },
  askPublish() {
    this.setData({ isPublishing: true, failed: null })
  },
  publish() {
    return this.step('publishMonth')
  },
  compute() {
    return this.step('computeMonth')
  },
  async step(name: 'publishMonth' | 'computeMonth') {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { month } = this
    const answer = await attempt(this, 'attendance', name, { month })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ isPublishing: false })
    await this.renew()
  },
  async getFile() {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { month, revision } = this
    const wish = { month, ...(revision === 0 ? {} : { revision }) }
    const answer = await attempt(this, 'attendance', 'monthFile', wish)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const how = await openFile(answer.value.link, 'xlsx', this.data.title)
    if (how !== 'opened') this.setData({ failed: failed({ code: 'FILE_UNKNOWN', message: t('fileFailed') }) })
  },
})
