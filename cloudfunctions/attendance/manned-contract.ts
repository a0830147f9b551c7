import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { Day } from '../_kernel/time'
import { Count, Id, Instant } from '../_kernel/values'
import { SpanShape } from './leave/shape'
import { cellStates } from './manned'

const Hour = v.pipe(Count, v.maxValue(23))

export const mannedContract = {
  mannedDay: {
    summary: '一天各窗口: hour by hour which windows were kept and which stood empty, and by whom (§21)',
    who: ['centreStaff', 'centreAdmin', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ day: v.optional(Day) }),
    output: v.strictObject({
      day: Day,
      /** Nothing is asked of days to come, and nothing is known of them. */
      isToday: v.boolean(),
      hours: v.array(Hour),
      windows: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          unitName: v.string(),
          cells: v.array(v.strictObject({ hour: Hour, state: v.picklist(cellStates), emptyMinutes: Count })),
          openMinutes: Count,
          emptyMinutes: Count,
          empty: v.array(SpanShape),
          people: v.array(
            v.strictObject({
              name: v.string(),
              post: v.picklist(['primary', 'alternate']),
              present: v.array(SpanShape),
              leave: v.array(SpanShape),
              /** In the hall now. */
              isIn: v.boolean(),
            }),
          ),
        }),
      ),
      seenAt: Instant,
    }),
    refuses: ['DAY_TO_COME'],
  },
} as const satisfies Contract
