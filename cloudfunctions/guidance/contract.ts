import * as v from 'valibot'
import type { Contract } from '../_kernel/contract'
import { documentKinds } from '../_kernel/upload/document-kind'
import { Day } from '../_kernel/time'
import { Count, Empty, Id, Instant, text } from '../_kernel/values'
import { LineId } from '../_shared/line'
import { coverageContract } from './coverage/contract'
import { Box, Point } from './way/geometry'
import { placeKinds } from './plan'
import { sheetRows } from './sheet/contract'
import { templateRows } from './template/contract'

/** A floor as data, in decimetres from the north-west corner. */
export const PlanView = v.strictObject({
  planId: Id,
  name: v.string(),
  width: v.number(),
  height: v.number(),
  walls: v.array(v.array(Point)),
  windows: v.array(
    v.strictObject({ windowId: Id, windowNo: Count, unitName: v.string(), box: Box, front: Point }),
  ),
  places: v.array(
    v.strictObject({
      placeId: Id,
      kind: v.picklist(placeKinds),
      name: v.string(),
      box: Box,
      front: Point,
    }),
  ),
})

const Material = v.strictObject({
  name: v.string(),
  need: v.picklist(['required', 'optional', 'conditional']),
  form: v.string(),
  from: v.string(),
  when: v.optional(v.string()),
  electronic: v.boolean(),
  /** 空白表格 to download, by `templateLink`. */
  template: v.optional(
    v.strictObject({
      key: Id,
      kind: v.picklist(documentKinds),
      /** Kind and size in words. */ text: v.string(),
    }),
  ),
})

/** A published sheet as a visitor reads it, with what it means today. */
export const SheetView = v.strictObject({
  code: Id,
  version: Count,
  name: v.string(),
  unitName: v.string(),
  audience: v.array(v.string()),
  conditions: v.string(),
  kind: v.picklist(['direct', 'promised', 'joint']),
  /** Working days promised; 0 = while you wait. */
  promisedDays: Count,
  legalDays: Count,
  /** If it is accepted today (or on the next workday): by when. Absent when the calendar doesn't reach. */
  readyBy: v.optional(v.strictObject({ acceptedOn: Day, day: Day, provisional: v.boolean() })),
  inVacation: v.boolean(),
  visits: Count,
  feeText: v.string(),
  result: v.string(),
  delivery: v.array(v.string()),
  materials: v.array(Material),
  steps: v.array(v.string()),
  basis: v.array(v.string()),
  leadUnitName: v.optional(v.string()),
  coUnitNames: v.array(v.string()),
  consultPhone: v.string(),
  complaintPhone: v.string(),
  onlineHall: v.boolean(),
  onlineLink: v.optional(v.string()),
  /** Where numbers for it are taken; absent when no window does it. */
  lineId: v.optional(LineId),
  windowIds: v.array(Id),
  /** Where to go instead when no window does it; `office` is empty where only its telephone is known. */
  office: v.optional(v.strictObject({ unitName: v.string(), office: v.string(), phone: v.string() })),
})

const Referral = v.strictObject({
  referralId: Id,
  at: Instant,
  /** Absent when the front desk led somebody on. */
  fromWindowNo: v.optional(Count),
  /** Absent when they were sent to an office. */
  toWindowNo: v.optional(Count),
  serviceName: v.string(),
  number: v.optional(v.string()),
  /** How many times this visitor was sent on for it, this time included. */
  hops: Count,
  /** Sent on twice or more: the centre looks into it. */
  isAlert: v.boolean(),
})

/** Where somebody is led: a window, or the unit's office when no window handles it. */
const lead = {
  service: Id,
  serviceName: v.string(),
  target: v.optional(
    v.strictObject({ windowId: Id, windowNo: Count, unitName: v.string(), place: v.string() }),
  ),
  office: v.optional(v.strictObject({ unitName: v.string(), office: v.string(), phone: v.string() })),
}

