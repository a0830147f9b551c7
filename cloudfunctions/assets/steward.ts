import { actingAs } from '../_kernel/acting'
import type { Context } from '../_kernel/context'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { inLanguage, type Language, type Refusal } from '../_kernel/refusal'
import type { Desk } from '../_shared/todo'
import { CENTRE } from './item/item'
import { type Place, unitAt, unitName } from './place'
import { refuse } from './refusals'

const centreRoles = ['centreStaff', 'centreAdmin'] as const

export const isCentre = async (context: Context): Promise<boolean> =>
  (await actingAs(context, centreRoles)) !== undefined

/** Whether the caller looks after what this steward provides: neither does the other's step (§14 §26). */
export const actsFor = async (steward: string, context: Context): Promise<boolean> =>
  steward === CENTRE
    ? isCentre(context)
    : (await actingAs(context, ['unitHead'], { unitId: steward })) !== undefined

/** Why the caller may not do a steward's step, or nothing. Another unit's things are none of their business. */
export const notSteward = async (
  steward: string,
  context: Context,
): Promise<Refusal<'OTHER_STEWARD' | KernelCode> | undefined> => {
  if (await actsFor(steward, context)) return undefined
  return steward === CENTRE || (await isCentre(context))
    ? refuse('OTHER_STEWARD', { isCentres: steward === CENTRE })
    : refuseAny('NOT_YOURS', {})
}

/** Whether the caller may read a steward's list: the centre reads those of all units. */
export const mayRead = async (steward: string, context: Context): Promise<boolean> =>
  (await actsFor(steward, context)) || isCentre(context)

export const stewardName = async (steward: string, language: Language): Promise<string> =>
  steward === CENTRE ? inLanguage(language, '师生服务中心', 'Service centre') : unitName(steward, language)

/** Where what waits for a steward stands. */
export const deskOfSteward = (steward: string): Desk =>
  steward === CENTRE ? { role: 'centreStaff' } : { role: 'unitHead', unitId: steward }

/** The page of a steward's work. */
export const deskPage = (steward: string): string =>
  steward === CENTRE ? '/assets/desk/desk' : `/assets/desk/desk?unitId=${steward}`

export const personOf = async (context: Context): Promise<string> => (await context.account())?.personId ?? ''

/** Where the caller works: the window or unit of the grant that let them in. */
export const homeOf = ({ acting }: Context): { readonly windowId?: string; readonly unitId?: string } => ({
  ...(acting?.windowId === undefined ? {} : { windowId: acting.windowId }),
  ...(acting?.unitId === undefined ? {} : { unitId: acting.unitId }),
})

/** Whether the caller works where a thing stands: at that window, or for its unit. */
export const worksAt = async (place: Place, context: Context): Promise<boolean> => {
  if (place.at !== 'window') return false
  const unitId = await unitAt(place)
  const [clerk, colleague] = await Promise.all([
    actingAs(context, ['windowStaff'], { windowId: place.windowId }),
    unitId === undefined ? undefined : actingAs(context, ['backOffice', 'unitHead'], { unitId }),
  ])
  return clerk !== undefined || colleague !== undefined
}
