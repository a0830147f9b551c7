import * as v from 'valibot'
import { shortHash } from '../../_kernel/hash'
import { Day } from '../../_kernel/time'
import { Attachment } from '../../_kernel/upload/upload'
import { Count, Id, stamps, text } from '../../_kernel/values'
import { LineId } from '../../_shared/line'
import { type ApplicationForm as Form, ApplicationForm, servicesOf, windowIdOf } from './form'
import { type ApplicationState, origins, turnOf, turns } from './moves'

export const MOST_FILES = 6

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
  /** Seen by centre and steering office: everything that was handed in. */
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
  isSigned: boolean,
): Pick<Application, 'holds' | 'holdsNo' | 'turn' | 'isListed'> => ({
  holds: isUnderWay[state] ? subjectOf(unitId, form) : _id,
  holdsNo: state === 'approved' || state === 'implemented' ? holdsNo : _id,
  turn: turnOf[state],
  // A draft that is withdrawn was never handed in, and stays the unit's own.
  isListed: isSigned,
})

/** Whether the window that it is about is asked for what depends on it (§7). */
export const isLeaving = (form: Form, state: ApplicationState): boolean =>
  (form.kind === 'close' || form.kind === 'reduce') && asksForHolds[state]
