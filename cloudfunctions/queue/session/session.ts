import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Count, Id, stamps } from '../../_kernel/values'
import { LineId } from '../../_shared/line'
import { Move } from '../ticket'

export const pauseReasons = ['break', 'errand', 'meeting', 'system'] as const

const session = {
  _id: Id,
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  personId: Id,
  /** Visitor id of the clerk: who may use it. */
  visitor: v.string(),
  day: Day,
  lineIds: v.pipe(v.array(LineId), v.minLength(1), v.maxLength(8)),
  openedAt: v.date(),
  /** Window while it is manned, its own id afterwards. Unique: one session a window. */
  holdsWindow: v.string(),
  /** Person while at work, its own id afterwards. Unique: nobody sits at two windows. */
  holdsPerson: v.string(),
  moves: v.array(Move),
  moveCount: Count,
  sealedMoves: Count,
  unsealed: v.boolean(),
  ...stamps,
}

/** One clerk's time at one window: opened, paused, closed. A window without one can't call. */
export const Session = v.variant('state', [
  v.strictObject({ ...session, state: v.literal('open') }),
  v.strictObject({
    ...session,
    state: v.literal('paused'),
    pausedAt: v.date(),
    pausedFor: v.picklist(pauseReasons),
  }),
  v.strictObject({ ...session, state: v.literal('closed'), closedAt: v.date() }),
])
export type Session = v.InferOutput<typeof Session>
