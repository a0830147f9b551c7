import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { shortHash, canonical } from '../../_kernel/hash'
import { isCurrent } from '../../_kernel/role'
import { findSound } from '../../_kernel/store'
import { ServiceWindows } from '../../_shared/service-window'
import { Units } from '../../_shared/unit'
import type { DraftActor, SheetDraft } from './draft'
import { review, type SheetFault, type Surroundings } from './faults'
import type { SheetTemplate } from '../template/sheet-template'

const MOST = 1000

/** Units and windows as they are this moment: a sheet isn't published by what was so twenty seconds ago. */
export const loadPlaces = async () => {
  const [units, windows] = await Promise.all([
    findSound(Units, {}, { limit: MOST }),
    findSound(ServiceWindows, {}, { limit: MOST }),
  ])
  return { units: units.sound, windows: windows.sound }
}
export type Places = Awaited<ReturnType<typeof loadPlaces>>

export const surroundingsOf = (
  { _id, unitId, entrustedBy }: Pick<SheetDraft, '_id' | 'unitId' | 'entrustedBy'>,
  places: Places,
  templates: readonly SheetTemplate[],
): Surroundings => ({ code: _id, unitId, entrustedBy, ...places, templates })

/** All that is wrong with a draft as things stand. */
export const faultsOf = (
  draft: SheetDraft,
  places: Places,
  templates: readonly SheetTemplate[],
): readonly SheetFault[] => {
  const result = review(draft.content, surroundingsOf(draft, places, templates))
  return 'faults' in result ? result.faults : []
}

/** Units that somebody writes for today: the head's own, and those whose window a clerk keeps. */
export const unitsOf = async ({ account, day }: Context, { windows }: Places): Promise<string[]> => {
  const grants = (await account())?.grants ?? []
  const current = grants.filter((grant) => isCurrent(grant, day))
  const units = current.flatMap(({ role, unitId, windowId }) => {
    if (role === 'unitHead') return unitId === undefined ? [] : [unitId]
    const kept = role === 'windowStaff' ? windows.find(({ _id }) => _id === windowId) : undefined
    return kept === undefined ? [] : [kept.unitId]
  })
  return [...new Set(units)]
}

export const centre = ['centreStaff', 'centreAdmin'] as const

/** Whose part somebody can take with a sheet of this unit; one person may have both. */
export const actorsFor = async (context: Context, unitId: string, places: Places): Promise<DraftActor[]> => [
  ...((await unitsOf(context, places)).includes(unitId) ? (['unit'] as const) : []),
  ...((await actingAs(context, centre)) === undefined ? [] : (['centre'] as const)),
]

/** A draft as the audit keeps it. */
export const draftFacts = ({ state, version, content, entrustedBy }: SheetDraft) => ({
  state,
  version,
  content: shortHash(canonical(content)),
  entrustedBy: entrustedBy.join(),
})
