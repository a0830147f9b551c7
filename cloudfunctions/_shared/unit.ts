import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Id, stamps, text } from '../_kernel/values'

/** 窗口单位: who has matters at the centre, and where to find it when it has no window (§5 §18). */
export const Unit = v.strictObject({
  _id: Id,
  name: text(40),
  nameEn: text(80),
  office: text(60),
  officeEn: text(80),
  phone: text(30),
  ...stamps,
})
export type Unit = v.InferOutput<typeof Unit>

export const Units = collection({
  name: 'units',
  schema: Unit,
  purpose: 'Units with matters at the centre, their offices and phones (§5 §18)',
  personal: 'none',
})
