import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { YearMonth } from '../../_kernel/month'
import { Day } from '../../_kernel/time'
import { Count, Empty, Id, Instant } from '../../_kernel/values'
import { Wait } from '../../_shared/board'
import { LineId } from '../../_shared/line'
import { nowStates } from './hall-now'

const board = ['centreStaff', 'centreAdmin', 'steeringOffice'] as const

const WindowNow = v.strictObject({ windowId: Id, windowNo: Count, state: v.picklist(nowStates) })

const volumes = {
  called: Count,
  served: Count,
  guided: Count,
  missed: Count,
  averageWaitMinutes: Count,
  longestWaitMinutes: Count,
}

/** AB coverage in tenths of a percent, as attendance last published it; nothing before that (§21 §25). */
const kept = { unionPermille: v.optional(Count) }

export const MonthFigures = v.strictObject({
  month: YearMonth,
  before: YearMonth,
  /** The month after, unless it is still to come. */
  after: v.optional(YearMonth),
  isRunning: v.boolean(),
  /** Days with figures. */
  dayCount: Count,
  ...volumes,
  ...kept,
  days: v.array(v.strictObject({ day: Day, called: Count, averageWaitMinutes: Count })),
  /** Promised and joint matters whose date fell into the month (§20). */
  cases: v.strictObject({ due: Count, onTime: Count, late: Count, stillOpen: Count }),
  /** Closed weeks with enough ratings that ended in the month (§19). */
  ratings: v.strictObject({ visits: Count, given: Count, good: Count }),
  windows: v.array(
    v.strictObject({
      windowId: Id,
      windowNo: Count,
      unitName: v.string(),
      ...volumes,
      given: Count,
      good: Count,
      ...kept,
    }),
  ),
  seenAt: Instant,
})

export const boardContract = {
  hallNow: {
    summary: '大厅实况: who waits where, which windows are kept and which stand empty, what is overdue',
    who: board,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      day: Day,
      /** Windows that should serve now, and how many of them are kept. */
      open: Count,
      manned: Count,
      waiting: Count,
      longestWaitMinutes: Count,
      vacancies: v.array(
        v.strictObject({
          windowId: Id,
          windowNo: Count,
          unitName: v.string(),
          emptyMinutes: Count,
          waiting: Count,
        }),
      ),
      lines: v.array(
        v.strictObject({
          lineId: LineId,
          name: v.string(),
          waiting: Count,
          wait: Wait,
          windows: v.array(WindowNow),
        }),
      ),
      /** Windows of no line. */
      others: v.array(v.strictObject({ ...WindowNow.entries, unitName: v.string() })),
      /** To-dos past their date, by whose they are. */
      overdue: v.array(v.strictObject({ whose: v.string(), count: Count, oldest: Instant })),
      seenAt: Instant,
    }),
    refuses: [],
  },
  monthFigures: {
    summary: '月度数据: a month of the hall in figures, whole and by window',
    who: board,
    kind: 'query',
    input: v.strictObject({ month: v.optional(YearMonth) }),
    output: MonthFigures,
    refuses: ['MONTH_TO_COME'],
  },
  exportMonth: {
    summary: '导出月度数据: a workbook',
    who: board,
    kind: 'command',
    input: v.strictObject({ month: YearMonth }),
    output: v.strictObject({ link: v.string() }),
    refuses: ['MONTH_TO_COME'],
  },
} as const satisfies Contract
