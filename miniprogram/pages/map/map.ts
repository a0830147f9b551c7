import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import type { Step } from '../../components/timeline/timeline'
import { dotted } from '../../i18n/phrases'
import { scan } from '../../live/scan'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'
import { goTab } from '../../live/go'

type Way = Output<'guidance', 'way'>

interface Start {
  readonly id: string
  readonly name: string
  readonly icon: string
}

/** Ways already fetched, so that going back and forth needs no call and no network. */
const kept = new Map<string, Way>()

Page({
  behaviors: [page({ words })],
  data: {
    to: '',
    from: '',
    ticket: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    way: null as Way | null,
    target: 0,
    no: '',
    name: '',
    caption: '',
    steps: [] as Step[],
    small: [] as { key: string; icon: string; label: string }[],
    isChoosing: false,
    starts: [] as Start[],
    wrong: '',
  },

  onLoad({ to = '', from = '', ticket = '' }: Record<string, string | undefined>) {
    this.setData({ to: decodeURIComponent(to), from: decodeURIComponent(from), ticket })
    void this.fetch()
  },
  onShow() {
    begin(this, retryWhenBack(this))
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    kept.clear()
    void this.fetch()
  },

  async fetch() {
    const { to, from } = this.data
    const known = kept.get(`${from} ${to}`)
    if (known !== undefined) {
      this.show(known)
      return
    }
    const answer = await call('guidance', 'way', { to, ...(from === '' ? {} : { from }) })
    if (answer.ok) {
      kept.set(`${from} ${to}`, answer.value)
      this.show(answer.value)
      return
    }
    this.setData({
      blank: kindOf(answer.error.code),
      blankTitle: t('failed'),
      blankText: answer.error.message,
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(way: Way) {
    const { target, metres, minutes, steps, plan } = way
    const doors = plan.places.filter(({ kind }) => kind === 'door' || kind === 'desk')
    this.setData({
      blank: '',
      way,
      target: target.windowNo ?? 0,
      no: target.windowNo === undefined ? '' : String(target.windowNo),
      name: dotted(target.unitName, target.name),
      caption: dotted(target.place, t('walk', { metres, minutes })),
      steps: steps.map(({ say }) => ({ state: 'now', title: say })),
      small: [{ key: 'from', icon: 'pin', label: t('from') }],
      starts: doors.map(({ placeId, name, kind }) => ({
        id: placeId,
        name,
        icon: kind === 'door' ? 'exit' : 'info',
      })),
    })
  },

  choose() {
    this.setData({ isChoosing: true, wrong: '' })
  },
  close() {
    this.setData({ isChoosing: false })
  },
  startAt({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ from: (currentTarget.dataset as { id: string }).id, isChoosing: false })
    void this.fetch()
  },
  async scanHere() {
    const read = await scan()
    if (read === undefined) return
    const { scene } = read
    if (scene?.kind !== 'window' && scene?.kind !== 'place') {
      this.setData({ wrong: t('unknownCode') })
      return
    }
    this.setData({ from: scene.kind === 'window' ? scene.windowId : scene.placeId, isChoosing: false })
    void this.fetch()
  },
  arrived() {
    const { ticket } = this.data
    const before = getCurrentPages().at(-2)?.route
    if (before !== undefined && (ticket === '' || before === 'pages/ticket/ticket')) void wx.navigateBack()
    else if (ticket === '') goTab('hall')
    else void wx.redirectTo({ url: `/pages/ticket/ticket?id=${ticket}` })
  },
})
