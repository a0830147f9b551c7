import * as v from 'valibot'
import { shortHash } from '../_kernel/hash'
import { movesOf, type Moves } from '../_kernel/moves'
import { Day } from '../_kernel/time'
import { Attachment } from '../_kernel/upload'
import { Count, Id, stamps, text } from '../_kernel/values'
import { LineId } from '../_shared/line'
import { type ApplicationForm as Form, ApplicationForm, servicesOf, windowIdOf } from './application-form'

export const MOST_FILES = 6

export const origins = ['unit', 'centre'] as const
export const states = [
  'draft',
  'hearing',
  'submitted',
  'returned',
  'underReview',
  'approved',
  'rejected',
  'implemented',
  'withdrawn',
] as const
export type ApplicationState = (typeof states)[number]

/** Whose turn it is: what a list is drawn by. */
export const turns = ['unit', 'centre', 'timer', 'nobody'] as const
type Turn = (typeof turns)[number]
export const turnOf: Record<ApplicationState, Turn> = {
  draft: 'unit',
  hearing: 'unit',
  submitted: 'centre',
  returned: 'unit',
  underReview: 'centre',
  approved: 'timer',
  rejected: 'nobody',
  implemented: 'nobody',
  withdrawn: 'nobody',
}

/** Whether it keeps others from asking the same; a draft is nobody's business but the unit's. */
const isUnderWay: Record<ApplicationState, boolean> = {
  draft: false,
  hearing: true,
  submitted: true,
  returned: true,
  underReview: true,
  approved: true,
  rejected: false,
  implemented: false,
  withdrawn: false,
}

/** Whether contexts should report what depends on the window; a returned one is not asked at the moment. */
const asksForHolds: Record<ApplicationState, boolean> = { ...isUnderWay, returned: false }

/** Who makes a move: the unit's head, the centre, whoever of them opened it, the centre about what a unit opened. */
export const actors = ['unit', 'centre', 'opener', 'reviewer', 'timer'] as const
type Actor = (typeof actors)[number]

/** 申请的走向 (§7 §8): guard, buttons and documentation read these rows. */
export const moves = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['unit'] },
  answer: { from: ['hearing'], to: 'underReview', by: ['unit'] },
  endHearing: { from: ['hearing'], to: 'underReview', by: ['timer'] },
  take: { from: ['submitted'], to: 'underReview', by: ['reviewer'] },
  sendBack: { from: ['submitted', 'underReview'], to: 'returned', by: ['reviewer'] },
  approve: { from: ['underReview'], to: 'approved', by: ['centre'] },
  reject: { from: ['underReview'], to: 'rejected', by: ['centre'] },
  withdraw: {
    from: ['draft', 'hearing', 'submitted', 'returned', 'underReview', 'approved'],
    to: 'withdrawn',
    by: ['opener'],
  },
  implement: { from: ['approved'], to: 'implemented', by: ['timer'] },
} as const satisfies Moves<ApplicationState, Actor>
export type MoveName = keyof typeof moves

const application = {
  _id: Id,
  unitId: Id,
  /** A unit asks (§7), or the centre adjusts by itself (§8). */
  origin: v.picklist(origins),
  form: ApplicationForm,
  files: v.pipe(v.array(Attachment), v.maxLength(MOST_FILES)),
  /** Person id of who wrote it first. */
  writtenBy: Id,
  /** What is asked, while it is under way; its own id otherwise. Unique: asked twice at once, one stands. */
  holds: v.string(),
  /** The number that an approved opening has taken; its own id otherwise. Unique. */
  holdsNo: v.string(),
  turn: v.picklist(turns),
  /** Seen by centre and steering office: everything but drafts. */
  isListed: v.boolean(),
  /** Instant and id: the place in lists. */
  key: v.string(),
  ...stamps,
}
const signed = {
  /** Person id of the head who signed, or of who opened it at the centre. */
  signedBy: Id,
  signedAt: v.date(),
  /** What the unit said to an adjustment of the centre's (§8). */
  heard: v.optional(v.strictObject({ statement: text(500), by: Id, at: v.date() })),
}
const decided = { reason: text(500), decidedBy: Id, decidedAt: v.date() }
const Approval = v.strictObject({
  ...decided,
  effectiveOn: Day,
  /** For an opening: its number and place in the hall, and the line that it joins. */
  opening: v.optional(
    v.strictObject({
      no: v.pipe(Count, v.minValue(1), v.maxValue(999)),
      place: text(40),
      placeEn: text(60),
      lineId: v.optional(LineId),
    }),
  ),
})

