import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { openScan, scan } from '../../live/scan'
import { fetchThing } from '../../live/thing'
import { itemRow, lossKindText, type Request, requestChip, wishText } from '../asset-words'
import { t, words } from './words'

const requestRow = (one: Request) => ({
  requestId: one.requestId,
  title: one.what,
  kind: wishText(one.kind),
  caption: dotted(wishText(one.kind), momentText(one.at)),
  reason: one.reason,
  refusal: one.refusal ?? '',
  itemId: one.handedItemId ?? '',
  canWithdraw: one.buttons.includes('withdraw'),
  canReceive: one.buttons.includes('receive'),
  ...requestChip(one.state),
})
type Row = ReturnType<typeof requestRow>

const deskRow = ({ unitId = '', name }: { unitId?: string | undefined; name: string }) => ({ unitId, name })
type DeskRow = ReturnType<typeof deskRow>

/** 我的资产 (§26 §27): what I keep and asked for; a scan leads to any thing. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    held: [] as ReturnType<typeof itemRow>[],
    requests: [] as Row[],
    losses: [] as { lossId: string; title: string; value: string }[],
    desks: [] as DeskRow[],
    small: [] as { key: string; icon: string; label: string }[],
    opened: null as Row | null,
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    this.setData({
      small: [
        { key: 'ask', icon: 'plus', label: t('ask') },
        { key: 'supplies', icon: 'parcel', label: t('supplies') },
      ],
    })
    return fetchThing(this, call('assets', 'myThings', {}), ({ held, requests, losses, desks }) => {
      this.setData({
        blank: '',
        held: held.map(itemRow),
        requests: requests.map(requestRow),
        losses: losses.map(({ lossId, itemName, kind, percent }) => ({
          lossId,
          title: dotted(itemName, lossKindText(kind)),
          value: t('percent', { n: percent }),
        })),
        desks: desks.map(deskRow),
      })
    })
  },
  scan() {
    openScan()
  },
  small({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    go(detail.key === 'ask' ? '/assets/ask/ask' : '/assets/supplies/supplies')
  },
  openItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/assets/item/item?itemId=${id}`)
  },
  openLoss({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/assets/loss/loss?lossId=${id}`)
  },
  openDesk({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/assets/desk/desk${id === '' ? '' : `?unitId=${id}`}`)
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const opened = this.data.requests.find(({ requestId }) => requestId === id) ?? null
    this.setData({ opened, failed: null })
  },
  close() {
    this.setData({ opened: null })
  },
  withdraw() {
    const requestId = this.data.opened?.requestId ?? ''
    void this.move(() => attempt(this, 'assets', 'withdrawRequest', { requestId }))
  },
  /** What was handed over is scanned; a supply has no label. */
  async receive() {
    const { opened } = this.data
    if (opened === null) return
    const { requestId, itemId } = opened
    if (itemId === '') {
      void this.move(() => attempt(this, 'assets', 'receive', { requestId }))
      return
    }
    const read = await scan()
    if (read === undefined) return
    const { scene } = read
    if (scene?.kind === 'asset')
      void this.move(() => attempt(this, 'assets', 'receive', { requestId, itemId: scene.itemId }))
    else this.setData({ failed: failed({ code: 'OTHER_ITEM', message: t('notTag') }) })
  },
  async move(send: () => ReturnType<typeof attempt<'assets', 'receive'>>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await send()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ opened: null })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
