import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { bringUp } from '../../live/bring-up'
import { failed, type Failed } from '../../live/failed'
import { fetchThing } from '../../live/thing'
import { categoryText, type Choice, fenOf, type ItemRow, type PlaceInput } from '../asset-words'
import { t, words } from './words'

type Category = ItemRow['category']
type Field = 'name' | 'value' | 'copies' | 'purpose' | 'serial' | 'keeper'
const categories: readonly Category[] = ['computer', 'printer', 'furniture', 'appliance', 'tool', 'other']
const noPlace = (): PlaceInput | null => null

/** 登记资产 (§26): one or several alike, for the centre or for one's own unit. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    categoryAt: 0,
    categories: [] as string[],
    windows: [] as Choice[],
    place: noPlace(),
    name: '',
    value: '',
    copies: '1',
    purpose: '',
    serial: '',
    keeper: '',
    nameError: '',
    valueError: '',
    copiesError: '',
    purposeError: '',
    placeError: '',
    done: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '' }: { unitId?: string }) {
    this.setData({ unitId })
  },
  fetch() {
    const { unitId } = this.data
    this.setData({ categories: categories.map(categoryText) })
    return fetchThing(this, call('assets', 'register', unitId === '' ? {} : { unitId }), ({ windows }) => {
      this.setData({ blank: '', windows })
    })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ categoryAt: Number(detail.value) })
  },
  type({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: Field }
    this.setData({ [field]: detail.value, [`${field}Error`]: '' })
  },
  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ place: PlaceInput | null }>) {
    this.setData({ place: detail.place, placeError: '' })
  },
  async send() {
    const { unitId, place, categoryAt, isBusy } = this.data
    const [name, purpose] = [this.data.name.trim(), this.data.purpose.trim()]
    const [serial, keeper] = [this.data.serial.trim(), this.data.keeper.trim()]
    const valueFen = fenOf(this.data.value)
    const copies = Number(this.data.copies)
    const isCount = Number.isInteger(copies) && copies >= 1 && copies <= 20
    this.setData({
      nameError: name === '' ? t('needed') : '',
      purposeError: purpose === '' ? t('needed') : '',
      valueError: valueFen === undefined ? t('valueError') : '',
      copiesError: isCount ? '' : t('copiesError'),
      placeError: place === null ? t('needPlace') : '',
      failed: null,
    })
    if (name === '' || purpose === '' || valueFen === undefined || !isCount || place === null) {
      const at = (['name', 'place', 'purpose', 'value', 'copies'] as const).find(
        (field) => this.data[`${field}Error`] !== '',
      )
      bringUp(`#${at ?? 'name'}`)
      return
    }
    if (isBusy) return
    this.setData({ isBusy: true })
    const answer = await attempt(this, 'assets', 'registerItem', {
      ...(unitId === '' ? {} : { unitId }),
      name,
      category: categories[categoryAt] ?? 'other',
      valueFen,
      place,
      purpose,
      copies,
      ...(serial === '' ? {} : { serial }),
      ...(keeper === '' ? {} : { custodianNo: keeper }),
    })
    this.setData({ isBusy: false })
    if (answer.ok) this.setData({ done: t('done', { n: answer.value.itemIds.length }) })
    else {
      this.setData({ failed: failed(answer.error) })
      bringUp('#failed')
    }
  },
  again() {
    this.setData({ done: '', name: '', serial: '', copies: '1' })
  },
})
