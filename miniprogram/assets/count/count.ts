import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { onConnection } from '../../api/connection'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { begin } from '../../live/open'
import { scan } from '../../live/scan'
import { type Answered, moveThing } from '../../live/thing'
import type { Choice, PlaceInput } from '../asset-words'
import { dropSheet, keepScan, keepSheet, keptScans, keptSheet, sendKept, type Sheet } from '../kept-scans'
import { t, words } from './words'

type View = Output<'assets', 'stocktake'>
type Difference = View['differences'][number]
const chips = { open: 'serving', compared: 'waiting', signed: 'done' } as const
const differenceChips = { missing: 'danger', elsewhere: 'warning', unexpected: 'warning' } as const
const noPlace = (): PlaceInput | null => null
const LAST = 5

const differenceText = ({ registered = '', found = '' }: Difference): string => {
  if (registered !== '' && found !== '') return t('at', { from: registered, to: found })
  return registered === '' ? t('seenAt', { at: found }) : t('registeredAt', { at: registered })
}
const differenceRow = (one: Difference) => ({
  tag: one.tag,
  title: one.name,
  caption: `${one.tag} · ${differenceText(one)}`,
  chip: differenceChips[one.kind],
  chipText: t(one.kind),
  isKnown: one.registered !== undefined,
})

/** 一次盘点 (§26): label by label, also without a network; what isn't sent yet is kept on the phone. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    stocktakeId: '',
    name: '',
    chip: '',
    chipText: '',
    isOffline: false,
    expected: 0,
    scanned: 0,
    waiting: '',
    last: [] as { key: string; title: string; chip: string; chipText: string }[],
    windows: [] as Choice[],
    placeIs: noPlace(),
    place: noPlace(),
    placeError: '',
    note: '',
    isSending: false,
    canScan: false,
    canCompare: false,
    canReopen: false,
    canSign: false,
    isCompared: false,
    differences: [] as ReturnType<typeof differenceRow>[],
    signatures: [] as { key: number; title: string }[],
    hash: '',
    isBusy: false,
    failed: null as Failed | null,
  },
  /** Tags that the cloud knows, and those of this visit, the newest first. */
  tags: new Set<string>(),
  mine: [] as string[],

  onLoad({ stocktakeId = '' }: { stocktakeId?: string }) {
    this.setData({ stocktakeId })
  },
  onShow() {
    begin(
      this,
      onConnection((connected) => {
        if (connected) void this.sendKept()
      }),
    )
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  /** First what is kept goes out, then the stocktake is read; without a network the page lives by what it knows. */
  async fetch() {
    const { stocktakeId } = this.data
    const stopped = keptScans(stocktakeId).length === 0 ? undefined : await sendKept(stocktakeId)
    const answer = await call('assets', 'stocktake', { stocktakeId })
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      this.show(answer.value)
      if (stopped !== undefined) this.setData({ failed: failed(stopped) })
      return
    }
    const sheet = keptSheet(stocktakeId)
    if (sheet !== undefined && ['OFFLINE', 'TIMEOUT'].includes(answer.error.code)) this.showKept(sheet)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  show(one: View) {
    const { stocktakeId } = this.data
    const { name, expected, tags, windows, buttons } = one
    this.tags = new Set(tags)
    const canScan = buttons.includes('scan')
    if (canScan) keepSheet(stocktakeId, { name, expected, tags, windows })
    else dropSheet(stocktakeId)
    this.setData({
      blank: '',
      isOffline: false,
      name,
      chip: chips[one.state],
      chipText: t(one.state),
      expected,
      canScan,
      canCompare: buttons.includes('compare'),
      canReopen: buttons.includes('reopen'),
      canSign: buttons.includes('sign'),
      isCompared: one.state !== 'open',
      differences: one.differences.map(differenceRow),
      signatures: one.signedBy.map((who, key) => ({ key, title: t('signedBy', { name: who }) })),
      hash: one.hash,
      failed: null,
    })
    this.offer(windows, one.placeIs)
    this.count()
  },
  showKept({ name, expected, tags, windows }: Sheet) {
    this.tags = new Set(tags)
    const open = { chip: chips.open, chipText: t('open'), canScan: true, canCompare: false }
    this.setData({ blank: '', isOffline: true, name, expected, ...open })
    this.offer(windows, undefined)
    this.count()
  },
  /** The places to choose from; the one that was chosen stays. */
  offer(windows: readonly Choice[], planned: PlaceInput | undefined) {
    if (this.data.windows.length > 0) return
    const [first] = windows
    const placeIs =
      planned ?? (first === undefined ? null : ({ at: 'window', windowId: first.windowId } as const))
    this.setData({ windows: [...windows], placeIs, place: placeIs })
  },
  count() {
    const waiting = keptScans(this.data.stocktakeId)
    const unsent = new Set(waiting.map(({ tag }) => tag))
    this.setData({
      scanned: new Set([...this.tags, ...unsent]).size,
      waiting: waiting.length === 0 ? '' : t('waiting', { n: waiting.length }),
      last: this.mine.slice(0, LAST).map((tag, at) => ({
        key: `${tag} ${String(at)}`,
        title: tag,
        chip: unsent.has(tag) ? 'waiting' : 'ok',
        chipText: t(unsent.has(tag) ? 'notSent' : 'sent'),
      })),
    })
  },

  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ place: PlaceInput | null }>) {
    this.setData({ place: detail.place, placeError: '' })
  },
  async scanNext() {
    const { stocktakeId, place } = this.data
    if (place === null) {
      this.setData({ placeError: t('needPlace') })
      return
    }
    this.setData({ note: '' })
    const read = await scan()
    if (read === undefined) return
    if (read.scene?.kind !== 'asset') {
      this.setData({ note: t('notTag') })
      return
    }
    keepScan(stocktakeId, read.scene.itemId, place)
    this.mine = [read.scene.itemId, ...this.mine]
    void wx.vibrateShort({ type: 'light' })
    this.count()
    void this.sendKept()
  },
  async sendKept() {
    const { stocktakeId } = this.data
    const before = keptScans(stocktakeId)
    if (before.length === 0) return
    this.setData({ isSending: true })
    const stopped = await sendKept(stocktakeId)
    const left = new Set(keptScans(stocktakeId).map(({ clientId }) => clientId))
    for (const { clientId, tag } of before) if (!left.has(clientId)) this.tags.add(tag)
    const isLost = stopped !== undefined && ['OFFLINE', 'TIMEOUT'].includes(stopped.code)
    this.setData({
      isSending: false,
      isOffline: isLost,
      failed: stopped === undefined || isLost ? null : failed(stopped),
    })
    this.count()
    // What is with the cloud again may be compared again.
    if (stopped === undefined && this.data.name !== '' && !this.data.canCompare) void this.fetch()
  },
  openItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (this.data.differences.find(({ tag }) => tag === id)?.isKnown === true)
      go(`/assets/item/item?itemId=${id}`)
  },
  compare() {
    const { stocktakeId } = this.data
    void this.move(() => attempt(this, 'assets', 'compareStocktake', { stocktakeId, again: false }))
  },
  reopen() {
    const { stocktakeId } = this.data
    void this.move(() => attempt(this, 'assets', 'compareStocktake', { stocktakeId, again: true }))
  },
  sign() {
    const { stocktakeId, hash } = this.data
    void this.move(() => attempt(this, 'assets', 'signStocktake', { stocktakeId, hash }))
  },
  move(send: () => Promise<Answered<View>>) {
    return moveThing(this, send, (one) => {
      this.show(one)
    })
  },
})
