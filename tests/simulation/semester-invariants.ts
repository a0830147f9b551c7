import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { dayOf, minuteOf } from '../../cloudfunctions/_kernel/time'
import type { Stocks } from './semester-assets'
import type { SemesterHall, Stored } from './semester-hall'
import type { KeptLeave } from './semester-leaves'
import { openidOf } from './semester-world'

interface Span {
  readonly from: number
  readonly to: number
}
interface Claim {
  readonly kind: 'leave' | 'standIn' | 'duty'
  readonly sourceId: string
  readonly isSet: boolean
  readonly pieces: readonly { readonly day: string; readonly spans: readonly Span[] }[]
}

const counts = ['approved', 'active', 'returned']
/** In the order of time. */
const keyOf = (day: string, minute: number): string => `${day}:${String(minute).padStart(4, '0')}`
const momentOf = (at: Date): string => keyOf(dayOf(at), minuteOf(at))
const minutesOf = (pieces: Claim['pieces']): string[] =>
  pieces.flatMap(({ day, spans }) =>
    spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_none, at) => keyOf(day, from + at))),
  )

/** No leave of an A counts without a B who said yes themselves, or an order of the centre's; each is in the audit (§23). */
export const leavesHold = async (hall: SemesterHall): Promise<void> => {
  const leaves = (await hall.read('leaves')) as KeptLeave[]
  const commitments = await hall.read('commitments')
  const claims = commitments.flatMap((year) =>
    (year['claims'] as Claim[]).map((claim) => ({ ...claim, personId: String(year['personId']) })),
  )
  for (const leave of leaves.filter(({ state }) => counts.includes(state))) {
    hall.counts.checks += 1
    const entries = await hall.read('auditEntries', { subject: `leaves:${leave._id}` })
    const by = (endpoint: string) => entries.filter((one) => one['endpoint'] === `attendance.${endpoint}`)
    if (by('decideLeave').length !== 1) hall.wrong(`leave ${leave._id} counts without the centre's decision`)
    if (leave.windowId === undefined) continue
    const yes = by('acceptLeave').some(
      (one) => String(one['by']) === visitorOf(openidOf(leave.alternateId ?? '')),
    )
    const orders = by('orderStandIn').filter(({ role }) => role === 'centreStaff' || role === 'centreAdmin')
    const isAnswered = leave.order === undefined ? yes : orders.length > 0
    if (!isAnswered) hall.wrong(`leave ${leave._id} of ${leave.personId} counts and no B said yes`)
    if (leave.isUncovered || leave.steps.some(({ move }) => move === 'fellOut')) continue
    // Whoever stands in is promised to every minute of it; whoever is assigned, from when they were.
    const of = (kind: Claim['kind']) =>
      claims
        .filter((claim) => claim.sourceId === leave._id && claim.kind === kind && claim.isSet)
        .flatMap(({ pieces }) => minutesOf(pieces))
    const covered = new Set(of('standIn'))
    const since = leave.order === undefined ? '' : momentOf(leave.order.at)
    const open = of('leave').filter((minute) => minute >= since && !covered.has(minute))
    if (open.length > 0) hall.wrong(`leave ${leave._id} counts and nobody stands in at ${open[0] ?? ''}`)
  }
}

