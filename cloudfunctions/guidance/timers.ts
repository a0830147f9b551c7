import { purge } from '../_kernel/purge'
import type { Timer } from '../_kernel/timer'
import { purgeUploads } from '../_kernel/upload'
import { Referrals, UnansweredQueries } from './collections'
import { purgeSheetFiles } from './export-sheets'
import { reportServices } from './report-services'
import { refreshIndex } from './search-text'
import { renewSheetTodos } from './sheet-todos'
import { takeTransfers } from './take-transfers'

export const timers: readonly Timer[] = [
  { name: 'takeTransfers', every: 'minute', run: takeTransfers },
  { name: 'refreshIndex', every: 'minute', run: refreshIndex },
  { name: 'reportServices', every: 'minute', run: reportServices },
  { name: 'purgeUploads', every: { dayAt: 190 }, run: purgeUploads },
  { name: 'purgeSheetFiles', every: { dayAt: 195 }, run: purgeSheetFiles },
  { name: 'renewSheetTodos', every: { dayAt: 200 }, run: renewSheetTodos },
  purge([Referrals, UnansweredQueries]),
]
