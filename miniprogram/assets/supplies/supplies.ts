import { attempt } from '../../api/attempt'
import { call, type Failure, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchThing } from '../../live/thing'
import { t, words } from './words'

type Supply = Output<'assets', 'supplies'>['supplies'][number]
type Movement = Output<'assets', 'stockMovements'>['movements'][number]
type Step = 'bought' | 'counted' | 'change'
type Done = { readonly ok: true } | { readonly ok: false; readonly error: Failure }
const firstStep = (): Step => 'bought'

/** Whoever asks for it needs to know whether there is some; when to buy again is the centre's business. */
const supplyRow = (one: Supply, mayStock: boolean) => ({
  ...one,
  title: one.name,
  value: t('stock', { n: one.stock, measure: one.measure }),
  caption: one.isOff ? t('off') : mayStock ? t('reorder', { n: one.reorderAt }) : t('toAsk'),
  chip: one.isOff ? 'paused' : one.stock === 0 ? 'danger' : one.isLow && mayStock ? 'warning' : '',
  chipText: one.isOff ? t('off') : one.stock === 0 ? t('out') : one.isLow && mayStock ? t('low') : '',
})
type Row = ReturnType<typeof supplyRow>

const movementRow = (one: Movement) => ({
  key: one.movementId,
  title: t(`m_${one.kind}`),
  caption: dotted(momentText(one.at), one.byName, one.note ?? ''),
  value: one.change === 0 ? '0' : one.change < 0 ? `−${-one.change}` : `+${one.change}`,
  note: t('after', { n: one.stockAfter }),
})

const countOf = (typed: string): number | undefined =>
  /^\d{1,6}$/.test(typed.trim()) && Number(typed) <= 100_000 ? Number(typed) : undefined

/** 耗材 (§27): what there is to ask for; for the centre its stock and every movement. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as Row[],
    mayStock: false,
    opened: null as Row | null,
    isAdding: false,
    step: firstStep(),
    steps: [] as { key: Step; label: string }[],
    movements: [] as ReturnType<typeof movementRow>[],
    name: '',
    measure: '',
    quantity: '',
    reorderAt: '',
    note: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    this.setData({ steps: (['bought', 'counted', 'change'] as const).map((key) => ({ key, label: t(key) })) })
    return fetchThing(this, call('assets', 'supplies', {}), ({ supplies, mayStock }) => {
      this.setData({ blank: '', rows: supplies.map((one) => supplyRow(one, mayStock)), mayStock })
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (!this.data.mayStock) {
      go(`/assets/ask/ask?supplyId=${id}`)
      return
    }
    const opened = this.data.rows.find(({ supplyId }) => supplyId === id) ?? null
    const reorderAt = String(opened?.reorderAt ?? '')
    this.setData({
      opened,
      step: 'bought',
      movements: [],
      quantity: '',
      note: '',
      reorderAt,
      error: '',
      failed: null,
    })
    void this.fetchMovements(id)
  },
  async fetchMovements(supplyId: string) {
    const answer = await call('assets', 'stockMovements', { supplyId })
    if (answer.ok && this.data.opened?.supplyId === supplyId)
      this.setData({ movements: answer.value.movements.slice(0, 10).map(movementRow) })
  },
  ask() {
    go(`/assets/ask/ask?supplyId=${this.data.opened?.supplyId ?? ''}`)
  },
  add() {
    const empty = { name: '', measure: '', quantity: '', reorderAt: '', error: '', failed: null }
    this.setData({ isAdding: true, ...empty })
  },
  close() {
    this.setData({ opened: null, isAdding: false })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Step }>) {
    this.setData({ step: detail.key, error: '' })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as {
      field: 'name' | 'measure' | 'quantity' | 'reorderAt' | 'note'
    }
    this.setData({ [field]: detail.value, error: '' })
  },
  async move(send: () => Promise<Done>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await send()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.close()
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  send() {
    const { isAdding, opened, step } = this.data
    const [quantity, reorderAt] = [countOf(this.data.quantity), countOf(this.data.reorderAt)]
    const [name, measure, note] = [this.data.name.trim(), this.data.measure.trim(), this.data.note.trim()]
    if (isAdding) {
      if (name === '' || measure === '' || quantity === undefined || reorderAt === undefined) {
        this.setData({ error: t(name === '' || measure === '' ? 'needed' : 'number') })
        return
      }
      const input = { name, measure, reorderAt, opening: quantity }
      void this.move(() => attempt(this, 'assets', 'addSupply', input))
      return
    }
    if (opened === null) return
    const { supplyId, isOff } = opened
    if (step === 'change') {
      if (reorderAt === undefined) this.setData({ error: t('number') })
      else void this.move(() => attempt(this, 'assets', 'changeSupply', { supplyId, reorderAt, isOff }))
      return
    }
    if (quantity === undefined) {
      this.setData({ error: t('number') })
      return
    }
    const more = note === '' ? {} : { note }
    void this.move(() => attempt(this, 'assets', 'stockSupply', { supplyId, kind: step, quantity, ...more }))
  },
  switchOff() {
    const { opened } = this.data
    if (opened === null) return
    const { supplyId, reorderAt, isOff } = opened
    void this.move(() => attempt(this, 'assets', 'changeSupply', { supplyId, reorderAt, isOff: !isOff }))
  },
})
