import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { byDay, chipOf } from '../../live/case-look'
import { go } from '../../live/go'
import { grow } from '../../live/more'
import { t, words } from './words'

type Case = Output<'cases', 'windowCases'>['cases'][number]
/** Whose cases: of a window, of a unit, or those that wait for the centre. */
type Whose = 'window' | 'unit' | 'centre'

const lists = {
  window: ['open', 'parts', 'ended'],
  unit: ['led', 'ours'],
  centre: ['extensions', 'overdue', 'left'],
} as const
type Which = (typeof lists)[Whose][number]

const rowOf = (whose: Whose) => (one: Case) => ({
  caseId: one.caseId,
  title: one.serviceName,
  caption: dotted(
    whose === 'window' ? one.no : t('window', { no: one.windowNo }),
    whose === 'centre' ? one.unitName : '',
    one.dueOn === undefined ? '' : byDay(one.dueOn),
  ),
  ...chipOf(one),
})
type Row = ReturnType<ReturnType<typeof rowOf>>

const optionsOf = (whose: Whose) => lists[whose].map((key) => ({ key, label: t(key) }))
const nothing: Record<Whose, 'nothingText' | 'nothingUnit' | 'nothingCentre'> = {
  window: 'nothingText',
  unit: 'nothingUnit',
  centre: 'nothingCentre',
}

const atWindow = (): Whose => 'window'
const first = (): Which => 'open'

Page({
  behaviors: [page({ words }), fetching],
  data: {
    whose: atWindow(),
    /** Id of the window or the unit. */
    of: '',
    which: first(),
    options: optionsOf('window'),
    nothing: '',
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onLoad({ windowId = '', unitId = '' }: Record<string, string | undefined>) {
    const whose: Whose = windowId !== '' ? 'window' : unitId !== '' ? 'unit' : 'centre'
    const [which] = lists[whose]
    this.setData({ whose, which, of: decodeURIComponent(windowId === '' ? unitId : windowId) })
    this.name()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  onLanguage() {
    this.name()
    void this.fetch()
  },
  name() {
    const { whose } = this.data
    this.setData({ options: optionsOf(whose), nothing: t(nothing[whose]) })
    if (whose !== 'window') void wx.setNavigationBarTitle({ title: t(whose) })
  },

  asked(cursor?: string) {
    const { of, which } = this.data
    const more = cursor === undefined ? {} : { cursor }
    switch (which) {
      case 'open':
      case 'ended':
        return call('cases', 'windowCases', { windowId: of, which, ...more })
      case 'parts':
        return call('cases', 'partsForWindow', { windowId: of, ...more })
      case 'led':
        return call('cases', 'unitCases', { unitId: of, which, ...more })
      case 'ours':
        return call('cases', 'unitCases', { unitId: of, which: 'parts', ...more })
      case 'extensions':
      case 'overdue':
      case 'left':
        return call('cases', 'centreCases', { which, ...more })
    }
  },
  async part(cursor: string) {
    const answer = await this.asked(cursor)
    if (!answer.ok) return answer
    const { cases, cursor: next } = answer.value
    return { ok: true, value: { rows: cases.map(rowOf(this.data.whose)), cursor: next } } as const
  },
  async fetch() {
    const { which, whose } = this.data
    const answer = await this.asked()
    void wx.stopPullDownRefresh()
    // Another list was chosen meanwhile: its own answer comes.
    if (which !== this.data.which) return
    if (answer.ok) {
      const { cases, cursor = '' } = answer.value
      this.setData({ blank: '', rows: cases.map(rowOf(whose)), cursor, hasFailedMore: false })
    } else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key, blank: 'loading' })
    void this.fetch()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/staff/case/case?caseId=${id}`)
  },
  take() {
    go(`/staff/intake/intake?windowId=${this.data.of}`)
  },
})
