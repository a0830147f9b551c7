import { Operations } from '../_kernel/operation'
import { purge } from '../_kernel/purge'
import { Allowances } from '../_kernel/rate-limit'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import {
  Accounts,
  Activations,
  BindingTries,
  Messages,
  Persons,
  Postings,
  RoleGrants,
  TriedNumbers,
} from './collections'
import { rebuildAccounts } from './rebuild-accounts'
import { takeTellings } from './take-tellings'
import { tellTried } from './tell-tried'

export const timers: readonly Timer[] = [
  { name: 'takeTellings', every: 'minute', run: takeTellings },
  { name: 'tellTried', every: 'minute', run: tellTried },
  { name: 'rebuildAccounts', every: { dayAt: 120 }, run: rebuildAccounts },
  // First answers and allowances are every context's; one of them has to clear them away.
  purge([Activations, Allowances, BindingTries, Messages, Operations, TriedNumbers]),
  documentCheck('people', [
    Accounts,
    Activations,
    BindingTries,
    Messages,
    Persons,
    Postings,
    RoleGrants,
    TriedNumbers,
  ]),
]
