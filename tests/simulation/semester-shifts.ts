import { closingItems } from '../../cloudfunctions/_shared/closing-items'
import { hallCode, stepAt } from '../../cloudfunctions/_shared/hall-code'
import type { Day } from '../../cloudfunctions/_kernel/time'
import { isDayOff, type Slot, slotsOf } from './semester-calendar'
import type { SemesterHall, Stored } from './semester-hall'
import { BSSID, HALL_AT, HALL_SECRET } from './semester-world'

interface Span {
  readonly from: number
  readonly to: number
}
interface Claim {
  readonly kind: 'leave' | 'standIn' | 'duty'
  readonly windowId?: string
  readonly isSet: boolean
  readonly pieces: readonly { readonly day: string; readonly spans: readonly Span[] }[]
}
/** Where somebody means to be, and when. */
interface Shift extends Span {
  readonly windowId: string
}

const FAR = { latitude: HALL_AT.latitude + 0.02, longitude: HALL_AT.longitude, accuracy: 10 }

/** How one person shows that they are here; now and then the proofs disagree, which marks nobody absent (§21). */
const proof = ({ random }: SemesterHall) => {
  const chance = random.next()
  if (chance < 0.04) return { bssid: BSSID, located: FAR }
  if (chance < 0.1) return { code: hallCode(Buffer.from(HALL_SECRET, 'base64url'), stepAt(new Date())) }
  return { bssid: BSSID }
}

/** Presses the clock. Whoever is held back by the closing checklist does it, or sometimes just goes. */
export const press = async (
  hall: SemesterHall,
  personId: string,
  windowId: string,
  direction: 'in' | 'out',
): Promise<void> => {
  const clock = () => hall.send('attendance', personId, 'clock', { direction, windowId, ...proof(hall) })
  const answer = await clock()
  if (answer?.error?.code !== 'MUST_STAY' || hall.random.chance(0.08)) return
  await hall.send('security', personId, 'closeUp', { windowId, items: [...closingItems] })
  await hall.happening.sleep(hall.random.below(3) * 60_000)
  await clock()
}

/** What somebody's own page says of their day: what their hours are promised to. */
const claimsOf = async (hall: SemesterHall, personId: string, day: Day, kind: Claim['kind']) => {
  const years = await hall.read('commitments', { personId, days: day })
  return years
    .flatMap(({ claims }) => claims as Claim[])
    .filter((claim) => claim.isSet && claim.kind === kind)
    .flatMap(({ windowId, pieces }) =>
      pieces
        .filter((piece) => piece.day === day)
        .flatMap(({ spans }) => spans.map((span) => ({ ...span, windowId: windowId ?? '' }))),
    )
    .sort((one, other) => one.from - other.from)
}

const meets = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** What is left of a slot between its own beginning and the leave in it: where somebody means to be at work. */
const besideLeave = (slot: Slot, leave: readonly Span[]): Span | undefined => {
  const taken = leave.filter((span) => meets(span, slot))
  const from = taken.some((span) => span.from <= slot.from)
    ? Math.max(...taken.filter((span) => span.from <= slot.from).map(({ to }) => to))
    : slot.from
  const to = taken.some((span) => span.from > from)
    ? Math.min(...taken.filter((span) => span.from > from).map((span) => span.from))
    : slot.to
  return from < to ? { from, to } : undefined
}

/** When and where somebody means to come for one slot, if they do at all. */
const shiftFor = async (
  hall: SemesterHall,
  personId: string,
  own: string,
  isPrimary: boolean,
  day: Day,
  slot: Slot,
): Promise<Shift | undefined> => {
  const { random } = hall
  const standsIn = (await claimsOf(hall, personId, day, 'standIn')).filter((span) => meets(span, slot))
  const [first] = standsIn
  if (first !== undefined)
    return {
      from: Math.max(first.from, slot.from),
      to: Math.min(standsIn.at(-1)?.to ?? first.to, slot.to),
      windowId: first.windowId,
    }
  // A B who isn't asked comes now and then all the same: nobody took leave, and A is missing (§10).
  if (!isPrimary)
    return random.chance(0.04) ? { from: slot.from + 15, to: slot.to, windowId: own } : undefined
  const left = besideLeave(slot, await claimsOf(hall, personId, day, 'leave'))
  if (left !== undefined) return { ...left, windowId: own }
  return random.chance(0.04) ? { ...slot, windowId: own } : undefined
}

/** One slot of one person: early, late, gone early, one press forgotten, pressed twice, out in between, or not there. */
const work = async (hall: SemesterHall, personId: string, day: Day, shift: Shift, slotEnd: number) => {
  const { random } = hall
  if (random.chance(0.03)) return
  const { windowId } = shift
  const at = (minute: number, direction: 'in' | 'out') =>
    hall
      .until(day, minute, random.chance(0.3) ? 0 : random.below(55_000))
      .then(() => press(hall, personId, windowId, direction))
  const coming = random.chance(0.86) ? shift.from - random.below(14) : shift.from + 1 + random.below(55)
  if (!random.chance(0.04)) {
    await at(coming, 'in')
    if (random.chance(0.05)) await at(coming + random.below(6), 'in')
  }
  if (random.chance(0.05)) {
    const middle = Math.floor((coming + shift.to) / 2)
    await at(middle, 'out')
    if (!random.chance(0.2)) await at(middle + 5 + random.below(25), 'in')
  }
  if (random.chance(0.05)) return
  // Who stood in for an hour stays on sometimes, and nobody is sent away.
  const end = shift.to < slotEnd && random.chance(0.3) ? slotEnd : shift.to
  await at(
    random.chance(0.9) ? end + random.below(12) : Math.max(coming + 1, end - 1 - random.below(50)),
    'out',
  )
}

/** Everybody's day at the clock. */
export const shifts = async (hall: SemesterHall, day: Day): Promise<void> => {
  const { world, random } = hall
  const people = [...new Set(world.seats.flatMap(({ primary, alternate }) => [primary, alternate]))]
  await Promise.all(
    people.map(async (personId) => {
      const own = world.seats.find((seat) => seat.primary === personId || seat.alternate === personId)
      if (own === undefined) return
      const isPrimary = own.primary === personId
      for (const slot of slotsOf(day)) {
        await hall.until(day, slot.from - 40)
        const shift = await shiftFor(hall, personId, own.windowId, isPrimary, day, slot)
        if (shift !== undefined) await work(hall, personId, day, shift, slot.to)
      }
      if (!isDayOff(day)) return
      await hall.until(day, 440)
      for (const duty of await claimsOf(hall, personId, day, 'duty'))
        if (random.chance(0.9)) await work(hall, personId, day, duty, duty.to)
    }),
  )
}

/** Whoever has come to the meeting signs with the hall's code; a few forget to, or never come (§24). */
export const signMeetings = async (hall: SemesterHall, day: Day): Promise<void> => {
  const { world, random } = hall
  const people = [...new Set(world.seats.flatMap(({ primary, alternate }) => [primary, alternate]))]
  const meetings = (await hall.read('meetings', { day })) as (Stored & { span: Span; unitIds: string[] })[]
  for (const meeting of meetings)
    await Promise.all(
      people.map(async (personId) => {
        if (random.chance(0.2)) return
        await hall.until(day, meeting.span.from - 14 + random.below(30), random.below(50_000))
        const code = hallCode(Buffer.from(HALL_SECRET, 'base64url'), stepAt(new Date()))
        await hall.send('attendance', personId, 'signIn', { meetingId: meeting._id, code })
      }),
    )
}
