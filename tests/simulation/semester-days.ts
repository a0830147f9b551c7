import { addDays, type Day } from '../../cloudfunctions/_kernel/time'
import { assetStep, type Stocks } from './semester-assets'
import { isDayOff } from './semester-calendar'
import { announceDuty, deskStep } from './semester-desk'
import { contexts, type SemesterHall } from './semester-hall'
import { type Ledger, ledgerStep } from './semester-ledger'
import { leaveStep } from './semester-leaves'
import { shifts, signMeetings } from './semester-shifts'

/** Steps a workday, for each unit of the hall, when it is as busy as usual. */
const LEAVES = 4
const DESK = 2
const ASSETS = 3
const LEDGER = 2

const FIRST_MINUTE = 440
const LAST_MINUTE = 1100

/** So many steps at any minutes of the day; some of them at the same minute. */
const spread = async (
  hall: SemesterHall,
  day: Day,
  times: number,
  step: () => Promise<void>,
): Promise<void> => {
  const { random } = hall
  let minute = FIRST_MINUTE
  const minutes = Array.from({ length: times }, () => {
    minute = random.chance(0.25) ? minute : FIRST_MINUTE + random.below(LAST_MINUTE - FIRST_MINUTE)
    return minute
  })
  await Promise.all(minutes.map((at) => hall.until(day, at).then(step)))
}

/** Each function's minute comes when it likes: rarely, twice at once, or on some days not at all. */
const timers = async (hall: SemesterHall, day: Day): Promise<void> => {
  const { random } = hall
  await Promise.all(
    contexts.map(async (context) => {
      if (random.chance(0.12)) return
      const minutes = Array.from({ length: 1 + random.below(4) }, () => 200 + random.below(1200)).sort(
        (a, b) => a - b,
      )
      for (const minute of minutes) {
        await hall.until(day, minute)
        const times = random.chance(0.25) ? 2 : 1
        await Promise.all(Array.from({ length: times }, () => hall.tick(context, true)))
      }
    }),
  )
}

/** What a day goes on with. */
export interface Life {
  readonly stocks: Stocks
  readonly ledger: Ledger
  readonly options: { readonly busy: number }
}

/** Lives through a day: who works works, the desks are busy, and functions die in the middle of it. */
export const liveThrough = async (
  hall: SemesterHall,
  day: Day,
  { stocks, ledger, options: { busy } }: Life,
): Promise<void> => {
  const { random } = hall
  // Instances are thrown away when the platform likes.
  for (const context of contexts) if (random.chance(0.5)) hall.instances[context].replaceOne()
  const scale = isDayOff(day) ? 0 : hall.world.units.length * busy
  await Promise.all([
    shifts(hall, day),
    scale === 0 ? undefined : hall.until(day, 900).then(() => signMeetings(hall, day)),
    scale === 0 ? undefined : hall.until(day, 600).then(() => announceDuty(hall)),
    timers(hall, day),
    spread(hall, day, scale * LEAVES + (scale === 0 ? 2 : 0), () => leaveStep(hall)),
    spread(hall, day, scale * DESK, () => deskStep(hall)),
    spread(hall, day, scale * ASSETS, () => assetStep(hall, stocks)),
    spread(hall, day, scale * LEDGER, () => ledgerStep(hall, ledger)),
  ])
  await hall.until(addDays(day, 1), 60)
}
