import { collection } from '../_kernel/collection'
import { Fault } from './fault/fault'
import { Item } from './item/item'
import { Loss } from './loss/loss'
import { Misplacement } from './item/misplacement'
import { AssetRequest } from './request/request'
import { Stocktake, StocktakeScan } from './stocktake/stocktake'
import { StockMovement, Supply } from './supply/supply'

export { LabelSheets } from '../_shared/label-sheet'

export const Items = collection({
  name: 'assetItems',
  schema: Item,
  purpose: 'Things that the centre or a unit provides, where they are and who keeps them (§26)',
  personal: 'pseudonymous',
  mine: { shown: ['assets.held'] },
  indexes: [
    { on: ['steward', 'createdAt', '_id'] },
    { on: ['steward', 'state', 'createdAt', '_id'] },
    { on: ['steward', 'place.windowId', 'createdAt', '_id'] },
    { on: ['place.windowId', 'state'] },
    { on: ['custodianId', 'createdAt', '_id'] },
    { on: ['steward', 'returnAskedAt'] },
    { on: ['returnAskedAt'] },
  ],
})

export const AssetRequests = collection({
  name: 'assetRequests',
  schema: AssetRequest,
  purpose: 'Who asked the centre for which thing or supply, and what became of it (§27)',
  personal: 'personal',
  mine: { shown: ['assets.requests'] },
  keepDays: 1100,
  indexes: [
    { on: ['personId', 'createdAt', '_id'] },
    { on: ['isOpen', 'createdAt', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const Supplies = collection({
  name: 'supplies',
  schema: Supply,
  purpose: 'Supplies of the centre and how many are left (§27)',
  personal: 'none',
  indexes: [{ on: ['name'], unique: true }, { on: ['isLow'] }],
})

export const StockMovements = collection({
  name: 'stockMovements',
  schema: StockMovement,
  purpose: 'Every movement of a supply, whose sum is its stock (§27)',
  personal: 'pseudonymous',
  mine: {
    why: 'who booked a movement of the stock in office; what they asked for is shown from their requests',
  },
  indexes: [{ on: ['supplyId', 'createdAt', '_id'] }],
})

export const Faults = collection({
  name: 'assetFaults',
  schema: Fault,
  purpose: 'Faults of things, who reported them and what was done (§29)',
  personal: 'pseudonymous',
  mine: { shown: ['assets.faults'] },
  keepDays: 1100,
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['desk', 'createdAt', '_id'] },
    { on: ['state', 'isOverdue', 'dueAt'] },
    { on: ['reportedBy', 'createdAt', '_id'] },
    { on: ['reportedBy', 'itemId', 'createdAt'] },
    { on: ['updatedAt'] },
  ],
})

export const Misplacements = collection({
  name: 'misplacements',
  schema: Misplacement,
  purpose: 'Things that were found elsewhere, or used for something else, than the register says (§28)',
  personal: 'pseudonymous',
  mine: { shown: ['assets.misplacements'] },
  keepDays: 1100,
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['desk', 'createdAt', '_id'] },
    { on: ['custodianId', 'createdAt', '_id'] },
    { on: ['state'] },
    { on: ['updatedAt'] },
  ],
})

export const Losses = collection({
  name: 'assetLosses',
  schema: Loss,
  purpose: 'Things that were lost or damaged, who is liable for which part, and that they paid (§28)',
  personal: 'personal',
  mine: { shown: ['assets.losses'] },
  keepDays: 2200,
  indexes: [
    { on: ['desk', 'createdAt', '_id'] },
    { on: ['personIds', 'createdAt', '_id'] },
    { on: ['state'] },
    { on: ['updatedAt'] },
  ],
})

export const Stocktakes = collection({
  name: 'stocktakes',
  schema: Stocktake,
  purpose: 'Stocktakes, what differed from the register and who signed (§26)',
  personal: 'pseudonymous',
  mine: { why: 'who counted and signed in office; the list is about things and names nobody' },
  indexes: [{ on: ['steward', 'createdAt', '_id'] }, { on: ['state', 'isFollowed'] }],
})

export const StocktakeScans = collection({
  name: 'stocktakeScans',
  schema: StocktakeScan,
  purpose: 'What was found where during a stocktake (§26)',
  personal: 'pseudonymous',
  mine: { why: 'which thing somebody scanned in office during a stocktake; it says nothing else of them' },
  keepDays: 1100,
  indexes: [{ on: ['stocktakeId', '_id'] }, { on: ['updatedAt'] }],
})
