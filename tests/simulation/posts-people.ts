import { insertDocuments } from '../../local/seed/insert'
import type { Cloud } from '../../local/server/cloud'
import type { PostsAt } from './posts-leads'
import { admins, everybody, noOf, peopleOfUnit, units } from './posts-world'

const reason = '工作需要'
/** Rows of a file: few, so that a minute's timer is through with them. */
const ROWS = 6

/** What of the rolls and the database people's comings and goings need beside the rest. */
export interface PeopleAt extends PostsAt {
  readonly cloud: Cloud
  /** Ends once this is done, with nothing else going on meanwhile. */
  readonly during: <T>(work: Promise<T>) => Promise<T>
  readonly documents: (collection: string, query: object) => Promise<Record<string, unknown>[]>
  readonly name: () => string
}

/** Somebody leaves the university in the midst of it: nominated, handing over, taking over, standing in for the head. */
export const leave = async ({ random, send, shown }: PeopleAt): Promise<void> => {
  const [collection, query] = random.pick([
    ['nominations', { state: { $in: ['proposed', 'returned'] } }],
    ['postings', { state: 'coming' }],
    ['postings', { state: 'current' }],
    ['grants', { isDeputy: true, withdrawn: { $eq: null } }],
  ] as const)
  const personId = (await shown(collection, query))?.personId ?? random.pick(everybody)
  const input = { no: noOf(personId), reason }
  const who = random.chance(0.3) ? admins : [random.pick(admins)]
  await Promise.all(who.map((admin) => send({ who: admin, endpoint: 'recordLeaving', input })))
}

/** A role of the centre's own, given by one and taken back by another. */
export const changeCentreRole = async ({ random, today, send, shown }: PeopleAt): Promise<void> => {
  const standing = await shown('grants', { role: 'centreStaff', withdrawn: { $eq: null } })
  if (standing !== undefined && random.chance(0.6)) {
    const input = { grantId: standing._id, reason }
    await Promise.all(admins.map((who) => send({ who, endpoint: 'withdrawGrant', input })))
    return
  }
  const input = { no: noOf(random.pick(everybody)), role: 'centreStaff', firstDay: today(), reason }
  await send({ who: random.pick(admins), endpoint: 'giveGrant', input })
}

/** Somebody who has no account, or whose account ended when they left, binds with a code from the desk. */
export const bindSomebody = async ({ random, send, during, documents }: PeopleAt): Promise<void> => {
  const read = (collection: string, query: object) => during(documents(collection, query))
  const bound = new Set((await read('accounts', {})).map((account) => account['personId']))
  const gone = new Set((await read('persons', { leftOn: { $ne: null } })).map(({ _id }) => _id))
  const unbound = everybody.filter((personId) => !bound.has(personId) && !gone.has(personId))
  if (unbound.length === 0) return
  const personId = random.pick(unbound)
  const issued = await send({
    who: random.pick(admins),
    endpoint: 'issueCode',
    input: { no: noOf(personId) },
  })
  const code = issued?.value?.['code']
  if (typeof code !== 'string') return
  await send({ who: personId, endpoint: 'bind', input: { no: noOf(personId), name: personId, code } })
}

const rowOf = (at: PeopleAt, row: number) => {
  const { random } = at
  const unitId = random.pick(units)
  const personId = random.chance(0.9) ? random.pick(peopleOfUnit(unitId)) : `n${at.name()}`
  const given = random.chance(0.7) ? unitId : random.pick(units)
  return { row, no: noOf(personId), name: personId, kind: 'teacher', audience: '教职工', unitId: given }
}

/** A file that was laid ready for the check: rows that change people, move them, bring them back, and new ones. */
const layFile = async (at: PeopleAt): Promise<void> => {
  const importId = `import-${at.name()}`
  const rows = Array.from({ length: ROWS }, (_none, n) => rowOf(at, n + 2)).filter(
    ({ no }, n, all) => all.findIndex((one) => one.no === no) === n,
  )
  const now = new Date()
  const none = { checked: 0, applied: 0, added: 0, changed: 0, faults: 0 }
  const stamps = { createdAt: now, updatedAt: now, v: 1 }
  const lay = async (): Promise<void> => {
    await insertDocuments(at.cloud, 'rosterRows', [
      {
        _id: `${importId}:00000`,
        importId,
        state: 'staged',
        rows,
        faults: [],
        hasFaults: false,
        added: 0,
        changed: 0,
        updatedAt: now,
      },
    ])
    await insertDocuments(at.cloud, 'rosterImports', [
      {
        _id: importId,
        file: `cloud://e.b/kept/${importId}`,
        kind: 'jsonl',
        startedBy: admins[0],
        state: 'checking',
        rows: rows.length,
        ...none,
        holds: 'open',
        ...stamps,
      },
    ])
  }
  // Another's file may have come in at this moment: there is one at a time.
  await at.during(
    lay().catch((error: unknown) => {
      if (!/E11000/.test(String(error))) throw error
    }),
  )
}

/** One step of an import: a file comes in, or what was checked is written or put away, by both at the same moment. */
export const carryOn = async (at: PeopleAt): Promise<void> => {
  const [open] = await at.during(at.documents('rosterImports', { holds: 'open' }))
  if (open === undefined) return layFile(at)
  const input = { importId: String(open['_id']) }
  if (open['state'] === 'faulty' || at.random.chance(0.1)) {
    await at.send({ who: at.random.pick(admins), endpoint: 'cancelImport', input })
    return
  }
  if (open['state'] !== 'ready') return
  await Promise.all(admins.map((who) => at.send({ who, endpoint: 'applyImport', input })))
}
