import * as v from 'valibot'
import { type Grant, isCurrent, type Role } from '../../_kernel/role'
import type { Day } from '../../_kernel/time'
import { Id } from '../../_kernel/values'
import type { AboutKind, Desk, Topic } from '../complaint-shape'

/** Desks whose people nobody below them may judge. */
const higherDesks = ['centre', 'steeringOffice', 'discipline'] as const
export type HigherDesk = (typeof higherDesks)[number]

const list = (most: number) => v.pipe(v.array(Id), v.maxLength(most))

/** 被反映人的一条线: who neither handles a complaint nor sees it, now or in another post later (§33). */
export const Chain = v.strictObject({
  /** Whoever it is about and those over and beside them when it came in. */
  personIds: list(300),
  /** Whoever sits at these windows, as A, B or standing in. */
  windowIds: list(200),
  /** Whoever heads these units, deputies among them. */
  headUnitIds: list(40),
  /** Everybody of these units: their head is whom it is about. */
  unitIds: list(40),
  /** Everybody of these desks. */
  desks: v.array(v.picklist(higherDesks)),
})
export type Chain = v.InferOutput<typeof Chain>

export const nobody: Chain = { personIds: [], windowIds: [], headUnitIds: [], unitIds: [], desks: [] }

const both = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])]

/** Whoever is in one of them is in both. */
export const joined = (chains: readonly Chain[]): Chain =>
  chains.reduce(
    (all, one) => ({
      personIds: both(all.personIds, one.personIds),
      windowIds: both(all.windowIds, one.windowIds),
      headUnitIds: both(all.headUnitIds, one.headUnitIds),
      unitIds: both(all.unitIds, one.unitIds),
      desks: both(all.desks, one.desks),
    }),
    nobody,
  )

/** Whom one matter is about, as the rolls know them. */
export interface Respondent {
  readonly kind: AboutKind
  readonly topic: Topic
  /** Where they work, or whose matter it is. */
  readonly unitId?: string
  readonly windowId?: string
  readonly personId?: string
  /** They head the unit, as its head or deputy. */
  readonly isLead: boolean
  /** Desks that they work at: their personnel authority is above these. */
  readonly desks: readonly HigherDesk[]
  /** Who sits at that window, and who heads that unit, today. */
  readonly beside: readonly string[]
  readonly heads: readonly string[]
  /** Windows of the unit, and who is posted there. */
  readonly unitWindows: readonly string[]
  readonly unitPeople: readonly string[]
}

/**
 * The respondent's own chain (管理权限): themselves, whoever works at the same window, and whoever heads their unit; the
 * whole unit where its head, or the unit itself, is whom it is about. Who heads the centre's own staff is the centre.
 * How a matter is regulated is about nobody in person.
 */
export const chainOf = (about: Respondent): Chain => {
  const own = about.personId === undefined ? [] : [about.personId]
  const unit = about.unitId === undefined ? [] : [about.unitId]
  if (about.kind === 'unit' || about.isLead)
    return {
      personIds: both(own, both(about.heads, about.unitPeople)),
      windowIds: [...about.unitWindows],
      headUnitIds: unit,
      unitIds: unit,
      desks: [...about.desks],
    }
  if (about.kind === 'service' && about.personId === undefined)
    return about.topic === 'rules'
      ? nobody
      : { ...nobody, personIds: [...about.heads], headUnitIds: unit, desks: [...about.desks] }
  return {
    personIds: both(own, both(about.beside, about.heads)),
    windowIds: about.windowId === undefined ? [] : [about.windowId],
    headUnitIds: unit,
    unitIds: [],
    desks: [...about.desks],
  }
}

/** Who handles one matter. */
export type Handler =
  { readonly desk: 'unit'; readonly unitId: string } | { readonly desk: Exclude<Desk, 'unit'> }

const isOut = (desk: HigherDesk, chain: Chain): boolean => chain.desks.includes(desk)

