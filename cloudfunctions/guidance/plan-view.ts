import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import type { Language, Refusal } from '../_kernel/refusal'
import type { contract } from './contract'
import { type Hall, hall, unitName } from './hall'
import type { Plan } from './plan'
import { refuse } from './refusals'

type PlanRow = (typeof contract)['plan']

/** A plan as it is drawn: with the numbers and units of its windows; one that was closed for good is left out. */
export const planView = (stored: Plan, known: Hall, language: Language): OutputOf<PlanRow> => ({
  planId: stored._id,
  name: language === 'en' ? stored.nameEn : stored.name,
  width: stored.width,
  height: stored.height,
  walls: stored.walls,
  windows: stored.windows.flatMap(({ windowId, box, front }) => {
    const one = known.windows.get(windowId)
    if (one === undefined) return []
    const unit = known.units.get(one.unitId)
    return [{ windowId, windowNo: one.no, unitName: unitName(unit, language), box, front }]
  }),
  places: stored.places.map(({ placeId, kind, name, nameEn, box, front }) => ({
    placeId,
    kind,
    name: language === 'en' ? nameEn : name,
    box,
    front,
  })),
})

/** 大厅平面图 */
export const plan = async (
  _input: unknown,
  { language }: Context,
): Promise<OutputOf<PlanRow> | Refusal<'PLAN_MISSING'>> => {
  const known = await hall()
  return known.plan === undefined ? refuse('PLAN_MISSING', {}) : planView(known.plan, known, language)
}
