import { freeLetter, lineLetters, linesAfter } from '../../cloudfunctions/queue/line/window-lines'
import { windowDays } from '../../cloudfunctions/queue/counter/window-days'
import { day } from './calendar-year'

/** `A:w1,w2:x,y` — a line with its windows and services; `-` in front: closed. */
const line = (text: string) => {
  const [letter = '', windows = '', services = ''] = text.replace('-', '').split(':')
  return {
    _id: letter,
    unitId: 'jw',
    windowIds: windows.split(','),
    services: services.split(','),
    state: text.startsWith('-') ? ('closed' as const) : ('open' as const),
  }
}
const textOf = (one: ReturnType<typeof line>): string =>
  `${one.state === 'closed' ? '-' : ''}${one._id}:${one.windowIds.join(',')}:${one.services.join(',')}`

describe('how lines follow a window (§7)', () => {
  const rows: [string, string[], string, string, string, string][] = [
    ['a new window has a line of its own', ['A:w1:x'], 'open w9', 'y,z', '', '+w9:y,z'],
    ['or joins the one it is told', ['A:w1:x'], 'open w9 A', 'x', '', 'A:w1,w9:x'],
    ['or one of its own when that is closed', ['-A:w1:x'], 'open w9 A', 'y', '', '+w9:y'],
    ['a matter more goes to its own line', ['A:w1,w2:x', 'B:w1:y'], 'add w1', 'z', '', 'B:w1:y,z'],
    ['or to the one it shares', ['A:w1,w2:x'], 'add w1', 'z', '', 'A:w1,w2:x,z'],
    ['a matter that is there changes nothing', ['A:w1:x,y'], 'add w1', 'y', '', ''],
    ['a matter more after all its lines were closed', ['-A:w1:x'], 'add w1', 'y', '', '+w1:y'],
    ['a matter less', ['A:w1:x,y'], 'reduce w1', 'y', '', 'A:w1:x'],
    ['a matter that is not there changes nothing', ['A:w1:x'], 'reduce w1', 'y', '', ''],
    ['the last matter of a line closes it', ['A:w1:x', 'B:w1:y'], 'reduce w1', 'y', '', '-B:w1:y'],
    ['what others still take stays with them', ['A:w1,w2:x,y'], 'reduce w1', 'y', '', 'A:w2:x,y +w1:x'],
    ['the rest goes to its own line', ['A:w1,w2:x,y', 'B:w1:z'], 'reduce w1', 'y', '', 'A:w2:x,y B:w1:z,x'],
    ['a line that held nothing else is left', ['A:w1,w2:y', 'B:w1:z'], 'reduce w1', 'y', '', 'A:w2:y'],
    [
      'a closed window leaves its lines',
      ['A:w1,w2:x', 'B:w1:y', 'C:w3:z'],
      'close w1',
      '',
      '',
      'A:w2:x -B:w1:y',
    ],
    ['a closed window that has none', ['A:w2:x'], 'close w1', '', '', ''],
  ]
  it.each(rows)('%s', (_, before, what, services, _none, expected) => {
    const [change = '', windowId = '', lineId] = what.split(' ')
    const lines = before.map(line)
    const asked = {
      change: change as 'open',
      windowId,
      services: services.split(',').filter((one) => one !== ''),
      ...(lineId === undefined ? {} : { lineId }),
    }
    const after = linesAfter(lines, asked)
    const fresh =
      after.fresh === undefined
        ? []
        : [`+${after.fresh.windowIds.join(',')}:${after.fresh.services.join(',')}`]
    expect([...after.changed.map((one) => textOf({ ...line(one._id), ...one })), ...fresh].join(' ')).toBe(
      expected,
    )
    // Once more over what has followed: nothing.
    const followed = [
      ...lines.map((one) => ({ ...one, ...after.changed.find(({ _id }) => _id === one._id) })),
      ...(after.fresh === undefined ? [] : [{ ...line('Z:x:y'), ...after.fresh }]),
    ]
    expect(linesAfter(followed, asked)).toEqual({ changed: [], fresh: undefined })
  })

  it('gives each new line a letter that none has had', () => {
    expect(freeLetter([])).toBe('A')
    expect(freeLetter([line('A:w1:x'), line('-B:w2:y')])).toBe('C')
    expect(freeLetter(lineLetters.map((letter) => line(`${letter}:w1:x`)))).toBeUndefined()
  })
})

describe("a window's day (§8)", () => {
  const at = (clock: string) => new Date(`2026-11-26T${clock}:00+08:00`)
  const ticket = (
    id: string,
    status: string,
    arrived: string,
    called?: string,
    ended?: string,
    undone = 0,
  ) => ({
    _id: id,
    status,
    arrivedAt: at(arrived),
    undone,
    ...(called === undefined
      ? {}
      : {
          desk: {
            windowId: 'w1',
            calledAt: at(called),
            ...(ended === undefined ? {} : { startedAt: at(called), endedAt: at(ended) }),
          },
        }),
  })
  it('counts who was called there, and waits and durations of those that have them', () => {
    const [one, ...more] = windowDays(day('2026-11-26'), [
      ticket('1', 'done', '08:00', '08:10', '08:20'),
      ticket('2', 'done', '08:30', '09:00', '09:06'),
      ticket('3', 'done', '09:00', '09:05', '23:59', 1),
      ticket('4', 'transferred', '09:10', '09:15', '09:16'),
      ticket('5', 'lapsed', '10:00', '10:20'),
      ticket('6', 'cancelled', '10:01', '10:02'),
      ticket('7', 'lapsed', '11:00'),
    ])
    expect(more).toEqual([])
    expect(one).toEqual({
      _id: 'w1:2026-11-26',
      windowId: 'w1',
      day: '2026-11-26',
      called: 6,
      served: 3,
      guided: 1,
      missed: 1,
      averageWaitMinutes: 12,
      longestWaitMinutes: 30,
      averageServiceMinutes: 8,
      byHour: [
        { hour: 8, arrivals: 2 },
        { hour: 9, arrivals: 2 },
        { hour: 10, arrivals: 2 },
      ],
    })
  })
  it('says nothing of a day on which nobody was called', () => {
    expect(windowDays(day('2026-11-26'), [ticket('1', 'lapsed', '11:00')])).toEqual([])
  })
})
