import {
  isAtWindow,
  isOver,
  type MoveRow,
  moves as table,
  type Ticket,
} from '../../cloudfunctions/queue/ticket'

/** What the hall promises whatever happens; each finding is a sentence that names the documents. */
export type Violations = string[]

type Stored = Ticket & { _id: string }

const groups = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return found
}

const twice = (rows: readonly Stored[], what: string, key: (ticket: Stored) => string): Violations =>
  [...groups(rows, key)]
    .filter(([, group]) => group.length > 1)
    .map(
      ([name, group]) =>
        `${what} ${name}: ${group.map((ticket) => `${ticket._id} ${ticket.status}`).join(', ')}`,
    )

/** What must hold at every moment. */
export const atAnyMoment = (tickets: readonly Stored[]): Violations => {
  const live = tickets.filter((ticket) => !isOver[ticket.status])
  const busy = tickets.filter((ticket) => isAtWindow[ticket.status])
  return [
    ...twice(
      live,
      'two live tickets of one person on a line',
      (ticket) => `${ticket.visitor} ${ticket.lineId}`,
    ),
    ...twice(busy, 'two tickets at one session', (ticket) => ticket.at),
    ...twice(busy, 'one person wanted at two windows', (ticket) => ticket.visitor),
    ...twice(tickets, 'one key issued twice', (ticket) => `${ticket.lineId} ${ticket.day} ${ticket.k}`),
  ]
}

interface Ring {
  readonly _id: string
  readonly lineId: string
  readonly day: string
  readonly seq: number
  readonly done: number
}

/** What must hold once every retry and the sweep have run: numbers without gap, in order of arrival. */
export const atRest = (tickets: readonly Stored[], rings: readonly Ring[]): Violations => {
  const found: Violations = []
  for (const ring of rings) {
    const here = tickets
      .filter((ticket) => ticket.lineId === ring.lineId && ticket.day === ring.day)
      .sort((a, b) => a.seq - b.seq)
    const seqs = here.map((ticket) => ticket.seq)
    if (seqs.length !== ring.seq || seqs.some((seq, index) => seq !== index + 1)) {
      found.push(`${ring._id}: ${String(ring.seq)} numbers issued, tickets ${seqs.join(' ')}`)
    }
    if (ring.done !== ring.seq)
      found.push(`${ring._id}: low-water mark ${String(ring.done)} of ${String(ring.seq)}`)
    for (const [index, ticket] of here.entries()) {
      const next = here[index + 1]
      if (next !== undefined && next.orderAt < ticket.orderAt) {
        found.push(`${ring._id}: number ${String(next.seq)} is ordered before ${String(ticket.seq)}`)
      }
    }
  }
  return [...found, ...tickets.flatMap(ownViolations), ...operationsOnce(tickets), ...chains(tickets)]
}

const ownViolations = (ticket: Stored): Violations => {
  const found: Violations = []
  if (ticket.status === 'transferring') found.push(`${ticket._id}: transfer left half done`)
  if (ticket.moveCount !== ticket.moves.length)
    found.push(`${ticket._id}: ${String(ticket.moveCount)} moves counted`)
  if (ticket.parent !== undefined && ticket.arrivedAt > ticket.parent.arrivedAt) {
    found.push(`${ticket._id}: arrival of the first number was lost`)
  }
  if (isAtWindow[ticket.status] ? ticket.at === ticket._id : ticket.at !== ticket._id) {
    found.push(`${ticket._id}: ${ticket.status} but held at ${ticket.at}`)
  }
  let state = ticket.moves[0]?.to
  for (const move of ticket.moves.slice(1)) {
    const row = (table as Readonly<Record<string, MoveRow>>)[move.what]
    if (
      row === undefined ||
      move.from !== state ||
      row.to !== move.to ||
      !row.from.some((from) => from === move.from)
    ) {
      found.push(`${ticket._id}: illegal move ${move.what} ${move.from} → ${move.to} after ${String(state)}`)
    }
    state = move.to
  }
  if (state !== ticket.status) found.push(`${ticket._id}: ${ticket.status} after moves to ${String(state)}`)
  return found
}

/** One command, one effect: no operation takes two numbers, none calls two tickets. */
const operationsOnce = (tickets: readonly Stored[]): Violations => {
  const taken = tickets.flatMap((ticket) => [
    { op: ticket.op, id: ticket._id },
    ...ticket.joined.map(({ op }) => ({ op, id: ticket._id })),
  ])
  // A call that was put back because its session closed has called nobody.
  const called = tickets.flatMap((ticket) =>
    ticket.moves.flatMap((move, index) =>
      move.what === 'call' && ticket.moves[index + 1]?.what !== 'putBack'
        ? [{ op: `call ${move.op}`, id: ticket._id }]
        : [],
    ),
  )
  return [...groups([...taken, ...called], (row) => row.op)]
    .filter(([, rows]) => new Set(rows.map((row) => row.id)).size > 1)
    .map(([op, rows]) => `operation ${op} had two effects: ${rows.map((row) => row.id).join(', ')}`)
}

/** A ticket that was led on has its successor. */
const chains = (tickets: readonly Stored[]): Violations => {
  const ids = new Set(tickets.map((ticket) => ticket._id))
  return tickets.flatMap((ticket) =>
    ticket.status === 'transferred' && !ids.has(ticket.next)
      ? [`${ticket._id}: led on to ${ticket.next}, which is not there`]
      : [],
  )
}

/** The board as it stands equals the one projected anew; stamps, times and estimates aside. */
export const sameBoards = (
  before: readonly Record<string, unknown>[],
  after: readonly Record<string, unknown>[],
): Violations => {
  const content = ({
    stamp: _s,
    projectedAt: _p,
    updatedAt: _u,
    wait: _w,
    minutesEach: _m,
    ...rest
  }: Record<string, unknown>) =>
    JSON.stringify(rest, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  return before.flatMap((board) => {
    const rebuilt = after.find((one) => one['_id'] === board['_id'])
    if (rebuilt === undefined) return [`board ${String(board['_id'])} was not rebuilt`]
    return content(board) === content(rebuilt)
      ? []
      : [`board ${content(board)} is rebuilt as ${content(rebuilt)}`]
  })
}
