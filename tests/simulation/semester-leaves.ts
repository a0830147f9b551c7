import { addDays, type Day } from '../../cloudfunctions/_kernel/time'
import { isDayOff, slotsOf } from './semester-calendar'
import type { SemesterHall, Stored } from './semester-hall'

interface Span {
  readonly from: number
  readonly to: number
}
export interface KeptLeave extends Stored {
  readonly personId: string
  readonly unitId: string
  readonly windowId?: string
  readonly alternateId?: string
  readonly state: string
  readonly isUncovered: boolean
  readonly order?: { readonly by: string; readonly at: Date }
  readonly pieces: readonly { readonly day: Day; readonly spans: readonly Span[] }[]
  readonly steps: readonly { readonly move: string }[]
  readonly ended?: { readonly day: Day; readonly minute: number }
}

const reason = '家里有事'

const workdayFrom = (day: Day): Day => {
  for (let on = day; ; on = addDays(on, 1)) if (!isDayOff(on)) return on
}

/** When somebody wants to be away: some minutes, a half day, a day, or several over a weekend. */
const wanted = (hall: SemesterHall, first: Day) => {
  const { random } = hall
  const day = workdayFrom(first)
  const [morning, afternoon] = slotsOf(day)
  if (morning === undefined || afternoon === undefined) throw new Error(`${day} is no workday`)
  const of = (from: number, to: number, last = day) => ({
    from: { day, minute: from },
    to: { day: last, minute: to },
  })
  const kind = random.weighted({ minutes: 3, morning: 4, afternoon: 4, day: 4, days: 3 })
  if (kind === 'minutes') {
    const from = random.pick([morning, afternoon]).from + 15 * random.below(8)
    return of(from, from + 30 + 15 * random.below(5))
  }
  if (kind === 'morning') return of(morning.from, morning.to)
  if (kind === 'afternoon') return of(afternoon.from, afternoon.to)
  if (kind === 'day') return of(morning.from, afternoon.to)
  return of(
    random.chance(0.5) ? morning.from : afternoon.from,
    afternoon.to,
    addDays(day, 1 + random.below(4)),
  )
}

const ask = async (hall: SemesterHall, personId: string, first: Day, type: string, more: object = {}) =>
  hall.send('attendance', personId, 'askLeave', {
    type,
    ...wanted(hall, first),
    reason,
    wantsOrder: hall.random.chance(0.3),
    ...more,
  })

/** Two As who share a B want the same days, and B says yes to both at once. */
const rush = async (hall: SemesterHall): Promise<void> => {
  const { world, random } = hall
  const unitId = random.pick(world.units)
  const [one, other] = world.seats.filter((seat) => seat.unitId === unitId)
  if (one === undefined || other === undefined) return
  const first = workdayFrom(addDays(hall.today(), 1 + random.below(4)))
  const [morning] = slotsOf(first)
  const times = {
    from: { day: first, minute: morning?.from ?? 0 },
    to: { day: first, minute: morning?.to ?? 0 },
  }
  const asked = await Promise.all(
    [one, other].map(({ primary }) =>
      hall.send('attendance', primary, 'askLeave', { type: 'annual', ...times, reason, wantsOrder: false }),
    ),
  )
  await Promise.all(
    asked.map(async (answer) => {
      if (answer?.ok === true)
        await hall.send('attendance', one.alternate, 'acceptLeave', { leaveId: answer.value?.['leaveId'] })
    }),
  )
}

/** B takes all of it, the first part of it, or says no. */
const answer = async (hall: SemesterHall): Promise<void> => {
  const { random } = hall
  const leave = (await hall.some('leaves', { state: 'awaitingAlternate' })) as KeptLeave | undefined
  if (leave?.alternateId === undefined) return
  const onIt = { leaveId: leave._id }
  if (random.chance(0.12)) {
    await hall.send('attendance', leave.alternateId, 'declineLeave', { ...onIt, refusal: '已有安排' })
    return
  }
  const isPart = leave.pieces.length > 1 && random.chance(0.25)
  const accept = hall.send('attendance', leave.alternateId, 'acceptLeave', {
    ...onIt,
    ...(isPart ? { pieces: leave.pieces.slice(0, 1) } : {}),
  })
  const withdraw = random.chance(0.08)
    ? hall.send('attendance', leave.personId, 'withdrawLeave', onIt)
    : undefined
  await Promise.all([accept, withdraw])
}

