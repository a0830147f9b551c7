import type { Day } from '../../../cloudfunctions/_kernel/time'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { BoardNow } from '../../../miniprogram/live/board'
import { called } from '../../../miniprogram/live/called'
import { follow, followed, liveTickets, onTicket } from '../../../miniprogram/live/mine'
import type { Ticket } from '../../../miniprogram/live/place'

interface Listener {
  onChange: (snapshot: { docs: unknown[] }) => void
  onError: (error: unknown) => void
}

let asked: string[] = []
let answer: Ticket | undefined
let listeners: Listener[] = []
let document: BoardNow | undefined
let vibrations = 0
let closed = 0

const phone = {
  cloud: {
    callFunction: ({ data }: { data: { do: string } }) => {
      asked.push(data.do)
      return answer === undefined
        ? Promise.reject(new Error('request:fail'))
        : Promise.resolve({ result: { ok: true, value: answer } })
    },
    database: () => ({
      collection: () => ({
        doc: () => ({
          watch: (listener: Listener) => {
            listeners.push(listener)
            return {
              close: () => {
                closed += 1
              },
            }
          },
          get: () => {
            asked.push('board')
            return Promise.resolve({ data: document })
          },
        }),
      }),
    }),
  },
  onAppHide: () => undefined,
  onAppShow: () => undefined,
  offAppHide: () => undefined,
  offAppShow: () => undefined,
  vibrateLong: () => {
    vibrations += 1
  },
  getStorageSync: () => '',
  getAppBaseInfo: () => ({ language: 'zh_CN', theme: 'light', fontSizeSetting: 17 }),
}

let day = 0
/** A ticket of a day of its own, since what is followed outlives a test. */
const waiting = (): Ticket => ({
  ticketId: `A:2026-11-0${String(day)}:12`,
  number: 'A012',
  state: 'waiting',
  lineId: 'A',
  unitName: '教务处',
  service: 'JW-003',
  serviceName: '在读证明开具',
  day: `2026-11-0${String(day)}` as Day,
  takenAt: '2026-11-23T02:00:00Z',
  arrivedAt: '2026-11-23T02:00:00Z',
  priority: 'normal',
  ahead: 3,
  wait: { kind: 'range', from: 10, to: 20 },
  promised: { kind: 'range', from: 10, to: 20 },
  upToMe: ['A009', 'A010', 'A011', 'A012'],
  serving: [],
  windows: [{ windowId: 'W1', windowNo: 1, unitName: '教务处', place: '一层', state: 'serving' }],
  calls: 0,
  bring: [],
  moves: ['cancel'],
  seenAt: '2026-11-23T02:12:00.000Z',
})

const board = (stamp: number, part: Partial<BoardNow>): BoardNow => ({
  lineId: 'A',
  day: '2026-11-23' as Day,
  windows: { W1: { windowId: 'W1', windowNo: 1, state: 'serving', number: 'A008' } },
  waiting: ['A009', 'A010', 'A011', 'A012', 'A013'],
  unlisted: 0,
  calls: {},
  stamp,
  ...part,
})
const tell = (now: BoardNow): void => {
  listeners.at(-1)?.onChange({ docs: [now] })
}
const atWindow = (state: 'called' | 'serving'): BoardNow['windows'] => ({
  W1: { windowId: 'W1', windowNo: 1, state, number: 'A012' },
})
const later = (ticket: Ticket, part: Partial<Ticket>): Ticket => ({
  ...ticket,
  seenAt: '2026-11-23T02:13:00.000Z',
  ...part,
})

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(globalThis, { wx: phone })
  day += 1
  asked = []
  listeners = []
  answer = undefined
  vibrations = 0
  closed = 0
})
afterEach(() => {
  for (const { ticket } of liveTickets())
    follow({ ...ticket, state: 'done', seenAt: '2027-01-01T00:00:00.000Z' })
  jest.useRealTimers()
})

describe('a followed ticket', () => {
  test('moves up with the board, without a call', () => {
    const ticket = waiting()
    follow(ticket)
    tell(board(1, { waiting: ['A011', 'A012'] }))
    expect(followed(ticket.ticketId)?.ticket).toMatchObject({ ahead: 1, upToMe: ['A011', 'A012'] })
    expect(followed(ticket.ticketId)?.isLive).toBe(true)
  })

  test('over five, the strip has the first and the nearest', () => {
    const ticket = waiting()
    follow(ticket)
    tell(board(1, { waiting: ['A005', 'A006', 'A007', 'A009', 'A010', 'A011', 'A012'] }))
    expect(followed(ticket.ticketId)?.ticket.upToMe).toEqual(['A005', 'A010', 'A011', 'A012'])
  })

  test('is read at once when it is called, and the bar and the phone tell', async () => {
    const ticket = waiting()
    follow(ticket)
    tell(board(1, {}))
    expect(asked).toEqual([])
    answer = later(ticket, { state: 'called', calls: 1, moves: ['arrive', 'cancel'] })
    tell(board(2, { windows: atWindow('called'), waiting: [], calls: { A012: { windowNo: 1, times: 1 } } }))
    await jest.advanceTimersByTimeAsync(0)
    expect(asked).toEqual(['ticket'])
    expect(called()).toMatchObject({ number: 'A012', windowNo: 1, calls: 1 })
    expect(vibrations).toBe(1)
  })

  test('a further call is told again, the same one is not', async () => {
    const ticket = waiting()
    follow(later(ticket, { state: 'called', calls: 1 }))
    expect(vibrations).toBe(1)
    const first = { windows: atWindow('called'), waiting: [], calls: { A012: { windowNo: 1, times: 1 } } }
    answer = later(ticket, { state: 'called', calls: 1 })
    tell(board(1, first))
    tell(board(2, first))
    await jest.advanceTimersByTimeAsync(0)
    expect(vibrations).toBe(1)
    answer = later(ticket, { state: 'called', calls: 2, seenAt: '2026-11-23T02:14:00.000Z' })
    tell(board(3, { ...first, calls: { A012: { windowNo: 1, times: 2 } } }))
    await jest.advanceTimersByTimeAsync(0)
    expect(vibrations).toBe(2)
  })

  test('an older board does not undo a newer one', () => {
    const ticket = waiting()
    follow(ticket)
    tell(board(9, { waiting: ['A012'] }))
    tell(board(3, {}))
    expect(followed(ticket.ticketId)?.ticket.ahead).toBe(0)
  })

  test('an older answer does not undo a newer one', () => {
    const ticket = waiting()
    follow(later(ticket, { state: 'called', calls: 1 }))
    follow(ticket)
    expect(followed(ticket.ticketId)?.ticket.state).toBe('called')
  })

  test('where watching fails, the board is read every 15 seconds and says how old it is', async () => {
    const ticket = waiting()
    follow(ticket)
    document = board(1, { waiting: ['A012'] })
    const told: boolean[] = []
    const stop = onTicket(({ isLive }) => told.push(isLive))
    tell(board(0, {}))
    listeners.at(-1)?.onError(new Error('closed'))
    expect(told.at(-1)).toBe(false)
    await jest.advanceTimersByTimeAsync(15_000)
    expect(asked.filter((one) => one === 'board')).toHaveLength(1)
    expect(followed(ticket.ticketId)).toMatchObject({ ticket: { ahead: 0 }, isLive: false })
    stop()
  })

  test('is no longer watched when it is over', () => {
    const ticket = waiting()
    follow(ticket)
    follow(later(ticket, { state: 'done', moves: ['rate'] }))
    expect(closed).toBe(1)
    expect(called()).toBeUndefined()
    expect(liveTickets()).toEqual([])
  })
})
