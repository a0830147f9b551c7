import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { SpanOf } from '../../_kernel/timetable'
import { Count, Cursor, Id, Instant, words } from '../../_kernel/values'
import { proofFiles } from '../leave/shape'
import { absenceStates, meetingKinds, standings } from './shape'

const staff = ['windowStaff'] as const
const centre = ['centreStaff', 'centreAdmin'] as const
const onMeeting = { meetingId: Id }

const facts = {
  ...onMeeting,
  kind: v.picklist(meetingKinds),
  title: v.string(),
  day: Day,
  span: SpanOf,
  place: v.string(),
  cancelled: v.optional(v.string()),
  hasBegun: v.boolean(),
}
const Signing = v.picklist(['open', 'early', 'over'])

/** A meeting as whoever is expected sees it. */
export const MyMeeting = v.strictObject({
  ...facts,
  standing: v.picklist(standings),
  signing: Signing,
  absence: v.optional(
    v.strictObject({ state: v.picklist(absenceStates), reason: v.string(), refusal: v.optional(v.string()) }),
  ),
  minutes: v.optional(v.string()),
  files: v.array(v.strictObject({ kind: v.picklist(proofFiles), at: Count })),
})

/** As the centre sees it: who is there, and who isn't. */
export const MeetingView = v.strictObject({
  ...facts,
  signing: Signing,
  unitNames: v.array(v.string()),
  people: v.array(
    v.strictObject({
      personId: Id,
      name: v.string(),
      windowNo: Count,
      standing: v.picklist(standings),
      /** Why somebody can't come, while it waits and afterwards. */
      reason: v.optional(v.string()),
      signedAt: v.optional(Instant),
    }),
  ),
  minutes: v.optional(v.string()),
  files: v.array(v.strictObject({ kind: v.picklist(proofFiles), at: Count })),
  seenAt: Instant,
})

export const meetingContract = {
  myMeetings: {
    summary: '我的会议、培训: what I am expected at, the nearest first, and what was before (§24)',
    who: staff,
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({ meetings: v.array(MyMeeting), seenAt: Instant }),
    refuses: [],
  },
  signIn: {
    summary: '会议签到: by the code on the hall screen, from a quarter of an hour before until its end (§24)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onMeeting, code: v.pipe(v.string(), v.regex(/^\d{8}$/)) }),
    output: MyMeeting,
    refuses: ['NOT_EXPECTED', 'MEETING_CANCELLED', 'SIGNING_CLOSED', 'CODE_PAST'],
  },
  askAbsence: {
    summary: '会议请假: says why one cannot come, before it begins (§24)',
    who: staff,
    kind: 'command',
    input: v.strictObject({ ...onMeeting, reason: words(300) }),
    output: MyMeeting,
    refuses: ['NOT_EXPECTED', 'MEETING_CANCELLED', 'MEETING_BEGUN', 'ABSENCE_DECIDED'],
  },
  meetings: {
    summary: '会议、培训: all of them, the latest first, and how many ask to be let off (§24)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      meetings: v.array(
        /** `waiting`: how many ask to be let off. */
        v.strictObject({ ...facts, waiting: Count }),
      ),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  meeting: {
    summary: '看一次会议: who signed in, who was let off, who is missing (§24)',
    who: centre,
    kind: 'query',
    input: v.strictObject(onMeeting),
    output: MeetingView,
    refuses: [],
  },
  planMeeting: {
    summary: '安排会议、培训: when, where and for which units; those expected are told (§13 §24)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      kind: v.picklist(meetingKinds),
      title: words(60),
      day: Day,
      span: SpanOf,
      place: words(40),
      unitIds: v.pipe(v.array(Id), v.maxLength(40)),
    }),
    output: MeetingView,
    refuses: ['MEETING_WRONG'],
  },
  cancelMeeting: {
    summary: '取消会议: with a reason, before it begins; those expected are told (§24)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onMeeting, reason: words(200) }),
    output: MeetingView,
    refuses: ['MEETING_CANCELLED', 'MEETING_BEGUN'],
  },
  decideAbsence: {
    summary: '批会议请假: lets somebody off, or says why not (§24)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onMeeting, personId: Id, refusal: v.optional(words(300)) }),
    output: MeetingView,
    refuses: ['ABSENCE_DECIDED', 'OWN_ABSENCE'],
  },
  signFor: {
    summary: '代签到: for somebody who is there and whose phone is not, with a reason (§24)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onMeeting, personId: Id, reason: words(200) }),
    output: MeetingView,
    refuses: ['NOT_EXPECTED', 'MEETING_CANCELLED', 'SIGNING_CLOSED'],
  },
  keepMinutes: {
    summary: '会议记录: what was said and its papers, for all who were expected (§24)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      ...onMeeting,
      minutes: words(4000),
      uploads: v.optional(v.pipe(v.array(Id), v.maxLength(5))),
    }),
    output: MeetingView,
    refuses: ['MEETING_CANCELLED', 'MEETING_NOT_BEGUN', 'TOO_MANY_FILES'],
  },
  meetingFile: {
    summary: '看会议材料: a link for five minutes, for whoever was expected and the centre (§24)',
    who: 'member',
    kind: 'query',
    input: v.strictObject({ ...onMeeting, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(proofFiles) }),
    refuses: [],
  },
} as const satisfies Contract
