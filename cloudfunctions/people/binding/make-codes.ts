import { Accounts } from '../../_kernel/account'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { readCursor, writeCursor } from '../../_kernel/cursor'
import { randomCode } from '../../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { grantFor } from '../../_kernel/role'
import { type Doc, find, is, remove } from '../../_kernel/store'
import { CodeSheetParts } from '../../_shared/code-sheet'
import { normalNo } from '../../_shared/person-no'
import { activating } from './activate'
import { CODE_DAYS, CODE_LENGTH } from './activation'
import { firstPart, type Without, withheld } from './code-list'
import { Activations, Persons, Postings, RoleGrants } from '../collections'
import type { contract } from '../contract'
import type { Person } from '../person'
import { hasRole } from '../posting/posting'
import { refuse } from '../refusals'
import { sealStrips, sheetIdOf, type Strip } from './sealed-strips'

type Make = (typeof contract)['makeCodes']
type ForWhom = InputOf<Make>['for']

const LOOKED_AT = 60
const MOST = 1000

/** The next people of a list by number, and the numbers that nobody has. */
const nextOf = async (whom: ForWhom, unitId: string | undefined, after: string) => {
  const ofUnit = unitId === undefined ? {} : { unitId }
  const order = [['no', 1]] as const
  if (whom.kind !== 'numbers') {
    const list = whom.kind === 'unit' ? { unitId: whom.ofUnit } : { group: whom.group, ...ofUnit }
    const people = await find(Persons, { ...list, no: is.gt(after) }, { order, limit: LOOKED_AT })
    return { people, unknown: [], upTo: people.at(-1)?.no ?? after, isMore: people.length === LOOKED_AT }
  }
  const all = [...new Set(whom.numbers.map(normalNo))].sort().filter((no) => no > after)
  const some = all.slice(0, LOOKED_AT)
  const people = await find(Persons, { no: is.in(some), ...ofUnit }, { order, limit: LOOKED_AT })
  const known = new Set(people.filter(({ leftOn }) => leftOn === undefined).map(({ no }) => no))
  const unknown = some.filter((no) => !known.has(no))
  return { people, unknown, upTo: some.at(-1) ?? after, isMore: all.length > some.length }
}

/** What of each person says whether they get a code. */
const lookAt = async (
  people: readonly Person[],
  asked: { readonly isAdmin: boolean; readonly isAnew: boolean },
  { now, day }: Context,
) => {
  const ids = people.map(({ _id }) => _id)
  const personId = is.in(ids)
  const [accounts, activations, grants, postings] = await Promise.all([
    find(Accounts, { personId }, { limit: MOST }),
    find(Activations, { _id: is.in(ids) }, { limit: MOST }),
    find(RoleGrants, { personId }, { limit: MOST }),
    find(Postings, { personId, state: is.in(['coming', 'current']) }, { limit: MOST }),
  ])
  const bound = new Set(accounts.map((account) => account.personId))
  const codes = new Map(activations.map((one) => [one._id, one]))
  return people.map((person) => {
    const own = <T extends { personId: string }>(all: readonly T[]) =>
      all.filter((one) => one.personId === person._id)
    const activation = codes.get(person._id)
    const listed = {
      isBound: bound.has(person._id),
      hasRole: hasRole(own(postings), own(grants), day),
      activation,
    }
    return { person, activation, without: withheld(person, listed, asked, now) }
  })
}

/** The unit within which the caller makes codes; nothing for the centre, which makes them for everybody. */
const withinUnit = async (
  whom: ForWhom,
  context: Context,
): Promise<{ unitId: string | undefined; isAdmin: boolean } | Refusal<KernelCode>> => {
  const grants = (await context.account())?.grants ?? []
  const has = (role: 'centreAdmin' | 'centreStaff') => grantFor(grants, [role], {}, context.day) !== undefined
  const isAdmin = has('centreAdmin')
  if (isAdmin || has('centreStaff')) return { unitId: undefined, isAdmin }
  const scope = whom.kind === 'unit' ? { unitId: whom.ofUnit } : {}
  const unitId = grantFor(grants, ['unitHead'], scope, context.day)?.unitId
  return unitId === undefined ? refuseAny('NOT_ALLOWED', { needs: ['centreStaff'] }) : { unitId, isAdmin }
}

/**
 * 做激活码单. Codes are made by chance, kept as HMAC, and sealed for the browser that prints them in the same
 * transaction: a command that is sent again gives the same counts and makes nothing.
 */
