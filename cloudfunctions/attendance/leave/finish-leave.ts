import type { Context } from '../../_kernel/context'
import { settle } from '../../_kernel/operation'
import type { Write } from '../../_kernel/store'
import type { Leave } from './leave'
import { beginningOf, changeOf, type CommitmentChange, commitmentWrites, standInWrites } from './change'
import { renewLeaveTodos } from './todos'
import { leaveView } from './view'

/** A leave before and after a step; nothing before it where it begins. */
export type LeaveStep = readonly [before: Leave | undefined, next: Leave]

/** Writes steps of leaves with the hours that they promise and what is told of them; then what waits for whom. */
export const settleLeaves = async <T>(
  context: Context,
  answer: T,
  steps: readonly LeaveStep[],
  hours: CommitmentChange,
  told: readonly Write[],
): Promise<T> => {
  const changes = steps.map(([before, next]) =>
    before === undefined ? beginningOf(next) : changeOf(before, next),
  )
  const accounts = steps.flatMap(([before, next]) => standInWrites(before, next, context))
  await settle(context, answer, changes, [...commitmentWrites(hours), ...told, ...accounts])
  for (const [, next] of steps) await renewLeaveTodos(next, context.now)
  return answer
}

/** Ends a command about a leave, the first of its steps: it answers with how that one stands now. */
export const finishLeave = async (
  context: Context,
  steps: readonly [LeaveStep, ...LeaveStep[]],
  hours: CommitmentChange,
  told: readonly Write[],
) => settleLeaves(context, await leaveView(steps[0][1], context), steps, hours, told)
