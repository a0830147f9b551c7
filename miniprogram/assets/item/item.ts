import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchThing } from '../../live/thing'
import type { Choice, PlaceInput } from '../asset-words'
import { type Button, shown, type View } from './shown'
import { t, words } from './words'

const noPlace = (): PlaceInput | null => null
const noStep = (): Button | '' => ''
const lossKind = (): 'lost' | 'damaged' => 'lost'

/** 看一件资产 (§26–§29): what a scan of its label opens, and what can be done about it. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    itemId: '',
    name: '',
    caption: '',
    chip: '',
    chipText: '',
    facts: [] as { key: string; title: string; value: string }[],
    fault: '',
    settled: { title: '', text: '' },
    misplaced: '',
    retired: '',
    lossId: '',
    placeIs: noPlace(),
    windows: [] as Choice[],
    steps: [] as { key: string; title: string; icon: string }[],
    canReport: false,
    isUnits: false,
    done: '',
    asking: noStep(),
    askTitle: '',
    said: '',
    error: '',
    newName: '',
    purpose: '',
    keeperNo: '',
    place: noPlace(),
    placeError: '',
    kind: lossKind(),
    kinds: [] as { key: string; label: string }[],
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ itemId = '' }: { itemId?: string }) {
    this.setData({ itemId })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  fetch() {
    const { itemId } = this.data
    this.setData({ kinds: (['lost', 'damaged'] as const).map((key) => ({ key, label: t(key) })) })
    return fetchThing(this, call('assets', 'item', { itemId }), ({ item, windows }) => {
      this.setData({ blank: '', windows })
      this.show(item)
    })
  },
  show(one: View) {
    this.setData(shown(one))
  },

  openLoss() {
    go(`/assets/loss/loss?lossId=${this.data.lossId}`)
  },
  report() {
    this.begin('reportFault')
  },
  press({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key } = currentTarget.dataset as { key: Button }
    if (key === 'askChange') go(`/assets/ask/ask?itemId=${this.data.itemId}`)
    else this.begin(key)
  },
  begin(asking: Button) {
    const { placeIs, name } = this.data
    const empty = { said: '', error: '', keeperNo: '', placeError: '', done: '', failed: null }
    this.setData({ ...empty, asking, askTitle: t(asking), newName: name, place: placeIs })
  },
  close() {
    this.setData({ asking: '' })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: 'said' | 'newName' | 'purpose' | 'keeperNo' }
    this.setData({ [field]: detail.value, error: '' })
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: 'lost' | 'damaged' }>) {
    this.setData({ kind: detail.key })
  },
  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ place: PlaceInput | null }>) {
    this.setData({ place: detail.place, placeError: '' })
  },
  /** The step that the sheet is open for; nothing where something is missing. */
  sending() {
    const { asking, itemId, kind, place } = this.data
    const said = this.data.said.trim()
    const isMissing = said === '' && ['reportFault', 'reportLoss', 'restore', 'retire'].includes(asking)
    const isUnplaced = place === null && asking === 'edit'
    this.setData({ error: isMissing ? t('needed') : '', placeError: isUnplaced ? t('needPlace') : '' })
    if (isMissing || isUnplaced) return undefined
    if (asking === 'reportFault') return () => attempt(this, 'assets', 'reportFault', { itemId, what: said })
    if (asking === 'reportLoss')
      return () => attempt(this, 'assets', 'reportLoss', { itemId, kind, what: said })
    if (asking === 'restore') return () => attempt(this, 'assets', 'restoreItem', { itemId, reason: said })
    if (asking === 'retire') return () => attempt(this, 'assets', 'retireItem', { itemId, reason: said })
    if (asking === 'askHandBack') return () => attempt(this, 'assets', 'askHandBack', { itemId })
    const fault = said === '' ? {} : { fault: said }
    if (asking === 'takeBack') return () => attempt(this, 'assets', 'takeBack', { itemId, ...fault })
    return place === null ? undefined : this.editing(place)
  },
  editing(place: PlaceInput) {
    const { itemId } = this.data
    const [name, purpose, no] = [this.data.newName, this.data.purpose, this.data.keeperNo].map((text) =>
      text.trim(),
    ) as [string, string, string]
    if (name === '' || purpose === '') {
      this.setData({ error: t('needed') })
      return undefined
    }
    const more = no === '' ? {} : { custodianNo: no }
    return () => attempt(this, 'assets', 'editItem', { itemId, name, place, purpose, ...more })
  },
  async send() {
    if (this.data.isBusy) return
    if (this.data.asking === 'saw') {
      await this.sendSight()
      return
    }
    const sending = this.sending()
    if (sending === undefined) return
    this.setData({ isBusy: true, failed: null })
    const answer = await sending()
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ asking: '', done: t('sent') })
    void this.fetch()
  },
  async sendSight() {
    const { itemId, place } = this.data
    const use = this.data.said.trim()
    if (place === null) {
      this.setData({ placeError: t('needPlace') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const input = { itemId, place, ...(use === '' ? {} : { use }) }
    const answer = await attempt(this, 'assets', 'sawItem', input)
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    const { sight, isOpened, item } = answer.value
    const isKnown = !isOpened && (sight === 'elsewhere' || sight === 'otherUse')
    this.setData({ asking: '', done: t(isKnown ? 'known' : sight) })
    this.show(item)
  },
})
