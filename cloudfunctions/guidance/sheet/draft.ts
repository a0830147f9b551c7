import * as v from 'valibot'
import { isPossible, type Move, type Moves } from '../../_kernel/moves'
import { Count, Id, stamps, text, words } from '../../_kernel/values'
import { ServiceCode } from '../../_shared/service-sheet'
import { DraftContent } from './draft-content'

export const draftStates = ['draft', 'submitted', 'returned', 'approved', 'published', 'retired'] as const
export type DraftState = (typeof draftStates)[number]
/** 窗口单位 writes, 中心 reviews: neither takes the other's step (§14 §17). */
export type DraftActor = 'unit' | 'centre'

/** 退回意见: what the centre asks for, at a field or for the whole (`''`). */
export const Remark = v.strictObject({ field: v.pipe(v.string(), v.maxLength(60)), text: words(200) })
export type Remark = v.InferOutput<typeof Remark>

/**
 * The work on one 一事一表: one document a code, through all its versions. While a new version is written and
 * reviewed, the published one stays what everybody reads.
 */
export const SheetDraft = v.strictObject({
  _id: ServiceCode,
  unitId: Id,
  state: v.picklist(draftStates),
  content: DraftContent,
  remarks: v.pipe(v.array(Remark), v.maxLength(60)),
  /** The last version that was published; 0 before the first. */
  version: Count,
  /** Units whose window takes it by agreement: who agreed, by name (§17). */
  entrustedBy: v.pipe(v.array(text(40)), v.maxLength(12)),
  /** When it came into its state: since when somebody waits. */
  since: v.date(),
  ...stamps,
})
export type SheetDraft = v.InferOutput<typeof SheetDraft>

/** draft → submitted → returned | approved → published → retired, and back to a draft for the next version. */
export const draftMoves = {
  write: { from: ['draft', 'returned'], to: 'draft', by: ['unit'] },
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['unit'] },
  takeBack: { from: ['submitted'], to: 'draft', by: ['unit'] },
  sendBack: { from: ['submitted', 'approved'], to: 'returned', by: ['centre'] },
  approve: { from: ['submitted'], to: 'approved', by: ['centre'] },
  publish: { from: ['approved'], to: 'published', by: ['centre'] },
  revise: { from: ['published', 'retired'], to: 'draft', by: ['unit'] },
  retire: { from: ['draft', 'returned', 'published'], to: 'retired', by: ['centre'] },
} as const satisfies Moves<DraftState, DraftActor>
export type DraftMove = keyof typeof draftMoves
export const draftMoveNames = Object.keys(draftMoves) as DraftMove[]

/**
 * Whether a sheet can be moved so. Only what was published once can be retired; what was retired stays so until
 * its unit begins anew.
 */
export const canMove = (
  { state, version }: Pick<SheetDraft, 'state' | 'version'>,
  name: DraftMove,
): boolean => isPossible(draftMoves[name], state) && (name !== 'retire' || version > 0)

/** The moves that somebody with these parts can make now: the buttons there are. */
export const movesFor = (
  draft: Pick<SheetDraft, 'state' | 'version'>,
  parts: readonly DraftActor[],
): DraftMove[] =>
  draftMoveNames.filter((name) => {
    const move: Move<DraftState, DraftActor> = draftMoves[name]
    return canMove(draft, name) && move.by.some((actor) => parts.includes(actor))
  })

/** The next state of the document. Remarks stand until they were answered by a new submission. */
export const moved = (
  draft: SheetDraft,
  name: DraftMove,
  now: Date,
  more: Partial<SheetDraft> = {},
): SheetDraft => ({
  ...draft,
  // A sheet that comes back to be written on stays sent back, with the remarks, until it is submitted again.
  ...(name === 'write' ? {} : { state: draftMoves[name].to, since: now }),
  ...(name === 'approve' || name === 'submit' || name === 'revise' ? { remarks: [] } : {}),
  ...more,
  updatedAt: now,
  v: draft.v + 1,
})
