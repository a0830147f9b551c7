import type { Telling } from '../../_shared/telling'
import { clockText, minuteOf } from '../../_kernel/time'
import { MISSED_BY_TIMER_SECONDS, returnUntil, type Ticket } from '../ticket'

/** People ahead at which somebody is told that their turn comes near, and that they are next (domain 2). */
export const NEAR = 5
export const NEXT = 1

export type TurnKind = 'near' | 'next' | 'called' | 'missed'

/** What there is to tell about a number; `round` tells a call after coming back from the first. */
export interface TurnNews {
  readonly kind: TurnKind
  readonly round: 1 | 2
  readonly told: Omit<Telling, 'reader' | 'page' | 'subjectZh' | 'subjectEn'>
}

type Words = readonly [zh: string, en: string]
type Draft = readonly [kind: TurnKind, sentence: Words, brief: Words, until?: Date]

const people = (ahead: number): string => (ahead === 1 ? '1 person is' : `${String(ahead)} people are`)

const beforeTurn = ({ number }: Ticket, ahead: number, from: number): Draft | undefined => {
  // Who saw three ahead when they asked need not be told that it is fewer than five.
  if (ahead <= NEXT && from > NEXT) {
    return ahead === 0
      ? [
          'next',
          [`${number} 就是下一位，请到窗口旁边等。`, `${number} is next. Please wait by the window.`],
          ['您是下一位', 'You are next'],
        ]
      : [
          'next',
          [
            `${number} 前面还有 1 人，请到窗口旁边等。`,
            `1 person is ahead of ${number}. Please wait by the window.`,
          ],
          ['前面还有 1 人', '1 person ahead'],
        ]
  }
  if (ahead > NEXT && ahead <= NEAR && from > NEAR) {
    return [
      'near',
      [
        `${number} 前面还有 ${String(ahead)} 人，快到您了。`,
        `${people(ahead)} ahead of ${number}; your turn comes near.`,
      ],
      [`前面还有 ${String(ahead)} 人`, `${String(ahead)} people ahead`],
    ]
  }
  return undefined
}

const missed = (number: string, missedAt: Date, mayReturn: boolean): Draft => {
  const until = returnUntil(missedAt)
  const clock = clockText(minuteOf(until))
  return [
    'missed',
    mayReturn
      ? [
          `${number} 过号了。${clock} 前可以重新排一次，打开号就能排。`,
          `${number} was called and missed. You can rejoin once before ${clock}; open your number.`,
        ]
      : [`${number} 又过号了，要办请重新取号。`, `${number} was missed again. Please take a new number.`],
    ['过号了', 'Missed'],
    until,
  ]
}

const draftOf = (ticket: Ticket, ahead: number): Draft | undefined => {
  const { number, remindFrom } = ticket
  if (remindFrom === undefined) return undefined
  if (ticket.status === 'waiting') return beforeTurn(ticket, ahead, remindFrom)
  if (ticket.status === 'called') {
    const { windowNo, calledAt } = ticket.desk
    const no = String(windowNo)
    return [
      'called',
      [`${number} 叫到了，请到 ${no} 号窗口。`, `${number} is called. Please go to window ${no}.`],
      [`请到 ${no} 号窗口`, `Go to window ${no}`],
      new Date(calledAt.getTime() + MISSED_BY_TIMER_SECONDS * 1000),
    ]
  }
  return ticket.status === 'missed'
    ? missed(number, ticket.missedAt, ticket.requeuedAt === undefined)
    : undefined
}

/**
 * What the holder of a number is told now (domain 2), if they asked for it: once when five or fewer are ahead, once when
 * they are next or next but one, at the call and when it was missed.
 * @param ahead how many wait before it; of no account once it was called
 */
export const turnNews = (ticket: Ticket, ahead: number): TurnNews | undefined => {
  const draft = draftOf(ticket, ahead)
  if (draft === undefined) return undefined
  const [kind, [zh, en], [briefZh, briefEn], until] = draft
  return {
    kind,
    round: ticket.requeuedAt === undefined ? 1 : 2,
    told: {
      zh,
      en,
      topic: kind === 'near' || kind === 'next' ? 'turn' : 'called',
      briefZh,
      briefEn,
      number: ticket.number,
      ...(until === undefined ? {} : { until: until.toISOString() }),
    },
  }
}
