import * as v from 'valibot'
import { Day, MINUTE, minutesBetween } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import { type SealButton, sealKinds } from './shape'
import type { Viewer } from '../viewer'

/** Kept things that one window may have: its cupboard, and no archive. */
export const MOST_AT_WINDOW = 40
/** How far ahead a thing may be promised back. */
export const LONGEST_OUT_DAYS = 30

const seal = {
  _id: Id,
  name: text(40),
  kind: v.picklist(sealKinds),
  windowId: Id,
  unitId: Id,
  /** Who answers for it. */
  keeperId: Id,
  /** Only its keeper, the head of their unit and the centre's head know of it. */
  isConfidential: v.boolean(),
  /** The last evening on which its keeper saw it in its place. */
  confirmed: v.optional(v.strictObject({ day: Day, at: v.date() })),
  ...stamps,
}

/** 印章、资料 (§30): something that is kept under lock, and where it is. */
export const Seal = v.variant('state', [
  v.strictObject({ ...seal, state: v.literal('in') }),
  v.strictObject({
    ...seal,
    state: v.literal('out'),
    out: v.strictObject({ outId: Id, by: Id, dueAt: v.date() }),
  }),
  v.strictObject({ ...seal, state: v.literal('retired'), why: text(200) }),
])
export type Seal = v.InferOutput<typeof Seal>

/** 取用记录 (§30): one time that a kept thing was out. */
export const SealOut = v.strictObject({
  _id: Id,
  sealId: Id,
  windowId: Id,
  unitId: Id,
  takenBy: Id,
  purpose: text(200),
  /** What it was for, by number or title. */
  document: v.optional(text(80)),
  takenAt: v.date(),
  dueAt: v.date(),
  isOpen: v.boolean(),
  /** It was not back in time, which was told and counted once. */
  isOverdue: v.boolean(),
  returned: v.optional(v.strictObject({ at: v.date(), by: Id })),
  ...stamps,
})
export type SealOut = v.InferOutput<typeof SealOut>

type Kept = Pick<Seal, 'windowId' | 'unitId' | 'keeperId' | 'isConfidential' | 'state'> & {
  readonly out?: { readonly by: string }
}

const takerOf = (known: Kept): string | undefined => known.out?.by
const answersFor = ({ unitId, keeperId }: Kept, { personId, headOf }: Viewer): boolean =>
  keeperId === personId || headOf.includes(unitId)
const worksThere = ({ windowId, unitId }: Kept, { windowIds, backOf }: Viewer): boolean =>
  windowIds.includes(windowId) || backOf.includes(unitId)

/** Whether somebody may know that a kept thing exists (§30). Whoever has it in hand does. */
export const sees = (known: Kept, viewer: Viewer): boolean =>
  answersFor(known, viewer) ||
  takerOf(known) === viewer.personId ||
  (known.isConfidential ? viewer.isAdmin : viewer.isCentre || worksThere(known, viewer))

/** Whether a look at it is written down: at a confidential one by anybody but its keeper. */
export const isLookKept = (
  { isConfidential, keeperId }: Pick<Seal, 'isConfidential' | 'keeperId'>,
  { personId }: Pick<Viewer, 'personId'>,
): boolean => isConfidential && keeperId !== personId

/** Who may read who looked: those who answer for it. */
export const readsLooks = (known: Kept, viewer: Viewer): boolean =>
  known.isConfidential && (answersFor(known, viewer) || viewer.isAdmin)

const uses = (known: Kept, viewer: Viewer): boolean =>
  answersFor(known, viewer) || (!known.isConfidential && worksThere(known, viewer))
/** The centre, too, may say that something is back; it takes nothing out. */
const bringsBack = (known: Kept, viewer: Viewer): boolean =>
  uses(known, viewer) || viewer.isCentre || takerOf(known) === viewer.personId
const registers = (known: Kept, viewer: Viewer): boolean =>
  viewer.headOf.includes(known.unitId) || viewer.isAdmin || (viewer.isCentre && !known.isConfidential)

const may: Readonly<Record<SealButton, (known: Kept, viewer: Viewer) => boolean>> = {
  take: (known, viewer) => known.state === 'in' && uses(known, viewer),
  return: (known, viewer) => known.state === 'out' && bringsBack(known, viewer),
  confirm: (known, viewer) => known.state === 'in' && known.keeperId === viewer.personId,
  amend: (known, viewer) => known.state !== 'retired' && registers(known, viewer),
  retire: (known, viewer) => known.state === 'in' && registers(known, viewer),
}

/** What somebody may do about a kept thing as it stands. */
export const buttonsOf = (known: Kept, viewer: Viewer): SealButton[] =>
  (Object.keys(may) as SealButton[]).filter((button) => may[button](known, viewer))

/** Whether a step is somebody's at all, whatever state the thing is in. */
export const isTheirs = (step: 'take' | 'return' | 'register', known: Kept, viewer: Viewer): boolean =>
  step === 'register'
    ? registers(known, viewer)
    : step === 'take'
      ? uses(known, viewer)
      : bringsBack(known, viewer)

export type DueFault = 'past' | 'tooFar'

/** Why something can't be promised back for then, or nothing. */
export const dueFault = (dueAt: Date, now: Date): DueFault | undefined => {
  if (dueAt <= now) return 'past'
  return dueAt.getTime() - now.getTime() > LONGEST_OUT_DAYS * 86_400_000 ? 'tooFar' : undefined
}

/** Whether something that is out should be back (§30): minutes are whole, the one it is due in is in time. */
export const isLate = ({ dueAt }: Pick<SealOut, 'dueAt'>, now: Date): boolean =>
  minutesBetween(dueAt, now) >= 1

/** What is due before this is late now. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - MINUTE)
