import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { stateChip } from '../complaint-words'
import { t, words } from './words'

type Mine = Output<'complaints', 'myComplaints'>['complaints'][number]

const LENGTH = 16

const shown = ({ complaintId, receipt, filedOn, label, parts, state }: Mine) => ({
  complaintId,
  receipt,
  title: label,
  caption: dotted(t('filedOn', { day: dateText(filedOn) }), parts > 1 ? t('parts', { n: parts }) : ''),
  ...stateChip(state),
})

/** 查投诉 (§33): by a receipt, or one's own where it was filed by name. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    receipt: '',
    error: '',
    mine: [] as ReturnType<typeof shown>[],
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('complaints', 'myComplaints', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', mine: answer.value.complaints.map(shown) })
    // Whoever isn't bound has none by name, and looks by receipt.
    else if (answer.error.code === 'NOT_BOUND') this.setData({ blank: '', mine: [] })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ receipt: detail.value, error: '' })
  },
  look() {
    const receipt = this.data.receipt.replace(/\D/g, '')
    if (receipt.length === LENGTH) go(`/complaints/follow/follow?receipt=${receipt}`)
    else this.setData({ error: t('wrong') })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go(`/complaints/follow/follow?receipt=${(currentTarget.dataset as { receipt: string }).receipt}`)
  },
  file() {
    go('/complaints/file/file')
  },
})
