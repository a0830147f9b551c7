import { auditEntry, AuditEntries } from '../_kernel/audit'
import { MOST_ROWS } from '../_kernel/my-data'
import { settle } from '../_kernel/operation'
import { inLanguage } from '../_kernel/refusal'
import { find, is, update } from '../_kernel/store'
import { Tickets } from './collections'
import { configuration } from './configuration'
import type { Queue } from './door'
import { serviceName } from './ticket-view'

/** 我的数据: my numbers, and how I was addressed at the window. */
export const myData: Queue['myData'] = async (_input, context) => {
  const [known, tickets] = await Promise.all([
    configuration(),
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
