import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { sha256, canonical } from '../../_kernel/hash'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { addDays } from '../../_kernel/time'
import { RuleTables } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { type Rule } from './shape'
import { isCounted, type RuleTable, tableFaults, tableOn } from './table'
import { allTables } from './tables'

type Rules = (typeof contract)['rules']
type Change = (typeof contract)['changeRules']

const SHOWN_VERSIONS = 100

const rulesView = async (
  table: RuleTable,
  tables: readonly RuleTable[],
  context: Context,
): Promise<OutputOf<Rules>> => ({
  no: table.no,
  from: table.from,
  reason: table.reason,
  frame: table.frame,
  rules: table.rules.map((rule) => ({ ...rule, isCounted: isCounted(rule.code) })),
  current: tableOn(tables, context.day).no,
  newest: tables[0]?.no ?? table.no,
  versions: tables.slice(0, SHOWN_VERSIONS).map(({ no, from, reason }) => ({ no, from, reason })),
  earliest: addDays(context.day, 1),
  canChange: (await actingAs(context, ['centreAdmin'])) !== undefined,
})

/** 考核细则: open to everybody who is bound, since everybody at a window is judged by it. */
export const rules = async (
  { no }: InputOf<Rules>,
  context: Context,
): Promise<OutputOf<Rules> | Refusal<KernelCode>> => {
  const tables = await allTables()
  const table = no === undefined ? tableOn(tables, context.day) : tables.find((one) => one.no === no)
  return table === undefined ? refuseAny('NOT_FOUND', { what: 'rules' }) : rulesView(table, tables, context)
}

/** 改考核细则: all faults at once; two that are written from the same version can't both become the next one. */
export const changeRules = async (
  { basedOn, from, reason, frame, rules: wanted }: InputOf<Change>,
  context: Context,
): Promise<OutputOf<Change> | Refusal<'RULES_WRONG' | 'RULES_CHANGED' | KernelCode>> => {
  const { now } = context
  const tables = await allTables()
  const [last] = tables
  if (last === undefined || basedOn !== last.no) return refuse('RULES_CHANGED', { no: last?.no ?? 1 })
  const no = last.no + 1
  const fresh = wanted.map((_rule, at) => `v${String(no)}n${String(at + 1)}`)
  const rows = wanted.map(({ code, ...rule }, at): Rule => ({ code: code ?? fresh[at] ?? '', ...rule }))
  const codes = new Set([...tables.flatMap((table) => table.rules.map(({ code }) => code)), ...fresh])
  const faults = tableFaults({ from, frame, rules: rows }, last, codes, context.day)
  if (faults.length > 0) return refuse('RULES_WRONG', { faults })
  const table: RuleTable = {
    _id: String(no),
    no,
    from,
    reason,
    frame,
    rules: rows,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const after = { no, from, rules: rows.length, content: sha256(canonical([frame, rows])) }
  return settle(context, await rulesView(table, [table, ...tables], context), [
    { of: RuleTables, insert: table, before: { no: last.no }, after },
  ])
}
