import * as v from 'valibot'
import { documentKinds } from '../_kernel/upload/document-kind'
import { Count, Id, StoredFile, text } from '../_kernel/values'

/** 服务编码: `JW-003`, the unit's letters and a running number. */
export const ServiceCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,6}-\d{3}$/))
export type ServiceCode = v.InferOutput<typeof ServiceCode>

/** SHA-256, base64url. */
export const ContentHash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

const Link = v.pipe(v.string(), v.url(), v.maxLength(300))
const lines = (longest: number, most: number) => v.pipe(v.array(text(longest)), v.maxLength(most))

/** 依据: the document that the matter stands on. */
export const Basis = v.strictObject({
  title: text(120),
  /** 文号 */
  documentNo: v.optional(text(60)),
  link: v.optional(Link),
})

/** 办理环节: one step. `special` is a step whose length the centre does not decide (论证, 公告, 公示). */
export const Step = v.strictObject({
  name: text(60),
  nameEn: v.optional(text(100)),
  who: v.optional(text(40)),
  /** Working days it usually takes. */
  days: v.optional(Count),
  special: v.optional(text(20)),
  /** Whether the promised days go on running during it. */
  clockRuns: v.boolean(),
})

/** 空白表格: the blank form of a material. Its hash is part of the version's, which keeps the file for good. */
export const Template = v.strictObject({
  file: StoredFile,
  kind: v.picklist(documentKinds),
  bytes: Count,
  hash: ContentHash,
})
export type Template = v.InferOutput<typeof Template>

/** 材料 with the copies to bring, where it is had, and whether a file does instead of paper. */
const material = {
  name: text(60),
  nameEn: v.optional(text(100)),
  form: v.picklist(['original', 'copy', 'electronic']),
  copies: v.pipe(Count, v.minValue(1), v.maxValue(20)),
  from: text(60),
  fromEn: v.optional(text(100)),
  template: v.optional(Template),
  electronicAccepted: v.boolean(),
}
export const Material = v.variant('need', [
  v.strictObject({ ...material, need: v.literal('required') }),
  v.strictObject({ ...material, need: v.literal('optional') }),
  v.strictObject({
    ...material,
    need: v.literal('conditional'),
    when: text(80),
    whenEn: v.optional(text(120)),
  }),
])
export type Material = v.InferOutput<typeof Material>

/** 收费, in fen. `assessed`: worked out at the window, as the note says. */
export const Fee = v.variant('kind', [
  v.strictObject({ kind: v.literal('free') }),
  v.strictObject({ kind: v.literal('fixed'), fen: v.pipe(Count, v.minValue(1)) }),
  v.strictObject({ kind: v.literal('assessed'), note: text(60), noteEn: v.optional(text(100)) }),
])

/** What a visitor reads has an English text beside it where the unit wrote one; Chinese stands in for it. */
const sheet = {
  code: ServiceCode,
  name: text(40),
  nameEn: text(120),
  /** Other names people know it by. */
  aliases: lines(40, 20),
  /** Words that lead to it without being its name. */
  keywords: lines(40, 60),
  ownerUnit: text(40),
  basis: v.pipe(v.array(Basis), v.minLength(1), v.maxLength(10)),
  /** 对象: 本科生, 研究生, 教职工, 国际学生, 校友 or 全体师生. */
  audience: v.pipe(lines(20, 8), v.minLength(1)),
  /** Empty where there are none. */
  conditions: v.pipe(v.string(), v.maxLength(300)),
  conditionsEn: v.optional(text(500)),
  steps: v.pipe(v.array(Step), v.minLength(1), v.maxLength(20)),
  materials: v.pipe(v.array(Material), v.maxLength(30)),
  /** 法定时限, in working days. */
  legalDays: v.pipe(Count, v.minValue(1)),
  /** Visits to the window that the whole matter takes. */
  visits: v.pipe(Count, v.maxValue(9)),
  /** 假期照办 */
  inVacation: v.boolean(),
  fee: Fee,
  result: text(80),
  resultEn: v.optional(text(120)),
  delivery: v.pipe(lines(20, 5), v.minLength(1)),
  consultPhone: text(30),
  complaintPhone: text(30),
  /** 网上办事大厅: whether it can be done there, and where when it has a page of its own. */
  onlineHall: v.strictObject({ available: v.boolean(), link: v.optional(Link) }),
  /** Windows that take it; none = at the owner unit's office. */
  windows: v.pipe(v.array(Id), v.maxLength(12)),
  /** The unit whose window takes it by agreement of both. */
  entrustedTo: v.optional(text(40)),
  version: v.pipe(Count, v.minValue(1)),
  /** `sheetHash` of everything but version and hash. */
  hash: ContentHash,
}

const promisedDays = v.pipe(Count, v.minValue(1))

/**
 * 一事一表: a published service sheet (§5 §17), frozen under its version. Direct matters promise 0 working days,
 * others at least one; only joint ones have a lead and co-units, in order; 所在学院 and 接收学院 among
 * co-units are roles that intake resolves. That promised ≤ legal is for the review to hold.
 */
export const ServiceSheet = v.variant('kind', [
  v.strictObject({ ...sheet, kind: v.literal('direct'), promisedDays: v.literal(0) }),
  v.strictObject({ ...sheet, kind: v.literal('promised'), promisedDays }),
  v.strictObject({
    ...sheet,
    kind: v.literal('joint'),
    promisedDays,
    leadUnit: text(40),
    coUnits: v.pipe(lines(40, 12), v.minLength(1)),
  }),
])
export type ServiceSheet = v.InferOutput<typeof ServiceSheet>

/** What a sheet says, before publication numbers and seals it. */
type Unsealed<S> = S extends ServiceSheet ? Omit<S, 'version' | 'hash'> : never
export type SheetContent = Unsealed<ServiceSheet>
