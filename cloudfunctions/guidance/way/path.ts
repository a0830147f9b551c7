import { clearanceOf, distance, distanceTo, type Point, type Segment, segmentsOf, sidesOf } from './geometry'
import type { Plan } from '../plan'

/** Decimetres that a walker keeps from walls and furniture. */
const BERTH = 3
/** Nearer than this nobody stands: an end of the way that touches furniture is a fault of the plan. */
const TOUCHING = 0.5
/** Corners are rounded by so many points a little outside the berth. */
const AROUND = 8
const OUTSIDE = 1.1

type Floor = Pick<Plan, 'walls' | 'windows' | 'places' | 'width' | 'height'>

/** Whatever can't be walked through: walls and the sides of everything but doors. */
export const obstaclesOf = (floor: Floor): Segment[] => [
  ...floor.walls.flatMap(segmentsOf),
  ...floor.windows.flatMap(({ box }) => sidesOf(box)),
  ...floor.places.filter(({ kind }) => kind !== 'door').flatMap(({ box }) => sidesOf(box)),
]

/** Does the leg come into the box around an obstacle and its berth? Most don't, and need no closer look. */
const comesNear = ({ from, to }: Segment, obstacle: Segment): boolean =>
  Math.max(from.x, to.x) >= Math.min(obstacle.from.x, obstacle.to.x) - BERTH &&
  Math.min(from.x, to.x) <= Math.max(obstacle.from.x, obstacle.to.x) + BERTH &&
  Math.max(from.y, to.y) >= Math.min(obstacle.from.y, obstacle.to.y) - BERTH &&
  Math.min(from.y, to.y) <= Math.max(obstacle.from.y, obstacle.to.y) + BERTH

const isFree = (leg: Segment, ends: readonly Point[], obstacles: readonly Segment[]): boolean =>
  obstacles.every((obstacle) => {
    if (!comesNear(leg, obstacle)) return true
    // Whoever stands close to a counter may leave it: there the berth is what they have.
    const berth = ends.reduce((least, end) => Math.min(least, distanceTo(end, obstacle)), BERTH)
    return berth >= TOUCHING && clearanceOf(leg, obstacle) >= berth - 1e-6
  })

/** Points at which a shortest way may turn: around the ends of walls and the corners of furniture. */
const turningPoints = (floor: Floor, obstacles: readonly Segment[]): Point[] =>
  obstacles
    .map(({ from }) => from)
    .concat(obstacles.map(({ to }) => to))
    .filter((corner, index, all) => all.findIndex((one) => distance(one, corner) === 0) === index)
    .flatMap((corner) =>
      Array.from({ length: AROUND }, (_, step) => {
        const angle = (2 * Math.PI * (step + 0.5)) / AROUND
        return {
          x: corner.x + Math.cos(angle) * BERTH * OUTSIDE,
          y: corner.y + Math.sin(angle) * BERTH * OUTSIDE,
        }
      }),
    )
    .filter(
      ({ x, y }) =>
        x >= 0 &&
        y >= 0 &&
        x <= floor.width &&
        y <= floor.height &&
        obstacles.every((obstacle) => distanceTo({ x, y }, obstacle) >= BERTH),
    )

interface Reached {
  readonly point: Point
  length: number
  before: Reached | undefined
  isSettled: boolean
}

const nearest = (reached: readonly Reached[], to: Point): Reached | undefined =>
  reached
    .filter((one) => !one.isSettled && one.length < Infinity)
    .reduce<Reached | undefined>(
      (best, one) =>
        best === undefined || one.length + distance(one.point, to) < best.length + distance(best.point, to)
          ? one
          : best,
      undefined,
    )

/**
 * The shortest way on a floor that keeps its berth from walls and furniture, as the points where it turns,
 * both ends included; nothing when there is none.
 */
export const pathBetween = (floor: Floor, from: Point, to: Point): Point[] | undefined => {
  const obstacles = obstaclesOf(floor)
  const points = [from, ...turningPoints(floor, obstacles), to]
  const reached = points.map((point): Reached => ({
    point,
    length: Infinity,
    before: undefined,
    isSettled: false,
  }))
  const [start] = reached
  const goal = reached.at(-1)
  if (start === undefined || goal === undefined) return undefined
  start.length = 0
  for (let next = nearest(reached, to); next !== undefined; next = nearest(reached, to)) {
    if (next === goal) break
    next.isSettled = true
    for (const other of reached) {
      const length = next.length + distance(next.point, other.point)
      if (other.isSettled || length >= other.length) continue
      const ends = [next, other].filter((one) => one === start || one === goal).map(({ point }) => point)
      if (!isFree({ from: next.point, to: other.point }, ends, obstacles)) continue
      other.length = length
      other.before = next
    }
  }
  if (goal.length === Infinity) return undefined
  const path: Point[] = []
  for (let at: Reached | undefined = goal; at !== undefined; at = at.before) path.unshift(at.point)
  return path.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }))
}