export const makeCodes = async (
  input: InputOf<Make>,
  context: Context,
): Promise<OutputOf<Make> | Refusal<'NOBODY_LISTED' | 'PRINT_PAGE_UNKNOWN' | KernelCode>> => {
  const [after] = input.cursor === undefined ? [''] : (readCursor(input.cursor) ?? [undefined])
  if (typeof after !== 'string') return refuseAny('BAD_INPUT', { field: 'cursor', problem: 'unknown' })
  const within = await withinUnit(input.for, context)
  if (isRefusal(within)) return within
  const next = await nextOf(input.for, within.unitId, after)
  if (next.people.length === 0 && input.cursor === undefined) return refuse('NOBODY_LISTED', {})
  const { part, seen } = firstPart(
    await lookAt(next.people, { isAdmin: within.isAdmin, isAnew: input.isAnew }, context),
  )
  const made = part.map(({ person, activation }) => {
    const code = randomCode(CODE_LENGTH)
    const { name, no, group } = person
    const strip: Strip = { name, no, ...(group === undefined ? {} : { group }), code }
    const given = {
      personId: person._id,
      code,
      isByAdmin: within.isAdmin,
      known: activation,
      isOnSheet: true,
    } as const
    return { strip, change: activating(given, context).change }
  })
  const sheetId = sheetIdOf(input.page)
  const until = new Date(context.now.getTime() + CODE_DAYS * 86_400_000)
  const sealed = sealStrips(
    input.page,
    made.map(({ strip }) => strip),
    until,
  )
  if (sealed === undefined) return refuse('PRINT_PAGE_UNKNOWN', {})
  const isPart = seen.length < next.people.length
  const last = isPart ? (seen.at(-1)?.person.no ?? after) : next.upTo
  const count = (why: Without): number => seen.filter(({ without }) => without === why).length
  const answer = {
    made: made.length,
    without: { bound: count('bound'), hasCode: count('hasCode'), hasRole: count('hasRole') },
    // Numbers beyond the last that was looked at come with the next part.
    unknown: next.unknown.filter((no) => no <= last),
    ...(next.isMore || isPart ? { cursor: writeCursor([last]) } : {}),
  }
  const stamps = { createdAt: context.now, updatedAt: context.now, v: 1 }
  const sheetPart: Doc<typeof CodeSheetParts> = {
    _id: context.operation,
    sheetId,
    ...sealed,
    count: made.length,
    ...stamps,
  }
  return settle(
    context,
    answer,
    made.map(({ change }) => change),
    made.length === 0 ? [] : [{ of: CodeSheetParts, insert: sheetPart }],
  )
}

/** 销毁码单 */
export const discardCodes = async (
  { page }: InputOf<(typeof contract)['discardCodes']>,
  context: Context,
): Promise<OutputOf<(typeof contract)['discardCodes']>> => {
  const discarded = await remove(CodeSheetParts, { sheetId: sheetIdOf(page) })
  return settle(context, { discarded }, [])
}

const KEPT_MS = 3_600_000

/** Clears away what was sealed an hour ago, whether it was printed or not. */
export const clearCodeSheets = async ({ now }: Context): Promise<void> => {
  await remove(CodeSheetParts, { updatedAt: is.lt(new Date(now.getTime() - KEPT_MS)) })
}

const GROUPS = 12

/** 班级: each is one look into the index, at the first person of the class after the last. */
export const rosterGroups = async (
  input: InputOf<(typeof contract)['rosterGroups']>,
): Promise<OutputOf<(typeof contract)['rosterGroups']> | Refusal<KernelCode>> => {
  const [after] = input.cursor === undefined ? [''] : (readCursor(input.cursor) ?? [undefined])
  if (typeof after !== 'string') return refuseAny('BAD_INPUT', { field: 'cursor', problem: 'unknown' })
  const begins = input.begins ?? ''
  const groups: string[] = []
  for (let last = after; groups.length < GROUPS;) {
    const beyond = last === '' && begins !== '' ? is.gte(begins) : is.gt(last)
    const [first] = await find(Persons, { group: beyond }, { order: [['group', 1]], limit: 1 })
    if (first?.group === undefined || !first.group.startsWith(begins)) return { groups }
    groups.push(first.group)
    last = first.group
  }
  return { groups, cursor: writeCursor([groups.at(-1) ?? '']) }
}
