import { page } from '../../behaviors/page'
import { lineShown, type LineShown } from '../../components/line-view/shown'
import { kindOf } from '../../components/state-view/state-view'
import { dotted, lineChip, mannedWindows, windowsText } from '../../i18n/phrases'
import { clockAt } from '../../i18n/time'
import { onGuide } from '../../live/guide'
import { hall, onHall, refreshHall, type LineNow } from '../../live/hall'
import { begin, end, every } from '../../live/open'
import { t, words } from './words'
import { go, goTab } from '../../live/go'

Page({
  behaviors: [page({ words })],
  data: {
    line: '',
    window: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    action: '',
    stale: '',
    shown: null as LineShown | null,
    no: '',
    windowId: '',
    name: '',
    caption: '',
    chip: '',
    chipText: '',
  },

  onLoad({ line = '', window = '' }: Record<string, string | undefined>) {
    this.setData({ line: decodeURIComponent(line), window: decodeURIComponent(window) })
    this.show()
  },
  onShow() {
    begin(
      this,
      onHall((answer) => {
        void wx.stopPullDownRefresh()
        const now = hall()
        this.setData({ stale: answer.ok || now === undefined ? '' : t('at', { at: clockAt(now.seenAt) }) })
        if (answer.ok) this.show()
        else if (this.data.shown === null)
          this.setData({ blank: kindOf(answer.error.code), blankTitle: t('failed'), blankText: '' })
      }),
      onGuide(() => {
        this.show()
      }),
      every(20, () => void refreshHall()),
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
    void refreshHall()
  },

  mine(): LineNow | undefined {
    const { line, window } = this.data
    const lines = hall()?.lines ?? []
    return lines.find((one) =>
      line === '' ? one.windows.some(({ windowId }) => windowId === window) : one.lineId === line,
    )
  },
  show() {
    if (hall() === undefined) return
    const line = this.mine()
    if (line === undefined) {
      this.setData({ blank: 'empty', blankTitle: t('gone'), blankText: t('goneText'), action: t('hall') })
      return
    }
    const windows = mannedWindows(line)
    const chosen = line.windows.find(({ windowId }) => windowId === this.data.window) ?? windows[0]
    this.setData({
      blank: '',
      shown: lineShown(line),
      no: chosen === undefined ? '' : String(chosen.windowNo),
      windowId: chosen?.windowId ?? '',
      name: line.name,
      caption: dotted(windowsText(line.windows), chosen?.place ?? ''),
      ...lineChip(line),
    })
  },
  act() {
    if (this.data.blank === 'empty') goTab('hall')
    else {
      this.setData({ blank: 'loading' })
      void refreshHall()
    }
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    go(`/pages/service/service?code=${detail.code}`)
  },
  complain() {
    go(`/complaints/file/file?windowId=${this.data.windowId}`)
  },
  way() {
    go(`/pages/map/map?to=${this.data.windowId}`)
  },
})
