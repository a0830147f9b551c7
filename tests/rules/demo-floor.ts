import type { Plan } from '../../cloudfunctions/guidance/plan'

/** A small hall: the door in the east, the desk before it, windows north and south, a room that nobody enters. */
export const demoFloor = {
  width: 300,
  height: 200,
  walls: [
    [
      { x: 300, y: 90 },
      { x: 300, y: 0 },
      { x: 0, y: 0 },
      { x: 0, y: 200 },
      { x: 300, y: 200 },
      { x: 300, y: 110 },
    ],
    // A wall with a passage of 20 dm at its southern end.
    [
      { x: 150, y: 0 },
      { x: 150, y: 180 },
    ],
    // The closed room in the south-west.
    [
      { x: 0, y: 150 },
      { x: 60, y: 150 },
      { x: 60, y: 200 },
    ],
  ],
  windows: [
    { windowId: 'W1', box: { x: 200, y: 10, width: 30, height: 10 }, front: { x: 215, y: 26 } },
    { windowId: 'W2', box: { x: 40, y: 10, width: 30, height: 10 }, front: { x: 55, y: 26 } },
    { windowId: 'W9', box: { x: 10, y: 160, width: 20, height: 10 }, front: { x: 20, y: 176 } },
  ],
  places: [
    {
      placeId: 'door',
      kind: 'door',
      name: '正门',
      nameEn: 'Main door',
      box: { x: 296, y: 92, width: 8, height: 16 },
      front: { x: 290, y: 100 },
    },
    {
      placeId: 'desk',
      kind: 'desk',
      name: '导办台',
      nameEn: 'Help desk',
      box: { x: 230, y: 90, width: 12, height: 20 },
      front: { x: 248, y: 100 },
    },
    {
      placeId: 'machine',
      kind: 'machine',
      name: '自助机',
      nameEn: 'Self-service machine',
      box: { x: 158, y: 192, width: 8, height: 6 },
      front: { x: 162, y: 188 },
    },
  ],
  entrance: 'door',
} satisfies Pick<Plan, 'width' | 'height' | 'walls' | 'windows' | 'places' | 'entrance'>
