import { attempt } from '../../api/attempt'
import { call, type Input, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dayText, yearText } from '../../i18n/time'
import { go } from '../../live/go'
import { type Answered, fetchThing, moveThing } from '../../live/thing'
import type { Failed } from '../../live/failed'
import { t, words } from './words'

type Posts = Output<'people', 'unitPosts'>
type Window = Posts['windows'][number]
type Seat = Window['seats'][number]
type Ground = Input<'people', 'orderReplacement'>['ground']
/** What the centre can do about whoever sits there (§7 §12). */
type Act = 'order' | 'lift' | 'end'

const grounds: readonly Ground[] = ['incapacity', 'breach']

/** The one act that is open; the server decides all the same. */
const actOf = ({ holder, order }: Seat, { isClosing, isLeaving }: Window): Act | '' => {
  if (holder === undefined) return ''
  if (isClosing) return 'end'
  if (order !== undefined) return 'lift'
  return isLeaving ? '' : 'order'
}

const termText = ({ holder }: Seat): string => {
  if (holder === undefined) return ''
  if (holder.relievedOn !== undefined) return t('relieved', { day: dayText(holder.relievedOn) })
  return dotted(t('since', { day: yearText(holder.from) }), t('served', { day: yearText(holder.servedOn) }))
}

const orderText = ({ order }: Seat): string => {
  if (order === undefined) return ''
  const day = dayText(order.nameBy)
  const state =
    order.state === 'named' ? t('named') : t(order.state === 'overdue' ? 'overdue' : 'nameBy', { day })
  return dotted(t(order.ground), state)
}

Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    windowId: '',
    kind: 'primary',
    where: '',
    unitName: '',
    name: '',
    term: '',
    postingId: '',
    orderId: '',
    orderText: '',
    coming: '',
    comingText: '',
    comingUrl: '',
    notice: '',
    noticeText: '',
    act: '',
    actLabel: '',
    actText: '',
    isAsking: false,
    grounds: [] as { key: string; label: string }[],
    ground: grounds[0] ?? 'incapacity',
    reason: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '', windowId = '', kind = 'primary' }: Record<string, string | undefined>) {
    this.setData({ unitId, windowId, kind })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    return fetchThing(this, call('people', 'unitPosts', { unitId: this.data.unitId }), (posts) => {
      this.show(posts)
    })
  },
  show(posts: Posts) {
    const at = posts.windows.find(({ windowId }) => windowId === this.data.windowId)
    const seat = at?.seats.find(({ kind }) => kind === this.data.kind)
    if (at === undefined || seat === undefined) {
      this.setData({ blank: 'empty', blankText: '' })
      return
    }
    const { holder, coming, order } = seat
    const act = posts.part === 'centre' ? actOf(seat, at) : ''
    const leaving = at.isClosing ? 'closing' : at.isLeaving ? 'leaving' : undefined
    this.setData({
      blank: '',
      where: t('at', { no: at.windowNo, side: t(seat.kind) }),
      unitName: posts.unitName,
      name: holder?.name ?? '',
      term: termText(seat),
      postingId: holder?.postingId ?? '',
      orderId: order?.orderId ?? '',
      orderText: orderText(seat),
      coming: coming?.name ?? '',
      comingText: coming === undefined ? '' : t('comingFrom', { day: dayText(coming.startOn) }),
      comingUrl: coming === undefined ? '' : `/staff/handover/handover?handoverId=${coming.handoverId}`,
      notice: leaving === undefined ? '' : t(leaving),
      noticeText: leaving === undefined ? '' : t(`${leaving}Text`),
      act,
      actLabel: act === '' ? '' : t(act),
      actText: act === '' ? '' : t(`${act}Text`),
      grounds: grounds.map((key) => ({ key, label: t(key) })),
    })
  },

  openHandover() {
    go(this.data.comingUrl)
  },
  ask() {
    this.setData({ isAsking: true, reason: '', failed: null })
  },
  shut() {
    this.setData({ isAsking: false, failed: null })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Ground }>) {
    this.setData({ ground: detail.key })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value })
  },
  send(): Promise<Answered<unknown>> {
    const { act, postingId, orderId, ground } = this.data
    const reason = this.data.reason.trim()
    if (act === 'lift') return attempt(this, 'people', 'liftOrder', { orderId, reason })
    if (act === 'end') return attempt(this, 'people', 'endPosting', { postingId, reason })
    return attempt(this, 'people', 'orderReplacement', { postingId, ground, reason })
  },
  confirm() {
    if (this.data.reason.trim() === '') return
    void moveThing(
      this,
      () => this.send(),
      () => {
        this.setData({ isAsking: false })
        void this.fetch()
      },
    )
  },
})
