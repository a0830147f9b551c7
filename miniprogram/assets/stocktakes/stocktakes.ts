import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import type { Choice, PlaceInput } from '../asset-words'
import { t, words } from './words'

type Row = Output<'assets', 'stocktakes'>['stocktakes'][number]
type Which = 'all' | 'place'
const chips = { open: 'serving', compared: 'waiting', signed: 'done' } as const
const noPlace = (): PlaceInput | null => null
const firstWhich = (): Which => 'all'

const stocktakeRow = (one: Row) => ({
  stocktakeId: one.stocktakeId,
  title: one.name,
  caption: dotted(one.place ?? '', t('scanned', { n: one.scanned }), momentText(one.at)),
  chip: chips[one.state],
  chipText: t(one.state),
})

/** 盘点 (§26): those of the centre or a unit; planned here, counted on the next page. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    rows: [] as ReturnType<typeof stocktakeRow>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    windows: [] as Choice[],
    isPlanning: false,
    name: '',
    error: '',
    which: firstWhich(),
    whiches: [] as { key: Which; label: string }[],
    place: noPlace(),
    placeError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '' }: { unitId?: string }) {
    this.setData({ unitId })
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
    this.setData({ whiches: (['all', 'place'] as const).map((key) => ({ key, label: t(key) })) })
    return renew(this, 'rows', () => this.part())
  },
  async part(cursor?: string) {
    const { unitId } = this.data
    const answer = await call('assets', 'stocktakes', {
      ...(unitId === '' ? {} : { unitId }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { stocktakes, windows, cursor: next } = answer.value
    this.setData({ windows })
    return { ok: true, value: { rows: stocktakes.map(stocktakeRow), cursor: next } } as const
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/assets/count/count?stocktakeId=${id}`)
  },
  plan() {
    this.setData({ isPlanning: true, name: '', error: '', place: null, placeError: '', failed: null })
  },
  close() {
    this.setData({ isPlanning: false })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, error: '' })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key })
  },
  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ place: PlaceInput | null }>) {
    this.setData({ place: detail.place, placeError: '' })
  },
  async send() {
    const { unitId, which, place, isBusy } = this.data
    const name = this.data.name.trim()
    const isUnplaced = which === 'place' && place === null
    this.setData({ error: name === '' ? t('needed') : '', placeError: isUnplaced ? t('needPlace') : '' })
    if (name === '' || isUnplaced || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'assets', 'planStocktake', {
      ...(unitId === '' ? {} : { unitId }),
      name,
      ...(which === 'place' && place !== null ? { place } : {}),
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ isPlanning: false })
      go(`/assets/count/count?stocktakeId=${answer.value.stocktakeId}`)
    } else this.setData({ failed: failed(answer.error) })
  },
})