/** Nobody's hours are promised twice at one minute, and each promise has its leave or filing (§22 §23). */
export const commitmentsHold = async (hall: SemesterHall): Promise<void> => {
  const leaves = new Map(((await hall.read('leaves')) as KeptLeave[]).map((leave) => [leave._id, leave]))
  for (const year of await hall.read('commitments')) {
    const taken = new Map<string, Claim>()
    hall.counts.checks += 1
    for (const claim of year['claims'] as Claim[]) {
      for (const minute of minutesOf(claim.pieces)) {
        const other = taken.get(minute)
        if (other !== undefined)
          hall.wrong(
            `${year._id} is promised twice at ${minute}: ${other.kind} ${other.sourceId}, ${claim.kind} ${claim.sourceId}`,
          )
        taken.set(minute, claim)
      }
      const leave = leaves.get(claim.sourceId)
      if (claim.kind === 'duty') continue
      if (leave === undefined || ['rejected', 'withdrawn'].includes(leave.state))
        hall.wrong(`${year._id} is promised to ${claim.sourceId}, which is ${leave?.state ?? 'nowhere'}`)
      if (leave !== undefined && claim.isSet !== counts.includes(leave.state))
        hall.wrong(
          `${year._id}: ${claim.sourceId} is ${leave.state}, and its hours are ${claim.isSet ? 'set' : 'not set'}`,
        )
    }
  }
  // The same from the leaves themselves: two that count never share a minute of one person.
  const own = new Map<string, string>()
  for (const leave of leaves.values()) {
    if (!counts.includes(leave.state) || leave.ended !== undefined) continue
    for (const minute of minutesOf(leave.pieces)) {
      const key = `${leave.personId} ${minute}`
      if (own.has(key)) hall.wrong(`${leave.personId} is on leave twice at ${minute}`)
      own.set(key, leave._id)
    }
  }
}

/** One command, one press: a press that was sent twice or whose answer was lost stands there once. */
export const pressesHold = async (hall: SemesterHall): Promise<void> => {
  const asked = hall.tally.get('attendance.clock ok') ?? 0
  const punches = await hall.read('punches')
  if (punches.length !== asked) hall.wrong(`${String(punches.length)} punches of ${String(asked)} presses`)
}

interface Movement extends Stored {
  readonly change: number
  readonly stockAfter: number
  readonly kind: string
  readonly createdAt: Date
}

/** The stock of every supply is the sum of its movements, never below zero, and what the commands came to (§27). */
export const stocksHold = async (hall: SemesterHall, { bySupply }: Stocks): Promise<void> => {
  for (const supply of await hall.read('supplies')) {
    const movements = (await hall.read('stockMovements', { supplyId: supply._id })) as Movement[]
    const stock = Number(supply['stock'])
    const wrong = (what: string): void => {
      hall.wrong(`stock of ${String(supply['name'])}: ${what}`)
    }
    const sum = movements.reduce((all, { change }) => all + change, 0)
    const counted = movements
      .filter(({ kind }) => kind === 'counted')
      .reduce((all, { change }) => all + change, 0)
    hall.counts.checks += 1
    if (sum !== stock) wrong(`${String(stock)}, its movements come to ${String(sum)}`)
    if (stock < 0 || movements.some(({ stockAfter }) => stockAfter < 0)) wrong('below zero')
    const expected = (bySupply.get(supply._id) ?? 0) + counted
    if (expected !== stock) wrong(`${String(stock)}, what was done comes to ${String(expected)}`)
    // Each movement begins where another ended: nobody's was lost.
    const befores = movements.map(({ stockAfter, change }) => stockAfter - change).sort((a, b) => a - b)
    const afters = [0, ...movements.map(({ stockAfter }) => stockAfter)].sort((a, b) => a - b)
    const at = afters.indexOf(stock)
    if (at !== -1) afters.splice(at, 1)
    if (befores.join() !== afters.join()) wrong('movements do not follow each other')
  }
  const handed = await hall.read('assetRequests', { state: 'handedOver' })
  for (const item of await hall.read('assetItems', { offeredIn: { $ne: null } })) {
    const of = handed.filter(({ itemId }) => itemId === item._id)
    if (of.length !== 1 || of[0]?._id !== item['offeredIn'])
      hall.wrong(`thing ${item._id} lies ready for ${String(of.length)} requests`)
  }
  const received = await hall.read('assetRequests', { state: 'received', itemId: { $ne: null } })
  for (const item of await hall.read('assetItems', { state: 'inUse' }))
    if (!received.some(({ itemId, personId }) => itemId === item._id && personId === item['custodianId']))
      hall.wrong(`thing ${item._id} is kept by ${String(item['custodianId'])}, who never received it`)
}
