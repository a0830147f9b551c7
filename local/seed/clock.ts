import type { PublicDay } from '../../cloudfunctions/_kernel/public-hours'
import { type Day, instantOf } from '../../cloudfunctions/_kernel/time'
import { windowId } from './hall'
import { Random } from './random'
import type { Script } from './script'
import { lookRound } from './security'

/** The base station of the demo hall's Wi-Fi; a phone that is connected to it clocks in one tap. */
export const HALL_WIFI = '0a:1b:2c:3d:4e:5f'
/** Where the phone of the demo stands when nobody moves it: the hall's door. */
const HALL_PLACE = { latitude: 31.2304, longitude: 121.4737, radius: 120 }

/** By what the demo's centre takes somebody to be in the hall (§21). */
export const setClock = async (script: Script, admin: string): Promise<void> => {
  await script.call(admin, 'attendance', 'setClockPolicy', {
    counts: ['code', 'wifi', 'location'],
    needed: 1,
    bssids: [HALL_WIFI],
    fence: HALL_PLACE,
    graceMinutes: 0,
  })
}

/** How late or early people come and go, in minutes: mostly before their time. */
const comings = [-9, -7, -6, -5, -4, -4, -3, -2, -1, 3] as const
const goings = [1, 2, 3, 4, 6] as const
/** From 16:00 to the end of Friday's hours. */
export const FRIDAY_MINUTES = 90

/** Writes one person's clocking of a day into the script: in and out for each half, now and then late (§21). */
export const writeClocking = (
  script: Script,
  { day, no, openid, hours }: { day: Day; no: number; openid: string; hours: PublicDay },
): void => {
  // A source of its own: when staff clock must not change who comes.
  const random = new Random(Date.parse(day) / 86_400_000 + 7919 * no)
  const press = (minute: number, direction: 'in' | 'out', endsDay = false): void => {
    script.at(instantOf(day, minute), `clock-${String(no)}`, async () => {
      if (endsDay) await lookRound(script, openid, no)
      await script.call(openid, 'attendance', 'clock', {
        direction,
        windowId: windowId(no),
        bssid: HALL_WIFI,
      })
    })
  }
  const { spans, endsForFriday } = hours
  for (const [index, { from, to }] of spans.entries()) {
    const isLast = index === spans.length - 1
    // On Fridays the public goes before the staff does (§13).
    const end = isLast && endsForFriday ? to + FRIDAY_MINUTES : to
    press(from + random.pick(comings), 'in')
    // In the evening the counter is closed first.
    press(end + random.pick(goings) + (isLast ? 9 : 0), 'out', isLast)
  }
}
