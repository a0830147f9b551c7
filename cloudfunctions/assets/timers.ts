import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { renewAssetTodos } from './asset-todos'
import * as own from './collections'
import { AssetRequests, Faults, LabelSheets, Losses, Misplacements, StocktakeScans } from './collections'
import { escalateFaults } from './fault/escalate-faults'
import { passCustody } from './item/pass-custody'
import { reportAssets } from './report-assets'
import { followStocktakes } from './stocktake/run-stocktake'

export const timers: readonly Timer[] = [
  { name: 'escalateFaults', every: 'minute', run: escalateFaults },
  { name: 'reportAssets', every: 'minute', run: reportAssets },
  { name: 'passCustody', every: 'minute', run: passCustody },
  { name: 'followStocktakes', every: 'minute', run: followStocktakes },
  { name: 'renewAssetTodos', every: { dayAt: 165 }, run: renewAssetTodos },
  purge([AssetRequests, Faults, LabelSheets, Losses, Misplacements, StocktakeScans]),
  documentCheck('assets', Object.values(own)),
]
