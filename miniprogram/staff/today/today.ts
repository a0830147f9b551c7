import { call } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText, dayAt } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { go } from '../../live/go'
import { fetchMe, me, type Me } from '../../live/me'
import { countTodos } from '../../live/todos'
import { figures, hello, windowRows, type FiguresShown, type WindowRow } from './shown'
import { t, words } from './words'

const centre: readonly Me['workspaces'][number]['role'][] = ['centreStaff', 'centreAdmin']

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    isStale: false,
    hello: '',
    caption: '',
    isCentre: false,
    /** Keeps a window, and clocks. */
    isClerk: false,
    /** Writes the sheets of a unit: its head, and whoever keeps its window. */
    isUnit: false,
    windows: [] as WindowRow[],
    /** The window whose figures are shown, and where the main button leads. */
    chosen: '',
    chosenNo: '',
    isMine: false,
    isOpen: false,
    figures: null as FiguresShown | null,
    figuresBlank: '',
    figuresWhy: '',
    /** How many to-dos wait for me. */
    todos: '',
  },

  onLoad({ windowId = '' }: Record<string, string | undefined>) {
    this.setData({ chosen: windowId })
  },
  onShow() {
    this.greet()
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    this.greet()
    void this.fetch()
  },

  async fetch() {
    const { chosen } = this.data
    if (me() === undefined)
      void fetchMe().then(() => {
        this.greet()
      })
    if (chosen !== '') void this.fetchFigures(chosen)
    void this.count()
    const answer = await call('queue', 'myWindows', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      if (this.data.blank === '') this.setData({ isStale: true })
      else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const windows = windowRows(answer.value.windows)
    this.setData({ blank: '', isStale: false, windows })
    const one = windows.find(({ windowId }) => windowId === chosen) ?? this.mine(windows)
    if (one === undefined) this.greet()
    else this.choose(one, one.windowId !== chosen)
  },
  /** First the window that is open, then the first of mine. */
  mine(windows: readonly WindowRow[]): WindowRow | undefined {
    const mine = windows.filter(({ isMine }) => isMine)
    return mine.find(({ isOpen }) => isOpen) ?? mine[0]
  },
  choose({ windowId, windowNo, isMine, isOpen }: WindowRow, isOther: boolean) {
    this.setData({ chosen: windowId, chosenNo: windowNo, isMine, isOpen })
    this.greet()
    if (!isOther) return
    this.setData({ figures: null, figuresBlank: 'loading' })
    void this.fetchFigures(windowId)
  },
  async fetchFigures(windowId: string) {
    const answer = await call('queue', 'todayFigures', { windowId })
    if (this.data.chosen !== windowId) return
    if (answer.ok) this.setData({ figures: figures(answer.value), figuresBlank: '' })
    else if (this.data.figures === null)
      this.setData({ figuresBlank: kindOf(answer.error.code), figuresWhy: answer.error.message })
  },
  greet() {
    const { chosenNo } = this.data
    const roles = me()?.workspaces.map(({ role }) => role) ?? []
    const isCentre = roles.some((role) => centre.includes(role))
    const where = chosenNo === '' ? (isCentre ? t('desk') : '') : t('window', { no: Number(chosenNo) })
    this.setData({
      hello: hello(me()?.name ?? ''),
      caption: dotted(dateText(dayAt(serverNow())), where),
      isCentre,
      isClerk: roles.includes('windowStaff'),
      isUnit: roles.some((role) => role === 'windowStaff' || role === 'unitHead'),
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  retryFigures() {
    this.setData({ figuresBlank: 'loading' })
    void this.fetchFigures(this.data.chosen)
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.windows.find(({ windowId }) => windowId === id)
    if (one === undefined) return
    if (one.isMine) this.choose(one, id !== this.data.chosen)
    else go(`/staff/figures/figures?windowId=${id}&no=${one.windowNo}`)
  },
  work() {
    const { chosen, isOpen, isMine } = this.data
    if (!isMine) this.openDesk()
    else go(`/staff/counter/counter?windowId=${chosen}${isOpen ? '' : '&open=1'}`)
  },
  async count() {
    const todos = await countTodos()
    if (todos !== undefined) this.setData({ todos })
  },
  openClock() {
    go('/attendance/day/day')
  },
  openHall() {
    go('/attendance/hall/hall')
  },
  openAssessment() {
    go(this.data.isCentre ? '/assessment/month/month' : '/assessment/result/result')
  },
  openSeals() {
    go('/security/seals/seals')
  },
  openEvening() {
    go('/security/evening/evening')
  },
  openLeaves() {
    go('/attendance/leaves/leaves')
  },
  openAssets() {
    go('/assets/mine/mine')
  },
  openTodos() {
    go('/staff/todos/todos')
  },
  openFigures() {
    const { chosen, chosenNo } = this.data
    go(`/staff/figures/figures?windowId=${chosen}&no=${chosenNo}`)
  },
  openGuide() {
    const { chosen, isMine } = this.data
    go(`/staff/guide/guide${isMine ? `?windowId=${chosen}` : ''}`)
  },
  openDesk() {
    go('/staff/desk/desk')
  },
  openAway() {
    go('/staff/away/away')
  },
  openSheets() {
    go('/sheets/list/list')
  },
  openReview() {
    go('/sheets/list/list?as=centre')
  },
  openLeaflets() {
    go(`/sheets/leaflets/leaflets?windowId=${this.data.chosen}`)
  },
  openUnanswered() {
    go('/staff/unanswered/unanswered')
  },
})
