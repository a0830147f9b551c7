import type { Context } from '../../_kernel/context'
import type { Write } from '../../_kernel/store'
import { dayOf } from '../../_kernel/time'
import { assessed } from '../assessed'
import { SealOuts } from '../collections'
import type { SealOut } from './seal'

/** The write that tells `assessment` of something that was not back in time: once, however late it comes (§30). */
export const lateSeal = (
  { _id, takenBy, unitId, windowId, dueAt }: SealOut,
  context: Pick<Context, 'now'>,
): Write =>
  assessed(
    SealOuts.name,
    {
      rule: 'sealOverdue',
      sourceId: _id,
      version: 1,
      times: 1,
      unitId,
      windowId,
      personId: takenBy,
      on: dayOf(dueAt),
    },
    context,
  )
