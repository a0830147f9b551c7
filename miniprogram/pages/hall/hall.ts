import type { Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { lineShown, type LineShown } from '../../components/line-view/shown'
import { kindOf } from '../../components/state-view/state-view'
import {
  dotted,
  isOpenNow,
  lineShort,
  mannedWindows,
  servingText,
  waitText,
  windowsText,
} from '../../i18n/phrases'
import { t as shared } from '../../i18n/t'
import { clockAt, openingText } from '../../i18n/time'
import { onGuide } from '../../live/guide'
import { hall, onHall, refreshHall, type LineNow } from '../../live/hall'
import { begin, end, every } from '../../live/open'
import { fetchPlan, keptPlan } from '../../live/plan'
import { appearance } from '../../settings/settings'
import { t, words } from './words'
import { go } from '../../live/go'

interface Row {
  readonly lineId: string
  readonly window: string
  readonly plate: string
  readonly title: string
  readonly caption: string
  readonly value: string
  readonly note: string
}

const opensWith = ({ opening }: LineNow, whole: LineNow['opening']): boolean =>
  opening.kind !== 'open' && openingText(opening) === openingText(whole)

/** Lines that open when the hall does say nothing of it: it stands above. */
const rowOf = (line: LineNow, whole: LineNow['opening']): Row => {
  const isOpen = isOpenNow(line)
  const windows = mannedWindows(line)
  const isElder = appearance().size === 'elder'
  const people = shared('peopleWaiting', { people: line.waitingCount })
  return {
    lineId: line.lineId,
    window: String(windows[0]?.windowNo ?? ''),
    plate: isOpen ? 'waiting' : 'done',
    title: line.name,
    caption: !isOpen ? windowsText(windows) : isElder ? people : servingText(line),
    value: isOpen ? waitText(line.wait) : opensWith(line, whole) ? '' : lineShort(line),
    note: isOpen && !isElder ? people : '',
  }
}

/** What the plan's colours mean, in the order in which a window goes through them. */
const legend = (): { state: string; text: string }[] => [
  { state: 'idle', text: t('idle') },
  { state: 'called', text: t('called') },
  { state: 'serving', text: t('serving') },
  { state: 'paused', text: t('paused') },
  { state: 'closed', text: t('shut') },
]

const firstNo = ({ windows }: LineNow): number => windows[0]?.windowNo ?? 0

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    stale: '',
    plan: null as Output<'guidance', 'plan'> | null,
    states: {},
    legend: legend(),
    rows: [] as Row[],
    isOpen: false,
    opening: '',
    line: '',
    window: '',
    isAsking: false,
    asked: null as LineShown | null,
    askedTitle: '',
  },

  onLoad() {
    this.setData({ plan: keptPlan() ?? null })
    this.show()
  },
  onShow() {
    begin(
      this,
      onHall((answer) => {
        void wx.stopPullDownRefresh()
        const now = hall()
        if (!answer.ok && now === undefined) this.setData({ blank: kindOf(answer.error.code) })
        this.setData({ stale: answer.ok || now === undefined ? '' : t('at', { at: clockAt(now.seenAt) }) })
        this.show()
      }),
      onGuide(() => {
        this.show()
      }),
      every(15, () => void refreshHall()),
    )
    void refreshHall()
    if (this.data.plan === null) void this.fetchPlan()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void refreshHall()
    void this.fetchPlan()
  },
  onLanguage() {
    this.setData({ legend: legend() })
    void refreshHall()
    void this.fetchPlan()
  },

  async fetchPlan() {
    const plan = await fetchPlan()
    if (plan !== undefined) this.setData({ plan })
  },
  retry() {
    if (hall() === undefined) this.setData({ blank: 'loading' })
    void refreshHall()
  },
  show() {
    const now = hall()
    if (now === undefined) return
    const places = now.lines.flatMap(({ windows }) => windows)
    const isOpen = now.opening.kind === 'open'
    this.setData({
      blank: '',
      // Whoever still sits there after hours is not free for anybody who comes now.
      states: isOpen ? Object.fromEntries(places.map(({ windowId, state }) => [windowId, state])) : {},
      rows: [...now.lines].sort((a, b) => firstNo(a) - firstNo(b)).map((line) => rowOf(line, now.opening)),
      isOpen,
      opening: openingText(now.opening),
    })
    this.showAsked()
  },
  showAsked() {
    const { line, window } = this.data
    const asked = hall()?.lines.find(({ lineId }) => lineId === line)
    if (asked === undefined) return
    const places = asked.windows.filter(({ windowId }) => windowId === window)
    this.setData({
      asked: lineShown(asked),
      askedTitle: dotted(windowsText(places.length === 0 ? asked.windows : places), asked.name),
    })
  },
  ask(line: LineNow | undefined, window: string) {
    if (line === undefined) return
    this.setData({ line: line.lineId, window, isAsking: true })
    this.showAsked()
  },
  tapWindow({ detail }: WechatMiniprogram.CustomEvent<{ windowId: string }>) {
    const { windowId } = detail
    const line = hall()?.lines.find(({ windows }) => windows.some((one) => one.windowId === windowId))
    this.ask(line, windowId)
  },
  tapRow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { line } = currentTarget.dataset as { line: string }
    const found = hall()?.lines.find(({ lineId }) => lineId === line)
    this.ask(found, found === undefined ? '' : (mannedWindows(found)[0]?.windowId ?? ''))
  },
  close() {
    this.setData({ isAsking: false })
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.close()
    go(`/pages/service/service?code=${detail.code}`)
  },
  way() {
    this.close()
    go(`/pages/map/map?to=${this.data.window}`)
  },
})
