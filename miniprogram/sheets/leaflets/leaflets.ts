import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type Leaflet = Output<'guidance', 'leaflets'>['leaflets'][number]

interface Shown {
  readonly id: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly state: string
  readonly copies: string
  readonly about: string
  readonly canPrint: boolean
  /** Where it is shown what changed since it was printed. */
  readonly changes: string
}

const chips = { current: 'ok', stale: 'warning', withdrawn: 'danger' } as const

const shown = ({ leafletId, code, title, place, copies, state, printedFrom, published }: Leaflet): Shown => ({
  id: leafletId,
  title,
  caption: t('caption', { place, copies }),
  chip: chips[state],
  state: t(state),
  copies: String(copies),
  about: published === undefined ? t('gone') : t('from', { version: printedFrom, latest: published }),
  canPrint: state === 'stale',
  changes:
    state === 'stale' && published !== undefined
      ? `/sheets/versions/versions?code=${code}&older=${printedFrom}&newer=${published}`
      : '',
})

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    windowId: '',
    leaflets: [] as Shown[],
    chosen: null as Shown | null,
    isPanelOpen: false,
    panelTitle: '',
    code: '',
    name: '',
    place: '',
    copies: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ windowId = '' }: Record<string, string | undefined>) {
    this.setData({ windowId })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('guidance', 'leaflets', { windowId: this.data.windowId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', leaflets: answer.value.leaflets.map(shown) })
    else this.setData({ blank: finalKindOf(answer.error), blankText: answer.error.message })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const chosen = this.data.leaflets.find((one) => one.id === id) ?? null
    this.setData({
      chosen,
      copies: chosen?.copies ?? '',
      panelTitle: chosen?.title ?? '',
      isPanelOpen: true,
      failed: null,
    })
  },
  openNew() {
    const panelTitle = t('register')
    this.setData({
      chosen: null,
      code: '',
      name: '',
      place: '',
      copies: '',
      panelTitle,
      isPanelOpen: true,
      failed: null,
    })
  },
  openChanges() {
    const { chosen } = this.data
    if (chosen !== null && chosen.changes !== '') go(chosen.changes)
  },
  closePanel() {
    this.setData({ isPanelOpen: false })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string }
    this.setData({ [field]: detail.value })
  },
  count(): number {
    return Math.min(9999, Number(this.data.copies.replaceAll(/\D/g, '')) || 0)
  },
  /** Shows what came of it: the list anew, or why nothing was done. */
  settle(error: Parameters<typeof failed>[0] | undefined) {
    this.setData({ isBusy: false, failed: error === undefined ? null : failed(error) })
    if (error !== undefined) return
    this.setData({ isPanelOpen: false })
    void this.fetch()
  },
  async register() {
    const { windowId, isBusy } = this.data
    const [code, title, place] = [
      this.data.code.trim().toUpperCase(),
      this.data.name.trim(),
      this.data.place.trim(),
    ]
    if (isBusy || code === '' || title === '' || place === '') return
    this.setData({ isBusy: true })
    const input = { windowId, code, title, place, copies: this.count() }
    const answer = await attempt(this, 'guidance', 'registerLeaflet', input)
    this.settle(answer.ok ? undefined : answer.error)
  },
  async check(isReprinted: boolean) {
    const { chosen, isBusy } = this.data
    if (chosen === null || isBusy) return
    this.setData({ isBusy: true })
    const input = { leafletId: chosen.id, copies: this.count(), isReprinted }
    const answer = await attempt(this, 'guidance', 'checkLeaflet', input)
    this.settle(answer.ok ? undefined : answer.error)
  },
  counted() {
    void this.check(false)
  },
  printed() {
    void this.check(true)
  },
  async remove() {
    const { chosen, isBusy } = this.data
    if (chosen === null || isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'guidance', 'removeLeaflet', { leafletId: chosen.id })
    this.settle(answer.ok ? undefined : answer.error)
  },
})
