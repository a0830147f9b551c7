import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import type { Language, Refusal } from '../../_kernel/refusal'
import type { contract } from '../contract'
import { type Box, centreOf, distance, type Point, segmentsOf } from './geometry'
import { type Hall, hall, unitName } from '../hall'
import { pathBetween } from './path'
import type { Plan } from '../plan'
import { planView } from '../plan-view'
import { refuse } from '../refusals'
import { type Landmark, metresOf, type WayEnd, wayText } from './steps'

type Way = (typeof contract)['way']

const METRES_A_MINUTE = 60
const KEPT = 500
const paths = new Map<string, Point[] | undefined>()

/** The path, worked out once an instance for each version of the plan. */
const keptPath = (plan: Plan, from: Spot, to: Spot): Point[] | undefined => {
  const key = [plan._id, plan.v, from.id, to.id].join(' ')
  if (!paths.has(key)) {
    if (paths.size >= KEPT) paths.clear()
    paths.set(key, pathBetween(plan, from.front, to.front))
  }
  return paths.get(key)
}

/** A window or place of the plan as an end of a way. */
interface Spot extends WayEnd {
  readonly id: string
  /** Its name by itself. */
  readonly title: string
  readonly box: Box
  readonly front: Point
}

const windowName = (no: number, language: Language): string =>
  language === 'en' ? `window ${String(no)}` : `${String(no)}号窗口`

/** Everything on the plan that has a name and a place to stand. */
const spotsOf = (plan: Plan, { windows }: Hall, language: Language): Spot[] => [
  ...plan.windows.flatMap(({ windowId, box, front }) => {
    const one = windows.get(windowId)
    if (one === undefined) return []
    const name = windowName(one.no, language)
    const outward = { from: centreOf(box), to: front }
    return [{ id: windowId, title: name, name, box, front, outward, isDoor: false }]
  }),
  ...plan.places.map(({ placeId, kind, name, nameEn, box, front }) => ({
    id: placeId,
    title: language === 'en' ? nameEn : name,
    name: language === 'en' ? `the ${nameEn.charAt(0).toLowerCase()}${nameEn.slice(1)}` : name,
    box,
    front,
    outward: { from: centreOf(box), to: front },
    isDoor: kind === 'door',
  })),
]

/** Where a way leads, as it stands over it: a window with its unit, or the desk with its place in words. */
const targetOf = (spot: Spot, { windows, units, desk }: Hall, language: Language) => {
  const one = windows.get(spot.id)
  const inWords = one ?? (desk?.placeId === spot.id ? desk : undefined)
  return {
    placeId: spot.id,
    ...(one === undefined ? {} : { windowNo: one.no }),
    name: spot.title.charAt(0).toUpperCase() + spot.title.slice(1),
    unitName: one === undefined ? '' : unitName(units.get(one.unitId), language),
    place: (language === 'en' ? inWords?.placeEn : inWords?.place) ?? '',
  }
}

/** 怎么走: path, sentences, metres and minutes to a window or another place of the plan. */
export const way = async (
  input: InputOf<Way>,
  { language }: Context,
): Promise<OutputOf<Way> | Refusal<'PLAN_MISSING' | 'PLACE_UNKNOWN' | 'NO_WAY'>> => {
  const known = await hall()
  const { plan } = known
  if (plan === undefined) return refuse('PLAN_MISSING', {})
  const spots = spotsOf(plan, known, language)
  const from = spots.find(({ id }) => id === (input.from ?? plan.entrance))
  const to = spots.find(({ id }) => id === input.to)
  if (from === undefined || to === undefined) return refuse('PLACE_UNKNOWN', {})
  const path = from === to ? [to.front] : keptPath(plan, from, to)
  const target = targetOf(to, known, language)
  if (path === undefined) return refuse('NO_WAY', { name: target.name, place: target.place })
  const length = segmentsOf(path).reduce((sum, leg) => sum + distance(leg.from, leg.to), 0)
  const metres = metresOf(length)
  const landmarks = spots
    .filter((spot) => spot !== from && spot !== to && !spot.isDoor)
    .map((spot): Landmark => ({ name: spot.name, box: spot.box }))
  return {
    plan: planView(plan, known, language),
    from: { placeId: from.id, name: from.title },
    target,
    path,
    steps: wayText(path, from, to, landmarks, language),
    metres,
    minutes: Math.ceil(metres / METRES_A_MINUTE),
  }
}
