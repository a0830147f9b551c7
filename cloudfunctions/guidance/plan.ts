import * as v from 'valibot'
import { Id, stamps, text } from '../_kernel/values'
import { Box, Point } from './way/geometry'

export const placeKinds = ['door', 'desk', 'seats', 'machine', 'toilet'] as const

/** Where one stands to use it: at least 2 dm from every box and wall. */
const front = Point

/** 大厅平面图: one floor as data, in decimetres. Everything that has a box stands in the way, but doors. */
export const Plan = v.strictObject({
  _id: Id,
  name: text(40),
  nameEn: text(80),
  width: v.pipe(v.number(), v.minValue(10), v.maxValue(5000)),
  height: v.pipe(v.number(), v.minValue(10), v.maxValue(5000)),
  /** Lines from point to point; a gap between two lines is a passage. */
  walls: v.pipe(v.array(v.pipe(v.array(Point), v.minLength(2), v.maxLength(40))), v.maxLength(200)),
  windows: v.pipe(v.array(v.strictObject({ windowId: Id, box: Box, front })), v.maxLength(100)),
  places: v.pipe(
    v.array(
      v.strictObject({
        placeId: Id,
        kind: v.picklist(placeKinds),
        name: text(20),
        nameEn: text(40),
        box: Box,
        front,
      }),
    ),
    v.maxLength(100),
  ),
  /** The place where the way begins unless somebody says where they are. */
  entrance: Id,
  ...stamps,
})
export type Plan = v.InferOutput<typeof Plan>
