import type { Context } from '../../_kernel/context'
import { get, type Write } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { unitHeads } from '../../_shared/unit-head'
import { windowIdOf } from './form'
import { type Outcome, outcomeWords, pageOf } from './words'
import { Applications, ServiceWindows, type StoredApplication } from '../collections'

/** The number of the window that an application is about, for a sentence. */
const numberFor = async (application: StoredApplication): Promise<number | undefined> => {
  const windowId = windowIdOf(application.form)
  if (windowId !== undefined) return (await get(ServiceWindows, windowId))?.no
  return 'decision' in application && 'opening' in application.decision
    ? application.decision.opening?.no
    : undefined
}

/** Whom an outcome concerns: whoever signed, and the heads of a unit that the centre adjusts by itself (§8). */
const readersOf = async (application: StoredApplication, { day }: Context): Promise<string[]> => {
  const signer = 'signedBy' in application && application.signedBy !== undefined ? [application.signedBy] : []
  const heads = application.origin === 'centre' ? await unitHeads(application.unitId, day) : []
  return [...new Set([...signer, ...heads])]
}

/** The writes that tell what became of an application. */
export const tellOutcome = async (
  next: StoredApplication,
  kind: Outcome,
  context: Context,
  on = '',
): Promise<Write[]> => {
  const [readers, no] = await Promise.all([readersOf(next, context), numberFor(next)])
  const words = outcomeWords(kind, next, no, on)
  const source = { of: Applications.name, id: next._id, v: next.v, kind }
  return readers.map((reader) => telling(source, { reader, ...words, page: pageOf(next._id) }, context))
}
