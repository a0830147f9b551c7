import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { periodText, standingChip } from '../duty-words'
import { t, words } from './words'

type Period = Output<'attendance', 'unitDuty'>['periods'][number]

const row = (period: Period) => {
  const { periodId, name, fileBy, filing, state } = period
  return {
    periodId,
    title: name,
    caption: dotted(periodText(period), filing === undefined ? t('by', { by: dateText(fileBy) }) : ''),
    ...standingChip(state, filing?.isLate ?? false),
  }
}

/** 本单位值班 (§22): holidays for which the unit files who keeps its windows. */
Page({
  behaviors: [page({ words }), fetching],
  data: { rows: [] as ReturnType<typeof row>[] },

  unitId: '',

  onLoad({ unitId = '' }: Record<string, string | undefined>) {
    this.unitId = unitId
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('attendance', 'unitDuty', { unitId: this.unitId })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    this.setData({ blank: '', rows: answer.value.periods.map(row) })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/attendance/duty/duty?unitId=${this.unitId}&periodId=${id}`)
  },
})
