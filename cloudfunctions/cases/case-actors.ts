import type { Context } from '../_kernel/context'
import { type Grant, grantFor, isCurrent, type Role } from '../_kernel/role'
import { slipIdOf } from '../_shared/slip'
import type { Case, LeadSide } from './case'
import { type CaseActor, isOpen } from './case-moves'
import type { Hall } from './hall'
import { isGone, keepersOf } from './keeper'

export interface Acting {
  readonly actors: readonly CaseActor[]
  /** The grant behind each part, for the audit; none for the applicant. */
  readonly grants: ReadonlyMap<CaseActor, Grant>
  /** Units whose parts the caller may answer. */
  readonly units: ReadonlySet<string>
}

/** The sides for which somebody may agree to another lead: both units and the centre have to (§20). */
export const leadSidesOf = ({ actors }: Acting): LeadSide[] => [
  ...(actors.includes('leadHead') ? (['from'] as const) : []),
  ...(actors.includes('nextHead') ? (['to'] as const) : []),
  ...(actors.includes('centre') ? (['centre'] as const) : []),
]

const centre: readonly Role[] = ['centreStaff', 'centreAdmin']

/** Units for which somebody works at a window or behind it, or which they head, on that day. */
const unitsOf = (grants: readonly Grant[], { windows }: Hall, day: Context['day']): Map<string, Grant> => {
  const current = grants.filter((one) => isCurrent(one, day))
  const found = new Map<string, Grant>()
  for (const grant of current) {
    if (grant.role === 'windowStaff' && grant.windowId !== undefined) {
      const unitId = windows.get(grant.windowId)?.unitId
      if (unitId !== undefined) found.set(unitId, grant)
    }
    const isOfUnit = grant.role === 'unitHead' || grant.role === 'backOffice'
    if (isOfUnit && grant.unitId !== undefined) found.set(grant.unitId, grant)
  }
  return found
}

/** Whether a case is of whoever holds its slip: its applicant has no phone, and nothing else proves who they are. */
export const isOfSlip = ({ visitor, personId }: Pick<Case, 'visitor' | 'personId'>): boolean =>
  visitor === undefined && personId === undefined

/** Whether the caller is the applicant themselves: by WeChat user or by person. */
export const isApplicant = async (
  known: Pick<Case, 'visitor' | 'personId'>,
  context: Context,
): Promise<boolean> => {
  if (known.personId !== undefined) return (await context.account())?.personId === known.personId
  return known.visitor !== undefined && known.visitor === context.visitor
}

/** Whether the caller is the applicant, or has the code on the slip. */
export const isHolder = async (
  known: Pick<Case, 'visitor' | 'personId' | 'slip'>,
  slipCode: string | undefined,
  context: Context,
): Promise<boolean> =>
  (slipCode !== undefined && known.slip === slipIdOf(slipCode)) || isApplicant(known, context)

/** Who sees to what an ended case left at a window that is closed since (§7): nobody has its own any more. */
const keeperOf = (
  known: Case,
  grants: readonly Grant[],
  { windows }: Hall,
  day: Context['day'],
): Grant | undefined => {
  if (isOpen[known.state] || !isGone(known, windows)) return undefined
  for (const { _id: windowId } of keepersOf(known, windows)) {
    const grant = grantFor(grants, ['windowStaff'], { windowId }, day)
    if (grant !== undefined) return grant
  }
  return undefined
}

/** In which parts the caller of a command meets this case as staff. */
export const staffActing = async (known: Case, context: Context, hall: Hall): Promise<Acting> => {
  const grants = (await context.account())?.grants ?? []
  const { day } = context
  const found = new Map<CaseActor, Grant>()
  const add = (actor: CaseActor, grant: Grant | undefined) => {
    if (grant !== undefined) found.set(actor, grant)
  }
  const headOf = (unitId: string) => grantFor(grants, ['unitHead'], { unitId }, day)
  add('window', grantFor(grants, ['windowStaff'], { windowId: known.windowId }, day))
  add('keeper', keeperOf(known, grants, hall, day))
  add('leadHead', headOf(known.unitId))
  if (known.leadChange !== undefined) add('nextHead', headOf(known.leadChange.unitId))
  add('centre', grantFor(grants, centre, {}, day))
  const mine = unitsOf(grants, hall, day)
  const units = new Set(known.parts.map(({ unitId }) => unitId).filter((unitId) => mine.has(unitId)))
  const [first] = units
  if (first !== undefined) add('coUnit', mine.get(first))
  return { actors: [...found.keys()], grants: found, units }
}

/** Whether somebody works behind the windows of the unit that leads a case: they see how it stands, and decide nothing (§9). */
export const isBehind = async (known: Pick<Case, 'unitId'>, context: Context): Promise<boolean> => {
  const grants = (await context.account())?.grants ?? []
  return grantFor(grants, ['backOffice'], { unitId: known.unitId }, context.day) !== undefined
}

export const holderActing: Acting = { actors: ['holder'], grants: new Map(), units: new Set() }
