import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dayText, momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { type Answered, fetchThing } from '../../live/thing'
import { fenOf, lossChip, lossKindText, yuan } from '../asset-words'
import { t, words } from './words'

type View = Output<'assets', 'loss'>
type Step = View['buttons'][number]
interface Share {
  readonly key: number
  readonly no: string
  readonly percent: string
}
const noButtons = (): Readonly<Record<string, boolean>> => ({})
const noStep = (): Step | '' => ''
const MOST_LIABLE = 10

const liableRow = (one: NonNullable<View['finding']>['liable'][number]) => ({
  personId: one.personId,
  title: one.isMe ? t('me') : one.name,
  caption: dotted(
    one.objection === undefined ? '' : t('objection', { words: one.objection }),
    one.amountFen === 0
      ? ''
      : one.receiptNo === undefined
        ? t('unpaid')
        : t('receipt', { no: one.receiptNo }),
  ),
  value: t('share', { percent: one.percent, yuan: yuan(one.amountFen) }),
  isUnpaid: one.amountFen > 0 && one.receiptNo === undefined,
})

/** 遗失、损坏 (§28): what happened, who bears which part, objections, receipts, the end. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    lossId: '',
    itemId: '',
    name: '',
    caption: '',
    chip: '',
    chipText: '',
    what: '',
    facts: [] as { key: string; title: string; value: string }[],
    hasFinding: false,
    grounds: '',
    foundOn: '',
    total: '',
    sum: '',
    isWhole: false,
    liable: [] as ReturnType<typeof liableRow>[],
    buttons: noButtons(),
    asking: noStep(),
    askTitle: '',
    said: '',
    amount: '',
    amountError: '',
    shares: [] as (Share & { label: string })[],
    shareError: '',
    personId: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },
  one: undefined as View | undefined,

  onLoad({ lossId = '' }: { lossId?: string }) {
    this.setData({ lossId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    const { lossId } = this.data
    return fetchThing(this, call('assets', 'loss', { lossId }), (one) => {
      this.show(one)
    })
  },
  show(one: View) {
    this.one = one
    const { finding } = one
    const facts = [
      ['reporter', one.reporterName],
      ['keeper', one.custodianName ?? ''],
      ['value', t('yuan', { n: yuan(one.valueFen) })],
    ] as const
    this.setData({
      blank: '',
      itemId: one.itemId,
      name: one.itemName,
      caption: dotted(lossKindText(one.kind), one.itemId, momentText(one.at)),
      ...lossChip(one.state),
      what: one.what,
      facts: facts.flatMap(([key, value]) => (value === '' ? [] : [{ key, title: t(key), value }])),
      hasFinding: finding !== undefined,
      grounds: finding?.words ?? '',
      foundOn: finding === undefined ? '' : t('on', { day: dayText(finding.on) }),
      total: finding === undefined ? '' : t('yuan', { n: yuan(finding.compensationFen) }),
      sum: finding === undefined ? '' : t('sum', { n: finding.sum }),
      isWhole: finding === undefined || finding.sum === 100 || finding.sum === 0,
      liable: finding?.liable.map(liableRow) ?? [],
      buttons: Object.fromEntries(one.buttons.map((button) => [button, true])),
    })
  },
  openItem() {
    go(`/assets/item/item?itemId=${this.data.itemId}`)
  },

  begin(asking: Step) {
    const empty = { said: '', error: '', amountError: '', shareError: '', failed: null }
    this.setData({ ...empty, asking, askTitle: t(asking) })
  },
  beginFind() {
    this.begin('find')
    const finding = this.one?.finding
    const keeper = this.one?.custodianNo
    const named =
      finding?.liable.map(({ no = '', percent }) => ({ no, percent: String(percent) })) ??
      (keeper === undefined ? [] : [{ no: keeper, percent: '100' }])
    this.setData({
      said: finding?.words ?? '',
      amount: yuan(finding?.compensationFen ?? this.one?.valueFen ?? 0),
    })
    this.put(named.map((one, key) => ({ ...one, key })))
  },
  put(shares: readonly Share[]) {
    this.setData({
      shares: shares.map((one, at) => ({ ...one, label: t('person', { n: at + 1 }) })),
      shareError: '',
    })
  },
  addPerson() {
    const { shares } = this.data
    if (shares.length >= MOST_LIABLE) return
    const key = Math.max(-1, ...shares.map((one) => one.key)) + 1
    this.put([...shares, { key, no: '', percent: '' }])
  },
  removePerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: number }
    this.put(this.data.shares.filter((one) => one.key !== key))
  },
  typeShare({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { key, field } = currentTarget.dataset as { key: number; field: 'no' | 'percent' }
    this.put(this.data.shares.map((one) => (one.key === key ? { ...one, [field]: detail.value } : one)))
  },
  beginObject() {
    this.begin('object')
  },
  beginClose() {
    this.begin('close')
  },
  beginPay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.liable.find(({ personId }) => personId === id)
    if (one?.isUnpaid !== true || this.data.buttons['pay'] !== true) return
    this.begin('pay')
    this.setData({ personId: id, askTitle: dotted(t('pay'), one.title) })
  },
  shut() {
    this.setData({ asking: '' })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'said' | 'amount' }
    this.setData({ [field]: detail.value, error: '', amountError: '' })
  },
  /** The finding as it is written; nothing where something is missing. */
  finding() {
    const { lossId, amount, shares } = this.data
    const said = this.data.said.trim()
    const compensationFen = fenOf(amount)
    const isFit = shares.every(
      ({ no, percent }) =>
        no.trim() !== '' && /^\d{1,3}$/.test(percent) && Number(percent) >= 1 && Number(percent) <= 100,
    )
    this.setData({
      error: said === '' ? t('needed') : '',
      amountError: compensationFen === undefined ? t('amountError') : '',
      shareError: isFit ? '' : t('shareError'),
    })
    if (said === '' || compensationFen === undefined || !isFit) return undefined
    const named = shares.map(({ no, percent }) => ({ no: no.trim(), percent: Number(percent) }))
    return { lossId, words: said, compensationFen, shares: named }
  },
  send() {
    const { asking, lossId, personId } = this.data
    const said = this.data.said.trim()
    if (asking === 'close') {
      void this.move(() => attempt(this, 'assets', 'closeLoss', { lossId }))
      return
    }
    if (asking === 'find') {
      const input = this.finding()
      if (input !== undefined) void this.move(() => attempt(this, 'assets', 'findLiability', input))
      return
    }
    if (said === '') {
      this.setData({ error: t('needed') })
      return
    }
    if (asking === 'object')
      void this.move(() => attempt(this, 'assets', 'objectLiability', { lossId, words: said }))
    if (asking === 'pay')
      void this.move(() => attempt(this, 'assets', 'payLiability', { lossId, personId, receiptNo: said }))
  },
  async move(send: () => Promise<Answered<View>>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await send()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ asking: '' })
      this.show(answer.value)
    } else this.setData({ failed: failed(answer.error) })
  },
})
