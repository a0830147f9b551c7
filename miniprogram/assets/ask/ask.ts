import { attempt } from '../../api/attempt'
import { call, type Input } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { fetchThing } from '../../live/thing'
import type { Choice, PlaceInput } from '../asset-words'
import { t, words } from './words'

type Wish = Input<'assets', 'askThing'>['wish']
type Kind = Wish['kind']
const ofThing: readonly Kind[] = ['replace', 'move', 'purpose']
const ofStock: readonly Kind[] = ['issue', 'supply', 'add']
const noPlace = (): PlaceInput | null => null
const firstKind = (): Kind => 'issue'

/** 领用、更换、添加、移动、改变用途 (§27): asked before anything is done. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    itemId: '',
    itemName: '',
    kinds: [] as Kind[],
    labels: [] as string[],
    at: 0,
    kind: firstKind(),
    what: '',
    reason: '',
    quantity: '1',
    supplies: [] as { supplyId: string }[],
    names: [] as string[],
    supplyAt: 0,
    supplyId: '',
    windows: [] as Choice[],
    placeIs: noPlace(),
    place: noPlace(),
    whatError: '',
    reasonError: '',
    quantityError: '',
    placeError: '',
    isDone: false,
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ itemId = '', supplyId = '' }: Record<string, string | undefined>) {
    const kind = itemId !== '' ? 'replace' : supplyId === '' ? 'issue' : 'supply'
    this.setData({ itemId, supplyId, kind })
  },
  /** One call: what the thing is, or which supplies there are. */
  fetch() {
    const { itemId, kind, supplyId } = this.data
    const kinds = itemId === '' ? ofStock : ofThing
    this.setData({ kinds: [...kinds], labels: kinds.map((key) => t(key)), at: kinds.indexOf(kind) })
    if (itemId === '')
      return fetchThing(this, call('assets', 'supplies', {}), (answer) => {
        const supplies = answer.supplies.filter(({ isOff }) => !isOff)
        const at = supplies.findIndex((one) => one.supplyId === supplyId)
        const names = supplies.map(({ name, measure }) => `${name}（${measure}）`)
        this.setData({ blank: '', supplies, names, supplyAt: Math.max(0, at) })
      })
    return fetchThing(this, call('assets', 'item', { itemId }), ({ item, windows }) => {
      this.setData({ blank: '', itemName: item.name, windows, placeIs: item.placeIs, place: item.placeIs })
    })
  },

  pickKind({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const at = Number(detail.value)
    this.setData({ at, kind: this.data.kinds[at] ?? 'issue', failed: null })
  },
  pickSupply({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ supplyAt: Number(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'what' | 'reason' | 'quantity' }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ place: PlaceInput | null }>) {
    this.setData({ place: detail.place, placeError: '' })
  },
  /** What is asked for; nothing as long as something is missing, which then stands at its field. */
  wish(): Wish | undefined {
    const { kind, itemId, place, supplies, supplyAt } = this.data
    const [what, quantity] = [this.data.what.trim(), this.data.quantity.trim()]
    if (kind === 'supply') {
      const supply = supplies[supplyAt]
      const isNumber = /^[1-9]\d{0,2}$/.test(quantity)
      this.setData({ quantityError: isNumber ? '' : t('needNumber') })
      if (supply === undefined || !isNumber) return undefined
      return { kind, supplyId: supply.supplyId, quantity: Number(quantity) }
    }
    if (kind === 'move') {
      this.setData({ placeError: place === null ? t('needPlace') : '' })
      return place === null ? undefined : { kind, itemId, place }
    }
    this.setData({ whatError: what === '' ? t('needed') : '' })
    if (what === '') return undefined
    if (kind === 'purpose') return { kind, itemId, purpose: what }
    return kind === 'replace' ? { kind, itemId, what } : { kind, what }
  },
  async send() {
    if (this.data.isBusy) return
    const reason = this.data.reason.trim()
    const wish = this.wish()
    this.setData({ reasonError: reason === '' ? t('needed') : '', failed: null })
    if (wish === undefined || reason === '') return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'assets', 'askThing', { wish, reason })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ isDone: true })
    else this.setData({ failed: failed(answer.error) })
  },
  again() {
    this.setData({ isDone: false, what: '', reason: '', quantity: '1' })
  },
})
