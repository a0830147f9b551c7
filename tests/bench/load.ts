import { clerkOf } from '../hall/documents'
import { type Cost, Crowd } from './crowd'

export interface TicketFigures {
  readonly callers: number
  readonly perSecond: number
  /** The same by that of four callers in the same round: machines are noisier from minute to minute than that. */
  readonly byFour: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Requests to the cloud a ticket, on average. */
  readonly trips: number
}
export interface CallFigures {
  readonly windows: number
  readonly perSecond: number
  readonly trips: number
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
export const median = (values: readonly number[]): number => quantile(values, 0.5)

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

/** Tickets a second of a hall at its busiest, and of the same hall on an ordinary morning, fifty times fewer. */
const BUSY = 200
const ORDINARY = 4

interface Round {
  readonly costs: readonly Cost[]
  readonly seconds: number
}

const timed = async (run: () => Promise<Cost[]>): Promise<Round> => {
  const startedAt = performance.now()
  const costs = await run()
  return { costs, seconds: (performance.now() - startedAt) / 1000 }
}

/** So many numbers by so many callers, each taking the next as soon as it has one. */
const takeAll = async (crowd: Crowd, callers: number, count: number): Promise<Cost[]> => {
  const costs: Cost[] = []
  let left = count
  const caller = async (): Promise<void> => {
    while (left-- > 0) costs.push(await crowd.take())
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return costs
}

const speedOf = ({ costs, seconds }: Round): number => costs.length / seconds

const figures = (callers: number, rounds: readonly Round[], ofFour: readonly Round[]): TicketFigures => {
  const costs = rounds.flatMap((one) => one.costs)
  const times = costs.map(({ ms }) => ms)
  return {
    callers,
    perSecond: round(median(rounds.map(speedOf)), 1),
    byFour: round(
      median(
        rounds.flatMap((one, n) => {
          const four = ofFour[n]
          return four === undefined ? [] : [speedOf(one) / speedOf(four)]
        }),
      ),
    ),
    p50: round(quantile(times, 0.5), 1),
    p99: round(quantile(times, 0.99), 1),
    trips: round(average(costs.map(({ trips }) => trips))),
  }
}

/** Days of a full hall before anything is measured, and numbers a day: a line's day ends at 999. */
const WARM_DAYS = 3
const WARM_NUMBERS = 900

/**
 * Rounds of all numbers of callers in turn, so that a busy moment of the machine meets all of them. All share the
 * same instances, warm from days before: each compiles its code for itself, and thirty-two that are cold would
 * measure the compiler, not how callers contend.
 */
export const measureTickets = async (
  crowd: Crowd,
  callers: readonly number[],
  rounds: number,
  count: number,
): Promise<TicketFigures[]> => {
  const begin = async (): Promise<void> => {
    await crowd.nextDay(10, 'kept')
    crowd.pace(BUSY)
  }
  for (let n = 0; n < WARM_DAYS; n++) {
    await begin()
    await takeAll(crowd, Math.max(...callers), WARM_NUMBERS)
  }
  const measured = new Map<number, Round[]>(callers.map((one) => [one, []]))
  for (let n = 0; n < rounds; n++) {
    // There and back, so that a machine that slows down or speeds up favours nobody.
    for (const one of n % 2 === 0 ? callers : [...callers].reverse()) {
      await begin()
      // What an instance keeps for some seconds is read first: that is another figure.
      await takeAll(crowd, one, one * 2)
      measured.get(one)?.push(await timed(() => takeAll(crowd, one, count)))
    }
  }
  return callers.map((one) => figures(one, measured.get(one) ?? [], measured.get(4) ?? []))
}

/** People who wait while windows call: more than the first hundred a line hardly has, and a board shows eighty. */
const WAITING = 60
const FIRST_CALLS = 10

/**
 * Windows of one line that call, serve and pause at random; for each visitor called another one comes.
 * Gives also the milliseconds of one round: a call, its start and finish, and the number of who comes.
 * @param pauseMs the longest pause between rounds; none: all call as fast as they can
 */
export const measureCalls = async (
  crowd: Crowd,
  windows: number,
  count: number,
  pauseMs: number,
): Promise<CallFigures & { readonly roundMs: number }> => {
  const sessions = await crowd.nextDay(windows)
  await takeAll(crowd, 4, WAITING)
  const costs: Cost[] = []
  const rounds: number[] = []
  let left = count
  const work = async (sessionId: string, index: number): Promise<void> => {
    const clerk = clerkOf(`w${String(index + 1)}`)
    // The first calls of a window meet instances that have not read its session and its clerk's roles yet.
    for (let n = 0; left > 0; n++) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * pauseMs))
      const startedAt = performance.now()
      const called = await crowd.call(clerk, 'callNext', { sessionId })
      if (n >= FIRST_CALLS) {
        costs.push(called)
        left -= 1
      }
      const { ticketId } = called.answer.value?.['did'] as { ticketId: string }
      await crowd.call(clerk, 'start', { ticketId })
      await crowd.call(clerk, 'finish', { ticketId, outcome: 'completed' })
      await crowd.take()
      rounds.push(performance.now() - startedAt)
    }
  }
  await Promise.all(sessions.map(work))
  const ms = average(costs.map((cost) => cost.ms))
  return {
    windows,
    // How many calls the windows would manage if they did nothing else.
    perSecond: round((windows * 1000) / ms, 1),
    trips: round(average(costs.map(({ trips }) => trips))),
    roundMs: average(rounds),
  }
}

export interface LoadFigures {
  /** Tickets a second and trips a ticket. */
  readonly low: { readonly perSecond: number; readonly trips: number }
  readonly high: { readonly perSecond: number; readonly trips: number }
  /** Trips under the high load by those under the low one. */
  readonly ratio: number
}

/** The same line with a number now and then, and with fifty times as many. */
export const measureLoad = async (crowd: Crowd, ordinary: number, count: number): Promise<LoadFigures> => {
  const tripsAt = async (pace: number, callers: number, numbers: number): Promise<number> => {
    await crowd.nextDay(10)
    crowd.pace(pace)
    await takeAll(crowd, callers, callers * 2)
    return round(average((await takeAll(crowd, callers, numbers)).map(({ trips }) => trips)))
  }
  const low = await tripsAt(ORDINARY, 1, ordinary)
  const high = await tripsAt(BUSY, 32, count)
  return {
    low: { perSecond: ORDINARY, trips: low },
    high: { perSecond: BUSY, trips: high },
    ratio: round(high / low),
  }
}
