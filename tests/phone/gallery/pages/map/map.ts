/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

const box = (x: number, y: number) => ({ x: x - 14, y: y - 14, width: 28, height: 28 })
const at = (no: number, x: number, y: number) => ({
  windowId: `w${String(no)}`,
  windowNo: no,
  unitName: no === 1 ? '教务处' : '财务处',
  box: box(x, y),
  front: { x, y: y + 24 },
})
const plan = {
  planId: 'hall',
  name: '一层大厅',
  width: 343,
  height: 318,
  walls: [
    [
      { x: 206, y: 304 },
      { x: 335, y: 304 },
      { x: 335, y: 8 },
      { x: 8, y: 8 },
      { x: 8, y: 304 },
      { x: 138, y: 304 },
    ],
  ],
  windows: [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((no) => at(no, 36 + (no - 1) * 38.7, 31)),
    ...[9, 10, 11, 12, 13].map((no) => at(no, 312, 76 + (no - 9) * 42)),
    ...[14, 15, 16, 17].map((no) => at(no, 31, 244 - (no - 14) * 42)),
  ],
  places: [
    {
      placeId: 'south',
      kind: 'door',
      name: '南门',
      box: { x: 138, y: 298, width: 68, height: 12 },
      front: { x: 172, y: 286 },
    },
    {
      placeId: 'desk',
      kind: 'desk',
      name: '导办台',
      box: { x: 118, y: 205, width: 108, height: 30 },
      front: { x: 172, y: 245 },
    },
    {
      placeId: 'seats',
      kind: 'seats',
      name: '等候区',
      box: { x: 172, y: 92, width: 100, height: 63 },
      front: { x: 222, y: 160 },
    },
  ],
}
const path = [
  { x: 172, y: 284 },
  { x: 172, y: 258 },
  { x: 92, y: 258 },
  { x: 92, y: 70 },
  { x: 36, y: 70 },
  { x: 36, y: 54 },
]
Page(
  shown({
    plan,
    way: {
      plan,
      from: { placeId: 'south', name: '南门' },
      target: { windowId: 'w1', windowNo: 1, unitName: '教务处', place: '一层西北角' },
      path,
      steps: [
        { say: '进南门，在导办台前左转', metres: 12, at: { x: 132, y: 258 } },
        { say: '沿过道直走到头，再左转', metres: 28, at: { x: 92, y: 164 } },
      ],
      metres: 40,
      minutes: 1,
    },
    steps: [
      { state: 'now', title: '进南门，在导办台前左转', note: '约 12 米' },
      { state: 'now', title: '沿过道直走到头，再左转', note: '约 28 米，1号窗口就在正前方' },
    ],
    small: [{ key: 'again', icon: 'scan', label: '重新定位' }],
  }),
)
