import { canonical } from '../../_kernel/hash'
import type { RowFault } from '../../_kernel/row-fault'
import { emptyContent } from './draft-content'
import { canMove, moved, type SheetDraft } from './draft'
import type { Places } from './desk'
import { review } from './faults'
import { columns } from './columns'
import type { SheetRow } from './rows'
import type { SheetTemplate } from '../template/sheet-template'

export interface ImportPlan {
  readonly rows: number
  readonly added: readonly SheetDraft[]
  /** Before and after. */
  readonly changed: readonly (readonly [SheetDraft, SheetDraft])[]
  readonly unchanged: number
}

const titleOf = (field: string): string => {
  const [key = '', ...rest] = field.split('.')
  const at = key === 'fen' || key === 'feeNote' ? 'fee' : key === 'onlineLink' ? 'onlineHall' : key
  const line = rest[0] === undefined ? '' : ` ${String(Number(rest[0]) + 1)}`
  return `${columns.find((column) => column.key === at)?.title ?? field}${line}`.slice(0, 120)
}

const fresh = ({ code }: SheetRow, unitId: string, now: Date): SheetDraft => ({
  _id: code,
  unitId,
  state: 'draft',
  content: emptyContent,
  remarks: [],
  version: 0,
  entrustedBy: [],
  since: now,
  createdAt: now,
  updatedAt: now,
  v: 0,
})

/**
 * What an import would do, row by row: a new draft, a draft written over, a revision of what is published, or
 * nothing where the sheet says the same. All that is wrong comes at once, and then nothing is done. Rows must be whole
 * sheets; only another unit's agreement may come afterwards.
 */
export const planImport = (
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, SheetDraft>,
  places: Places,
  templates: readonly SheetTemplate[],
  now: Date,
): ImportPlan | { readonly faults: readonly RowFault[] } => {
  const faults: RowFault[] = []
  const added: SheetDraft[] = []
  const changed: (readonly [SheetDraft, SheetDraft])[] = []
  let unchanged = 0
  for (const row of rows) {
    const say = (field: string, zh: string, en: string): void =>
      void faults.push({ row: row.row, field: titleOf(field), zh, en })
    const unit = places.units.find(({ name }) => name === row.ownerUnit)
    const draft = known.get(row.code)
    if (unit === undefined) {
      say('ownerUnit', `没有“${row.ownerUnit}”这个单位。`, `There is no unit "${row.ownerUnit}".`)
      continue
    }
    if (draft !== undefined && draft.unitId !== unit._id) {
      say('ownerUnit', '这个编码是别的单位的。', "This code is another unit's.")
      continue
    }
    const entrustedBy = row.content.entrustedTo === '' ? [] : [row.content.entrustedTo]
    const around = { code: row.code, unitId: unit._id, entrustedBy, ...places, templates }
    const reviewed = review(row.content, around)
    if ('faults' in reviewed) {
      for (const { field, zh, en } of reviewed.faults) say(field, zh, en)
      continue
    }
    if (draft !== undefined && canonical(draft.content) === canonical(row.content)) {
      unchanged += 1
      continue
    }
    const agreed = (one: SheetDraft) => ({
      content: row.content,
      entrustedBy: one.entrustedBy.filter((name) => name === row.content.entrustedTo),
    })
    if (draft === undefined) {
      const first = fresh(row, unit._id, now)
      added.push(moved(first, 'write', now, agreed(first)))
    } else if (canMove(draft, 'write')) changed.push([draft, moved(draft, 'write', now, agreed(draft))])
    else if (canMove(draft, 'revise')) changed.push([draft, moved(draft, 'revise', now, agreed(draft))])
    else
      say(
        'code',
        '这张表正在审核，请先退回或发布。',
        'This sheet is under review: send it back or publish it first.',
      )
  }
  return faults.length > 0 ? { faults } : { rows: rows.length, added, changed, unchanged }
}
