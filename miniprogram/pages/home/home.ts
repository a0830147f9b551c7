import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { clockAt, openingText, openingTitle } from '../../i18n/time'
import { guide, onGuide } from '../../live/guide'
import { hall, onHall, refreshHall } from '../../live/hall'
import { onTicket } from '../../live/mine'
import { begin, end, every } from '../../live/open'
import { openScan } from '../../live/scan'
import { appearance } from '../../settings/settings'
import { cards, lineRows, tiles, type LineRow, type TicketCard, type Tile } from './shown'
import { t, words } from './words'
import { go, goTab } from '../../live/go'

const refreshSeconds = 20

Page({
  behaviors: [page({ words })],
  data: {
    /** Nothing to show yet: loading, or why there is nothing. */
    blank: 'loading',
    /** Shown above what is old: why it was not refreshed. */
    stale: '',
    staleText: '',
    tickets: [] as TicketCard[],
    tiles: [] as Tile[],
    all: '',
    lines: [] as LineRow[],
    /** The newest notice that is news today. */
    notice: null as { noticeId: string; title: string } | null,
    isOpen: false,
    opening: '',
  },

  onLoad() {
    this.show()
  },
  onShow() {
    begin(
      this,
      onHall((answer) => {
        void wx.stopPullDownRefresh()
        this.tellFailure(answer.ok ? '' : answer.error.code)
        this.show()
      }),
      onTicket(() => {
        this.setData({ tickets: cards() })
      }),
      onGuide(() => {
        this.show()
      }),
      every(refreshSeconds, () => void refreshHall()),
    )
    void refreshHall()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void refreshHall()
  },
  onLanguage() {
    this.show()
    void refreshHall()
  },

  /** Everything from what the phone holds: asked for by whatever has changed. */
  show() {
    const now = hall()
    if (now === undefined) return
    const isElder = appearance().size === 'elder'
    const lines = lineRows(now, isElder, isElder ? 4 : 6)
    const count = guide()?.codes.length ?? 0
    this.setData({
      blank: '',
      tickets: cards(),
      tiles: tiles(now.common, isElder ? 2 : 4),
      all: count === 0 ? '' : t('all', { count }),
      lines,
      notice: now.notice ?? null,
      isOpen: now.opening.kind === 'open',
      opening: now.opening.kind === 'open' ? openingText(now.opening) : openingTitle(now.opening),
    })
  },
  tellFailure(code: string) {
    const now = hall()
    if (code === '') this.setData({ stale: '' })
    else if (now === undefined) this.setData({ blank: kindOf(code) })
    else this.setData({ stale: kindOf(code), staleText: t('at', { at: clockAt(now.seenAt) }) })
  },

  retry() {
    if (hall() === undefined) this.setData({ blank: 'loading' })
    void refreshHall()
  },
  openSearch() {
    go('/pages/search/search')
  },
  openAll() {
    go('/pages/search/search?all=1')
  },
  openNotice() {
    const { notice } = this.data
    if (notice !== null) go(`/about/notice/notice?noticeId=${notice.noticeId}`)
  },
  openComplaints() {
    go('/complaints/mine/mine')
  },
  openHall() {
    goTab('hall')
  },
  scan: openScan,
  openTicket({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/pages/ticket/ticket?id=${id}`)
  },
  openService({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { code } = currentTarget.dataset as { code: string }
    go(`/pages/service/service?code=${code}`)
  },
  openLine({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { line } = currentTarget.dataset as { line: string }
    go(`/pages/line/line?line=${line}`)
  },
})
