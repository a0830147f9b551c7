import { addDays } from '../../cloudfunctions/_kernel/time'
import type { SemesterHall } from './semester-hall'

/** What is told of one source: the same facts however often and in whatever order they come. */
export interface Told {
  readonly rule: string
  readonly sourceId: string
  readonly version: number
  readonly times: number
  readonly unitId: string
  readonly windowId?: string
  readonly personId?: string
  readonly on: string
}

/** What other parts of the centre tell assessment, and what was entered and taken back by hand. */
export class Ledger {
  /** Events that somebody has written and nobody has brought yet: they come out of order. */
  readonly held: Told[] = []
  readonly delivered: Told[] = []
  /** Entries that a person took back. */
  readonly reversed = new Set<string>()
  #sources = 0
  #events = 0

  nextSource(): string {
    return `told-${String(++this.#sources)}`
  }
  nextEvent(): string {
    return `told-event-${String(++this.#events)}`
  }
}

const rules = {
  overdueCase: 6,
  secondNotice: 4,
  complaint: 4,
  faultOverdue: 4,
  followUpLate: 3,
  sealOverdue: 3,
  majorComplaint: 1,
  incident: 1,
} as const

const ofPerson = ['complaint', 'sealOverdue', 'majorComplaint', 'incident']

/** A source tells its versions one after the other; what counts is the last, and it may be taken back. */
const newSource = (hall: SemesterHall, ledger: Ledger): void => {
  const { random, world } = hall
  const seat = random.pick(world.seats)
  const rule = random.weighted(rules)
  const about = ofPerson.includes(rule)
    ? { personId: seat.primary, windowId: seat.windowId }
    : { windowId: seat.windowId }
  const on = addDays(hall.today(), -random.below(9))
  const facts = { rule, sourceId: ledger.nextSource(), unitId: seat.unitId, ...about, on }
  const versions = 1 + random.below(4)
  for (let version = 1; version <= versions; version++)
    ledger.held.push({ ...facts, version, times: random.chance(0.25) ? 0 : 1 + random.below(3) })
}

const bring = async (hall: SemesterHall, ledger: Ledger, told: Told): Promise<void> => {
  const now = new Date()
  // When it was written says nothing of when it comes.
  const at = new Date(now.getTime() - hall.random.below(3 * 86_400_000))
  await hall.put('events', {
    _id: ledger.nextEvent(),
    kind: 'assessed',
    takenBy: [],
    pending: true,
    facts: { ...told },
    at,
    updatedAt: now,
  })
}

/** Some of what is held back comes, in any order; some of it twice, and something old once more. */
const deliver = async (hall: SemesterHall, ledger: Ledger): Promise<void> => {
  const { random } = hall
  for (let n = random.below(5); n >= 0 && ledger.held.length > 0; n--) {
    const [told] = ledger.held.splice(random.below(ledger.held.length), 1)
    if (told === undefined) return
    ledger.delivered.push(told)
    for (let times = random.chance(0.35) ? 2 : 1; times > 0; times--) await bring(hall, ledger, told)
  }
  if (ledger.delivered.length > 0 && random.chance(0.5))
    await bring(hall, ledger, random.pick(ledger.delivered))
  // What attendance or security told comes once more as well: the queue forgot that it was taken.
  const taken = await hall.some('events', { kind: 'assessed', pending: false })
  if (taken !== undefined) await hall.change('events', { _id: taken._id }, { pending: true, takenBy: [] })
}

/** Something that a person enters, which a second one confirms; whoever wrote it tries to as well. */
const propose = async (hall: SemesterHall): Promise<void> => {
  const { random, world } = hall
  const seat = random.pick(world.seats)
  const [kind, subjectId] = random.pick([
    ['person', seat.primary],
    ['person', seat.alternate],
    ['unit', seat.unitId],
  ] as const)
  const on = addDays(hall.today(), -random.below(5))
  const rule = kind === 'unit' || random.chance(0.5) ? 'improved' : 'noLeave'
  const input = { rule, times: 1 + random.below(3), kind, subjectId, on, evidence: '师生来信' }
  await hall.send('assessment', random.pick(world.clerks), 'proposeEntry', input)
}

