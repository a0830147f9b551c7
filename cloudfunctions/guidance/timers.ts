import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import {
  HelpDesks,
  IndexParts,
  Plans,
  PublishedSheets,
  Referrals,
  SearchIndexes,
  UnansweredQueries,
} from './collections'
import { refreshIndex } from './search-text'
import { takeTransfers } from './take-transfers'

export const timers: readonly Timer[] = [
  { name: 'takeTransfers', every: 'minute', run: takeTransfers },
  { name: 'refreshIndex', every: 'minute', run: refreshIndex },
  purge([Referrals, UnansweredQueries]),
  documentCheck('guidance', [
    HelpDesks,
    IndexParts,
    Plans,
    PublishedSheets,
    Referrals,
    SearchIndexes,
    UnansweredQueries,
  ]),
]
