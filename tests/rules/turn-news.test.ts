import { turnNews } from '../../cloudfunctions/queue/turn/turn-news'
import { Ticket } from '../../cloudfunctions/queue/ticket'
import * as v from 'valibot'

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00+08:00`)

const issued = {
  _id: 'A:2026-11-23:12',
  lineId: 'A',
  day: '2026-11-23',
  seq: 12,
  number: 'A012',
  visitor: 'v1',
  service: 'JW-003',
  priority: 'normal',
  takenAt: at('09:00'),
  arrivedAt: at('09:00'),
  orderAt: at('09:00'),
  rank: 1,
  told: { kind: 'none' },
  k: 'k',
  op: 'o',
  input: 'i',
  joined: [],
  at: 'A:2026-11-23:12',
  personAt: 'A:2026-11-23:12',
  callOp: 'A:2026-11-23:12',
  live: true,
  undone: 0,
  moves: [],
  moveCount: 0,
  sealedMoves: 0,
  unsealed: false,
  createdAt: at('09:00'),
  updatedAt: at('09:00'),
  v: 1,
}
const desk = {
  sessionId: 's',
  windowId: 'w3',
  windowNo: 3,
  unitId: 'jw',
  personId: 'p',
  calledAt: at('10:20'),
  lastCallAt: at('10:20'),
  calls: 1,
}
const ticket = (more: object): Ticket => v.parse(Ticket, { ...issued, status: 'waiting', ...more })
const asked = (from: number): Ticket => ticket({ remindFrom: from })
const missed = { status: 'missed', desk, missedAt: at('10:24'), live: false, remindFrom: 9 }

describe('what the holder of a number is told, if they asked (domain 2)', () => {
  test.each<[string, Ticket, number, string]>([
    ['six ahead', asked(9), 6, ''],
    ['five ahead', asked(9), 5, 'near A012 前面还有 5 人，快到您了。'],
    ['it went by two at a time', asked(9), 4, 'near A012 前面还有 4 人，快到您了。'],
    ['two ahead', asked(9), 2, 'near A012 前面还有 2 人，快到您了。'],
    ['one ahead', asked(9), 1, 'next A012 前面还有 1 人，请到窗口旁边等。'],
    ['nobody ahead', asked(9), 0, 'next A012 就是下一位，请到窗口旁边等。'],
    ['they saw five ahead when they asked', asked(5), 4, ''],
    ['they saw six', asked(6), 5, 'near A012 前面还有 5 人，快到您了。'],
    ['they saw three, and now it is one', asked(3), 1, 'next A012 前面还有 1 人，请到窗口旁边等。'],
    ['they saw one', asked(1), 0, ''],
    ['nobody asked', ticket({}), 1, ''],
    ['called', ticket({ status: 'called', desk, remindFrom: 0 }), 0, 'called A012 叫到了，请到 3 号窗口。'],
    ['called, and nobody asked', ticket({ status: 'called', desk }), 0, ''],
    ['missed', ticket(missed), 0, 'missed A012 过号了。10:54 前可以重新排一次，打开号就能排。'],
    [
      'missed a second time',
      ticket({ ...missed, requeuedAt: at('10:10') }),
      0,
      'missed A012 又过号了，要办请重新取号。',
    ],
    [
      'being served',
      ticket({ status: 'serving', desk: { ...desk, startedAt: at('10:21') }, remindFrom: 9 }),
      0,
      '',
    ],
  ])('%s', (_situation, one, ahead, expected) => {
    const news = turnNews(one, ahead)
    expect(news === undefined ? '' : `${news.kind} ${news.told.zh}`).toBe(expected)
  })

  test('a call is of use while the window waits, a missed one while there is a way back', () => {
    expect(turnNews(ticket({ status: 'called', desk, remindFrom: 0 }), 0)?.told.until).toBe(
      at('10:23').toISOString(),
    )
    expect(turnNews(ticket(missed), 0)?.told.until).toBe(at('10:54').toISOString())
  })

  test('who came back after a missed call is told anew', () => {
    const back = { requeuedAt: at('10:10'), remindFrom: 9 }
    expect([turnNews(asked(9), 1)?.round, turnNews(ticket(back), 1)?.round]).toEqual([1, 2])
  })

  test('near and next are of one template, the call and a missed one of the other', () => {
    const topics = [turnNews(asked(9), 5), turnNews(asked(9), 0), turnNews(ticket(missed), 0)]
    expect(topics.map((news) => news?.told.topic)).toEqual(['turn', 'turn', 'called'])
  })

  test('in English one person is one', () => {
    expect(turnNews(asked(9), 1)?.told.en).toBe('1 person is ahead of A012. Please wait by the window.')
    expect(turnNews(asked(9), 3)?.told.en).toBe('3 people are ahead of A012; your turn comes near.')
  })
})
