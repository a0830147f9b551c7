const at = new Date('2026-11-20T09:00:00+08:00')
const stamps = { createdAt: at, updatedAt: at, v: 1 }
const atWindow = { at: 'window', windowId: 'w1' }

const item = (_id: string, custodianId: string) => ({
  _id,
  name: '打印机',
  category: 'printer',
  steward: 'centre',
  valueFen: 120_000,
  place: atWindow,
  purpose: '窗口打印',
  state: 'inUse',
  custodianId,
  heldSince: '2026-11-02',
  ...stamps,
})
const about = { itemId: 'MYMY2345', itemName: '碎纸机', steward: 'jw', desk: 'jw', ...stamps }
const share = (personId: string, percent: number, more: object = {}) => ({
  personId,
  unitId: 'jw',
  percent,
  amountFen: percent * 100,
  ...more,
})
const loss = (_id: string, reportedBy: string, liable: readonly object[], personIds: readonly string[]) => ({
  _id,
  ...about,
  kind: 'damaged',
  what: '搬动时摔了',
  valueFen: 10_000,
  reportedBy,
  personIds,
  state: 'objected',
  finding: {
    words: '王五一也有责任',
    compensationFen: 10_000,
    liable,
    foundBy: 'p-other',
    foundOn: '2026-11-19',
  },
})

/** One of each that `assets` keeps about somebody, and what of it they must see. */
export const assetsOf = (personId: string) => [
  {
    collection: 'assetItems',
    document: item('MYMY2345', personId),
    says: '1号窗口 · 2026-11-02',
    saysEn: 'Window 1 · 2026-11-02',
  },
  {
    collection: 'assetRequests',
    document: {
      _id: 'request-1',
      personId,
      wish: { kind: 'issue', what: '扫描仪' },
      reason: '要扫材料',
      isOpen: true,
      state: 'requested',
      ...stamps,
    },
    says: '等审批 · 要扫材料',
    saysEn: 'waits for a decision · 要扫材料',
  },
  {
    collection: 'assetFaults',
    document: {
      _id: 'fault-1',
      ...about,
      what: '卡纸了',
      reportedBy: personId,
      isOverdue: false,
      holds: 'fault-1',
      state: 'open',
    },
    says: '卡纸了',
    saysEn: '卡纸了',
  },
  {
    collection: 'assetLosses',
    document: loss(
      'loss-1',
      personId,
      [share(personId, 60, { objection: { words: '不是我搬的', at } }), share('p-other', 40)],
      [personId, 'p-other'],
    ),
    says: '我承担 60%，60.00 元 · 搬动时摔了 · 不是我搬的',
    saysEn: 'I bear 60 %, ¥60.00',
  },
  {
    collection: 'misplacements',
    document: {
      _id: 'misplaced-1',
      ...about,
      registered: atWindow,
      found: { at: 'room', name: '库房' },
      custodianId: personId,
      foundBy: 'p-other',
      holds: 'misplaced-1',
      state: 'open',
    },
    says: '1号窗口 → 库房',
    saysEn: 'Window 1 → 库房',
  },
]

/** A loss in which others have parts, too: theirs, and what was found about them, is not mine to see. */
export const lossOfOther = (personId: string) => ({
  collection: 'assetLosses',
  document: loss(
    'loss-2',
    'p-other',
    [share(personId, 10), share('p-third', 90)],
    [personId, 'p-third', 'p-other'],
  ),
  secret: '王五一也有责任',
})
