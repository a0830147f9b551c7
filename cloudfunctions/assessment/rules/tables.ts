import { find } from '../../_kernel/store'
import { RuleTables } from '../collections'
import { firstTable } from './first-table'
import type { RuleTable } from './table'

const MOST = 1000

/** All versions of the rule table, the newest first. The regulation's own is the first and needs no document. */
export const allTables = async (): Promise<RuleTable[]> => [
  ...(await find(RuleTables, {}, { order: [['no', -1]], limit: MOST })),
  firstTable,
]
