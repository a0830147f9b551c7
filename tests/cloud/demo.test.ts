import { DutyFilings, Leaves, Meetings } from '../../cloudfunctions/attendance/collections'
import { Cases } from '../../cloudfunctions/cases/collections'
import { Tickets } from '../../cloudfunctions/queue/collections'
import { dayOf } from '../../cloudfunctions/_kernel/time'
import { Drills, Incidents, SealOuts } from '../../cloudfunctions/security/collections'
import { Closings } from '../../cloudfunctions/_shared/closing'
import { seed } from '../../local/seed/seed'
import { startCentre, stored } from '../doors/centre'

// Ten days of a whole hall, call by call.
import.meta.jest.setTimeout(600_000)

/** Of a demo's ten: each takes as long as the one before. */
const HISTORY_DAYS = 4
/** Days that the clock stands before them. */
const AHEAD_DAYS = 16

/** Whatever refuses on the way ends the seeding: it goes through the functions, as everybody does. */
it('the demo hall fills in a week whose Sunday is made up for a holiday', async () => {
  const until = new Date('2026-09-14T09:40:00+08:00')
  const cloud = await startCentre(new Date(until.getTime() - AHEAD_DAYS * 86_400_000))
  try {
    await seed(cloud, { kind: 'demo', until, days: HISTORY_DAYS })
    const day = dayOf(until)
    const counts = await Promise.all([
      stored(cloud, Tickets, { day }),
      stored(cloud, Cases),
      stored(cloud, Leaves),
      stored(cloud, DutyFilings),
      stored(cloud, Meetings),
      stored(cloud, Closings),
      stored(cloud, SealOuts),
      stored(cloud, Incidents),
      stored(cloud, Drills),
    ])
    expect(counts.map((found) => found.length > 0)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      true,
    ])
  } finally {
    await cloud.close()
  }
})
