import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dotted } from '../../i18n/phrases'
import { t as shared } from '../../i18n/t'
import { clockAt, dayAt, dayText } from '../../i18n/time'
import { serverNow } from '../../api/clock'
import { lookForMessages } from '../../live/inbox'
import { follow, liveTickets, onTicket } from '../../live/mine'
import { append, fetchMore } from '../../live/more'
import { begin, end, retryWhenBack } from '../../live/open'
import { refused, type Refused } from '../../live/refused'
import { scan } from '../../live/scan'
import { keepSlip, slips } from '../../live/slips'
import { appearance } from '../../settings/settings'
import { typedCode } from '../../live/typed-code'
import { t, words } from './words'
import { go } from '../../live/go'

type Ticket = Output<'queue', 'myTickets'>['tickets'][number]

interface Row {
  readonly ticketId: string
  readonly no: string
  readonly state: string
  readonly title: string
  readonly caption: string
  readonly chipText: string
  /** Where a tap leads: one who was led on rates the first window, for the number itself goes on elsewhere (§19). */
  readonly path: string
}

const isLive: Record<Ticket['state'], boolean> = {
  waiting: true,
  called: true,
  serving: true,
  missed: true,
  done: false,
  cancelled: false,
  transferred: false,
  lapsed: false,
}

/** Today the time counts, before that the day. */
const taken = ({ day, takenAt }: Ticket): string =>
  day === dayAt(serverNow()) ? clockAt(takenAt) : dayText(day)

const rowOf = (ticket: Ticket): Row => ({
  ticketId: ticket.ticketId,
  no: ticket.number,
  state: ticket.state,
  title: ticket.serviceName,
  // Elder: no room for a chip beside the words; its word stands in the caption.
  caption:
    appearance().size === 'elder'
      ? dotted(shared(ticket.state), taken(ticket))
      : dotted(ticket.unitName, taken(ticket)),
  chipText: ticket.moves.includes('rate') ? t('rate') : '',
  path:
    ticket.state === 'transferred' && ticket.moves.includes('rate')
      ? `/pages/rating/rating?visit=${ticket.ticketId}`
      : `/pages/ticket/ticket?id=${ticket.ticketId}&slip=`,
})

const slipRows = () =>
  slips().map(({ ticketId, code, number, serviceName, unitName }) => ({
    ticketId,
    code,
    no: number,
    title: serviceName,
    caption: unitName,
    path: `/pages/ticket/ticket?id=${ticketId}&slip=${code}`,
  }))

const earlier = async (cursor: string) => {
  const answer = await call('queue', 'myTickets', { cursor })
  if (!answer.ok) return answer
  return { ok: true, value: { rows: answer.value.tickets.map(rowOf), cursor: answer.value.cursor } } as const
}

Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    isStale: false,
    live: [] as Row[],
    past: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    slips: [] as ReturnType<typeof slipRows>,
    isAsking: false,
    code: '',
    codeError: '',
    isBusy: false,
    refused: null as Refused | null,
  },

  onLoad() {
    // What the phone holds already is shown at once, also without a network.
    const mine = liveTickets().map(({ ticket }) => rowOf(ticket))
    if (mine.length > 0) this.setData({ blank: '', live: mine })
  },
  onShow() {
    begin(
      this,
      onTicket(({ ticket }) => {
        this.change(ticket.ticketId, ticket.state)
      }),
      retryWhenBack(this),
    )
    this.setData({ slips: slipRows() })
    void this.fetch()
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void fetchMore(this, earlier, (rows) => {
      const known = new Set([...this.data.live, ...this.data.past].map(({ ticketId }) => ticketId))
      const more = rows.filter(({ ticketId }) => !known.has(ticketId))
      append(this, 'past', more)
    })
  },
  onLanguage() {
    void this.fetch()
  },

  async fetch() {
    const answer = await call('queue', 'myTickets', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) {
      const { tickets, cursor } = answer.value
      this.setData({
        blank: '',
        isStale: false,
        live: tickets.filter(({ state }) => isLive[state]).map(rowOf),
        past: tickets.filter(({ state }) => !isLive[state]).map(rowOf),
        cursor: cursor ?? '',
        hasFailedMore: false,
      })
      void lookForMessages()
    } else if (this.data.blank === '') this.setData({ isStale: true })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  /** A ticket in the list went on: its row follows without a call. */
  change(ticketId: string, state: Ticket['state']) {
    const index = this.data.live.findIndex((row) => row.ticketId === ticketId)
    if (index < 0 || this.data.live[index]?.state === state) return
    if (isLive[state]) this.setData({ [`live[${index}].state`]: state })
    else void this.fetch()
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  find() {
    go('/pages/search/search')
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { path } = currentTarget.dataset as { path: string }
    go(path)
  },

  ask() {
    this.setData({ isAsking: true, code: '', codeError: '', refused: null })
  },
  close() {
    this.setData({ isAsking: false })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value, codeError: '' })
  },
  async scanSlip() {
    const read = await scan()
    if (read === undefined) return
    const code = read.scene?.kind === 'slip' ? read.scene.code : ''
    this.setData({ code, codeError: '' })
    await this.followSlip()
  },
  async followSlip() {
    const code = typedCode(this.data.code)
    if (this.data.isBusy) return
    if (code === '') {
      this.setData({ codeError: t('empty') })
      return
    }
    this.setData({ isBusy: true, refused: null })
    const answer = await call('queue', 'slip', { code })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      if (answer.error.message === '') this.setData({ refused: refused('follow', answer.error) })
      else this.setData({ codeError: answer.error.message })
      return
    }
    follow(answer.value, code)
    keepSlip(answer.value, code)
    this.setData({ isAsking: false, slips: slipRows() })
    go(`/pages/ticket/ticket?id=${answer.value.ticketId}&slip=${code}`)
  },
  step() {
    void this.followSlip()
  },
})
