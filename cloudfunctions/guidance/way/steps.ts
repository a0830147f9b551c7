import type { Language } from '../../_kernel/refusal'
import {
  type Box,
  distance,
  distanceTo,
  type Point,
  type Segment,
  segmentsOf,
  sidesOf,
  turnBetween,
} from './geometry'

/** One sentence of the way: what to do from `at` on, over how many metres. */
export interface WayStep {
  readonly say: string
  readonly metres: number
  readonly at: Point
}

/** Where the way begins or ends, and which way somebody looks who comes in by it or stands before it. */
export interface WayEnd {
  /** Its name as it stands in a sentence: `导办台`, `the help desk`. */
  readonly name: string
  /** From its middle to where one stands. */
  readonly outward: Segment
  readonly isDoor: boolean
}

/** Something to recognise a turn by. */
export interface Landmark {
  readonly name: string
  readonly box: Box
}

type Direction = 'straight' | 'halfLeft' | 'halfRight' | 'left' | 'right' | 'back'

/** Degrees up to which a turn is no turn, and up to which it is half a turn. */
const STRAIGHT = 20
const HALF = 65
const BACK = 150
/** Decimetres: shorter legs aren't told apart, farther landmarks don't help. */
const SHORT = 10
const NEAR = 15
const MOST_LEGS = 3
const DECIMETRES = 10

const directionOf = (degrees: number): Direction => {
  const size = Math.abs(degrees)
  if (size < STRAIGHT) return 'straight'
  if (size > BACK) return 'back'
  if (size < HALF) return degrees < 0 ? 'halfLeft' : 'halfRight'
  return degrees < 0 ? 'left' : 'right'
}

const walk: Record<Direction, Record<Language, string>> = {
  straight: { 'zh-CN': '直走', en: 'straight on' },
  halfLeft: { 'zh-CN': '往左前方走', en: 'ahead to the left' },
  halfRight: { 'zh-CN': '往右前方走', en: 'ahead to the right' },
  left: { 'zh-CN': '左转走', en: 'left' },
  right: { 'zh-CN': '右转走', en: 'right' },
  back: { 'zh-CN': '转身往回走', en: 'back' },
}

interface Leg extends Segment {
  readonly length: number
}

const join = (one: Leg, next: Leg): Leg => ({
  from: one.from,
  to: next.to,
  length: one.length + next.length,
})

/** The joint of two legs that is told least: a small turn, or one beside a few steps; nothing when all must be. */
const leastJoint = (legs: readonly Leg[]): number | undefined => {
  const joints = legs.slice(1).map((next, index) => {
    const before = legs[index] ?? next
    const size = Math.abs(turnBetween(before, next))
    const isSmall = size < STRAIGHT || Math.min(before.length, next.length) < SHORT
    return { index, weight: isSmall ? size - 180 : size, isSmall }
  })
  const [least] = joints.sort((a, b) => a.weight - b.weight)
  return least !== undefined && (least.isSmall || legs.length > MOST_LEGS) ? least.index : undefined
}

/** The path as at most three legs worth telling. */
const legsOf = (path: readonly Point[]): Leg[] => {
  const legs = segmentsOf(path).map((leg): Leg => ({ ...leg, length: distance(leg.from, leg.to) }))
  for (let at = leastJoint(legs); at !== undefined; at = leastJoint(legs)) {
    const [one, next] = [legs[at], legs[at + 1]]
    if (one === undefined || next === undefined) break
    legs.splice(at, 2, join(one, next))
  }
  return legs
}

/** Whole metres of a length in decimetres, at least one. */
export const metresOf = (length: number): number =>
  length === 0 ? 0 : Math.max(1, Math.round(length / DECIMETRES))

const firstStep = (leg: Leg, from: WayEnd, language: Language): string => {
  const faces = distance(from.outward.from, from.outward.to) === 0 ? leg : from.outward
  const way = walk[directionOf(turnBetween(faces, leg))][language]
  const metres = String(metresOf(leg.length))
  if (language === 'en') {
    return from.isDoor
      ? `From ${from.name}, walk ${way} for ${metres} m`
      : `With your back to ${from.name}, walk ${way} for ${metres} m`
  }
  return from.isDoor ? `从${from.name}进来，${way} ${metres} 米` : `背对${from.name}，${way} ${metres} 米`
}

const turnStep = (before: Leg, leg: Leg, landmarks: readonly Landmark[], language: Language): string => {
  const way = walk[directionOf(turnBetween(before, leg))][language]
  const metres = String(metresOf(leg.length))
  const [near] = landmarks
    .map(({ name, box }) => ({
      name,
      away: Math.min(...sidesOf(box).map((side) => distanceTo(leg.from, side))),
    }))
    .filter(({ away }) => away <= NEAR)
    .sort((a, b) => a.away - b.away)
  if (language === 'en') {
    return near === undefined ? `Then ${way} for ${metres} m` : `At ${near.name}, go ${way} for ${metres} m`
  }
  return near === undefined ? `再${way} ${metres} 米` : `到${near.name}旁${way} ${metres} 米`
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const lastStep = (leg: Leg | undefined, to: WayEnd, language: Language): string => {
  if (leg === undefined) return language === 'en' ? `You are at ${to.name}` : `您就在${to.name}前`
  const side = turnBetween(leg, { from: to.outward.to, to: to.outward.from })
  if (Math.abs(side) < HALF) {
    return language === 'en' ? capital(`${to.name} is right ahead`) : `正前方就是${to.name}`
  }
  if (language === 'en') return capital(`${to.name} is on your ${side < 0 ? 'left' : 'right'}`)
  return `${to.name}在您的${side < 0 ? '左' : '右'}手边`
}

/** The path in two to four sentences; one when it begins where it ends. */
export const wayText = (
  path: readonly Point[],
  from: WayEnd,
  to: WayEnd,
  landmarks: readonly Landmark[],
  language: Language,
): WayStep[] => {
  const legs = legsOf(path)
  const walked = legs.map((leg, index): WayStep => {
    const before = legs[index - 1]
    const say =
      before === undefined ? firstStep(leg, from, language) : turnStep(before, leg, landmarks, language)
    return { say, metres: metresOf(leg.length), at: leg.from }
  })
  return [
    ...walked,
    { say: lastStep(legs.at(-1), to, language), metres: 0, at: path.at(-1) ?? to.outward.to },
  ]
}
