import { addDays, type Day, weekdayOf } from '../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../local/seed/insert'
import { Random } from '../../local/seed/random'
import { builtFunctions } from '../hall/built'
import { account } from '../hall/documents'
import { type Hall, openHall } from '../hall/open-hall'

/** What it costs to work out a month of attendance (§25). */
export interface MonthFigures {
  readonly staff: number
  readonly punches: number
  /** Calls of the function that it took: the command, and timers that went on with it. */
  readonly calls: number
  /** Milliseconds of all of them, and of the slowest. */
  readonly ms: number
  readonly slowestMs: number
  readonly rows: number
  readonly scans: number
}

const month = '2026-10'
const admin = 'o-admin'
const since = '2026-01-01' as Day
const at = new Date('2026-01-01T00:00:00Z')
const stamps = { createdAt: at, updatedAt: at, v: 1 }
/** Days after the holiday, Monday to Friday. */
const days = Array.from({ length: 24 }, (_none, n) => addDays('2026-10-08' as Day, n)).filter(
  (day) => weekdayOf(day) <= 5,
)

const windowId = (n: number): string => `m${String(n)}`
const personId = (n: number): string => `p-${String(n)}`

/** A and B of each window; A clocks nearly every day, B now and then. */
const staffOf = (windows: number, random: Random) => {
  const grants = [{ role: 'centreAdmin', from: since }] as const
  const place = { unitId: 'jw', state: 'open', place: '一层', placeEn: 'Ground floor', ...stamps }
  const seats = Array.from({ length: windows * 2 }, (_none, n) => ({
    n,
    windowId: windowId(n >> 1),
    kind: n % 2 === 0 ? ('primary' as const) : ('alternate' as const),
  }))
  const punch = (n: number, day: Day, direction: 'in' | 'out', minute: number) => ({
    _id: `${personId(n)}:${day}:${String(minute)}`,
    personId: personId(n),
    windowId: windowId(n >> 1),
    day,
    minute,
    direction,
    at,
    by: ['code'],
    against: [],
    flag: 'none',
    ...stamps,
  })
  return {
    accounts: [account(admin, '管理员', '教职工', grants)],
    windows: Array.from({ length: windows }, (_none, n) => ({ _id: windowId(n), no: n + 100, ...place })),
    postings: seats.map(({ n, kind, windowId: at_ }) => ({
      _id: `${at_}-${kind}`,
      personId: personId(n),
      windowId: at_,
      unitId: 'jw',
      kind,
      from: since,
      seat: `${at_}:${kind}`,
      slot: `${personId(n)}:A`,
      pair: `${at_}:${personId(n)}`,
      state: 'current',
      ...stamps,
    })),
    punches: seats.flatMap(({ n, kind }) =>
      days
        .filter(() => random.next() < (kind === 'primary' ? 0.95 : 0.2))
        .flatMap((day) => [
          punch(n, day, 'in', 470 + Math.floor(random.next() * 15)),
          punch(n, day, 'out', 720 + Math.floor(random.next() * 10)),
          punch(n, day, 'in', 830 + Math.floor(random.next() * 15)),
          punch(n, day, 'out', 1050 + Math.floor(random.next() * 10)),
        ]),
    ),
  }
}

const isDone = async (hall: Hall): Promise<boolean> => {
  const [known] = await hall.documents('months', { _id: month })
  return known?.['state'] === 'open'
}

/** Works out one month of so many staff, as the command and the timers after it do. */
export const measureMonth = async (staff: number): Promise<MonthFigures> => {
  const hall = await openHall({ functionsDir: await builtFunctions() })
  const documents = staffOf(staff / 2, new Random(11))
  for (const [collection, list] of Object.entries(documents))
    await insertDocuments(hall.cloud, collection, list)
  // An instance that is new is another figure.
  await hall.callAt('attendance', admin, 'months', {})
  hall.cloud.resetStats()
  const took: number[] = []
  const timed = async (act: () => Promise<unknown>) => {
    const start = performance.now()
    await act()
    took.push(performance.now() - start)
  }
  await timed(async () => {
    const answer = await hall.callAt('attendance', admin, 'computeMonth', { month })
    if (!answer.ok) throw new Error(`computeMonth: ${answer.error?.code ?? ''}`)
  })
  while (!(await isDone(hall))) await timed(() => hall.cloud.runTimer('attendance'))
  const { scans } = hall.cloud.stats().database
  for (const { collection, query } of scans) console.error('month', collection, query)
  const rows = await hall.documents('monthRows', { month })
  await hall.close()
  return {
    staff,
    punches: documents.punches.length,
    calls: took.length,
    ms: Math.round(took.reduce((sum, one) => sum + one, 0)),
    slowestMs: Math.round(Math.max(...took)),
    rows: rows.length,
    scans: scans.length,
  }
}
