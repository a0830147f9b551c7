import { auditEntry, AuditEntries } from '../_kernel/audit'
import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { inLanguage } from '../_kernel/refusal'
import { find, is, update } from '../_kernel/store'
import { Sessions, Tickets } from './collections'
import { configuration } from './configuration'
import type { Queue } from './door'
import { serviceName } from './ticket-view'

/** 我在窗口的班次: when I worked at which window; whoever never did has no such part. */
const sessionSections = async (context: Context): Promise<MyDataSection[]> => {
  const account = await context.account()
  if (account === undefined) return []
  const where = { personId: account.personId }
  const sessions = await find(Sessions, where, { order: [['openedAt', -1]], limit: MOST_ROWS })
  if (sessions.length === 0) return []
  const say = (zh: string, en: string) => inLanguage(context.language, zh, en)
  return [
    {
      section: 'sessions',
      title: say('在窗口的班次', 'Turns at windows'),
      ...(Sessions.keepDays === undefined ? {} : { keepDays: Sessions.keepDays }),
      mayErase: false,
      rows: sessions.map(({ windowNo, openedAt }) => ({
        label: say(`${String(windowNo)}号窗口`, `Window ${String(windowNo)}`),
        value: '',
        at: openedAt.toISOString(),
      })),
    },
  ]
}

/** 我的数据: my numbers, how I was addressed at the window, and my own turns there. */
export const myData: Queue['myData'] = async (_input, context) => {
  const [known, sessions, tickets] = await Promise.all([
    configuration(),
    sessionSections(context),
    find(Tickets, { visitor: context.visitor }, { order: [['takenAt', -1]], limit: MOST_ROWS }),
  ])
  return {
    sections: [
      {
        section: 'tickets',
        title: inLanguage(context.language, '取过的号', 'Numbers taken'),
        ...(Tickets.keepDays === undefined ? {} : { keepDays: Tickets.keepDays }),
        mayErase: tickets.some(({ addressed, live }) => addressed !== undefined && !live),
        rows: tickets.map(({ number, service, addressed = '', takenAt }) => ({
          label: `${number} ${serviceName(service, known, context)}`,
          value: addressed,
          at: takenAt.toISOString(),
        })),
      },
      ...sessions,
    ],
  }
}

/** 删除我的数据: takes my surname off numbers that are over; the numbers themselves are the hall's figures. */
export const eraseMyData: Queue['eraseMyData'] = async (_input, context) => {
  const erased = await update(
    Tickets,
    { visitor: context.visitor, live: false, addressed: is.gt('') },
    { addressed: is.remove(), audience: is.remove(), updatedAt: context.now, v: is.inc(1) },
  )
  const count = erased === 'duplicate' ? 0 : erased
  const entry = auditEntry(
    context,
    `tickets:of:${context.visitor}`,
    context.now.getTime(),
    { named: count },
    { named: 0 },
  )
  return settle(context, { erased: count }, [], [{ of: AuditEntries, insert: entry }])
}
