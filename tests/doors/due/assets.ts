import { Events } from '../../../cloudfunctions/_shared/event'
import {
  AssetRequests,
  Faults,
  Items,
  LabelSheets,
  Losses,
  Misplacements,
  StockMovements,
  Stocktakes,
  StocktakeScans,
  Supplies,
} from '../../../cloudfunctions/assets/collections'
import { at, type Due, longAgo, stamps } from './due'

const atWindow = { at: 'window', windowId: 'w70' }
const inRoom = { at: 'room', name: '库房' }
const registered = {
  name: '打印机',
  category: 'printer',
  steward: 'jw',
  valueFen: 120_000,
  purpose: '窗口打印',
  ...stamps,
}
const about = { itemId: 'DFEA2345', itemName: '打印机', steward: 'jw', desk: 'jw', ...stamps }

/** Something due for the timers of assets. */
export const dueOfAssets: readonly Due[] = [
  {
    of: Items,
    documents: [
      {
        _id: 'DFEA2345',
        ...registered,
        place: atWindow,
        state: 'inUse',
        custodianId: 'p-from',
        heldSince: '2026-11-01',
      },
      { _id: 'DFEB2345', ...registered, place: inRoom, state: 'inStock' },
    ],
  },
  {
    of: Events,
    documents: [
      {
        _id: 'custody-1',
        kind: 'custodyPasses',
        takenBy: [],
        pending: true,
        facts: { windowId: 'w70', fromPersonId: 'p-from', toPersonId: 'p-to' },
        at,
        updatedAt: at,
      },
    ],
  },
  {
    of: AssetRequests,
    documents: [
      {
        _id: 'asked-thing',
        personId: 'p-1',
        wish: { kind: 'add', what: '扫描仪' },
        reason: '要扫材料',
        isOpen: true,
        state: 'requested',
        ...stamps,
      },
    ],
  },
  {
    of: Supplies,
    documents: [
      {
        _id: 'toner',
        name: '硒鼓',
        measure: '个',
        stock: 0,
        reorderAt: 2,
        isLow: true,
        isOff: false,
        ...stamps,
      },
    ],
  },
  {
    of: StockMovements,
    documents: [
      {
        _id: 'movement-1',
        supplyId: 'toner',
        kind: 'opening',
        change: 0,
        stockAfter: 0,
        by: 'p-1',
        ...stamps,
      },
    ],
  },
  {
    of: Faults,
    documents: [
      {
        _id: 'due-fault',
        ...about,
        what: '不开机',
        reportedBy: 'p-1',
        dueAt: at,
        isOverdue: false,
        holds: 'due-fault',
        state: 'open',
      },
    ],
  },
  {
    of: Misplacements,
    documents: [
      {
        _id: 'found-elsewhere',
        ...about,
        registered: inRoom,
        found: atWindow,
        foundBy: 'p-1',
        holds: 'found-elsewhere',
        state: 'open',
      },
    ],
  },
  {
    of: Losses,
    documents: [
      {
        _id: 'open-loss',
        ...about,
        kind: 'lost',
        what: '找不到了',
        valueFen: 100,
        reportedBy: 'p-1',
        personIds: ['p-1'],
        state: 'reported',
      },
    ],
  },
  {
    of: Stocktakes,
    documents: [
      {
        _id: 'signed-stocktake',
        steward: 'jw',
        name: '年终盘点',
        plannedBy: 'p-1',
        scanned: 1,
        expected: 2,
        differences: [
          { tag: 'DFEB2345', name: '打印机', kind: 'elsewhere', registered: inRoom, found: atWindow },
        ],
        signatures: [
          { personId: 'p-1', at },
          { personId: 'p-2', at },
        ],
        isFollowed: false,
        state: 'signed',
        ...stamps,
      },
    ],
  },
  {
    of: StocktakeScans,
    documents: [
      {
        _id: 'signed-stocktake:DFEB2345',
        stocktakeId: 'signed-stocktake',
        tag: 'DFEB2345',
        place: atWindow,
        sendings: ['phone-1'],
        scannedBy: 'p-1',
        ...stamps,
      },
    ],
  },
  { of: LabelSheets, documents: [{ _id: 'old-labels', labels: [], updatedAt: longAgo }] },
]
