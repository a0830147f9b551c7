import {
  clearanceOf,
  distance,
  type Point,
  segmentsOf,
  turnBetween,
} from '../../cloudfunctions/guidance/way/geometry'
import { obstaclesOf, pathBetween } from '../../cloudfunctions/guidance/way/path'
import { type Landmark, metresOf, type WayEnd, wayText } from '../../cloudfunctions/guidance/way/steps'
import { planDocument } from '../../local/seed/hall'
import { demoFloor } from './demo-floor'

const front = (id: string): Point => {
  const spot =
    demoFloor.windows.find(({ windowId }) => windowId === id) ??
    demoFloor.places.find(({ placeId }) => placeId === id)
  if (spot === undefined) throw new Error(id)
  return spot.front
}
const lengthOf = (path: readonly Point[]): number =>
  segmentsOf(path).reduce((sum, leg) => sum + distance(leg.from, leg.to), 0)

describe('a path goes around walls and furniture', () => {
  it.each([
    ['from the door to a window in the same half', 'door', 'W1', 1.1],
    ['through the passage to the other half', 'door', 'W2', 2],
    ['from a window to its neighbour behind the wall', 'W1', 'W2', 2.5],
    ['from the machine', 'machine', 'W2', 1.7],
    ['back again', 'W2', 'door', 2],
  ])('%s', (_, from, to, longest) => {
    const path = pathBetween(demoFloor, front(from), front(to)) ?? []
    expect(path[0]).toEqual(front(from))
    expect(path.at(-1)).toEqual(front(to))
    const obstacles = obstaclesOf(demoFloor)
    const nearest = Math.min(
      ...segmentsOf(path).flatMap((leg) => obstacles.map((obstacle) => clearanceOf(leg, obstacle))),
    )
    expect(nearest).toBeGreaterThanOrEqual(2.9)
    expect(lengthOf(path) / distance(front(from), front(to))).toBeLessThanOrEqual(longest)
  })

  it('is straight where nothing stands between', () => {
    expect(pathBetween(demoFloor, { x: 200, y: 60 }, { x: 280, y: 60 })).toHaveLength(2)
  })

  it("goes through a door, which stands in nobody's way", () => {
    expect(pathBetween(demoFloor, { x: 290, y: 100 }, { x: 299, y: 100 })).toHaveLength(2)
  })

  it('is as long one way as the other', () => {
    const there = pathBetween(demoFloor, front('door'), front('W2')) ?? []
    const back = pathBetween(demoFloor, front('W2'), front('door')) ?? []
    expect(Math.abs(lengthOf(there) - lengthOf(back))).toBeLessThan(1)
  })

  it.each([
    ['into a room without a door', 'door', 'W9'],
    ['out of it', 'W9', 'door'],
  ])('does not exist %s', (_, from, to) => {
    expect(pathBetween(demoFloor, front(from), front(to))).toBeUndefined()
  })

  it('does not exist to a place that touches its counter', () => {
    expect(pathBetween(demoFloor, front('door'), { x: 215, y: 20 })).toBeUndefined()
  })

  it.each([
    ['14 dm: wide enough', 14, true],
    ['5 dm: nobody squeezes through', 5, false],
  ])('a passage of %s', (_, gap, passes) => {
    const floor = {
      ...demoFloor,
      windows: [],
      places: [],
      walls: [
        [
          { x: 150, y: 0 },
          { x: 150, y: 100 },
        ],
        [
          { x: 150, y: 100 + gap },
          { x: 150, y: 200 },
        ],
        [
          { x: 0, y: 0 },
          { x: 300, y: 0 },
        ],
        [
          { x: 0, y: 200 },
          { x: 300, y: 200 },
        ],
      ],
    }
    const path = pathBetween(floor, { x: 100, y: 50 }, { x: 200, y: 50 })
    expect(path !== undefined).toBe(passes)
  })
})

describe('the demo hall', () => {
  it.each(planDocument.places.filter(({ kind }) => kind === 'door' || kind === 'desk'))(
    'leads from $name to every window',
    ({ front: start }) => {
      const lost = planDocument.windows.filter(
        ({ front: end }) => pathBetween(planDocument, start, end) === undefined,
      )
      expect(lost).toEqual([])
    },
  )
})

