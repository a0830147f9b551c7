import { audienceText } from '../../i18n/audience'
import { page } from '../../behaviors/page'
import type { IconName } from '../../components/icon/names'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { fetchMe, me, type Me } from '../../live/me'
import { begin, end, retryWhenBack } from '../../live/open'
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

interface Message {
  readonly messageId: string
  readonly text: string
  readonly at: string
}

/** Where a role works; a role without a page here works elsewhere, at the desk's browser. */
const places: Partial<
  Record<Workspace['role'], { icon: IconName; url: (windowId: string, unitId: string) => string }>
> = {
  windowStaff: { icon: 'desk', url: (windowId) => `/staff/counter/counter?windowId=${windowId}` },
  centreStaff: { icon: 'info', url: () => '/staff/desk/desk' },
  unitHead: { icon: 'people', url: (_windowId, unitId) => `/staff/posts/posts?unitId=${unitId}` },
  centreAdmin: { icon: 'seal', url: () => '/staff/nominations/nominations' },
  steeringOffice: { icon: 'chart', url: () => '/staff/roster/roster' },
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

const desk = ({ role, unitId = '', unitName = '', windowId = '', windowNo }: Workspace): Desk[] => {
  const place = places[role]
  if (place === undefined) return []
  const where = windowNo === undefined ? '' : t('window', { no: windowNo })
  return [
    {
      key: `${role} ${windowId} ${unitId}`,
      title: t(role),
      caption: dotted(where, unitName),
      icon: place.icon,
      url: place.url(windowId, unitId),
    },
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
    messages: [] as Message[],
  },

  onShow() {
    begin(this, retryWhenBack(this))
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
    void this.fetch()
  },

  async fetch() {
    const answer = await fetchMe()
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      this.setData({ isStale: false })
      this.show(answer.value)
    } else if (this.data.blank === '') this.setData({ isStale: true })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show({ isBound, name = '', maskedNo = '', audience = '', unitName = '', workspaces, messages }: Me) {
    this.setData({
      blank: '',
      isBound,
      name,
      initial: name.slice(0, 1),
      caption: dotted(audienceText(audience), unitName),
      no: maskedNo,
      desks: [...workspaces.flatMap(desk), ...today(workspaces)],
      messages: messages.map(({ messageId, text, at }) => ({ messageId, text, at: momentText(at) })),
    })
  },

  bind() {
    go('/pages/binding/binding')
  },
  openDesk({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
  openTickets() {
    goTab('tickets')
  },
  openSettings() {
    go('/pages/settings/settings')
  },
})
