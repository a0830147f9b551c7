import * as v from 'valibot'
import { Count, Id, text } from '../_kernel/values'

/** Why staff may look at an applicant's phone number. */
export const contactReasons = ['askPapers', 'tellResult', 'deliver'] as const

/** 谁看过联系电话: one look, kept for whom it was about (0.3). `_id` is the case and its version. */
export const ContactRead = v.strictObject({
  _id: Id,
  /** Whose number it is, as the case has it. */
  holder: v.string(),
  serviceName: text(40),
  serviceNameEn: text(120),
  windowNo: Count,
  unitId: Id,
  /** Visitor id of who looked. */
  by: v.string(),
  reason: v.picklist(contactReasons),
  createdAt: v.date(),
  updatedAt: v.date(),
})
