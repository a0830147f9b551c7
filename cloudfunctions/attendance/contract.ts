import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { myDataRow } from '../_kernel/my-data'
import { Day } from '../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, text, words } from '../_kernel/values'
import { Bssid, Place, policyFields } from './clock/policy'
import { correctionContract } from './correction/contract'
import { MyDay, SlotView } from './day-schema'
import { dutyContract } from './duty/contract'
import { buckets } from './clock/geofence'
import { leaveContract } from './leave/contract'
import { mannedContract } from './manned-contract'
import { meetingContract } from './meeting/contract'
import { monthContract } from './month/contract'
import { proofKinds } from './clock/proof'
import { directions } from './clock/punch'

const staff = ['windowStaff'] as const
const centre = ['centreStaff', 'centreAdmin'] as const

const Key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const ScreenView = v.strictObject({ screenId: Key, name: v.string(), since: Instant })
const Screens = v.strictObject({ screens: v.array(ScreenView) })
const Policy = v.strictObject({ ...policyFields, seenAt: Instant })

const Flagged = v.strictObject({
  punchId: Id,
  name: v.string(),
  windowNo: v.optional(Count),
  direction: v.picklist(directions),
  at: Instant,
  by: v.array(v.picklist(proofKinds)),
  against: v.array(v.picklist(proofKinds)),
  bucket: v.optional(v.picklist(buckets)),
  accuracy: v.optional(Count),
})

export const contract = {
  myDay: {
    summary: "我的一天: today's hours, what I clocked, and what keeps me from going home (§21)",
    who: staff,
    kind: 'query',
    input: Empty,
    output: MyDay,
    refuses: [],
  },
  clock: {
    summary: "打卡: in or out, now; by the code on the hall screen, the hall's Wi-Fi or the place (§21)",
    who: staff,
    scope: 'windowId',
    kind: 'command',
    input: v.strictObject({
      direction: v.picklist(directions),
      /** At which of my windows. */
      windowId: Id,
      code: v.optional(v.pipe(v.string(), v.regex(/^\d{8}$/))),
      bssid: v.optional(Bssid),
      located: v.optional(
        v.strictObject({ ...Place, accuracy: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)) }),
      ),
    }),
    output: v.strictObject({ ...MyDay.entries, isFlagged: v.boolean() }),
    refuses: ['NO_HOURS_TODAY', 'NO_POST', 'NOT_IN_HALL', 'CODE_PAST', 'MUST_STAY'],
  },
  hallDay: {
    summary: '今日到岗: who of the hall is in, late or missing on a day, by window (§21)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ day: v.optional(Day) }),
    output: v.strictObject({
      day: Day,
      people: v.array(
        v.strictObject({
          personId: Id,
          name: v.string(),
          windowNo: Count,
          post: v.picklist(['primary', 'alternate']),
          isIn: v.boolean(),
          slots: v.array(SlotView),
        }),
      ),
      releases: v.array(v.strictObject({ fromMinute: Count, count: Count, reason: v.string() })),
      flagged: Count,
      seenAt: Instant,
    }),
    refuses: [],
  },
  release: {
    summary: '放行: lets people go before their time, with a reason that stays on record (§21)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      /** Nobody named = everybody in the hall. */
      personIds: v.pipe(v.array(Id), v.maxLength(100)),
      reason: words(200),
    }),
    output: v.strictObject({ fromMinute: Count }),
    refuses: [],
  },
  flaggedPunches: {
    summary: '待核打卡: punches whose proofs disagree, newest first (§21)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ punches: v.array(Flagged), cursor: v.optional(Cursor) }),
    refuses: [],
  },
  judgePunch: {
    summary: '核打卡: it stands, or there is doubt; the record itself stays as it is (§21)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ punchId: Id, isKept: v.boolean(), remark: words(200) }),
    output: v.strictObject({ punchId: Id }),
    refuses: ['JUDGED_ALREADY'],
  },
  clockPolicy: {
    summary: "打卡规则: which proofs count, the hall's Wi-Fi and place (§21)",
    who: ['centreAdmin'],
    kind: 'query',
    input: Empty,
    output: Policy,
    refuses: [],
  },
  setClockPolicy: {
    summary: '定打卡规则 (§21)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject(policyFields),
    output: Policy,
    refuses: ['POLICY_WRONG'],
  },
  screens: {
    summary: '大厅屏: screens that show the rotating code (§21)',
    who: ['centreAdmin'],
    kind: 'query',
    input: Empty,
    output: Screens,
    refuses: [],
  },
  pairScreen: {
    summary: '配对大厅屏: lets the screen whose code was scanned show the rotating code (§21)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ screenId: Key, name: text(30) }),
    output: Screens,
    refuses: ['SCREEN_KNOWN'],
  },
  dropScreen: {
    summary: '取消配对: the screen shows no code any more, and the codes begin anew (§21)',
    who: ['centreAdmin'],
    kind: 'command',
    input: v.strictObject({ screenId: Key }),
    output: Screens,
    refuses: [],
  },
  ...leaveContract,
  ...correctionContract,
  ...dutyContract,
  ...meetingContract,
  ...monthContract,
  ...mannedContract,
  myData: myDataRow,
} as const satisfies Contract