/** The first of these desks that isn't of the chain; the discipline office stands outside of all. */
const firstOf = (order: readonly HigherDesk[], chain: Chain): Handler => ({
  desk: order.find((desk) => !isOut(desk, chain)) ?? 'discipline',
})

/**
 * 确定处理的单位 (§33): suspected breaches of discipline go to the discipline office, the centre's own staff are the
 * steering office's, the steering office's own the discipline office's; how a matter is regulated is for the unit that
 * owns it, unless its heads are in the chain; everything else about the service at windows is the centre's.
 */
export const route = (about: Pick<Respondent, 'kind' | 'topic' | 'unitId'>, chain: Chain): Handler => {
  if (about.topic === 'discipline') return firstOf(['discipline', 'steeringOffice'], chain)
  if (chain.desks.length > 0)
    return isOut('steeringOffice', chain)
      ? firstOf(['discipline'], chain)
      : firstOf(['steeringOffice'], chain)
  const { unitId } = about
  const isOwners = about.kind === 'service' && about.topic === 'rules' && unitId !== undefined
  return isOwners && !chain.headUnitIds.includes(unitId) && !chain.unitIds.includes(unitId)
    ? { desk: 'unit', unitId }
    : { desk: 'centre' }
}

/** Somebody who wants to see or do something, as their account says. */
export interface Viewer {
  readonly personId: string
  readonly unitId?: string | undefined
  readonly grants: readonly Grant[]
}

const deskOfRole: Partial<Record<Role, HigherDesk>> = {
  centreStaff: 'centre',
  centreAdmin: 'centre',
  steeringOffice: 'steeringOffice',
  discipline: 'discipline',
}

/** The desk that a role works at, if it is one of those that handle complaints for all. */
export const higherDeskOf = (role: Role): HigherDesk | undefined => deskOfRole[role]

/** Whether somebody is of the respondent's own chain, in whatever role they come. */
export const isInChain = (viewer: Viewer, chain: Chain, day: Day): boolean => {
  const current = viewer.grants.filter((grant) => isCurrent(grant, day))
  const has = (ids: readonly string[], id: string | undefined) => id !== undefined && ids.includes(id)
  return (
    chain.personIds.includes(viewer.personId) ||
    has(chain.unitIds, viewer.unitId) ||
    current.some(
      ({ role, unitId, windowId }) =>
        has(chain.unitIds, unitId) ||
        (role === 'windowStaff' && has(chain.windowIds, windowId)) ||
        (role === 'unitHead' && has(chain.headUnitIds, unitId)) ||
        has(chain.desks, higherDeskOf(role)),
    )
  )
}

/** What somebody is to one matter of a complaint. */
export interface Access {
  /** They see what it is about. */
  readonly sees: boolean
  readonly isHandler: boolean
  readonly isDecider: boolean
  /** They see its number and date alone: it is sealed. */
  readonly seesNumber: boolean
}
const none: Access = { sees: false, isHandler: false, isDecider: false, seesNumber: false }

/**
 * Who sees and handles a matter: the desk that has it and nobody of the chain. The centre sees what units handle, for it
 * decides what follows from it (§14 §34); of what is at the discipline office it keeps number and date.
 */
export const accessOf = (viewer: Viewer, handler: Handler, chain: Chain, day: Day): Access => {
  if (isInChain(viewer, chain, day)) return none
  const current = viewer.grants.filter((grant) => isCurrent(grant, day))
  const isCentre = current.some(({ role }) => higherDeskOf(role) === 'centre')
  if (handler.desk === 'unit') {
    const isHandler = current.some(
      ({ role, unitId }) => role === 'unitHead' && unitId !== undefined && unitId === handler.unitId,
    )
    return { sees: isHandler || isCentre, isHandler, isDecider: isCentre, seesNumber: false }
  }
  const isHandler = current.some(({ role }) => higherDeskOf(role) === handler.desk)
  return {
    sees: isHandler,
    isHandler,
    isDecider: isHandler,
    seesNumber: handler.desk === 'discipline' && isCentre,
  }
}
