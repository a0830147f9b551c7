import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { type Choice, type ItemRow, itemRow } from '../asset-words'
import { t, words } from './words'

type Filter = 'all' | Extract<ItemRow['state'], 'inUse' | 'inStock' | 'repair' | 'lost'>
const filters: readonly Filter[] = ['all', 'inUse', 'inStock', 'repair', 'lost']
const firstFilter = (): Filter => 'all'
const MOST_LABELS = 60

/** 资产台账 (§26): what the centre or a unit provides, by state and window, with its labels. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    windowId: '',
    filter: firstFilter(),
    filters: [] as { key: Filter; label: string }[],
    windows: [] as Choice[],
    places: [] as string[],
    placeAt: 0,
    rows: [] as ReturnType<typeof itemRow>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    small: [] as { key: string; icon: string; label: string }[],
    address: '',
    isCopied: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '', windowId = '' }: Record<string, string | undefined>) {
    this.setData({ unitId, windowId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  fetch() {
    this.setData({
      filters: filters.map((key) => ({ key, label: t(key) })),
      small: [{ key: 'labels', icon: 'seal', label: t('labels') }],
    })
    const { filter, windowId } = this.data
    return renew(
      this,
      'rows',
      () => this.part(),
      () => filter === this.data.filter && windowId === this.data.windowId,
    )
  },
  async part(cursor?: string) {
    const { unitId, windowId, filter } = this.data
    const answer = await call('assets', 'register', {
      ...(unitId === '' ? {} : { unitId }),
      ...(windowId === '' ? {} : { windowId }),
      ...(filter === 'all' ? {} : { state: filter }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    this.offer(answer.value)
    const { items, cursor: next } = answer.value
    return { ok: true, value: { rows: items.map(itemRow), cursor: next } } as const
  },
  offer({ windows }: Output<'assets', 'register'>) {
    const places = [t('everywhere'), ...windows.map(({ no }) => t('window', { no }))]
    const placeAt = 1 + windows.findIndex(({ windowId }) => windowId === this.data.windowId)
    this.setData({ windows, places, placeAt })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Filter }>) {
    this.setData({ filter: detail.key, blank: 'loading', rows: [], cursor: '' })
    void this.fetch()
  },
  pickPlace({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const windowId = this.data.windows[Number(detail.value) - 1]?.windowId ?? ''
    this.setData({ windowId, blank: 'loading', rows: [], cursor: '' })
    void this.fetch()
  },
  openItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/assets/item/item?itemId=${id}`)
  },
  register() {
    const { unitId } = this.data
    go(`/assets/new/new${unitId === '' ? '' : `?unitId=${unitId}`}`)
  },
  /** Labels of what the list shows. */
  async small() {
    const itemIds = this.data.rows.slice(0, MOST_LABELS).map(({ itemId }) => itemId)
    if (itemIds.length === 0 || this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'assets', 'makeLabels', { itemIds })
    this.setData({ isBusy: false })
    if (answer.ok) {
      const { code } = answer.value
      this.setData({ address: `/labels/?code=${code}`, isCopied: false })
    } else this.setData({ failed: failed(answer.error) })
  },
  close() {
    this.setData({ address: '' })
  },
  copy() {
    wx.setClipboardData({
      data: this.data.address,
      success: () => {
        this.setData({ isCopied: true })
      },
      fail: () => undefined,
    })
  },
})
