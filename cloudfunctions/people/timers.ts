import { Operations } from '../_kernel/operation'
import { purge } from '../_kernel/purge'
import { Allowances } from '../_kernel/rate-limit'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import { carryImport } from './roster/carry-import'
import * as own from './collections'
import {
  Activations,
  BindingTries,
  CodeSheetParts,
  RosterChunks,
  RosterImports,
  TriedNumbers,
  Unbindings,
} from './collections'
import { followStandIns } from './posting/follow-stand-ins'
import { followWindows } from './posting/follow-windows'
import { rebuildAccounts } from './binding/rebuild-accounts'
import { escalateOrders } from './posting/order-replacement'
import { renewPeopleTodos } from './people-todos'
import { clearCodeSheets } from './binding/make-codes'
import { reportPeople } from './report-people'
import { takeOverDue } from './posting/take-over'
import { tellTried } from './binding/tell-tried'

export const timers: readonly Timer[] = [
  { name: 'tellTried', every: 'minute', run: tellTried },
  { name: 'followWindows', every: 'minute', run: followWindows },
  { name: 'followStandIns', every: 'minute', run: followStandIns },
  { name: 'takeOverDue', every: 'minute', run: takeOverDue },
  { name: 'escalateOrders', every: 'minute', run: escalateOrders },
  { name: 'reportPeople', every: 'minute', run: reportPeople },
  { name: 'carryImport', every: 'minute', run: carryImport },
  { name: 'clearCodeSheets', every: 'minute', run: clearCodeSheets },
  { name: 'renewPeopleTodos', every: { dayAt: 130 }, run: renewPeopleTodos },
  { name: 'rebuildAccounts', every: { dayAt: 120 }, run: rebuildAccounts },
  // First answers and allowances are every context's; one of them has to clear them away.
  purge([
    Activations,
    Allowances,
    BindingTries,
    CodeSheetParts,
    Operations,
    RosterChunks,
    RosterImports,
    TriedNumbers,
    Unbindings,
  ]),
  documentCheck('people', Object.values(own)),
]
