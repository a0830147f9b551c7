import { attempt } from '../../api/attempt'
import { call, type Failure, type Input, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dayText, momentText } from '../../i18n/time'
import { failed, type Failed } from '../failed'
import { t, words } from './words'

type View = Output<'people', 'handover'>
type Item = Input<'people', 'listHandover'>['items'][number]
const kinds: readonly Item['kind'][] = ['case', 'asset', 'seal', 'key', 'other']

const stateText = ({ state, startOn }: View): string => {
  if (state === 'calledOff') return t('calledOff')
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
    mayList: false,
    maySign: false,
    items: [] as Item[],
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

  async fetch() {
    const answer = await call('people', 'handover', { handoverId: this.data.handoverId })
    void wx.stopPullDownRefresh()
    if (answer.ok) this.show(answer.value)
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
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
      mayList: view.moves.includes('list'),
      maySign: view.moves.includes('sign'),
      isChanged: false,
      kinds: kinds.map((key) => ({ key, label: t(key) })),
    })
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
  async save() {
    const { handoverId, items, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'people', 'listHandover', { handoverId, items }))
  },
  async sign() {
    const { handoverId, isBusy } = this.data
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'people', 'signHandover', { handoverId }))
  },
  ended(answer: { ok: true; value: View } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false })
    if (answer.ok) this.show(answer.value)
    else this.setData({ failed: failed(answer.error) })
  },
})
