import * as v from 'valibot'
import { Day } from '../_kernel/time'
import { Id, stamps, text } from '../_kernel/values'

/** 人员: one human on the centre's rolls, whether bound to a WeChat user or not. */
export const Person = v.strictObject({
  _id: Id,
  /** 学工号, as `normalNo` writes it. */
  no: text(20),
  name: text(40),
  kind: v.picklist(['student', 'teacher', 'guest']),
  /** 本科生, 研究生, 教职工, 国际学生, 校友: whom sheets are written for. */
  audience: text(20),
  unitId: v.optional(Id),
  /** 班级 or group, as the roster writes it: activation codes are handed out by it. */
  group: v.optional(text(40)),
  /** The day on which they left the university: nobody binds, acts or is posted afterwards. */
  leftOn: v.optional(Day),
  mobile: v.optional(v.pipe(v.string(), v.regex(/^\d{5,15}$/))),
  ...stamps,
})
export type Person = v.InferOutput<typeof Person>

/** A name as it is compared: neither blanks nor the middle dot of a translated name tell two people apart. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・.]/g, '')
    .toLowerCase()

/** A number with its middle hidden: enough to recognise one's own, too little to use somebody's. */
export const maskedNo = (no: string): string => {
  const shown = Math.min(2, Math.floor((no.length - 1) / 2))
  return no.slice(0, shown) + '*'.repeat(no.length - 2 * shown) + no.slice(no.length - shown)
}
