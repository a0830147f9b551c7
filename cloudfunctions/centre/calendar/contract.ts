import * as v from 'valibot'
import { WeekdayNo } from '../../_kernel/calendar'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Empty, Id, text, Written, words } from '../../_kernel/values'
import { standings } from './timetable-change'

const dayKinds = ['workday', 'restday', 'holiday', 'vacation', 'closed'] as const

/** What somebody put into the calendar by hand. */
const EntryView = v.strictObject({
  entryId: Id,
  kind: v.picklist(['vacation', 'closing', 'actsAs', 'fridayOpen']),
  from: Day,
  to: Day,
  /** Name or reason; empty for a day that acts as another. */
  words: v.string(),
  weekday: v.optional(WeekdayNo),
  mayEdit: v.boolean(),
  mayRemove: v.boolean(),
})

const MonthView = v.strictObject({
  year: Count,
  month: Count,
  /** Any day of the months beside it. */
  before: Day,
  after: Day,
  today: Day,
  /** How the year is known: from the library, by an imported notice, provisionally, or not at all. */
  coverage: v.picklist(['library', 'imported', 'provisional', 'none']),
  days: v.array(
    v.strictObject({
      day: Day,
      weekday: WeekdayNo,
      /** `unknown`: nothing covers its year. */
      kind: v.picklist([...dayKinds, 'unknown']),
      name: v.optional(v.string()),
      /** A make-up workday on a weekend. */
      isMakeUp: v.boolean(),
      actsAs: v.optional(WeekdayNo),
      /** Public service ends at 16:00 (§13). */
      endsEarly: v.boolean(),
      fridayOpen: v.boolean(),
    }),
  ),
  entries: v.array(EntryView),
  mayEdit: v.boolean(),
})

const Reason = words(60)
const Mark = v.variant('kind', [
  v.strictObject({ kind: v.literal('closing'), day: Day, reason: Reason }),
  v.strictObject({ kind: v.literal('actsAs'), day: Day, weekday: WeekdayNo }),
  v.strictObject({ kind: v.literal('fridayOpen'), day: Day, reason: Reason }),
])

/** The notice as it was pasted or read from a file. */
const NoticeText = v.pipe(v.string(), v.minLength(1), v.maxLength(60_000), Written)
/** Names the difference that somebody was shown. */
const Seen = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))

const Minute = v.pipe(Count, v.maxValue(1440))
const TimetableView = v.strictObject({
  timetableId: Id,
  name: v.string(),
  from: Day,
  segments: v.array(v.strictObject({ from: Count, to: Count })),
  standing: v.picklist(standings),
})
const Timetables = v.strictObject({ timetables: v.array(TimetableView), earliest: Day, mayEdit: v.boolean() })

/** Rows of the calendar and the timetable, which the centre owns (0.2). */
export const calendarRows = {
  calendarMonth: {
    summary: '校历: one month, day by day',
    who: ['centreAdmin', 'centreStaff', 'steeringOffice'],
    kind: 'query',
    input: v.strictObject({ day: Day }),
    output: MonthView,
    refuses: [],
  },

  markDay: {
    summary: '标记一天: closed, acting as another weekday, or a Friday that stays open (§13 §22)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ mark: Mark }),
    output: MonthView,
    refuses: ['DAY_PAST', 'DATE_TOO_FAR', 'NOT_A_MAKE_UP_DAY', 'NOT_AN_OPEN_FRIDAY', 'MARKED_ALREADY'],
  },

  saveVacation: {
    summary: '寒暑假: a new one, or another beginning, end or name',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ entryId: v.optional(Id), from: Day, to: Day, name: text(30) }),
    output: MonthView,
    refuses: [
      'ENTRY_UNKNOWN',
      'DAY_PAST',
      'DATE_TOO_FAR',
      'VACATION_BACKWARDS',
      'VACATION_TOO_LONG',
      'VACATIONS_OVERLAP',
    ],
  },

  removeEntry: {
    summary: '去掉校历上的一条: as long as no day of it is over',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ entryId: Id }),
    output: MonthView,
    refuses: ['ENTRY_UNKNOWN', 'DAY_PAST'],
  },

  previewNotice: {
    summary: '年度放假通知: what it would change, before anything does',
    who: ['centreAdmin'],
    kind: 'query',
    input: v.strictObject({ text: NoticeText, provisional: v.boolean() }),
    output: v.strictObject({
      year: Count,
      rows: Count,
      /** The year was known only provisionally, and will be so or not. */
      wasProvisional: v.boolean(),
      differences: v.array(
        v.strictObject({
          date: Day,
          before: v.picklist([...dayKinds, 'unknown']),
          after: v.picklist(dayKinds),
          name: v.string(),
          isPast: v.boolean(),
        }),
      ),
      /** Promised dates that are running: how many were looked at, and would be others were they counted anew. */
      promises: v.strictObject({ looked: Count, earlier: Count, later: Count, unknown: Count }),
      seen: Seen,
    }),
    refuses: ['NOTICE_UNREADABLE'],
  },

  importNotice: {
    summary: '导入年度放假通知: as it was shown',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ text: NoticeText, provisional: v.boolean(), seen: Seen }),
    output: v.strictObject({ year: Count, changed: Count, firstDay: Day }),
    refuses: ['NOTICE_UNREADABLE', 'NOTICE_CHANGES_PAST', 'NOTICE_SEEN_OTHERWISE'],
  },

  timetables: {
    summary: '作息时间: by date, latest first (§21)',
    who: ['centreAdmin', 'centreStaff', 'steeringOffice'],
    kind: 'query',
    input: Empty,
    output: Timetables,
    refuses: [],
  },

  saveTimetable: {
    summary: '作息时间: a new one, or one that has not begun, from tomorrow at the earliest',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({
      timetableId: v.optional(Id),
      name: text(20),
      from: Day,
      segments: v.pipe(v.array(v.strictObject({ from: Minute, to: Minute })), v.minLength(1), v.maxLength(6)),
    }),
    output: Timetables,
    refuses: [
      'TIMETABLE_UNKNOWN',
      'TIMETABLE_BEGUN',
      'DATE_TOO_FAR',
      'TIMETABLE_SPANS_WRONG',
      'TIMETABLE_DAY_TAKEN',
    ],
  },

  removeTimetable: {
    summary: '去掉还没有开始的作息时间',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ timetableId: Id }),
    output: Timetables,
    refuses: ['TIMETABLE_UNKNOWN', 'TIMETABLE_BEGUN'],
  },
} as const satisfies Contract
