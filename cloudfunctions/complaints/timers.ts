import type { Context } from '../_kernel/context'
import { audited } from '../_kernel/operation'
import { purge } from '../_kernel/purge'
import { eachDue } from '../_kernel/sound'
import { commit, is } from '../_kernel/store'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import * as own from './collections'
import { complaintMoves } from './complaint-moves'
import { renewComplaintTodos } from './complaint-todos'
import { nextPart, partChange } from './part/change'

/** A matter is over when the time in which a review may be asked for has passed. */
const closeComplaints = (context: Context): Promise<void> =>
  eachDue(
    own.ComplaintParts,
    { state: is.in(complaintMoves.close.from), reviewUntil: is.lt(context.day) },
    { order: [['reviewUntil', 1]] },
    async (part) => {
      const next = nextPart(part, { state: complaintMoves.close.to }, context)
      await commit(audited(context, [partChange(part, next)]))
    },
  )

export const timers: readonly Timer[] = [
  { name: 'closeComplaints', every: { dayAt: 5 }, run: closeComplaints },
  { name: 'renewComplaintTodos', every: { dayAt: 10 }, run: renewComplaintTodos },
  purge(Object.values(own)),
  documentCheck('complaints', Object.values(own)),
]
