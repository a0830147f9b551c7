import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Count, Id, stamps, text } from '../_kernel/values'
import { ServiceCode } from '../_shared/service-sheet'
import { caseMoves, type CaseState, isOpen } from './case-moves'
import { Checklist } from './checklist'
import { Notice } from './notice'
import { Part, partOrders, unitsAtWork } from './joint/part'
import { caseKinds, Delivery, Denial } from './outcome'
import { CasePromise } from './promise'

/** What a running case keeps of the sheet under whose version it was taken, whatever becomes of the sheet. */
export const FrozenSheet = v.strictObject({
  code: ServiceCode,
  version: Count,
  hash: v.string(),
  name: text(40),
  nameEn: text(120),
  kind: v.picklist(caseKinds),
  promisedDays: Count,
  inVacation: v.boolean(),
  result: text(80),
  resultEn: v.optional(text(120)),
  consultPhone: text(30),
  complaintPhone: text(30),
  /** Name of the unit that leads a joint matter by that version, whoever leads this case now. */
  leadUnit: v.optional(text(40)),
  /** Names of co-units in order; 所在学院 and 接收学院 are roles that acceptance resolves. */
  coUnits: v.pipe(v.array(text(40)), v.maxLength(12)),
})

/** Who asked for it, as the window wrote it down: personal, shown to who handles the case. */
const Applicant = v.strictObject({
  name: text(40),
  phone: v.optional(v.pipe(v.string(), v.regex(/^\d{5,15}$/))),
})

export const happenings = [
  ...(Object.keys(caseMoves) as (keyof typeof caseMoves)[]),
  'intake',
  'leadMoved',
] as const
/** What a denial says in one: its ground and its clause. */
const MOST_WORDS = 400
/** One thing that happened, for the timeline; `words` are for the applicant to read. */
const Happening = v.strictObject({
  at: v.date(),
  what: v.picklist(happenings),
  words: v.optional(text(MOST_WORDS)),
  day: v.optional(Day),
})
export type Happening = v.InferOutput<typeof Happening>

const leadSides = ['from', 'to', 'centre'] as const
export type LeadSide = (typeof leadSides)[number]

const common = {
  _id: Id,
  /** What people read out: eight letters and digits. */
  no: v.string(),
  sheet: FrozenSheet,
  /** 主办窗口 */
  windowId: Id,
  windowNo: Count,
  unitId: Id,
  kind: v.picklist(caseKinds),
  /** Person id of a bound applicant, visitor id of one who isn't, the slip's hash of who has no phone. */
  holder: v.string(),
  visitor: v.optional(v.string()),
  personId: v.optional(Id),
  /** Hash of the code on the acceptance slip. */
  slip: v.string(),
  ticketId: v.optional(Id),
  referralId: v.optional(Id),
  /** The case that this one puts right, and the one that puts this one right. */
  follows: v.optional(Id),
  followedBy: v.optional(Id),
  applicant: Applicant,
  /** Salts hashes of personal text in the audit; it goes when they are erased. */
  salt: v.string(),
  /** Who may come in the applicant's place. */
  proxy: v.optional(v.strictObject({ name: text(40) })),
  papers: Checklist,
  round: v.pipe(Count, v.minValue(1)),
  notices: v.pipe(v.array(Notice), v.maxLength(10)),
  promise: v.optional(CasePromise),
  order: v.optional(v.picklist(partOrders)),
  parts: v.pipe(v.array(Part), v.maxLength(12)),
  leadChange: v.optional(
    v.strictObject({ windowId: Id, windowNo: Count, unitId: Id, agreed: v.array(v.picklist(leadSides)) }),
  ),
  /** Person ids of staff who worked on it, so that their own ratings can be set aside. */
  handledBy: v.pipe(v.array(Id), v.maxLength(40)),
  happened: v.pipe(v.array(Happening), v.maxLength(200)),
  /** Deadlines that were told, by name: none is told twice. */
  told: v.pipe(v.array(v.string()), v.maxLength(1000)),
  /** When the clock has to look at it again. */
  nextAt: v.optional(v.date()),
  live: v.boolean(),
  /** Units with a part to work on now. */
  unitsAtWork: v.pipe(v.array(Id), v.maxLength(12)),
  /** Place in lists of open work: what is due first comes first. */
  dueKey: v.string(),
  /** Place in the applicant's list: newest first. */
  openedKey: v.string(),
  ...stamps,
}

/** 办件: nobody has a `doneAt` who isn't done. */
export const Case = v.variant('state', [
  v.strictObject({ ...common, state: v.literal('received') }),
  v.strictObject({ ...common, state: v.literal('awaitingMaterials'), passUntil: Day, passWarnedOn: Day }),
  v.strictObject({ ...common, state: v.literal('inProgress'), acceptedAt: v.date(), promise: CasePromise }),
  v.strictObject({ ...common, state: v.literal('suspended'), acceptedAt: v.date(), promise: CasePromise }),
  v.strictObject({
    ...common,
    state: v.literal('done'),
    doneAt: v.date(),
    doneOn: Day,
    result: text(200),
    delivery: Delivery,
    /** Promised and joint matters have a result that is rated by itself (§19). */
    ratedAs: v.optional(Day),
  }),
  v.strictObject({
    ...common,
    state: v.literal('refused'),
    refusedAt: v.date(),
    denial: Denial,
    ratedAs: v.optional(Day),
  }),
  v.strictObject({
    ...common,
    state: v.literal('withdrawn'),
    withdrawnAt: v.date(),
    by: v.picklist(['holder', 'timer']),
  }),
])
export type Case = v.InferOutput<typeof Case>
export type CaseAt<S extends CaseState> = Extract<Case, { state: S }>

const Common = v.object(common)
export type CaseCommon = v.InferOutput<typeof Common>

/** What a case keeps whatever its state: the ground on which its next state is written. */
export const commonOf = (known: Case): CaseCommon => v.parse(Common, known)

const NO_DATE = '9999-12-31'

const firstDue = (next: Case): string => {
  if (next.state === 'awaitingMaterials') return next.passUntil
  return next.promise?.dueOn ?? NO_DATE
}

/** A case with what follows from its state: where it stands in lists and whose work it is. */
export const placed = (next: Case): Case => ({
  ...next,
  live: isOpen[next.state],
  dueKey: `${firstDue(next)}:${next._id}`,
  unitsAtWork: isOpen[next.state] ? unitsAtWork(next.parts) : [],
})
