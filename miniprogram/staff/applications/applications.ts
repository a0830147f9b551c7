import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { stateChip, subjectText } from '../application-words'
import { t, words } from './words'

type Listed = Output<'windows', 'applications'>['applications'][number]

interface Row {
  readonly id: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly chipText: string
}

const row = (one: Listed): Row => ({
  id: one.applicationId,
  title: subjectText(one),
  caption:
    one.effectiveOn === undefined
      ? t('wished', { unit: one.unitName, day: dateText(one.wishedOn) })
      : t('effective', { unit: one.unitName, day: dateText(one.effectiveOn) }),
  ...stateChip(one.state),
})

/** Of the unit that is headed (`for=unit`), or of the centre: those to decide and all. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    isUnit: true,
    which: 'waiting',
    options: [] as { key: string; label: string }[],
    units: [] as { key: string; label: string }[],
    unitId: '',
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onLoad({ for: whose = 'unit' }: Record<string, string | undefined>) {
    this.setData({ isUnit: whose !== 'centre' })
    this.name()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  onLanguage() {
    this.name()
    void this.fetch()
  },
  name() {
    this.setData({
      options: [
        { key: 'waiting', label: t('waiting') },
        { key: 'all', label: t('all') },
      ],
    })
  },
  async ask(cursor?: string) {
    const on = cursor === undefined ? {} : { cursor }
    if (!this.data.isUnit) {
      return call('windows', 'applications', { which: this.data.which as 'waiting' | 'all', ...on })
    }
    if (this.data.unitId === '') {
      const headed = await call('windows', 'headedUnits', {})
      if (!headed.ok) return headed
      const { units } = headed.value
      this.setData({
        units: units.map(({ unitId, unitName }) => ({ key: unitId, label: unitName })),
        unitId: units[0]?.unitId ?? '',
      })
    }
    return call('windows', 'unitApplications', { unitId: this.data.unitId, ...on })
  },
  async part(cursor?: string) {
    const answer = await this.ask(cursor)
    if (!answer.ok) return answer
    const { applications, cursor: next } = answer.value
    return { ok: true, value: { rows: applications.map(row), cursor: next } } as const
  },
  fetch() {
    const { which, unitId } = this.data
    const isWanted = () => which === this.data.which && (unitId === '' || unitId === this.data.unitId)
    return renew(this, 'rows', () => this.part(), isWanted)
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ which: detail.key, blank: 'loading' })
    void this.fetch()
  },
  turnUnit({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ unitId: detail.key, blank: 'loading' })
    void this.fetch()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/staff/application/application?id=${(currentTarget.dataset as { id: string }).id}`)
  },
  apply() {
    go(`/staff/apply/apply?unit=${this.data.unitId}`)
  },
})
