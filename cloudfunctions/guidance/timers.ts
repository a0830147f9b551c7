import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { documentCheck } from '../_shared/document-check'
import {
  CoverageEntries,
  HelpDesks,
  IndexParts,
  Leaflets,
  Plans,
  PublishedSheets,
  Referrals,
  SearchIndexes,
  SheetDrafts,
  SheetFiles,
  SheetTemplates,
  SheetVersions,
  UnansweredQueries,
} from './collections'
import { renewCoverageTodos } from './coverage/todos'
import { dropTemplates } from './template/drop-templates'
import { reportServices } from './report-services'
import { refreshIndex } from './search/search-text'
import { renewSheetTodos } from './sheet/todos'
import { takeTransfers } from './sheet/take-transfers'
import { followWindows } from './take-window-changes'

export const timers: readonly Timer[] = [
  { name: 'takeTransfers', every: 'minute', run: takeTransfers },
  { name: 'followWindows', every: 'minute', run: followWindows },
  { name: 'refreshIndex', every: 'minute', run: refreshIndex },
  { name: 'reportServices', every: 'minute', run: reportServices },
  { name: 'renewSheetTodos', every: { dayAt: 200 }, run: renewSheetTodos },
  { name: 'dropTemplates', every: { dayAt: 210 }, run: dropTemplates },
  { name: 'renewCoverageTodos', every: { dayAt: 215 }, run: renewCoverageTodos },
  purge([Referrals, SheetFiles, UnansweredQueries]),
  documentCheck('guidance', [
    CoverageEntries,
    HelpDesks,
    IndexParts,
    Leaflets,
    Plans,
    PublishedSheets,
    Referrals,
    SearchIndexes,
    SheetDrafts,
    SheetFiles,
    SheetTemplates,
    SheetVersions,
    UnansweredQueries,
  ]),
]