describe('left is left and right is right', () => {
  const leg = (from: [number, number], to: [number, number]) => ({
    from: { x: from[0], y: from[1] },
    to: { x: to[0], y: to[1] },
  })
  const east = leg([0, 0], [10, 0])
  it.each([
    ['north, on a plan whose y grows southwards, is left', leg([10, 0], [10, -10]), -90],
    ['south is right', leg([10, 0], [10, 10]), 90],
    ['on is on', leg([10, 0], [20, 0]), 0],
    ['back is back', leg([10, 0], [0, 0]), 180],
  ])('going east, %s', (_, after, degrees) => {
    expect(Math.abs(turnBetween(east, after))).toBeCloseTo(Math.abs(degrees))
    if (Math.abs(degrees) < 180) expect(turnBetween(east, after)).toBeCloseTo(degrees)
  })
})

describe('the way in words', () => {
  const door: WayEnd = {
    name: '正门',
    outward: { from: { x: 300, y: 100 }, to: { x: 290, y: 100 } },
    isDoor: true,
  }
  /** A window north of where one stands. */
  const northern = (x: number, y: number): WayEnd => ({
    name: '5号窗口',
    outward: { from: { x, y: y - 10 }, to: { x, y } },
    isDoor: false,
  })
  const southern = (x: number, y: number): WayEnd => ({
    ...northern(x, y),
    outward: { from: { x, y: y + 10 }, to: { x, y } },
  })
  const say = (path: [number, number][], from: WayEnd, to: WayEnd, landmarks: Landmark[] = []) =>
    wayText(
      path.map(([x, y]) => ({ x, y })),
      from,
      to,
      landmarks,
      'zh-CN',
    ).map((step) => step.say)

  it.each([
    [
      'straight on, then the window to the right',
      [
        [290, 100],
        [190, 100],
      ],
      northern(190, 100),
      ['从正门进来，直走 10 米', '5号窗口在您的右手边'],
    ],
    [
      'straight on, then right, and there it is',
      [
        [290, 100],
        [190, 100],
        [190, 40],
      ],
      northern(190, 40),
      ['从正门进来，直走 10 米', '再右转走 6 米', '正前方就是5号窗口'],
    ],
    [
      'straight on, then left',
      [
        [290, 100],
        [190, 100],
        [190, 180],
      ],
      southern(190, 180),
      ['从正门进来，直走 10 米', '再左转走 8 米', '正前方就是5号窗口'],
    ],
    [
      'straight on, then the window to the left',
      [
        [290, 100],
        [190, 100],
      ],
      southern(190, 100),
      ['从正门进来，直走 10 米', '5号窗口在您的左手边'],
    ],
    [
      'half to the right from the door',
      [
        [290, 100],
        [220, 40],
      ],
      northern(220, 40),
      ['从正门进来，往右前方走 9 米', '正前方就是5号窗口'],
    ],
    [
      'a bend that nobody would call a turn',
      [
        [290, 100],
        [240, 105],
        [190, 100],
      ],
      northern(190, 100),
      ['从正门进来，直走 10 米', '5号窗口在您的右手边'],
    ],
    [
      'two steps aside are not told',
      [
        [290, 100],
        [190, 100],
        [190, 95],
        [120, 95],
      ],
      northern(120, 95),
      ['从正门进来，直走 18 米', '5号窗口在您的右手边'],
    ],
  ] as [string, [number, number][], WayEnd, string[]][])('%s', (_, path, to, expected) => {
    expect(say(path, door, to)).toEqual(expected)
  })

  it('names what stands at a turn', () => {
    const desk = { name: '导办台', box: { x: 170, y: 108, width: 40, height: 10 } }
    const far = { name: '自助机', box: { x: 20, y: 20, width: 8, height: 8 } }
    expect(
      say(
        [
          [290, 100],
          [190, 100],
          [190, 40],
        ],
        door,
        northern(190, 40),
        [far, desk],
      )[1],
    ).toBe('到导办台旁右转走 6 米')
  })

  it("begins at a window with one's back to it", () => {
    const from = { ...northern(100, 40), name: '3号窗口' }
    expect(
      say(
        [
          [100, 40],
          [100, 120],
        ],
        from,
        northern(100, 120),
      )[0],
    ).toBe('背对3号窗口，直走 8 米')
  })

  it('says that one is there already', () => {
    expect(say([[100, 40]], door, northern(100, 40))).toEqual(['您就在5号窗口前'])
  })

  it('never has more than four sentences, however crooked the way', () => {
    const zigzag = Array.from({ length: 12 }, (_, n): [number, number] => [
      290 - n * 20,
      n % 2 === 0 ? 100 : 60,
    ])
    const steps = say(zigzag, door, northern(70, 60))
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect(steps.length).toBeLessThanOrEqual(4)
  })

  it.each([
    [0, 0],
    [3, 1],
    [14, 1],
    [15, 2],
    [1000, 100],
  ])('%i dm are %i m', (length, metres) => {
    expect(metresOf(length)).toBe(metres)
  })
})