const countersign = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const leave = (await hall.some('leaves', { state: 'awaitingLead' })) as KeptLeave | undefined
  if (leave === undefined) return
  const heads = world.heads[leave.unitId] ?? []
  // Sometimes both heads look at it at the same moment, and don't agree.
  const who = random.chance(0.15) ? heads : [random.pick(heads)]
  await Promise.all(
    who.map((head) =>
      hall.send('attendance', head, 'countersignLeave', {
        leaveId: leave._id,
        ...(random.chance(0.06) ? { refusal: '人手不够' } : {}),
      }),
    ),
  )
}

const decide = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const leave = (await hall.some('leaves', { state: 'awaitingCentre' })) as KeptLeave | undefined
  if (leave === undefined) return
  const sent = hall.send('attendance', random.pick([...world.admins, ...world.clerks]), 'decideLeave', {
    leaveId: leave._id,
    ...(random.chance(0.05) ? { refusal: '当天有会' } : {}),
  })
  const other = random.chance(0.08)
    ? hall.send('attendance', leave.personId, 'withdrawLeave', { leaveId: leave._id })
    : undefined
  await Promise.all([sent, other])
}

/** Where nobody stands in the centre assigns somebody of the unit, or calls back who is away. */
const mend = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const open = ['awaitingAlternate', 'awaitingLead', 'awaitingCentre', 'approved', 'active']
  const query = random.chance(0.85) ? { isUncovered: true } : {}
  const leave = (await hall.some('leaves', { state: { $in: open }, ...query })) as KeptLeave | undefined
  if (leave === undefined) return
  const admin = random.pick(world.admins)
  const onIt = { leaveId: leave._id }
  if (['approved', 'active'].includes(leave.state) && random.chance(0.25)) {
    await hall.send('attendance', admin, 'recallLeave', { ...onIt, refusal: '没有人能顶岗' })
    return
  }
  const shown = await hall.ask('attendance', admin, 'standIns', onIt)
  const people = (shown.value?.['people'] ?? []) as { personId: string; objection?: object }[]
  const free = people.filter(({ objection }) => objection === undefined)
  const chosen = random.pick(free.length > 0 ? free : [{ personId: leave.personId }])
  await hall.send('attendance', admin, 'orderStandIn', { ...onIt, personId: chosen.personId, reason })
}

/** A B who was to stand in is ill, or whoever is away comes back before the time. */
const fallOut = async (hall: SemesterHall): Promise<void> => {
  const leave = (await hall.some('leaves', { state: { $in: ['approved', 'active'] } })) as
    KeptLeave | undefined
  if (leave === undefined) return
  if (hall.random.chance(0.5)) {
    const who = leave.personId
    await hall.send('attendance', who, 'returnFromLeave', { leaveId: leave._id })
  } else if (leave.alternateId !== undefined) {
    const [first] = leave.pieces
    const day = first === undefined || first.day <= hall.today() ? addDays(hall.today(), 1) : first.day
    await ask(hall, leave.alternateId, day, 'sick')
  }
}

/** Somebody whose request came back sends it again, changed. */
const again = async (hall: SemesterHall): Promise<void> => {
  const draft = (await hall.some('leaves', { state: 'draft' })) as KeptLeave | undefined
  if (draft === undefined) return
  if (hall.random.chance(0.2)) {
    await hall.send('attendance', draft.personId, 'withdrawLeave', { leaveId: draft._id })
    return
  }
  const first = addDays(hall.today(), 1 + hall.random.below(6))
  await ask(hall, draft.personId, first, 'personal', { draftId: draft._id })
}

const mix = { ask: 20, rush: 4, answer: 22, countersign: 22, decide: 24, mend: 8, fallOut: 5, again: 5 }

/** One thing that somebody does about a leave. */
export const leaveStep = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  switch (random.weighted(mix)) {
    case 'ask': {
      const seat = random.pick(world.seats)
      const who = random.chance(0.8) ? seat.primary : seat.alternate
      const isIll = random.chance(0.2)
      const type = isIll ? 'sick' : random.pick(['personal', 'official', 'annual', 'family', 'other'])
      // Whoever is ill says so for today or tomorrow; the rest plan ahead.
      await ask(hall, who, addDays(hall.today(), isIll ? random.below(2) : 1 + random.below(9)), type)
      return
    }
    case 'rush':
      return rush(hall)
    case 'answer':
      return answer(hall)
    case 'countersign':
      return countersign(hall)
    case 'decide':
      return decide(hall)
    case 'mend':
      return mend(hall)
    case 'fallOut':
      return fallOut(hall)
    case 'again':
      return again(hall)
  }
}
