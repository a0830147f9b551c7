import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import { isCurrent, roles } from '../../_kernel/role'
import { find, findSound, get, is } from '../../_kernel/store'
import { Day } from '../../_kernel/time'
import { Id } from '../../_kernel/values'
import { holdersOn } from '../../_shared/post-holder'
import { PublishedSheets } from '../../_shared/published-sheet'
import { ServiceWindows } from '../../_shared/service-window'
import { Units } from '../../_shared/unit'
import { unitHeads } from '../../_shared/unit-head'
import { type About, isWhole } from '../about'
import type { Topic } from '../complaint-shape'
import { type Chain, chainOf, type HigherDesk, higherDeskOf, joined, type Respondent } from './route'

const MOST = 1000

/** Where a complaint points: the unit and window behind what somebody chose. */
export interface Place {
  readonly unitId?: string
  readonly windowId?: string
}

/** The place that a complaint names, or nothing where there is none such. */
export const placeOf = async (about: About): Promise<Place | undefined> => {
  if (!isWhole(about)) return undefined
  if (about.kind === 'service') {
    const published = await get(PublishedSheets, about.service ?? '')
    if (published === undefined) return undefined
    const [unit] = await find(Units, { name: published.sheet.ownerUnit }, { limit: 1 })
    return unit === undefined ? {} : { unitId: unit._id }
  }
  if (about.post === 'centre' && about.kind === 'person') return {}
  if (about.windowId !== undefined && about.kind !== 'unit') {
    const known = await get(ServiceWindows, about.windowId)
    return known === undefined ? undefined : { unitId: known.unitId, windowId: known._id }
  }
  const unit = await get(Units, about.unitId ?? '')
  return unit === undefined ? undefined : { unitId: unit._id }
}

const idsOf = (found: readonly { readonly personId: string }[]): string[] => [
  ...new Set(found.map(({ personId }) => personId)),
]

/** Whom a matter is about, with whoever is beside and above them on a day. */
const respondentAt = async (
  about: Pick<Respondent, 'kind' | 'topic' | 'isLead' | 'desks'> & { readonly personId?: string },
  place: Place,
  day: Day,
): Promise<Respondent> => {
  const { unitId, windowId } = place
  const [beside, heads, windows, people] = await Promise.all([
    windowId === undefined ? [] : holdersOn(day, { windowId }),
    unitId === undefined ? [] : unitHeads(unitId, day),
    unitId === undefined ? [] : find(ServiceWindows, { unitId }, { limit: MOST }),
    unitId === undefined ? [] : holdersOn(day, { unitId }),
  ])
  return {
    ...about,
    ...place,
    beside: idsOf(beside),
    heads,
    unitWindows: windows.map(({ _id }) => _id),
    unitPeople: idsOf(people),
  }
}

/** Whom a matter is about, as far as what was filed says it. */
export const respondentOf = (about: About, topic: Topic, place: Place, day: Day): Promise<Respondent> => {
  const isPerson = about.kind === 'person'
  return respondentAt(
    {
      kind: about.kind,
      topic,
      isLead: isPerson && about.post === 'lead',
      desks: isPerson && about.post === 'centre' ? ['centre'] : [],
    },
    isPerson && about.post === 'lead' && place.unitId !== undefined ? { unitId: place.unitId } : place,
    day,
  )
}

const purpose = 'read to know whose chain a respondent is of, so that none of it handles the complaint (§33)'
const grants = readFrom(
  'grants',
  v.object({
    _id: Id,
    personId: Id,
    role: v.picklist(roles),
    unitId: v.optional(Id),
    from: Day,
    to: v.optional(Day),
    withdrawn: v.optional(v.unknown()),
  }),
  purpose,
)

const currentGrants = async (where: Readonly<Record<string, unknown>>, day: Day) => {
  const { sound } = await findSound(grants, where, { limit: MOST })
  return sound.filter((grant) => grant.withdrawn === undefined && isCurrent(grant, day))
}

/** Person ids of whoever works at a desk for all. */
export const deskPeople = async (desk: HigherDesk, day: Day): Promise<string[]> => {
  const wanted = roles.filter((role) => higherDeskOf(role) === desk)
  return idsOf(await currentGrants({ role: is.in(wanted) }, day))
}

/** A person on the rolls as the one a matter is about: every window, unit and desk of theirs counts. */
export const chainOfPerson = async (
  personId: string,
  topic: Topic,
  day: Day,
): Promise<{ readonly chain: Chain; readonly isLead: boolean; readonly place: Place }> => {
  const [held, posts] = await Promise.all([currentGrants({ personId }, day), holdersOn(day, { personId })])
  const desks = [...new Set(held.flatMap(({ role }) => higherDeskOf(role) ?? []))]
  const headed = held.flatMap(({ role, unitId }) =>
    role === 'unitHead' && unitId !== undefined ? [unitId] : [],
  )
  const others = held.flatMap(({ role, unitId }) =>
    role !== 'unitHead' && unitId !== undefined ? [unitId] : [],
  )
  const person = { kind: 'person', topic, personId, desks } as const
  const all = await Promise.all([
    ...headed.map((unitId) => respondentAt({ ...person, isLead: true }, { unitId }, day)),
    ...posts.map(({ unitId, windowId }) =>
      respondentAt({ ...person, isLead: false }, { unitId, windowId }, day),
    ),
    ...others.map((unitId) => respondentAt({ ...person, isLead: false }, { unitId }, day)),
    respondentAt({ ...person, isLead: false }, {}, day),
  ])
  const [post] = posts
  const unitId = headed[0] ?? post?.unitId ?? others[0]
  return {
    chain: joined(all.map(chainOf)),
    isLead: headed.length > 0,
    place: {
      ...(unitId === undefined ? {} : { unitId }),
      ...(post === undefined ? {} : { windowId: post.windowId }),
    },
  }
}

/** Whom a matter may be about, and who may be asked about it: whoever works or heads there, or at the centre. */
export const peopleAt = async (
  {
    about,
    unitId,
    windowId,
  }: {
    readonly about: About
    readonly unitId?: string | undefined
    readonly windowId?: string | undefined
  },
  day: Day,
): Promise<string[]> => {
  if (about.kind === 'person' && about.post === 'centre') return deskPeople('centre', day)
  const [posted, heads] = await Promise.all([
    windowId !== undefined
      ? holdersOn(day, { windowId })
      : unitId === undefined
        ? []
        : holdersOn(day, { unitId }),
    unitId === undefined ? [] : unitHeads(unitId, day),
  ])
  return [...new Set([...idsOf(posted), ...heads])]
}
