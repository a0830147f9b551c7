import * as v from 'valibot'
import { readFrom } from '../_kernel/collection'
import { monthDays } from '../_kernel/month'
import { find, findSound, is } from '../_kernel/store'
import { Id } from '../_kernel/values'
import { holdersBetween, type PostHolder } from '../_shared/post-holder'
import { RatingWeeks } from '../_shared/rating-week'
import type { SubjectKind } from './assessment-shape'
import { mainPost } from './candidates'
import { Entries } from './collections'
import { type Entry, subjectOf } from './entry/entry'
import { countOf, type Levels, mondaysOf, shareOf, together, usualShare } from './year/evaluation'
import type { Result } from './month/result'
import { type RuleTable, tableOn } from './rules/table'
import { scoreOf } from './score'
import { allTables } from './rules/tables'

const MOST = 1000

/** As much of a window as its month needs. */
const Place = v.object({ _id: Id, unitId: Id, state: v.picklist(['open', 'closing', 'closed']) })
type Place = v.InferOutput<typeof Place>
const places = readFrom('windows', Place, 'read to know which windows are assessed, and whose they are')

/** Who or what is assessed in a month, where it belongs, and whose ratings are its own. */
interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly unitId: string
  readonly windowId?: string | undefined
  readonly ratedAt: readonly string[]
}

export interface UnitResult extends Result {
  readonly unitId: string
}

/** A month as the ledger and the closed ratings have it now. */
export interface MonthFigures {
  readonly month: string
  readonly tables: readonly RuleTable[]
  readonly results: readonly UnitResult[]
  readonly entries: readonly Entry[]
}

/** All entries of a month, or of one subject in it. @throws when one no longer fits: a sum without it would be wrong */
export const entriesOf = async (where: Readonly<Record<string, unknown>>): Promise<Entry[]> => {
  const all: Entry[] = []
  for (let last = ''; ;) {
    const page = await find(Entries, { ...where, _id: is.gt(last) }, { order: [['_id', 1]], limit: MOST })
    all.push(...page)
    const end = page.at(-1)
    if (end === undefined || page.length < MOST) return all
    last = end._id
  }
}

const peopleOf = (holders: readonly PostHolder[], entries: readonly Entry[]): Subject[] => {
  const own = entries.filter(({ kind }) => kind === 'person')
  const ids = new Set([...holders.map(({ personId }) => personId), ...own.map(({ subjectId }) => subjectId)])
  return [...ids].flatMap((id): Subject[] => {
    const posts = holders.filter(({ personId }) => personId === id)
    const main = mainPost(posts)
    const unitId = main?.unitId ?? own.find(({ subjectId }) => subjectId === id)?.unitId
    if (unitId === undefined) return []
    const ratedAt = posts.filter(({ kind }) => kind === main?.kind).map(({ windowId }) => windowId)
    return [{ kind: 'person', id, unitId, windowId: main?.windowId, ratedAt: [...new Set(ratedAt)] }]
  })
}

const windowsOf = (
  windows: readonly Place[],
  entries: readonly Entry[],
  holders: readonly PostHolder[],
): Subject[] => {
  const named = new Set([
    ...entries.filter(({ kind }) => kind === 'window').map(({ subjectId }) => subjectId),
    ...holders.map(({ windowId }) => windowId),
  ])
  return windows
    .filter(({ _id, state }) => state !== 'closed' || named.has(_id))
    .map(({ _id, unitId }) => ({ kind: 'window', id: _id, unitId, windowId: _id, ratedAt: [_id] }))
}

const unitsOf = (windows: readonly Subject[], entries: readonly Entry[]): Subject[] => {
  const own = entries.filter(({ kind }) => kind === 'unit').map(({ subjectId }) => subjectId)
  const ids = new Set([...windows.map(({ unitId }) => unitId), ...own])
  return [...ids].map((id) => ({
    kind: 'unit',
    id,
    unitId: id,
    ratedAt: windows.filter((one) => one.unitId === id).map((one) => one.id),
  }))
}

/** Ratings by window of the weeks that end in a month, as far as staff may see them (§19). */
const ratingsOf = async (month: string, windows: readonly Place[]): Promise<ReadonlyMap<string, Levels>> => {
  const { from, to } = mondaysOf(month)
  const where = {
    windowId: is.in(windows.map(({ _id }) => _id)),
    isShown: true,
    week: is.gte(from).and(is.lte(to)),
  }
  const weeks = windows.length === 0 ? [] : await find(RatingWeeks, where, { limit: MOST })
  return new Map(windows.map(({ _id }) => [_id, together(weeks.filter(({ windowId }) => windowId === _id))]))
}

const resultOf = (
  subject: Subject,
  entries: readonly Entry[],
  ratings: ReadonlyMap<string, Levels>,
  usual: number,
  table: RuleTable,
): UnitResult => {
  const { kind, id, unitId, windowId, ratedAt } = subject
  const own = entries.filter((entry) => entry.subject === subjectOf(kind, id))
  const levels = together(
    ratedAt.flatMap((one) => {
      const known = ratings.get(one)
      return known === undefined ? [] : [{ byLevel: known }]
    }),
  )
  return {
    kind,
    id,
    unitId,
    ...(windowId === undefined ? {} : { windowId }),
    ...scoreOf(own, shareOf(levels, usual), table),
    ratings: countOf(levels),
    entries: own.map(({ _id }) => _id),
  }
}

/** Who is assessed in a month, without their figures: whoever held a post in it, or has something in the ledger. */
export const assessedPeople = async (month: string): Promise<string[]> => {
  const { from, to } = monthDays(month)
  const [holders, { sound }] = await Promise.all([
    holdersBetween(from, to),
    findSound(Entries, { month, kind: 'person' }, { limit: MOST }),
  ])
  return peopleOf(holders, sound).map(({ id }) => id)
}

/** A month's results of everybody and everything, worked out anew from the ledger and the closed ratings. */
export const monthFigures = async (month: string): Promise<MonthFigures> => {
  const { from, to } = monthDays(month)
  const [tables, entries, holders, windows] = await Promise.all([
    allTables(),
    entriesOf({ month }),
    holdersBetween(from, to),
    find(places, {}, { limit: MOST }),
  ])
  const ratings = await ratingsOf(month, windows)
  const usual = usualShare(together([...ratings.values()].map((byLevel) => ({ byLevel }))))
  const rated = windowsOf(windows, entries, holders)
  const subjects = [...peopleOf(holders, entries), ...rated, ...unitsOf(rated, entries)]
  const table = tableOn(tables, to)
  const results = subjects.map((subject) => resultOf(subject, entries, ratings, usual, table))
  return { month, tables, results, entries }
}
