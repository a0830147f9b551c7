import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { dayText, momentText } from '../../i18n/time'
import { type Answered, fetchThing, moveThing } from '../../live/thing'
import type { Failed } from '../../live/failed'
import { t, words } from './words'

type View = Output<'people', 'handover'>
type Item = Input<'people', 'listHandover'>['items'][number]
const kinds: readonly Item['kind'][] = ['case', 'asset', 'seal', 'key', 'other']

const stateText = ({ state, startOn, isOutgoingAway }: View): string => {
  if (state === 'calledOff') return t('calledOff')
  if (isOutgoingAway) return t('away', { day: dayText(startOn) })
  return t(state === 'done' ? 'done' : 'start', { day: dayText(startOn) })
}
const signedText = (at: string | undefined): string =>
  at === undefined ? t('waits') : t('signed', { at: momentText(at) })

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    handoverId: '',
    where: '',
    unitName: '',
    outgoing: '',
    outgoingSigned: '',
    incoming: '',
    incomingSigned: '',
    state: '',
    isListed: false,
    listHash: '',
    mayList: false,
    maySign: false,
    mayCallOff: false,
    isAsking: false,
    reason: '',
    items: [] as Item[],
    /** Things of the register that go over with the post. */
    custody: [] as { tag: string; name: string }[],
    rows: [] as { key: number; kind: string; words: string }[],
    isChanged: false,
    kinds: [] as { key: Item['kind']; label: string }[],
    kind: kinds[0] ?? 'case',
    what: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ handoverId = '' }: { handoverId?: string }) {
    this.setData({ handoverId })
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  fetch() {
    const { handoverId } = this.data
    return fetchThing(this, call('people', 'handover', { handoverId }), (view) => {
      this.show(view)
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show(view: View) {
    this.setData({
      blank: '',
      where: t('at', { no: view.windowNo, side: t(view.kind) }),
      unitName: view.unitName,
      outgoing: view.outgoingName,
      outgoingSigned: view.signedInPlace ? t('inPlace') : signedText(view.outgoingSignedAt),
      incoming: view.incomingName,
      incomingSigned: signedText(view.incomingSignedAt),
      state: stateText(view),
      isListed: view.isListed,
      listHash: view.listHash,
      mayList: view.moves.includes('list'),
      maySign: view.moves.includes('sign'),
      mayCallOff: view.moves.includes('callOff'),
      isChanged: false,
      kinds: kinds.map((key) => ({ key, label: t(key) })),
    })
    this.setData({ custody: view.custody })
    this.list(view.items)
  },
  list(items: readonly Item[]) {
    const rows = items.map((item, key) => ({ key, kind: t(item.kind), words: item.words }))
    this.setData({ items: [...items], rows })
  },

  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Item['kind'] }>) {
    this.setData({ kind: detail.key })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ what: detail.value })
  },
  add() {
    const what = this.data.what.trim()
    if (what === '') return
    this.list([...this.data.items, { kind: this.data.kind, words: what }])
    this.setData({ what: '', isChanged: true })
  },
  remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    this.list(this.data.items.filter((_item, index) => index !== at))
    this.setData({ isChanged: true })
  },
  save() {
    const { handoverId, items } = this.data
    return this.move(() => attempt(this, 'people', 'listHandover', { handoverId, items }))
  },
  sign() {
    const { handoverId, listHash } = this.data
    return this.move(() => attempt(this, 'people', 'signHandover', { handoverId, listHash }))
  },
  callOff() {
    const { handoverId } = this.data
    const reason = this.data.reason.trim()
    if (reason === '') return
    void this.move(() => attempt(this, 'people', 'callOffHandover', { handoverId, reason }))
  },
  move(send: () => Promise<Answered<View>>) {
    return moveThing(this, send, (view) => {
      this.setData({ isAsking: false })
      this.show(view)
    })
  },
  ask() {
    this.setData({ isAsking: true, reason: '', failed: null })
  },
  shut() {
    this.setData({ isAsking: false, failed: null })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value })
  },
})
