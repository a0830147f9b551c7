import { attempt } from '../../api/attempt'
import { call, type Failure } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText, dayAfter, dayAt, yearText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

const WEEK = 7
const HALF_A_YEAR = 182

/** `?unitId=`: the head names who stands in, from when to when (§9). */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    unitId: '',
    deputy: '',
    term: '',
    stands: '',
    no: '',
    noError: '',
    from: '',
    fromText: '',
    to: '',
    toText: '',
    latest: '',
    reason: '',
    reasonError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '' }: Record<string, string | undefined>) {
    this.setData({ unitId })
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('people', 'unitPosts', { unitId: this.data.unitId })
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { deputy, seenAt } = answer.value
    // The centre's day: the phone's own clock doesn't count.
    const today = dayAt(Date.parse(seenAt))
    const from = this.data.from === '' ? today : this.data.from
    this.setData({
      blank: '',
      from,
      to: this.data.to === '' ? dayAfter(from, WEEK) : this.data.to,
      latest: dayAfter(from, HALF_A_YEAR),
      deputy: deputy?.name ?? '',
      stands: deputy === undefined ? '' : t(deputy.isComing ? 'comingText' : 'nowText'),
      term:
        deputy === undefined
          ? ''
          : t('now', { from: yearText(deputy.from), to: yearText(deputy.to ?? deputy.from) }),
      reason: '',
    })
    this.name()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  name() {
    this.setData({ fromText: dateText(this.data.from), toText: dateText(this.data.to) })
  },

  typeNo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ no: detail.value, noError: '' })
  },
  typeReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonError: '' })
  },
  pickFrom({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const from = detail.value
    const to = this.data.to < from ? from : this.data.to
    this.setData({ from, to, latest: dayAfter(from, HALF_A_YEAR) })
    this.name()
  },
  pickTo({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ to: detail.value })
    this.name()
  },

  async send() {
    const { unitId, from: firstDay, to: lastDay, deputy, isBusy } = this.data
    const no = this.data.no.trim()
    const reason = this.data.reason.trim()
    if (reason === '') this.setData({ reasonError: t('empty') })
    if (deputy === '' && no === '') this.setData({ noError: t('empty') })
    if (this.data.reasonError !== '' || this.data.noError !== '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    if (deputy === '')
      this.ended(await attempt(this, 'people', 'nameDeputy', { unitId, no, firstDay, lastDay, reason }))
    else this.ended(await attempt(this, 'people', 'endDeputy', { unitId, reason }))
  },
  ended(answer: { ok: true } | { ok: false; error: Failure }) {
    this.setData({ isBusy: false })
    if (answer.ok) void this.fetch()
    else if (answer.error.code === 'PERSON_UNKNOWN') this.setData({ noError: answer.error.message })
    else this.setData({ failed: failed(answer.error) })
  },
})
