import { attempt } from '../../api/attempt'
import { call, type Failure } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { scan } from '../../live/scan'
import { fetchThing } from '../../live/thing'
import { type Row, sectionsOf } from './shown'
import { t, words } from './words'

type Outcome = 'fixed' | 'unrepairable' | 'mistaken'
type How = 'register' | 'thing'
type Done = { readonly ok: true } | { readonly ok: false; readonly error: Failure }
const noSteps = (): Readonly<Record<string, boolean>> => ({})
const firstOutcome = (): Outcome => 'fixed'
const firstHow = (): How => 'register'
const firstGuilt = (): 'allowed' | 'unauthorised' => 'allowed'

/** 资产管理 (§26–§29): what waits for the centre, or for the head of a unit. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    name: '',
    sections: [] as ReturnType<typeof sectionsOf>,
    opened: null as Row | null,
    steps: noSteps(),
    said: '',
    error: '',
    outcome: firstOutcome(),
    outcomes: [] as { key: Outcome; label: string }[],
    how: firstHow(),
    hows: [] as { key: How; label: string }[],
    guilt: firstGuilt(),
    guilts: [] as { key: string; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '' }: { unitId?: string }) {
    this.setData({ unitId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    const { unitId } = this.data
    this.setData({
      outcomes: (['fixed', 'unrepairable', 'mistaken'] as const).map((key) => ({ key, label: t(key) })),
      hows: [
        { key: 'register', label: t('byRegister') },
        { key: 'thing', label: t('byThing') },
      ],
      guilts: (['allowed', 'unauthorised'] as const).map((key) => ({ key, label: t(key) })),
    })
    return fetchThing(this, call('assets', 'desk', unitId === '' ? {} : { unitId }), (desk) => {
      this.setData({ blank: '', name: desk.name, sections: sectionsOf(desk) })
    })
  },
  openRegister() {
    go(`/assets/register/register${this.query()}`)
  },
  openStocktakes() {
    go(`/assets/stocktakes/stocktakes${this.query()}`)
  },
  openSupplies() {
    go('/assets/supplies/supplies')
  },
  query(): string {
    const { unitId } = this.data
    return unitId === '' ? '' : `?unitId=${unitId}`
  },
  openItem() {
    go(`/assets/item/item?itemId=${this.data.opened?.itemId ?? ''}`)
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const opened = this.data.sections.flatMap(({ rows }) => rows).find(({ key }) => key === id) ?? null
    if (opened?.of === 'loss') {
      go(`/assets/loss/loss?lossId=${opened.id}`)
      return
    }
    const steps = Object.fromEntries((opened?.steps ?? []).map((step) => [step, true]))
    this.setData({ opened, steps, said: '', error: '', failed: null })
  },
  close() {
    this.setData({ opened: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  turnOutcome({ detail }: WechatMiniprogram.CustomEvent<{ key: Outcome }>) {
    this.setData({ outcome: detail.key })
  },
  turnHow({ detail }: WechatMiniprogram.CustomEvent<{ key: How }>) {
    this.setData({ how: detail.key })
  },
  turnGuilt({ detail }: WechatMiniprogram.CustomEvent<{ key: 'allowed' | 'unauthorised' }>) {
    this.setData({ guilt: detail.key })
  },

  async move(send: () => Promise<Done>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await send()
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ opened: null })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  /** What is written, or nothing and a word at its field. */
  written(): string | undefined {
    const said = this.data.said.trim()
    if (said === '') this.setData({ error: t('needed') })
    return said === '' ? undefined : said
  },
  approve() {
    const requestId = this.data.opened?.id ?? ''
    void this.move(() => attempt(this, 'assets', 'decideRequest', { requestId }))
  },
  refuse() {
    const requestId = this.data.opened?.id ?? ''
    const refusal = this.written()
    if (refusal === undefined) return
    void this.move(() => attempt(this, 'assets', 'decideRequest', { requestId, refusal }))
  },
  /** The tag of the thing in hand; nothing, and why, where it was none. */
  async tag(): Promise<string | undefined> {
    const read = await scan()
    if (read === undefined) return undefined
    if (read.scene?.kind === 'asset') return read.scene.itemId
    this.setData({ failed: failed({ code: 'OTHER_ITEM', message: t('notTag') }) })
    return undefined
  },
  async handOver() {
    const { opened } = this.data
    if (opened === null) return
    const requestId = opened.id
    if (opened.isSupply) {
      void this.move(() => attempt(this, 'assets', 'handOver', { requestId }))
      return
    }
    const itemId = await this.tag()
    if (itemId !== undefined) void this.move(() => attempt(this, 'assets', 'handOver', { requestId, itemId }))
  },
  undo() {
    const requestId = this.data.opened?.id ?? ''
    void this.move(() => attempt(this, 'assets', 'undoHandOver', { requestId }))
  },
  async takeBack() {
    const fault = this.data.said.trim()
    const itemId = await this.tag()
    if (itemId === undefined) return
    if (itemId !== this.data.opened?.itemId) {
      this.setData({ failed: failed({ code: 'OTHER_ITEM', message: t('notTheOne') }) })
      return
    }
    const more = fault === '' ? {} : { fault }
    void this.move(() => attempt(this, 'assets', 'takeBack', { itemId, ...more }))
  },
  settleFault() {
    const { opened, outcome } = this.data
    const said = this.written()
    if (said === undefined || opened === null) return
    const input = { faultId: opened.id, outcome, words: said }
    void this.move(() => attempt(this, 'assets', 'settleFault', input))
  },
  settleMisplacement() {
    const { opened, how, guilt } = this.data
    const said = this.written()
    if (said === undefined || opened === null) return
    const isUnauthorised = guilt === 'unauthorised'
    const input = { misplacementId: opened.id, how, isUnauthorised, words: said }
    void this.move(() => attempt(this, 'assets', 'settleMisplacement', input))
  },
})
