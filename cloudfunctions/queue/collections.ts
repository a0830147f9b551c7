import { collection } from '../_kernel/collection'
import type { Doc } from '../_kernel/store'
import { LineDay } from './line/ring'
import { Session } from './session/session'
import { Ticket } from './ticket'

export { Boards } from '../_shared/board'
export { Lines } from '../_shared/line'
export { Visits } from '../_shared/visit'

export const LineDays = collection({
  name: 'lineDays',
  schema: LineDay,
  purpose: 'Numbers issued by line and day',
  personal: 'pseudonymous',
  mine: { why: 'numbers under way; each stands among the numbers taken' },
  keepDays: 40,
  indexes: [{ on: ['day'] }, { on: ['open', 'day'] }, { on: ['updatedAt'] }],
})

export const Tickets = collection({
  name: 'tickets',
  schema: Ticket,
  purpose: 'Numbers in the queue and what became of them; surnames only, for calling',
  personal: 'personal',
  mine: { shown: ['queue.tickets'] },
  keepDays: 400,
  indexes: [
    { on: ['lineId', 'day', 'live', 'rank', 'seq'] },
    { on: ['lineId', 'day', 'seq'] },
    { on: ['lineId', 'status', '-endedAt'] },
    { on: ['lineId', 'day', '-lastCall.at'] },
    { on: ['visitor', 'day'] },
    { on: ['visitor', '-takenAt'] },
    { on: ['desk.windowId', 'day', 'live', '-updatedAt'] },
    { on: ['day', 'status', 'updatedAt'] },
    { on: ['at'], unique: true },
    { on: ['personAt'], unique: true },
    { on: ['callOp'], unique: true },
    { on: ['moves.op'] },
    { on: ['slip'] },
    { on: ['day', 'printState', 'status', '-takenAt'] },
    { on: ['unsealed'] },
    { on: ['updatedAt'] },
  ],
})
export type StoredTicket = Doc<typeof Tickets>

export const Sessions = collection({
  name: 'sessions',
  schema: Session,
  purpose: 'Who worked at which window and when',
  personal: 'pseudonymous',
  mine: { shown: ['queue.sessions'] },
  keepDays: 400,
  indexes: [
    { on: ['holdsWindow'], unique: true },
    { on: ['holdsPerson'], unique: true },
    { on: ['windowId', '-openedAt'] },
    { on: ['personId', '-openedAt'] },
    { on: ['state', 'day'] },
    { on: ['unsealed'] },
    { on: ['updatedAt'] },
  ],
})
export type StoredSession = Doc<typeof Sessions>
