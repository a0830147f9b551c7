import {
  AssetRequests,
  Faults,
  Items,
  Losses,
  Misplacements,
  Stocktakes,
} from '../../../cloudfunctions/assets/collections'
import type { Cloud } from '../../../local/server/cloud'
import { put, stamps } from '../centre'

const place = { at: 'window' as const, windowId: 'w1' }
const about = { itemId: 'MTRX2345', itemName: '打印机', steward: 'jw', desk: 'jw', ...stamps }

/** One of each of unit `jw`: a thing that somebody keeps, and what is open about it. */
export const arrangeAssets = async (cloud: Cloud): Promise<void> => {
  await put(cloud, Items, {
    _id: 'MTRX2345',
    name: '打印机',
    category: 'printer',
    steward: 'jw',
    valueFen: 120_000,
    place,
    purpose: '窗口打印',
    state: 'inUse',
    custodianId: 'p-out',
    heldSince: '2026-11-01',
    ...stamps,
  })
  await put(cloud, Faults, {
    _id: 'matrix-fault',
    ...about,
    what: '不开机',
    reportedBy: 'p-out',
    isOverdue: false,
    holds: 'matrix-fault',
    state: 'open',
  })
  await put(cloud, Losses, {
    _id: 'matrix-loss',
    ...about,
    kind: 'lost',
    what: '找不到了',
    valueFen: 120_000,
    reportedBy: 'p-out',
    personIds: ['p-out'],
    state: 'reported',
  })
  await put(cloud, Misplacements, {
    _id: 'matrix-misplacement',
    ...about,
    registered: place,
    found: { at: 'room', name: '库房' },
    foundBy: 'p-out',
    holds: 'matrix-misplacement',
    state: 'open',
  })
  await put(cloud, AssetRequests, {
    _id: 'matrix-request',
    personId: 'p-out',
    wish: { kind: 'issue', what: '打印机' },
    reason: '窗口工作需要',
    isOpen: true,
    state: 'requested',
    ...stamps,
  })
  await put(cloud, Stocktakes, {
    _id: 'matrix-stocktake',
    steward: 'jw',
    name: '年终盘点',
    plannedBy: 'p-head',
    scanned: 0,
    state: 'open',
    ...stamps,
  })
}