const Way = v.strictObject({
  plan: PlanView,
  from: v.strictObject({ placeId: Id, name: v.string() }),
  target: v.strictObject({
    placeId: Id,
    /** Absent when it is no window. */
    windowNo: v.optional(Count),
    /** Its name: 5号窗口, 导办台. */
    name: v.string(),
    /** Whose window it is; empty for other places. */
    unitName: v.string(),
    place: v.string(),
  }),
  path: v.array(Point),
  /** Two to four sentences to follow, with metres; one when the way ends where it begins. */
  steps: v.array(v.strictObject({ say: v.string(), metres: Count, at: Point })),
  metres: Count,
  minutes: Count,
})

export const contract = {
  index: {
    summary: '搜索索引: the compact index for the phone, when a newer one exists',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ have: v.optional(text(40)) }),
    output: v.strictObject({ version: v.string(), index: v.optional(v.string()) }),
    refuses: [],
  },
  sheet: {
    summary: '一事一表: one published sheet and what it means today',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ code: Id }),
    output: SheetView,
    refuses: ['SHEET_UNKNOWN'],
  },
  plan: {
    summary: '大厅平面图',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: PlanView,
    refuses: ['PLAN_MISSING'],
  },
  way: {
    summary: '怎么走: from a door, the desk or a window to a window or the desk',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ from: v.optional(Id), to: Id }),
    output: Way,
    refuses: ['PLAN_MISSING', 'PLACE_UNKNOWN', 'NO_WAY'],
  },
  helpDesk: {
    summary: '导办台: where it stands and its phone (§18)',
    who: 'anyone',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      place: v.string(),
      phone: v.string(),
      /** For the way to it; absent when the plan doesn't draw it. */
      placeId: v.optional(Id),
    }),
    refuses: ['DESK_MISSING'],
  },
  noResult: {
    summary: '没搜到: keeps what was asked, not who asked',
    who: 'anyone',
    kind: 'command',
    input: v.strictObject({ query: text(60) }),
    output: Empty,
    refuses: [],
  },
  unanswered: {
    summary: '没搜到的词: what people asked in vain, for aliases and the coverage list',
    who: ['centreStaff', 'centreAdmin'],
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      queries: v.array(v.strictObject({ query: v.string(), times: Count, lastOn: Day })),
    }),
    refuses: [],
  },
  refer: {
    summary: '首问指引: leads somebody without a number to the right window (§18)',
    who: ['windowStaff', 'centreStaff', 'centreAdmin'],
    kind: 'command',
    input: v.strictObject({ fromWindowId: v.optional(Id), service: Id }),
    output: v.strictObject({
      referralId: Id,
      /** What the visitor scans or the desk prints: opens the way on a phone. */
      code: v.string(),
      ...lead,
    }),
    refuses: ['SHEET_UNKNOWN', 'SERVICE_IS_YOURS'],
  },
  referral: {
    summary: '首问指引单: what a referral code leads to',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ code: text(40) }),
    output: v.strictObject({
      ...lead,
      fromWindowNo: v.optional(Count),
    }),
    refuses: ['REFERRAL_UNKNOWN'],
  },
  likelyTargets: {
    summary: '常转去: what a window most often leads people on to, else what is done nearby (§18)',
    who: ['windowStaff', 'centreStaff', 'centreAdmin'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: v.strictObject({
      targets: v.array(
        v.strictObject({
          service: Id,
          serviceName: v.string(),
          /** How often in these weeks; 0 = only because it is near. */
          times: Count,
        }),
      ),
    }),
    refuses: [],
  },
  referrals: {
    summary: "转来转出: a window's referrals of the last days, both ways",
    who: ['windowStaff', 'unitHead', 'centreStaff', 'centreAdmin'],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id }),
    output: v.strictObject({ sent: v.array(Referral), received: v.array(Referral) }),
    refuses: [],
  },
  ...sheetRows,
  ...templateRows,
  ...coverageContract,
} as const satisfies Contract