/** 窗口申请: facts stand in the states that made them true. */
export const Application = v.variant('state', [
  v.strictObject({ ...application, state: v.literal('draft') }),
  v.strictObject({ ...application, ...signed, state: v.literal('hearing'), hearUntil: Day }),
  v.strictObject({ ...application, ...signed, state: v.literal('submitted') }),
  v.strictObject({
    ...application,
    ...signed,
    state: v.literal('returned'),
    remark: text(500),
    returnedAt: v.date(),
  }),
  v.strictObject({ ...application, ...signed, state: v.literal('underReview') }),
  v.strictObject({
    ...application,
    ...signed,
    state: v.literal('approved'),
    decision: Approval,
    /** When unit and centre were told that it can't take effect yet. */
    blockedAt: v.optional(v.date()),
  }),
  v.strictObject({
    ...application,
    ...signed,
    state: v.literal('rejected'),
    decision: v.strictObject(decided),
  }),
  v.strictObject({
    ...application,
    ...signed,
    state: v.literal('implemented'),
    decision: Approval,
    implementedAt: v.date(),
  }),
  v.strictObject({
    ...application,
    state: v.literal('withdrawn'),
    signedBy: v.optional(Id),
    withdrawnBy: Id,
    withdrawnAt: v.date(),
    remark: text(300),
  }),
])
export type Application = v.InferOutput<typeof Application>
export type ApplicationAt<S extends ApplicationState> = Extract<Application, { state: S }>

/** What nobody may ask a second time while it is under way: a change of one window, or an opening for the same matters. */
const subjectOf = (unitId: string, form: Form): string => {
  const windowId = windowIdOf(form)
  return windowId === undefined
    ? `open:${unitId}:${shortHash([...servicesOf(form)].sort().join(' '))}`
    : `window:${windowId}`
}

/** The fields that follow from the state an application comes into. */
export const placed = (
  { _id, unitId, form, holdsNo }: Pick<Application, '_id' | 'unitId' | 'form' | 'holdsNo'>,
  state: ApplicationState,
): Pick<Application, 'holds' | 'holdsNo' | 'turn' | 'isListed'> => ({
  holds: isUnderWay[state] ? subjectOf(unitId, form) : _id,
  holdsNo: state === 'approved' || state === 'implemented' ? holdsNo : _id,
  turn: turnOf[state],
  isListed: state !== 'draft',
})

/** Whether the window that it is about is asked for what depends on it (§7). */
export const isLeaving = (form: Form, state: ApplicationState): boolean =>
  (form.kind === 'close' || form.kind === 'reduce') && asksForHolds[state]

/** The parts that somebody plays in one application. Neither leader does the other's step (§14). */
export const partsOf = (
  origin: Application['origin'],
  who: { readonly isHead: boolean; readonly isCentre: boolean },
): Actor[] => [
  ...(who.isHead ? (['unit', ...(origin === 'unit' ? (['opener'] as const) : [])] as const) : []),
  ...(who.isCentre
    ? (['centre', origin === 'centre' ? ('opener' as const) : ('reviewer' as const)] as const)
    : []),
]

/** The buttons there are for somebody. */
export const buttonsFor = (
  { origin, state }: Pick<Application, 'origin' | 'state'>,
  who: { readonly isHead: boolean; readonly isCentre: boolean },
): MoveName[] => movesOf(moves, state, partsOf(origin, who))
