import * as v from 'valibot'

/** A point or a box of a floor plan, in decimetres from the north-west corner. */
export const Point = v.strictObject({ x: v.number(), y: v.number() })
export type Point = v.InferOutput<typeof Point>
export const Box = v.strictObject({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })
export type Box = v.InferOutput<typeof Box>

export interface Segment {
  readonly from: Point
  readonly to: Point
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

export const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** The segments that join points in their order. */
export const segmentsOf = (points: readonly Point[]): Segment[] =>
  points.slice(1).flatMap((to, index) => {
    const from = points[index]
    return from === undefined ? [] : [{ from, to }]
  })

/** The four sides of a box, closed. */
export const sidesOf = ({ x, y, width, height }: Box): Segment[] =>
  segmentsOf([
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ])

/** Twice the area to the left of a → b → c: positive when c lies clockwise of it, as y grows downwards. */
const turnOf = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

const crosses = (one: Segment, other: Segment): boolean =>
  turnOf(one.from, one.to, other.from) * turnOf(one.from, one.to, other.to) < 0 &&
  turnOf(other.from, other.to, one.from) * turnOf(other.from, other.to, one.to) < 0

/** How far a point is from the nearest point of a segment. */
export const distanceTo = (point: Point, { from, to }: Segment): number => {
  const length = distance(from, to)
  if (length === 0) return distance(point, from)
  const along =
    ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / (length * length)
  const share = Math.min(1, Math.max(0, along))
  return distance(point, { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) })
}

/** How near two segments come to each other; 0 when they cross. */
export const clearanceOf = (one: Segment, other: Segment): number =>
  crosses(one, other)
    ? 0
    : Math.min(
        distanceTo(one.from, other),
        distanceTo(one.to, other),
        distanceTo(other.from, one),
        distanceTo(other.to, one),
      )

/** Degrees by which somebody who walked `before` turns to walk `after`: negative left, positive right, ±180 round. */
export const turnBetween = (before: Segment, after: Segment): number => {
  const heading = ({ from, to }: Segment) => Math.atan2(to.y - from.y, to.x - from.x)
  const degrees = ((heading(after) - heading(before)) * 180) / Math.PI
  return ((((degrees + 180) % 360) + 360) % 360) - 180
}
