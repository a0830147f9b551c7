import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { dayText, yearText } from '../../i18n/time'
import { t } from './words'

type Posts = Output<'people', 'unitPosts'>
type Window = Posts['windows'][number]
type Seat = Window['seats'][number]

/** One seat as a row: who has it, what is under way, where a press leads. */
export interface SeatRow {
  readonly kind: string
  readonly title: string
  readonly caption: string
  readonly chip: string
  readonly chipText: string
  readonly url: string
}

export interface WindowCard {
  readonly windowId: string
  readonly title: string
  readonly place: string
  readonly isLeaving: boolean
  readonly seats: readonly SeatRow[]
}

const underWay = ({ coming, nomination, order }: Seat): string => {
  if (coming !== undefined)
    return t(coming.state === 'signed' ? 'signed' : 'coming', {
      name: coming.name,
      day: dayText(coming.startOn),
    })
  if (nomination !== undefined)
    return t(nomination.state === 'returned' ? 'returned' : 'proposed', { name: nomination.name })
  if (order === undefined) return ''
  return t(order.state === 'overdue' ? 'overdue' : 'order', { day: dayText(order.nameBy) })
}

const tenure = ({ holder }: Seat): string => {
  if (holder === undefined) return ''
  if (holder.relievedOn !== undefined) return t('relieved', { day: dayText(holder.relievedOn) })
  return dotted(t('since', { day: yearText(holder.from) }), t('served', { day: yearText(holder.servedOn) }))
}

/**
 * Where a press leads: to the handover, for the centre to the seat where somebody sits, for the unit to its nomination.
 */
const urlOf = (seat: Seat, at: Window, { part, unitId }: Posts): string => {
  if (seat.coming !== undefined && (part !== 'centre' || seat.holder === undefined))
    return `/staff/handover/handover?handoverId=${seat.coming.handoverId}`
  const seatOf = `unitId=${unitId}&windowId=${at.windowId}&kind=${seat.kind}`
  if (part === 'centre') return seat.holder === undefined ? '' : `/staff/seat/seat?${seatOf}`
  if (part !== 'unit' || at.isLeaving) return ''
  return `/staff/nominate/nominate?${seatOf}&no=${String(at.windowNo)}`
}

const seatRow = (seat: Seat, at: Window, posts: Posts): SeatRow => {
  const under = underWay(seat)
  const isVacant = seat.holder === undefined
  return {
    kind: seat.kind,
    title: dotted(t(seat.kind), seat.holder?.name ?? ''),
    caption: under === '' ? tenure(seat) : under,
    chip: isVacant ? 'warning' : seat.order !== undefined ? 'danger' : '',
    chipText: isVacant ? t('vacant') : '',
    url: urlOf(seat, at, posts),
  }
}

export const windowCards = (posts: Posts): WindowCard[] =>
  posts.windows.map((at) => ({
    windowId: at.windowId,
    title: t('window', { no: at.windowNo }),
    place: at.place,
    isLeaving: at.isLeaving,
    seats: at.seats.map((seat) => seatRow(seat, at, posts)),
  }))

/** Where the unit changes who stands in for its head, or who its back office is. */
const changedAt: Record<'head' | 'nextHead' | 'deputy' | 'backOffice', (unitId: string) => string> = {
  head: () => '',
  nextHead: () => '',
  deputy: (unitId) => `/staff/deputy/deputy?unitId=${unitId}`,
  backOffice: (unitId) => `/staff/nominate/nominate?unitId=${unitId}&kind=backOffice`,
}

/** Who leads the unit, by their part, name and time. */
export const leaders = ({
  head,
  nextHead,
  deputy,
  backOffice,
  backOfficeNomination,
  part: mine,
  unitId,
}: Posts) =>
  (
    [
      ['head', head],
      ['nextHead', nextHead],
      ['deputy', deputy],
      ['backOffice', backOffice],
    ] as const
  ).flatMap(([part, held]) => {
    const url = mine === 'unit' ? changedAt[part](unitId) : ''
    const proposed = part === 'backOffice' ? backOfficeNomination : undefined
    const under =
      proposed === undefined
        ? ''
        : t(proposed.state === 'returned' ? 'returned' : 'proposed', { name: proposed.name })
    if (held === undefined) {
      const isShown = part === 'head' || url !== ''
      return isShown ? [{ part, title: t(part), name: t('none'), term: under, url }] : []
    }
    const from = yearText(held.from)
    const days =
      held.to === undefined ? t('since', { day: from }) : t('term', { from, to: yearText(held.to) })
    const term = held.isComing ? t('notYet', { days }) : days
    return [{ part, title: t(part), name: held.name, term: under === '' ? term : under, url }]
  })
