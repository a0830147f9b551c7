import type { Output } from '../../api/call'

export type Plan = Output<'guidance', 'plan'>
type Way = Output<'guidance', 'way'>
type Point = Way['path'][number]

/** A shape: its place as a style, and what stands in it. */
export interface Shape {
  readonly key: string
  readonly style: string
  readonly text: string
}

export interface WindowShape extends Shape {
  readonly unit: string
  readonly isTarget: boolean
}

export interface Drawing {
  /** Height in per cent of the width, so that nothing is stretched. */
  readonly ratio: string
  readonly walls: readonly Shape[]
  readonly windows: readonly WindowShape[]
  readonly desks: readonly Shape[]
  readonly seats: readonly Shape[]
  readonly doors: readonly Shape[]
  readonly legs: readonly Shape[]
  readonly turns: readonly Shape[]
  readonly start: string
  readonly head: string
}

const round = (value: number): string => String(Math.round(value * 100) / 100)

/** Everything is placed in per cent of the drawing, so that one sum serves every screen and size of type. */
export const drawing = (plan: Plan, way: Pick<Way, 'path' | 'steps'> | null, target: number): Drawing => {
  const across = (x: number): string => `${round((x / plan.width) * 100)}%`
  const down = (y: number): string => `${round((y / plan.height) * 100)}%`
  const at = ({ x, y }: Point): string => `left:${across(x)};top:${down(y)};`

  /** A stroke: a bar laid at its first point and turned towards the second. */
  const stroke = (from: Point, to: Point, key: string): Shape => {
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
    return { key, text: '', style: `${at(from)}width:${across(length)};transform:rotate(${round(turn)}deg);` }
  }
  const strokes = (line: readonly Point[], key: string): Shape[] =>
    line.slice(1).flatMap((to, index) => {
      const from = line[index]
      return from === undefined ? [] : [stroke(from, to, `${key}-${String(index)}`)]
    })
  const middle = ({ x, y, width, height }: Plan['places'][number]['box']): string =>
    `${at({ x: x + width / 2, y: y + height / 2 })}width:${across(width)};height:${down(height)};`

  const places = (...kinds: readonly Plan['places'][number]['kind'][]): Shape[] =>
    plan.places
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ placeId, name, box }) => ({ key: placeId, style: middle(box), text: name }))

  const path = way?.path ?? []
  const start = path[0]
  const end = path[path.length - 1]
  const before = path[path.length - 2]
  return {
    ratio: `padding-top:${round((plan.height / plan.width) * 100)}%`,
    walls: plan.walls.flatMap((wall, index) => strokes(wall, String(index))),
    windows: plan.windows.map(({ windowId, windowNo, unitName, box }) => ({
      key: windowId,
      style: middle(box),
      text: String(windowNo),
      unit: unitName,
      isTarget: windowNo === target,
    })),
    desks: places('desk', 'machine', 'toilet'),
    seats: places('seats'),
    doors: places('door'),
    legs: strokes(path, 'leg'),
    turns: (way?.steps ?? []).map((step, index) => ({
      key: String(index),
      style: at(step.at),
      text: String(index + 1),
    })),
    start: start === undefined ? '' : at(start),
    head:
      end === undefined || before === undefined
        ? ''
        : `${at(end)}transform:rotate(${round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI)}deg);`,
  }
}
