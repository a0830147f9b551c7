import type { SemesterHall, Stored } from './semester-hall'
import type { Ledger, Told } from './semester-ledger'

type Kind = 'person' | 'window' | 'unit'
interface EntrySeen extends Stored {
  readonly rule: string
  readonly evidence: string
  readonly source: string
  readonly kind: Kind
  readonly subjectId: string
  readonly subject: string
  readonly points: number
  readonly month: string
  readonly reverses?: string
}
interface Living {
  readonly key: string
  readonly rule: string
  readonly subject: string
  readonly points: number
  readonly month: string
}

/** The first rule table as the regulation's assessment has it: points in hundredths, and to whom (chapter 10). */
const table: Readonly<Record<string, readonly [points: number, to: readonly Kind[], cap?: number]>> = {
  late: [-50, ['person']],
  seriouslyLate: [-100, ['person']],
  absentHalfDay: [-500, ['person']],
  noLeave: [-300, ['person']],
  unapprovedStandIn: [-100, ['person']],
  meetingAbsence: [-200, ['person']],
  faultOverdue: [-300, ['window', 'unit']],
  assetLoss: [-200, ['person']],
  overdueCase: [-100, ['person', 'window']],
  secondNotice: [-100, ['person', 'window']],
  followUpLate: [-100, ['window', 'unit']],
  complaint: [-500, ['person', 'window']],
  majorComplaint: [-2000, ['person', 'window', 'unit']],
  sealOverdue: [-100, ['person']],
  closingMissed: [-100, ['person', 'window']],
  incident: [-1000, ['person', 'window', 'unit']],
  improved: [100, ['person', 'unit'], 300],
}
const CONDUCT = 5000
const BONUS = 1000
/** Nobody was rated: three quarters of the evaluation. */
const EVALUATION = 3750

const versionOf = ({ _id }: Stored): number => Number(_id.split(':')[1])
const keyOf = (rule: string, evidence: string, version: number, subject: string): string =>
  [rule, evidence, String(version), subject].join('|')

/** What stands in the ledger if each source counts once, by its last version, but for what was taken back by hand. */
const expected = (hall: SemesterHall, told: readonly Told[], manual: readonly Stored[]): Living[] => {
  const latest = new Map<string, Told>()
  for (const one of told) {
    const key = [one.rule, one.sourceId, one.personId ?? one.windowId ?? one.unitId].join('|')
    const known = latest.get(key)
    if (known === undefined || known.version < one.version) latest.set(key, one)
  }
  const living = (
    rule: string,
    evidence: string,
    version: number,
    times: number,
    on: string,
    subject: string,
  ): Living => ({
    key: keyOf(rule, evidence, version, subject),
    rule,
    subject,
    points: (table[rule]?.[0] ?? 0) * times,
    month: on.slice(0, 7),
  })
  const byEvents = [...latest.values()].flatMap((one) => {
    const { rule, sourceId, version, times, on, windowId, unitId } = one
    if (times === 0) return []
    const seat = hall.world.seats.find((known) => known.windowId === windowId)
    const named: Record<Kind, string | undefined> = {
      person: one.personId ?? seat?.primary,
      window: windowId,
      unit: unitId,
    }
    const to = (table[rule]?.[1] ?? []).flatMap((kind) =>
      named[kind] === undefined ? [] : [`${kind}:${named[kind]}`],
    )
    return (to.length > 0 ? to : [`unit:${unitId}`]).map((subject) =>
      living(rule, sourceId, version, times, on, subject),
    )
  })
  const byHand = manual.map(({ _id, rule, times, on, kind, subjectId }) =>
    living(String(rule), _id, 1, Number(times), String(on), `${String(kind)}:${String(subjectId)}`),
  )
  return [...byEvents, ...byHand]
}

/** A score is folded entry by entry, in whatever order they come. */
const fold = (entries: readonly Pick<Living, 'rule' | 'points'>[]): number => {
  const byRule = new Map<string, number>()
  for (const { rule, points } of entries) byRule.set(rule, (byRule.get(rule) ?? 0) + points)
  let [conduct, bonus] = [CONDUCT, 0]
  for (const [rule, sum] of byRule) {
    const cap = table[rule]?.[2] ?? Infinity
    const limited = Math.max(-cap, Math.min(cap, sum))
    if (limited < 0) conduct += limited
    else bonus += limited
  }
  return Math.max(0, conduct) + EVALUATION + Math.min(BONUS, bonus)
}

const shuffled = <T>(hall: SemesterHall, list: readonly T[]): T[] => {
  const left = [...list]
  return list.flatMap(() => left.splice(hall.random.below(left.length), 1))
}

interface ShownMonth {
  readonly totals: ReadonlyMap<string, number>
  /** Of what was published; 0 before that. */
  readonly revision: number
  /** The ledger says something else by now than what was published. */
  readonly isChanged: boolean
}

