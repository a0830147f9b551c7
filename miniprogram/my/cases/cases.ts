import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { whyOf } from '../../live/failed'
import { go } from '../../live/go'
import { append, fetchMore } from '../../live/more'
import { chipOf } from '../../live/case-look'
import { typedCode } from '../../live/typed-code'
import { t, words } from './words'

type Case = Output<'cases', 'myCases'>['cases'][number]

const rowOf = (one: Case) => ({
  caseId: one.caseId,
  title: one.serviceName,
  caption: dotted(one.unitName, one.dueOn === undefined ? '' : t('due', { day: dateText(one.dueOn) })),
  ...chipOf(one),
})
type Row = ReturnType<typeof rowOf>

const earlier = async (cursor: string) => {
  const answer = await call('cases', 'myCases', { cursor })
  if (!answer.ok) return answer
  return { ok: true, value: { rows: answer.value.cases.map(rowOf), cursor: answer.value.cursor } } as const
}

Page({
  behaviors: [page({ words }), fetching],
  data: {
    mine: [] as Row[],
    others: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    isAsking: false,
    code: '',
    codeError: '',
    isBusy: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void fetchMore(this, earlier, (rows) => {
      append(this, 'others', rows)
    })
  },

  async fetch() {
    const answer = await call('cases', 'myCases', {})
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { cases, cursor = '' } = answer.value
    this.setData({
      blank: '',
      mine: cases.filter((one) => one.waitsForMe).map(rowOf),
      others: cases.filter((one) => !one.waitsForMe).map(rowOf),
      cursor,
      hasFailedMore: false,
    })
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/my/case/case?caseId=${id}`)
  },

  ask() {
    this.setData({ isAsking: true, code: '', codeError: '' })
  },
  close() {
    this.setData({ isAsking: false })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value, codeError: '' })
  },
  async followSlip() {
    const code = typedCode(this.data.code)
    if (this.data.isBusy) return
    if (code === '') {
      this.setData({ codeError: t('empty') })
      return
    }
    this.setData({ isBusy: true })
    const answer = await call('cases', 'slipCase', { code })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ codeError: whyOf(answer.error) })
      return
    }
    this.setData({ isAsking: false })
    go(`/my/case/case?caseId=${answer.value.caseId}&slip=${code}`)
  },
})