const decide = async (hall: SemesterHall): Promise<void> => {
  const { random } = hall
  const proposed = await hall.some('assessmentProposals', { state: 'proposed' })
  if (proposed === undefined) return
  const onIt = { proposalId: proposed._id }
  const author = String(proposed['writtenBy'])
  const [one, other] = random.pick([
    ['k1', author],
    ['k1', 'k2'],
    ['c1', 'c2'],
  ] as const)
  const refusal = random.chance(0.1) ? { refusal: '查无实据' } : {}
  const withdrawal = random.chance(0.06) ? hall.send('assessment', author, 'withdrawEntry', onIt) : undefined
  await Promise.all([
    hall.send('assessment', one, 'decideEntry', { ...onIt, ...refusal }),
    hall.send('assessment', other, 'decideEntry', onIt),
    withdrawal,
  ])
}

/** An entry that was wrong is taken back, by two at the same moment now and then: once (§14). */
const reverse = async (hall: SemesterHall, ledger: Ledger): Promise<void> => {
  const { random, world } = hall
  const entry = await hall.some('assessmentEntries', { reverses: { $eq: null } })
  if (entry === undefined) return
  const admins = random.chance(0.4) ? world.admins.slice(0, 2) : [random.pick(world.admins)]
  const answers = await Promise.all(
    admins.map((admin) =>
      hall.send('assessment', admin, 'reverseEntry', { entryId: entry._id, reason: '记错了' }),
    ),
  )
  const done = answers.filter((answer) => answer?.ok === true).length
  if (done > 0) ledger.reversed.add(entry._id)
  if (done > 1) hall.wrong(`${entry._id} was taken back ${String(done)} times`)
}

/** Whoever is shown a month objects, and the centre takes entries back or says why they stand (§25). */
const object = async (hall: SemesterHall, ledger: Ledger): Promise<void> => {
  const { random, world } = hall
  const open = await hall.some('assessmentHearings', { isOpen: true })
  if (open !== undefined && random.chance(0.7)) {
    const month = String(open['month'])
    const personId = String(open['subject']).replace(/^person:/, '')
    const own = await hall.read('assessmentEntries', {
      subject: open['subject'],
      month,
      reverses: { $eq: null },
    })
    const wanted = own.slice(0, random.below(2)).map(({ _id }) => _id)
    const input = { month, personId, answer: '查了监控', reverse: wanted }
    const answer = await hall.send('assessment', random.pick(world.admins), 'decideObjection', input)
    if (answer?.ok === true) for (const entryId of wanted) ledger.reversed.add(entryId)
    return
  }
  const shown = await hall.some('assessmentMonths', { state: 'shown' })
  if (shown === undefined) return
  const input = { month: shown._id, reason: '那天我在岗' }
  await hall.send('assessment', random.pick(world.seats).primary, 'objectToResult', input)
}

const mix = { tell: 8, deliver: 8, propose: 3, decide: 5, reverse: 2, object: 3 }

/** One thing that happens to the ledger. */
export const ledgerStep = async (hall: SemesterHall, ledger: Ledger): Promise<void> => {
  switch (hall.random.weighted(mix)) {
    case 'tell':
      newSource(hall, ledger)
      return
    case 'deliver':
      return deliver(hall, ledger)
    case 'propose':
      return propose(hall)
    case 'decide':
      return decide(hall)
    case 'reverse':
      return reverse(hall, ledger)
    case 'object':
      return object(hall, ledger)
  }
}

/** At the end everything that was held back comes. */
export const deliverRest = async (hall: SemesterHall, ledger: Ledger): Promise<void> => {
  while (ledger.held.length > 0) await deliver(hall, ledger)
}
