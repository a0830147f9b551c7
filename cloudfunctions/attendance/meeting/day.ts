import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Id, stamps } from '../../_kernel/values'

/** One day's meetings, as far as they stand in each other's way: raised with each that is planned for it. */
export const MeetingDay = v.strictObject({ _id: Id, day: Day, ...stamps })
export type MeetingDay = v.InferOutput<typeof MeetingDay>
