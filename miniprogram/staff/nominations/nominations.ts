import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { dayText } from '../../i18n/time'
import { go } from '../../live/go'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type View = Output<'people', 'nominations'>['nominations'][number]

interface Shown {
  readonly nominationId: string
  readonly name: string
  readonly where: string
  readonly caption: string
  readonly reason: string
  readonly warning: string
  readonly canDecide: boolean
}

const warningOf = ({ lacks, earlyUntil }: View): string => {
  const next = lacks.nextOn === undefined ? '' : t('nextOn', { day: dayText(lacks.nextOn) })
  if (lacks.induction) return dotted(t('induction'), next)
  if (lacks.services.length > 0) return dotted(t('services', { codes: lacks.services.join('、') }), next)
  return earlyUntil === undefined ? '' : t('early', { day: dayText(earlyUntil) })
}

const shown = (view: View): Shown => ({
  nominationId: view.nominationId,
  name: view.name,
  where: view.windowNo === undefined ? t(view.kind) : t('at', { no: view.windowNo, side: t(view.kind) }),
  caption: dotted(view.unitName, view.maskedNo, t('start', { day: dayText(view.startOn) })),
  reason: view.reason === undefined ? '' : t('reason', { words: view.reason }),
  warning: warningOf(view),
  canDecide: view.moves.includes('confirm'),
})

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    list: [] as Shown[],
    cursor: '',
    openId: '',
    said: '',
    saidError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onShow() {
    void this.fetch()
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch(cursor = '') {
    const answer = await call('people', 'nominations', cursor === '' ? {} : { cursor })
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const list = answer.value.nominations.map(shown)
    this.setData({
      blank: '',
      list: cursor === '' ? list : [...this.data.list, ...list],
      cursor: answer.value.cursor ?? '',
    })
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  more() {
    void this.fetch(this.data.cursor)
  },
  roster() {
    go('/staff/roster/roster')
  },
  fold({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const openId = this.data.openId === id ? '' : id
    this.setData({ openId, said: '', saidError: '', failed: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, saidError: '' })
  },
  async confirm() {
    const { openId: nominationId, isBusy } = this.data
    const consent = this.data.said.trim()
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    const input = { nominationId, ...(consent === '' ? {} : { consent }) }
    this.ended(await attempt(this, 'people', 'confirmNomination', input))
  },
  async sendBack() {
    const { openId: nominationId, isBusy } = this.data
    const remark = this.data.said.trim()
    if (remark === '') {
      this.setData({ saidError: t('needWords') })
      return
    }
    if (isBusy) return
    this.setData({ isBusy: true, failed: null })
    this.ended(await attempt(this, 'people', 'sendBackNomination', { nominationId, remark }))
  },
  ended(answer: { ok: true } | { ok: false; error: Parameters<typeof failed>[0] }) {
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      if (answer.error.code === 'MOVED_ON') void this.fetch()
      return
    }
    this.setData({ openId: '', said: '' })
    void this.fetch()
  },
})
