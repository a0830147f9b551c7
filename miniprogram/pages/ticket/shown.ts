import { dotted, listed, windowsText } from '../../i18n/phrases'
import { clockAt } from '../../i18n/time'
import type { Followed } from '../../live/mine'
import type { Ticket } from '../../live/place'
import { t } from './words'

type Small = readonly { readonly key: string; readonly icon: string; readonly label: string }[]

/** The button under the thumb. `key` says what it does; '' = there is none. */
interface Main {
  readonly key: 'way' | 'scan' | 'requeue' | 'takeAgain' | 'rate' | ''
  readonly label: string
  readonly icon: string
  readonly tone: string
}

/** What the page shows of a ticket, flat. */
export interface Shown {
  readonly state: Ticket['state']
  readonly no: string
  readonly unit: string
  readonly lineId: string
  readonly service: string
  readonly line: string
  readonly ahead: number
  readonly wait: Ticket['wait']
  readonly serving: string
  readonly upToMe: readonly string[]
  readonly windowId: string
  readonly windowNo: string
  readonly windows: string
  readonly place: string
  readonly bring: string
  readonly sentFrom: string
  readonly says: string
  readonly note: string
  readonly within: string
  readonly canCancel: boolean
  /** Whether its holder may ask to be told, and whether they have. */
  readonly mayRemind: boolean
  readonly reminds: boolean
  readonly lose: string
  readonly main: Main
  readonly small: Small
}

const main = ({ state, moves }: Ticket): Main => {
  const may = (move: Ticket['moves'][number]): boolean => moves.includes(move)
  if (may('arrive')) return { key: 'scan', label: t('scan'), icon: 'scan', tone: 'called' }
  if (may('requeue')) return { key: 'requeue', label: t('requeue'), icon: 'undo', tone: 'missed' }
  if (may('takeAgain')) return { key: 'takeAgain', label: t('takeAgain'), icon: 'ticket', tone: 'brand' }
  if (may('rate')) return { key: 'rate', label: t('rate'), icon: 'star', tone: 'brand' }
  if (state === 'waiting') return { key: 'way', label: t('way'), icon: 'walk', tone: 'brand' }
  return { key: '', label: '', icon: '', tone: 'brand' }
}

/** The sentence below the plate, by state. */
const says = (ticket: Ticket): { says: string; note: string } => {
  const { state, until, after, outcome, moves } = ticket
  const place = windowsText(ticket.windows)
  switch (state) {
    case 'called':
      return { says: t('goTo', { window: place }), note: t('late') }
    case 'serving':
      return { says: t('servingAt', { window: place }), note: t('servingNote') }
    case 'missed':
      return {
        says: t('missedWhat', { no: ticket.number }),
        note:
          moves.includes('requeue') && until !== undefined
            ? t('missedWhy', { until: clockAt(until), after: after ?? 0 })
            : t('missedOver'),
      }
    case 'done':
      return { says: outcome === undefined ? '' : t(outcome), note: t('doneAt', { window: place }) }
    case 'cancelled':
      return { says: t('cancelledText'), note: '' }
    case 'lapsed':
      return { says: t('lapsedText'), note: '' }
    case 'waiting':
    case 'transferred':
      return { says: '', note: '' }
  }
}

const lose = ({ state, ahead }: Ticket): string =>
  state === 'waiting' ? t('loseAhead', { people: ahead }) : t('losePlace')

/** Whole minutes that a called visitor is waited for. */
const within = ({ calledAt, until }: Ticket): string =>
  calledAt === undefined || until === undefined
    ? ''
    : t('within', { minutes: Math.round((Date.parse(until) - Date.parse(calledAt)) / 60_000) })

const rank = (priority: Ticket['priority']): string =>
  priority === 'normal' ? '' : t(priority === 'returned' ? 'comesBack' : 'priority')

const line = ({ ticket, isLive }: Followed): string => {
  const { state, calledAt, calls, serviceName, priority, seenAt } = ticket
  if (state === 'called' && calledAt !== undefined)
    return t('calledAt', { at: clockAt(calledAt), times: calls })
  const isWaiting = state === 'waiting'
  return dotted(
    isWaiting ? rank(priority) : '',
    isWaiting ? '' : serviceName,
    isWaiting ? (isLive ? t('live') : t('updated', { at: clockAt(seenAt) })) : '',
  )
}

/** A ticket as the page shows it. Which buttons there are, the function has said in `moves`. */
export const shown = (followed: Followed): Shown => {
  const { ticket } = followed
  const { state, windows, bring, moves, sentFrom } = ticket
  const [first] = windows
  const canCancel = moves.includes('cancel')
  const cancel = { key: 'cancel', icon: 'close', label: t(state === 'called' ? 'notNow' : 'cancel') }
  return {
    state,
    no: ticket.number,
    unit: ticket.unitName,
    lineId: ticket.lineId,
    service: ticket.serviceName,
    line: line(followed),
    ahead: ticket.ahead,
    wait: ticket.wait,
    serving: ticket.serving[0]?.number ?? '',
    upToMe: ticket.upToMe,
    windowId: first?.windowId ?? '',
    windowNo: first === undefined ? '' : String(first.windowNo),
    windows: windowsText(windows),
    place: first?.place ?? '',
    bring: bring.length === 0 ? '' : t('bring', { things: listed(bring) }),
    sentFrom: sentFrom === undefined ? '' : t('sentFrom', { no: sentFrom }),
    ...says(ticket),
    within: state === 'called' ? within(ticket) : '',
    canCancel,
    mayRemind: moves.includes('remind'),
    reminds: ticket.reminds === true,
    lose: lose(ticket),
    main: main(ticket),
    small: canCancel ? [cancel] : [],
  }
}

/** Time left of the time given: `2:35` and what is left of the bar in per cent. */
export const countdown = (
  { calledAt, until }: Pick<Ticket, 'calledAt' | 'until'>,
  now: number,
): { left: string; percent: number } | undefined => {
  if (calledAt === undefined || until === undefined) return undefined
  const seconds = Math.max(0, Math.round((Date.parse(until) - now) / 1000))
  const all = Math.max(1, (Date.parse(until) - Date.parse(calledAt)) / 1000)
  const clock = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
  return {
    left: seconds === 0 ? t('timeUp') : t('left', { left: clock }),
    percent: Math.min(100, Math.round((seconds / all) * 100)),
  }
}
