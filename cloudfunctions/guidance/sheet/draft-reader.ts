import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import { actorsFor, type Places } from './desk'
import type { SheetDraft } from './draft'

/** The unit that is asked to take a sheet at its window; nothing when none is. */
export const askedUnit = ({ content }: Pick<SheetDraft, 'content'>, { units }: Places) =>
  units.find(({ name }) => name === content.entrustedTo)

/** Whether the caller leads the unit that is asked. */
export const isAskedHead = async (draft: SheetDraft, context: Context, places: Places): Promise<boolean> => {
  const asked = askedUnit(draft, places)
  return asked !== undefined && (await actingAs(context, ['unitHead'], { unitId: asked._id })) !== undefined
}

/** Who may read a draft: its unit, the centre, and the head of the unit that is asked to take it. */
export const mayRead = async (draft: SheetDraft, context: Context, places: Places): Promise<boolean> =>
  (await actorsFor(context, draft.unitId, places)).length > 0 || (await isAskedHead(draft, context, places))
