import {
  daysText,
  dotted,
  isOpenNow,
  lineShort,
  mannedWindows,
  servingText,
  ticketText,
  waitText,
} from '../../i18n/phrases'
import { t as shared } from '../../i18n/t'
import type { IconName } from '../../components/icon/names'
import { guide } from '../../live/guide'
import { hall, linesFor, type LineNow, type Overview } from '../../live/hall'
import { followed, liveTickets } from '../../live/mine'
import type { Ticket } from '../../live/place'
import { isRated } from '../../live/rated'
import { appearance } from '../../settings/settings'

/** A ticket on the home page. */
export interface TicketCard {
  readonly ticketId: string
  readonly no: string
  readonly state: string
  readonly headline: string
  readonly caption: string
}

/** A service on the home page. */
export interface Tile {
  readonly code: string
  readonly icon: IconName
  readonly name: string
  readonly caption: string
}

/** A line that is open now. */
export interface LineRow {
  readonly lineId: string
  readonly window: string
  readonly title: string
  readonly caption: string
  readonly wait: string
  readonly note: string
}

/** What a service is about, by a word of its name; the first that fits. */
const icons: readonly (readonly [RegExp, IconName])[] = [
  [/证明|certificate/i, 'document'],
  [/车|train/i, 'train'],
  [/学生证|校园卡|身份|一卡通|card/i, 'id-card'],
  [/章|印|seal|stamp/i, 'seal'],
  [/报销|费|款|票|贷|fee|invoice|reimburs/i, 'receipt'],
  [/邮|寄|parcel/i, 'parcel'],
  [/档案|户口|户籍|file|archive/i, 'folder'],
  [/请假|注册|学籍|选课|calendar|regist/i, 'calendar'],
]

const iconOf = (name: string): IconName => icons.find(([word]) => word.test(name))?.[1] ?? 'document'

/** Elder: only how many are ahead stands beside the plate. */
const ticketCard = (ticket: Ticket): TicketCard => ({
  ticketId: ticket.ticketId,
  no: ticket.number,
  state: ticket.state,
  ...ticketText(ticket),
  ...(appearance().size === 'elder' && ticket.state === 'waiting'
    ? { caption: shared('ahead', { people: ticket.ahead }) }
    : {}),
})

/** My tickets that are not over, and a visit that just ended and waits for its rating. */
export const cards = (): TicketCard[] => {
  const ended = (hall()?.tickets ?? [])
    .map((ticket) => followed(ticket.ticketId)?.ticket ?? ticket)
    .filter(({ ticketId, state, moves }) => state === 'done' && moves.includes('rate') && !isRated(ticketId))
  return [...liveTickets().map(({ ticket }) => ticket), ...ended.slice(0, 1)].map(ticketCard)
}

/** The common services that the catalogue on the phone knows. */
export const tiles = (codes: readonly string[], most: number): Tile[] =>
  codes
    .flatMap((code) => guide()?.known(code) ?? [])
    .slice(0, most)
    .map(({ code, name, promisedDays }) => {
      const line = linesFor(code)[0]
      // While everything is closed, when it opens stands once below.
      const isWorthSaying = line !== undefined && hall()?.opening.kind === 'open'
      const caption = dotted(daysText(promisedDays), isWorthSaying ? lineShort(line) : '')
      return { code, name, icon: iconOf(name), caption }
    })

const firstNo = (line: LineNow): number => mannedWindows(line)[0]?.windowNo ?? 0

/** Open lines by their windows' numbers. Elder: who waits stands in the caption, nothing below the wait. */
export const lineRows = ({ lines }: Overview, isElder: boolean, most: number): LineRow[] =>
  lines
    .filter(isOpenNow)
    .sort((a, b) => firstNo(a) - firstNo(b))
    .slice(0, most)
    .map((line) => {
      const people = shared('peopleWaiting', { people: line.waitingCount })
      return {
        lineId: line.lineId,
        window: String(firstNo(line)),
        title: line.name,
        caption: isElder ? people : servingText(line),
        wait: waitText(line.wait),
        note: isElder ? '' : people,
      }
    })