const shownMonth = async (hall: SemesterHall, month: string): Promise<ShownMonth> => {
  const totals = new Map<string, number>()
  let [revision, isChanged] = [0, false]
  for (const kind of ['person', 'window', 'unit'])
    for (let cursor: unknown; ;) {
      const more = cursor === undefined ? {} : { cursor }
      const { value } = await hall.ask('assessment', 'k1', 'month', { month, kind, ...more })
      for (const row of (value?.['rows'] ?? []) as { kind: Kind; id: string; total: number }[])
        totals.set(`${row.kind}:${row.id}`, row.total)
      revision = Number(value?.['revision'])
      isChanged = value?.['isChanged'] === true
      cursor = value?.['cursor']
      if (cursor === undefined) break
    }
  return { totals, revision, isChanged }
}

/** Which entries made each published result. */
const publishedOf = async (hall: SemesterHall, month: string, revision: number) => {
  const units = await hall.read('assessmentResults', { month, revision })
  const results = units.flatMap((unit) => unit['results'] as { kind: Kind; id: string; entries: string[] }[])
  return new Map(results.map(({ kind, id, entries }) => [`${kind}:${id}`, entries]))
}

/**
 * The scores that pages show of a month are the folds of what was told, and of the entries in any order. What was
 * published stays as it was: its scores are the folds of the entries that it names, and what came since is said.
 */
const monthHolds = async (
  hall: SemesterHall,
  month: string,
  entries: readonly EntrySeen[],
  living: readonly Living[],
) => {
  const { totals, revision, isChanged } = await shownMonth(hall, month)
  const published = revision === 0 ? undefined : await publishedOf(hall, month, revision)
  const ofMonth = entries.filter((one) => one.month === month)
  const named = [...(published?.values() ?? [])].flat().sort().join()
  const isOther =
    published !== undefined &&
    named !==
      ofMonth
        .map(({ _id }) => _id)
        .sort()
        .join()
  if (isOther !== isChanged) hall.wrong(`score of ${month} is ${isChanged ? '' : 'not '}said to have changed`)
  for (const [subject, total] of totals) {
    hall.counts.checks += 1
    const all = ofMonth.filter((one) => one.subject === subject)
    const own = isChanged ? all.filter(({ _id }) => published?.get(subject)?.includes(_id) === true) : all
    const should = isChanged
      ? fold(own)
      : fold(living.filter((one) => one.subject === subject && one.month === month))
    if (total !== should)
      hall.wrong(`score of ${subject} in ${month}: ${String(total)} instead of ${String(should)}`)
    for (let n = 0; n < 3; n++) {
      const folded = fold(shuffled(hall, own))
      if (folded !== total)
        hall.wrong(`score of ${subject} in ${month}: ${String(total)}, its entries fold to ${String(folded)}`)
    }
  }
  const missing = isChanged
    ? undefined
    : living.find((one) => one.month === month && !totals.has(one.subject))
  if (missing !== undefined) hall.wrong(`${missing.subject} has entries in ${month} and no score`)
}

/** The ledger (§14 §25 §34): each source counts once by its last version, a reversal restores, a score is its entries. */
export const ledgerHolds = async (
  hall: SemesterHall,
  ledger: Ledger,
  told: readonly Told[],
  months: readonly string[],
): Promise<void> => {
  const entries = (await hall.read('assessmentEntries')) as EntrySeen[]
  const undone = new Set(entries.flatMap(({ reverses }) => reverses ?? []))
  const standing = entries.filter(({ _id, reverses }) => reverses === undefined && !undone.has(_id))
  const keys = (list: readonly EntrySeen[]) =>
    list.map((one) => keyOf(one.rule, one.evidence, versionOf(one), one.subject))
  const taken = new Set(keys(entries.filter(({ _id }) => ledger.reversed.has(_id))))
  const manual = await hall.read('assessmentProposals', { state: 'confirmed' })
  const living = expected(hall, told, manual).filter(({ key }) => !taken.has(key))
  const wanted = new Set(living.map(({ key }) => key))
  const found = keys(standing)
  for (const key of found) if (!wanted.has(key)) hall.wrong(`the ledger counts ${key}`)
  for (const key of wanted) if (!found.includes(key)) hall.wrong(`the ledger does not count ${key}`)
  if (new Set(found).size !== found.length) hall.wrong('an entry stands twice')
  const points = new Map(living.map((one) => [one.key, one.points]))
  for (const one of standing) {
    const [key = ''] = keys([one])
    if (points.get(key) !== one.points) hall.wrong(`${key} counts ${String(one.points)}`)
  }
  for (const source of await hall.read('assessmentSources')) {
    const own = standing.filter((one) => one.source === source._id)
    hall.counts.checks += 1
    if (own.some((one) => versionOf(one) !== source['version']))
      hall.wrong(`source ${source._id} counts by an old version`)
    if (
      own
        .map(({ _id }) => _id)
        .sort()
        .join() !== [...(source['booked'] as string[])].sort().join()
    )
      hall.wrong(`source ${source._id} books other entries than stand`)
  }
  for (const month of months) await monthHolds(hall, month, entries, living)
}
