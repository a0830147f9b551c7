import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { SpanOf } from '../../_kernel/timetable'
import { Count, Empty, Id, Instant, words } from '../../_kernel/values'
import { MOST_DUTY_ENTRIES, MOST_ON_DUTY } from './limits'

const centre = ['centreStaff', 'centreAdmin'] as const

/** What a unit filed for a period, with names. */
const FilingView = v.strictObject({
  entries: v.array(
    v.strictObject({
      windowId: Id,
      windowNo: Count,
      day: Day,
      span: SpanOf,
      people: v.array(v.strictObject({ personId: Id, name: v.string() })),
    }),
  ),
  isLate: v.boolean(),
  filedOn: Day,
  changes: Count,
})

/** How a unit stands with a period. `none`: it filed that it keeps no window open; `missing`: its deadline is over. */
const Standing = v.picklist(['filed', 'none', 'awaited', 'missing'])

const periodFields = { name: v.string(), from: Day, to: Day, fileBy: Day }
const No = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))

export const dutyContract = {
  dutyPlan: {
    summary: '值班备案情况: the periods, and which unit has filed, late, or not yet (§22)',
    who: centre,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      periods: v.array(
        v.strictObject({
          periodId: Id,
          ...periodFields,
          daysOff: Count,
          units: v.array(
            v.strictObject({
              unitId: Id,
              name: v.string(),
              state: Standing,
              isLate: v.boolean(),
              people: Count,
            }),
          ),
        }),
      ),
      seenAt: Instant,
    }),
    refuses: [],
  },
  announceDuty: {
    summary: '布置值班: a holiday or vacation, and by when units file who is on duty (§22)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ name: words(40), from: Day, to: Day, fileBy: Day }),
    output: v.strictObject({ periodId: Id }),
    refuses: ['DUTY_PERIOD_WRONG'],
  },
  dropDuty: {
    summary: '取消值班布置: before anybody has filed for it (§22)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ periodId: Id }),
    output: v.strictObject({ periodId: Id }),
    refuses: ['DUTY_FILED'],
  },
  dutyFiling: {
    summary: '看一个单位的值班备案: who keeps which window when (§22)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ periodId: Id, unitId: Id }),
    output: v.strictObject({ unitName: v.string(), filing: v.optional(FilingView) }),
    refuses: [],
  },
  unitDuty: {
    summary: '本单位值班: what to file by when, and what was filed (§22)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id }),
    output: v.strictObject({
      periods: v.array(
        v.strictObject({
          periodId: Id,
          ...periodFields,
          daysOff: v.array(Day),
          state: Standing,
          filing: v.optional(FilingView),
        }),
      ),
      windows: v.array(v.strictObject({ windowId: Id, windowNo: Count })),
      people: v.array(v.strictObject({ personId: Id, name: v.string(), windowNo: Count })),
      /** The timetable's own hours, to begin with. */
      segments: v.array(SpanOf),
      seenAt: Instant,
    }),
    refuses: [],
  },
  fileDuty: {
    summary:
      '值班备案: who keeps which window on which day off; the list takes the place of the one before (§22)',
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'command',
    input: v.strictObject({
      unitId: Id,
      periodId: Id,
      /** How often it was changed when this was begun: somebody else's list isn't written over unseen. */
      changes: v.optional(Count),
      entries: v.pipe(
        v.array(
          v.strictObject({
            windowId: Id,
            day: Day,
            span: SpanOf,
            personIds: v.pipe(v.array(Id), v.maxLength(MOST_ON_DUTY)),
            /** Others of the unit, by their number. */
            nos: v.optional(v.pipe(v.array(No), v.maxLength(MOST_ON_DUTY))),
          }),
        ),
        v.maxLength(MOST_DUTY_ENTRIES),
      ),
    }),
    output: FilingView,
    refuses: ['DUTY_WRONG', 'DUTY_OVER', 'DUTY_CHANGED'],
  },
} as const satisfies Contract
