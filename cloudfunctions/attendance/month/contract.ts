import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { YearMonth } from '../../_kernel/month'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { SlotView } from '../day-schema'
import { SpanShape } from '../leave/shape'
import { answerStates, monthStates, MOST_AMENDMENTS, Sums } from './shape'

const centre = ['centreStaff', 'centreAdmin'] as const
const admin = ['centreAdmin'] as const
const staff = ['windowStaff'] as const
/** To whom a month is published: the hall's staff, their units' heads, and whoever leads the centre (§25). */
const published = [...staff, 'backOffice', 'unitHead', ...centre, 'steeringOffice'] as const

const Revision = v.pipe(Count, v.minValue(1))
const onMonth = { month: YearMonth }
const part = {
  ...onMonth,
  revision: v.optional(Revision),
  of: v.picklist(['people', 'windows']),
  cursor: v.optional(Cursor),
}

const Publication = v.strictObject({
  revision: Revision,
  at: Instant,
  hash: v.string(),
  reason: v.optional(v.string()),
})

const Answer = v.strictObject({
  state: v.picklist(answerStates),
  /** What was said is about what the month says now. */
  isCurrent: v.boolean(),
  reason: v.optional(v.string()),
  decision: v.optional(v.string()),
})

const facts = {
  ...onMonth,
  state: v.picklist(monthStates),
  respondBy: Day,
  /** Nothing before it was published. */
  publications: v.array(Publication),
}

/** One person's line of a month. */
const PersonLine = v.strictObject({
  personId: Id,
  name: v.string(),
  windowNo: Count,
  post: v.picklist(['primary', 'alternate']),
  sums: Sums,
  answer: v.optional(Answer),
})
/** One window's line: AB coverage in minutes and tenths of a percent, and when nobody was there (§21). */
const WindowLine = v.strictObject({
  windowId: Id,
  windowNo: Count,
  unitName: v.string(),
  requiredMinutes: Count,
  unionPermille: Count,
  sumPermille: Count,
  /** By the figure that the centre's rules go by. */
  isKept: v.boolean(),
  gaps: v.array(v.strictObject({ day: Day, spans: v.array(SpanShape) })),
})

/** A part of a month as a list shows it. */
export const MonthPart = v.strictObject({
  ...facts,
  revision: v.optional(Revision),
  people: v.array(PersonLine),
  windows: v.array(WindowLine),
  cursor: v.optional(Cursor),
  /** Objections that nobody has decided. */
  waiting: Count,
  buttons: v.array(v.picklist(['compute', 'publish', 'file'])),
  seenAt: Instant,
})

/** One person's month, day by day. */
export const PersonMonth = v.strictObject({
  ...facts,
  revision: v.optional(Revision),
  personId: Id,
  name: v.string(),
  windowNo: Count,
  post: v.picklist(['primary', 'alternate']),
  days: v.array(v.strictObject({ day: Day, slots: v.array(SlotView) })),
  sums: Sums,
  answer: v.optional(Answer),
  buttons: v.array(v.picklist(['confirm', 'object', 'amend', 'dismiss'])),
  seenAt: Instant,
})

const MonthOf = v.strictObject({
  ...facts,
  /** My own, where I was expected in it. */
  mine: v.optional(v.strictObject({ sums: Sums, answer: v.optional(Answer), canAnswer: v.boolean() })),
  waiting: Count,
})

const onPerson = { ...onMonth, personId: Id }

