import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { clockAt, dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { openLinked } from '../../live/linked-file'
import { t, words } from './words'

type View = Output<'security', 'closings'>
type Place = View['places'][number]

const chips = {
  idle: '',
  awaited: 'waiting',
  done: 'ok',
  chased: 'warning',
  missed: 'danger',
  excused: 'paused',
} as const satisfies Record<Place['state'], string>

const placeRow = (one: Place) => ({
  closingId: one.closingId,
  windowNo: one.windowNo === undefined ? '' : String(one.windowNo),
  title: one.windowNo === undefined ? t('hall') : (one.unitName ?? ''),
  name: one.windowNo === undefined ? t('hall') : t('window', { no: one.windowNo }),
  caption: dotted(
    one.by === undefined || one.at === undefined ? '' : t('at', { by: one.by, at: clockAt(one.at) }),
    one.isLate ? t('late') : '',
    one.hasPhoto ? t('photo') : '',
    one.excused ?? '',
  ),
  chip: chips[one.state],
  chipText: t(`state_${one.state}`),
  hasPhoto: one.hasPhoto,
  mayExcuse: one.mayExcuse,
})
type Row = ReturnType<typeof placeRow>
const nothing = (): Row | null => null

/** 下班检查情况 (§31): how every window and the hall were left on a day. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    day: '',
    date: '',
    sum: '',
    rows: [] as Row[],
    isCentre: false,
    opened: nothing(),
    said: '',
    error: '',
    note: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const { day } = this.data
    const [answer, me] = await Promise.all([
      call('security', 'closings', day === '' ? {} : { day }),
      fetchMe(),
    ])
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { places, day: shown } = answer.value
    const done = places.filter(({ state }) => state === 'done').length
    this.setData({
      blank: '',
      day: shown,
      date: dateText(shown),
      sum: places.length === 0 ? '' : t('sum', { done, all: places.length }),
      rows: places.map(placeRow),
      isCentre:
        me.ok && me.value.workspaces.some(({ role }) => role === 'centreStaff' || role === 'centreAdmin'),
    })
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ day: detail.value, blank: 'loading' })
    void this.fetch()
  },
  openHall() {
    go('/security/closing/closing')
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.rows.find(({ closingId }) => closingId === id)
    if (one === undefined || (!one.hasPhoto && !one.mayExcuse)) return
    this.setData({ opened: one, said: '', error: '', note: '', failed: null })
  },
  close() {
    this.setData({ opened: null })
  },
  async look() {
    const closingId = this.data.opened?.closingId ?? ''
    const answer = await call('security', 'closingPhoto', { closingId })
    this.setData({ note: await openLinked(answer, t('photo')) })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  async excuse() {
    const { opened, isBusy } = this.data
    const reason = this.data.said.trim()
    if (reason === '') this.setData({ error: t('needReason') })
    if (opened === null || reason === '' || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const { closingId } = opened
    const answer = await attempt(this, 'security', 'excuseClosing', { closingId, reason })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ opened: null })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
