import { audienceText } from '../../i18n/audience'
import { dotted, listed } from '../../i18n/phrases'
import { clockAt, openingText } from '../../i18n/time'
import { appearance } from '../../settings/settings'
import type { Ended } from '../components/ended/ended'
import type { View } from './follow'
import { t } from './words'

export type DeskState = 'closed' | 'taken' | 'paused' | 'idle' | 'called' | 'serving'

interface NextRow {
  readonly no: string
  readonly title: string
  readonly caption: string
}

interface LineTag {
  readonly id: string
  readonly label: string
  readonly isPicked: boolean
}

/** What the page shows of a counter, flat; which buttons there are, the function has said in `moves`. */
export interface Desk {
  readonly state: DeskState
  readonly windowNo: string
  readonly head: string
  readonly waiting: number
  readonly longest: number
  readonly next: readonly NextRow[]
  readonly callNote: string
  readonly last: string
  /** Empty while nobody stands at the window. */
  readonly ticketId: string
  readonly no: string
  readonly service: string
  readonly serviceName: string
  readonly caption: string
  readonly chip: string
  readonly note: string
  readonly look: string
  readonly behind: string
  readonly nextNo: string
  readonly canAgain: boolean
  readonly canMiss: boolean
  /** Why it can't be missed yet, where no time says so. */
  readonly missFirst: string
  readonly canTransfer: boolean
  readonly paused: string
  readonly pausedText: string
  readonly opening: string
  readonly lines: readonly LineTag[]
}

/** Calls after which a visitor may be missed; the function decides, this only says it beforehand. */
const mostCalls = 3

const stateOf = ({ session, ticket }: View): DeskState => {
  if (session === undefined) return 'closed'
  if (!session.isMine) return 'taken'
  if (session.state === 'paused') return 'paused'
  return ticket?.state ?? 'idle'
}

/** By what right somebody is called earlier; nothing where as they came. */
const rankText = (priority: View['next'][number]['priority']): string =>
  priority === 'normal' ? '' : t(priority === 'returned' ? 'comesBack' : 'first')

const nextRow = ({
  number,
  serviceName,
  waitedMinutes,
  priority,
  sentFrom,
}: View['next'][number]): NextRow => ({
  no: number,
  title: serviceName,
  caption: dotted(
    sentFrom === undefined ? '' : t('from', { no: sentFrom }),
    rankText(priority),
    t('waited', { minutes: waitedMinutes }),
  ),
})

const reasons = ['break', 'errand', 'meeting', 'system'] as const
export type PauseReason = (typeof reasons)[number]

const reasonText = (reason: string | undefined): string => {
  const known = reasons.find((one) => one === reason)
  return known === undefined ? '' : t(known)
}

/** The lines to open the window with; all but those that were taken out. */
export const linesOf = ({ lines }: View, unpicked: readonly string[]): LineTag[] =>
  lines.map(({ lineId, waitingCount }) => ({
    id: lineId,
    label: t('lineTag', { id: lineId, people: waitingCount }),
    isPicked: !unpicked.includes(lineId),
  }))

/** The number that ended here last: as long as no other does, also beside the next; nothing once it was taken back. */
export const lastOf = ({ last, ticket }: View, before: Ended | null): Ended | null => {
  if (last !== undefined) return last.state === 'done' ? { ticketId: last.ticketId, no: last.number } : null
  return ticket !== undefined && ticket.ticketId === before?.ticketId ? null : before
}

export const shown = (view: View, unpicked: readonly string[]): Desk => {
  const { session, ticket, next, waitingCount, last, moves } = view
  const isElder = appearance().size === 'elder'
  const ids = listed((session?.lineIds ?? view.lines.map(({ lineId }) => lineId)).map(String))
  const [first] = next
  const state = stateOf(view)
  const calls = ticket?.calls ?? 0
  return {
    state,
    windowNo: String(view.windowNo),
    head: isElder ? view.unitName : dotted(view.unitName, t('line', { ids })),
    waiting: waitingCount,
    longest: view.longestMinutes,
    next: next.map(nextRow),
    callNote: first === undefined ? '' : dotted(first.number, first.serviceName),
    last:
      last === undefined || !moves.includes('undo')
        ? ''
        : t('last', { no: last.number, isMissed: last.state === 'missed' }),
    ticketId: ticket?.ticketId ?? '',
    no: ticket?.number ?? '',
    service: ticket?.service ?? '',
    serviceName: ticket?.serviceName ?? '',
    caption: ticket === undefined ? '' : captionOf(ticket, isElder),
    chip: ticket?.state === 'called' ? t('calls', { times: calls }) : '',
    note: moves.includes('callAgain') ? t('told') : t('toldThrice'),
    look: ticket === undefined || ticket.look.length === 0 ? '' : t('look', { things: listed(ticket.look) }),
    behind: t(isElder ? 'behindShort' : 'behind', { people: waitingCount }),
    nextNo: first === undefined ? '' : t('nextNo', { no: first.number }),
    canAgain: moves.includes('callAgain'),
    canMiss: moves.includes('miss'),
    missFirst: moves.includes('miss') ? '' : t('missFirst', { calls: Math.max(1, mostCalls - calls) }),
    canTransfer: moves.includes('transfer'),
    paused: t('pausedFor', { reason: reasonText(session?.pausedFor) }),
    pausedText: t('pausedText', { people: waitingCount }),
    opening: openingText(view.opening),
    lines: linesOf(view, unpicked),
  }
}

const captionOf = (ticket: NonNullable<View['ticket']>, isElder: boolean): string =>
  dotted(
    ticket.addressed,
    audienceText(ticket.audience),
    ticket.sentFrom === undefined ? '' : t('from', { no: ticket.sentFrom }),
    rankText(ticket.priority),
    ticket.isUnprinted === true ? t('unprinted') : '',
    isElder ? '' : t('taken', { at: clockAt(ticket.arrivedAt), minutes: ticket.waitedMinutes }),
  )

/** What a clock face shows of seconds: 0:38, 4:12, 1:02:05. */
const face = (seconds: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${String(minutes)}:${two(seconds % 60)}`
    : `${String(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** What changes by the second; small, so that a second costs little. */
export interface Ticking {
  /** Since the call, or since service began. */
  readonly elapsed: string
  /** Until it may be called again, missed, undone; empty: it may, or there is nothing to wait for. */
  readonly again: string
  readonly miss: string
  readonly undo: string
}

const secondsTo = (at: string | undefined, now: number): number =>
  at === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(at) - now) / 1000))

const after = (at: string | undefined, now: number): string => {
  const seconds = secondsTo(at, now)
  return seconds === 0 ? '' : t('after', { left: face(seconds) })
}

export const ticking = ({ ticket, last, moves }: View, now: number): Ticking => {
  const since = ticket?.startedAt ?? ticket?.calledAt
  const undo = moves.includes('undo') ? secondsTo(last?.undoUntil, now) : 0
  return {
    elapsed: since === undefined ? '' : face(Math.max(0, Math.floor((now - Date.parse(since)) / 1000))),
    again: after(ticket?.callAgainAt, now),
    miss: after(ticket?.missAt, now),
    undo: undo === 0 ? '' : t('undo', { seconds: undo }),
  }
}