export const monthContract = {
  months: {
    summary: '月度考勤: months that were worked out, the latest first, with what each says of me (§25)',
    who: published,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      months: v.array(MonthOf),
      /** A month that is over and that nobody has worked out, where the caller may. */
      due: v.optional(YearMonth),
      seenAt: Instant,
    }),
    refuses: [],
  },
  month: {
    summary: '看月度考勤: people or windows of a month as the centre has it, by window (§21 §25)',
    who: centre,
    kind: 'query',
    input: v.strictObject(part),
    output: MonthPart,
    refuses: ['MONTH_COMPUTING'],
  },
  unitMonth: {
    summary: "本单位月度考勤: the unit's people and windows (§14 §25)",
    who: ['unitHead'],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ ...part, unitId: Id }),
    output: MonthPart,
    refuses: ['MONTH_COMPUTING'],
  },
  publishedMonth: {
    summary: '考勤公布: a month as it was published, for everybody who works at the centre (§25)',
    who: published,
    kind: 'query',
    input: v.strictObject(part),
    output: MonthPart,
    refuses: [],
  },
  myMonth: {
    summary: '我的月度考勤: my days and what they come to (§25)',
    who: staff,
    kind: 'query',
    input: v.strictObject({ ...onMonth, revision: v.optional(Revision) }),
    output: PersonMonth,
    refuses: ['MONTH_COMPUTING'],
  },
  personMonth: {
    summary: "某人的月度考勤: somebody's days, for the centre and the head of their unit (§14 §25)",
    who: [...centre, 'unitHead'],
    kind: 'query',
    input: v.strictObject({ ...onPerson, revision: v.optional(Revision) }),
    output: PersonMonth,
    refuses: ['MONTH_COMPUTING'],
  },
  confirmMonth: {
    summary: '确认考勤: my month is right (§25)',
    who: staff,
    kind: 'command',
    input: v.strictObject(onMonth),
    output: PersonMonth,
    refuses: ['MONTH_COMPUTING', 'ANSWER_CLOSED', 'OBJECTION_OPEN'],
  },
  objectMonth: {
    summary: '考勤异议: my month is not right, and why (§25)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onMonth, reason: words(300) }),
    output: PersonMonth,
    refuses: ['MONTH_COMPUTING', 'ANSWER_CLOSED', 'OBJECTION_OPEN'],
  },
  computeMonth: {
    summary: '核算考勤: works a month out, or anew as long as it is not published (§25)',
    who: admin,
    kind: 'command',
    input: v.strictObject(onMonth),
    output: v.strictObject(onMonth),
    refuses: ['MONTH_RUNNING', 'MONTH_PUBLISHED'],
  },
  amendMonth: {
    summary:
      '更正考勤: upholds an objection or mends a month: times that count, or what was granted since (§25)',
    who: admin,
    kind: 'command',
    input: v.strictObject({
      ...onPerson,
      amendments: v.pipe(
        v.array(
          v.strictObject({
            day: Day,
            direction: v.picklist(['in', 'out']),
            minute: v.pipe(Count, v.maxValue(1440)),
          }),
        ),
        v.maxLength(MOST_AMENDMENTS),
      ),
      reason: words(300),
    }),
    output: v.strictObject(onPerson),
    refuses: ['MONTH_COMPUTING', 'AMENDMENT_WRONG', 'OWN_MONTH'],
  },
  dismissObjection: {
    summary: '驳回异议: the month stays as it is, and why (§25)',
    who: admin,
    kind: 'command',
    input: v.strictObject({ ...onPerson, decision: words(300) }),
    output: v.strictObject(onPerson),
    refuses: ['OBJECTION_DECIDED', 'OWN_MONTH'],
  },
  publishMonth: {
    summary: '公布考勤: freezes the month with the hash of what it says, and tells everybody (§25)',
    who: admin,
    kind: 'command',
    input: v.strictObject(onMonth),
    output: v.strictObject({ ...onMonth, hash: v.string() }),
    refuses: ['MONTH_COMPUTING', 'MONTH_PUBLISHED', 'OBJECTIONS_WAIT', 'ANSWERS_WAIT'],
  },
  monthFile: {
    summary: '导出月度考勤: a workbook as an office signs it (§25)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onMonth, revision: v.optional(Revision) }),
    output: v.strictObject({ link: v.string() }),
    refuses: ['MONTH_COMPUTING'],
  },
} as const satisfies Contract
