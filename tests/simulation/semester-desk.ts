import { addDays, type Day, minuteOf } from '../../cloudfunctions/_kernel/time'
import { daysBetween, isDayOff, isFriday, slotsOf } from './semester-calendar'
import type { SemesterHall, Stored } from './semester-hall'

const reason = '工作需要'
const staffOf = ({ world }: SemesterHall): string[] => [
  ...new Set(world.seats.flatMap(({ primary, alternate }) => [primary, alternate])),
]

/** Somebody says when they came or went although the clock does not (补卡). */
const askCorrection = async (hall: SemesterHall): Promise<void> => {
  const { random } = hall
  const day = addDays(hall.today(), -random.below(4))
  const [morning, afternoon] = slotsOf(day)
  if (morning === undefined || afternoon === undefined) return
  const slot = random.pick([morning, afternoon])
  const direction = random.pick(['in', 'out'] as const)
  const minute = direction === 'in' ? slot.from - random.below(10) : slot.to + random.below(10)
  const input = { day, direction, minute, reason: '忘了打卡', evidence: '门口监控' }
  await hall.send('attendance', random.pick(staffOf(hall)), 'askCorrection', input)
}

const decideCorrection = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const asked = await hall.some('corrections', { state: 'asked' })
  if (asked === undefined) return
  const onIt = { correctionId: asked._id }
  const decide = hall.send('attendance', random.pick(world.clerks), 'decideCorrection', {
    ...onIt,
    ...(random.chance(0.2) ? { refusal: '监控上没有' } : {}),
  })
  const withdraw = random.chance(0.1)
    ? hall.send('attendance', String(asked['personId']), 'withdrawCorrection', onIt)
    : undefined
  await Promise.all([decide, withdraw])
}

/** The next Friday that is worked, where there is one within the week. */
const nextFriday = (today: Day): Day | undefined =>
  daysBetween(addDays(today, 1), addDays(today, 7)).find((day) => isFriday(day) && !isDayOff(day))

const planMeeting = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const day = nextFriday(hall.today())
  if (day === undefined) return
  const from = 16 * 60
  const wish = () => ({
    kind: 'meeting',
    title: '周五例会',
    day,
    span: { from, to: from + 30 + 15 * random.below(3) },
    place: '会议室',
    unitIds: random.chance(0.6) ? [] : [random.pick(world.units)],
  })
  // Two of the centre plan at the same moment: nobody is expected at two meetings at once.
  const who = random.chance(0.2) ? world.admins.slice(0, 2) : [random.pick(world.admins)]
  await Promise.all(who.map((admin) => hall.send('attendance', admin, 'planMeeting', wish())))
}

const aboutMeeting = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const meeting = await hall.some('meetings', { day: { $gt: hall.today() } })
  const waiting = await hall.some('meetingPresences', { isWaiting: true })
  if (waiting !== undefined && random.chance(0.5)) {
    const onIt = { meetingId: waiting['meetingId'], personId: waiting['personId'] }
    const refusal = random.chance(0.3) ? { refusal: '请到会' } : {}
    await hall.send('attendance', random.pick(world.clerks), 'decideAbsence', { ...onIt, ...refusal })
  } else if (meeting !== undefined && random.chance(0.06)) {
    await hall.send('attendance', random.pick(world.admins), 'cancelMeeting', {
      meetingId: meeting._id,
      reason,
    })
  } else if (meeting !== undefined) {
    const input = { meetingId: meeting._id, reason: '有课' }
    await hall.send('attendance', random.pick(staffOf(hall)), 'askAbsence', input)
  }
}

/** The centre lets people go before their time, all of them or a few (§21). */
const release = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  if (minuteOf(new Date()) < 16 * 60 || !random.chance(0.3)) return
  const personIds = random.chance(0.3) ? [] : [random.pick(staffOf(hall)), random.pick(staffOf(hall))]
  const input = { personIds: [...new Set(personIds)], reason: '台风' }
  await hall.send('attendance', random.pick(world.clerks), 'release', input)
}

const judgePunch = async (hall: SemesterHall): Promise<void> => {
  const flagged = await hall.some('punches', { flag: 'open' })
  if (flagged === undefined) return
  const input = { punchId: flagged._id, isKept: hall.random.chance(0.7), remark: '看过监控' }
  await Promise.all(
    hall.world.clerks.slice(0, 2).map((who) => hall.send('attendance', who, 'judgePunch', input)),
  )
}

const mix = {
  askCorrection: 6,
  decideCorrection: 5,
  planMeeting: 2,
  aboutMeeting: 4,
  release: 1,
  judgePunch: 2,
}
const steps = { askCorrection, decideCorrection, planMeeting, aboutMeeting, release, judgePunch }

/** One thing of the attendance desk's day. */
export const deskStep = (hall: SemesterHall): Promise<void> => steps[hall.random.weighted(mix)](hall)

/** Before a holiday the centre announces duty, and each unit files who keeps which window (§22). */
export const announceDuty = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const from = addDays(hall.today(), 3)
  const days = daysBetween(from, addDays(from, 9))
  const first = days.find((day) => isDayOff(day) && ![0, 6].includes(new Date(day).getUTCDay()))
  if (first === undefined) return
  const plan = (await hall.read('dutyPlans'))[0] as
    (Stored & { periods: { from: Day; to: Day }[] }) | undefined
  if (plan?.periods.some((one) => one.from <= first && first <= one.to) === true) return
  const last = days.filter((day) => day >= first).find((day) => !isDayOff(addDays(day, 1))) ?? first
  const period = { name: '节日值班', from: first, to: last, fileBy: addDays(first, -1) }
  const announced = await hall.send('attendance', random.pick(world.clerks), 'announceDuty', period)
  if (announced?.ok !== true) return
  const periodId = announced.value?.['periodId']
  const offDays = daysBetween(first, last).filter(isDayOff)
  for (const unitId of world.units) {
    const seats = world.seats.filter((seat) => seat.unitId === unitId)
    const entries = offDays.flatMap((day) => {
      const seat = random.pick(seats)
      const personIds = [random.chance(0.5) ? seat.primary : seat.alternate]
      const span = random.pick([
        { from: 540, to: 720 },
        { from: 540, to: 1020 },
      ])
      return random.chance(0.7) ? [{ windowId: seat.windowId, day, span, personIds }] : []
    })
    // Both heads file at once now and then: the later list takes the place of the earlier.
    const heads = (world.heads[unitId] ?? []).slice(0, random.chance(0.3) ? 2 : 1)
    await Promise.all(
      heads.map((head) => hall.send('attendance', head, 'fileDuty', { unitId, periodId, entries })),
    )
  }
}
