import { audienceText } from '../../i18n/audience'
import { page } from '../../behaviors/page'
import type { IconName } from '../../components/icon/names'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { managing } from '../../live/managing'
import { countText, lookForMessages, onStanding, standing } from '../../live/inbox'
import { fetchMe, me, type Me } from '../../live/me'
import { begin, end, retryWhenBack } from '../../live/open'
import { countTodos } from '../../live/todos'
import { t, words } from './words'
import { go, goTab } from '../../live/go'

type Workspace = Me['workspaces'][number]

interface Desk {
  readonly key: string
  readonly title: string
  readonly caption: string
  readonly icon: IconName
  readonly url: string
}

/** Where a role works; a role without a page here works elsewhere, at the desk's browser. */
interface Place {
  readonly icon: IconName
  readonly url: (windowId: string, unitId: string) => string
}

const places: Partial<Record<Workspace['role'], Place>> = {
  windowStaff: { icon: 'desk', url: (windowId) => `/staff/counter/counter?windowId=${windowId}` },
  centreStaff: { icon: 'info', url: () => '/staff/desk/desk' },
  backOffice: { icon: 'folder', url: (_windowId, unitId) => `/staff/cases/cases?unitId=${unitId}` },
  unitHead: { icon: 'people', url: (_windowId, unitId) => `/staff/posts/posts?unitId=${unitId}` },
  centreAdmin: { icon: 'seal', url: () => '/staff/nominations/nominations' },
  steeringOffice: { icon: 'chart', url: () => '/staff/roster/roster' },
  custodian: { icon: 'lock', url: () => '/complaints/custodian/custodian' },
  discipline: { icon: 'shield', url: () => '/complaints/list/list' },
}

const withDay: readonly Workspace['role'][] = ['windowStaff', 'centreStaff', 'centreAdmin']

/** 今天: one page for everybody who works in the hall. */
const today = (workspaces: readonly Workspace[]): Desk[] =>
  workspaces.some(({ role }) => withDay.includes(role))
    ? [
        {
          key: 'today',
          title: t('today'),
          caption: t('todayNote'),
          icon: 'calendar',
          url: '/staff/today/today',
        },
      ]
    : []

const followUps = (): Desk => ({
  key: 'followUps',
  title: t('followUps'),
  caption: t('followUpsNote'),
  icon: 'chat',
  url: '/staff/follow-ups/follow-ups',
})

/** 留痕: for whom it is open. */
const auditDesk = (role: Workspace['role']): Desk[] =>
  role === 'centreAdmin' || role === 'steeringOffice'
    ? [{ key: `audit ${role}`, title: t('audit'), caption: '', icon: 'shield', url: '/centre/audit/audit' }]
    : []

/** 月度考核: the steering office reads it, and decides about units (§34); staff and centre have it under 今天. */
const assessmentDesk = (role: Workspace['role']): Desk[] =>
  role === 'steeringOffice'
    ? [
        {
          key: `assessment ${role}`,
          title: t('assessment'),
          caption: t('assessmentNote'),
          icon: 'chart',
          url: '/assessment/month/month',
        },
      ]
    : []

const desk = ({ role, unitId = '', unitName = '', windowId = '', windowNo }: Workspace): Desk[] => {
  const place = places[role]
  const where = windowNo === undefined ? '' : t('window', { no: windowNo })
  const cases = { title: t('casesHere'), caption: dotted(where, unitName), icon: 'folder' as const }
  const ofWindow =
    windowId === ''
      ? []
      : [{ ...cases, key: `cases ${role} ${windowId}`, url: `/staff/cases/cases?windowId=${windowId}` }]
  if (place === undefined) return ofWindow
  return [
    {
      key: `${role} ${windowId} ${unitId}`,
      title: t(role),
      caption: dotted(where, unitName),
      icon: place.icon,
      url: place.url(windowId, unitId),
    },
    ...ofWindow,
    ...(role === 'centreStaff' ? [followUps()] : []),
    ...assessmentDesk(role),
    ...auditDesk(role),
  ]
}

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    isStale: false,
    isBound: false,
    name: '',
    initial: '',
    caption: '',
    no: '',
    desks: [] as Desk[],
    /** Messages that I have not read, in words. */
    unread: '',
    /** How many to-dos wait. */
    waiting: '',
  },

  onShow() {
    begin(
      this,
      onStanding(({ unread }) => {
        this.tellUnread(unread)
      }),
      retryWhenBack(this),
    )
    const known = me()
    if (known !== undefined) this.show(known)
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    this.tellUnread(standing()?.unread ?? 0)
    void this.fetch()
  },

  async fetch() {
    const answer = await fetchMe()
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      this.setData({ isStale: false })
      this.show(answer.value)
      // Something may wait for a person who has no desk: a handover to be signed by whoever comes.
      if (answer.value.isBound) void this.count()
      void lookForMessages(true)
    } else if (this.data.blank === '') this.setData({ isStale: true })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show({ isBound, name = '', maskedNo = '', audience = '', unitName = '', workspaces }: Me) {
    this.setData({
      blank: '',
      isBound,
      name,
      initial: name.slice(0, 1),
      caption: dotted(audienceText(audience), unitName),
      no: maskedNo,
      desks: [...workspaces.flatMap(desk), ...today(workspaces), ...managing(workspaces)],
    })
  },

  bind() {
    go('/pages/binding/binding')
  },
  openDesk({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  async count() {
    const waiting = await countTodos()
    if (waiting !== undefined) this.setData({ waiting })
  },
  tellUnread(unread: number) {
    this.setData({ unread: unread === 0 ? '' : t('unread', { count: countText(unread) }) })
  },
  openMessages() {
    go('/my/messages/messages')
  },
  openTodos() {
    go('/staff/todos/todos')
  },
  openData() {
    go('/my/data/data')
  },
  openAbout() {
    go('/about/notices/notices')
  },
  openCases() {
    go('/my/cases/cases')
  },
  openTickets() {
    goTab('tickets')
  },
  openReport() {
    go('/security/incidents/incidents')
  },
  openComplaints() {
    go('/complaints/mine/mine')
  },
  openSettings() {
    go('/pages/settings/settings')
  },
})
