import * as v from 'valibot'

/** Points are kept as whole hundredths: half a point is 50. */
export const POINT = 100
const MOST = 100 * POINT

/** Points that something adds, or takes away. */
export const Points = v.pipe(v.number(), v.integer(), v.minValue(-MOST * 100), v.maxValue(MOST * 100))
/** Points that there are: of a part, a whole or a limit. */
export const Worth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 * MOST))
/** Points of a rule, as somebody writes them into the table. */
export const RulePoints = v.pipe(v.number(), v.integer(), v.minValue(-MOST), v.maxValue(MOST))

/** `-50` → `-0.5`; `8750` → `87.5` */
export const pointsText = (points: number): string => String(points / POINT)
