import { actingAs } from '../../_kernel/acting'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { type PublishedSheet, PublishedSheets } from '../../_shared/published-sheet'
import { SheetDrafts, SheetVersions } from '../collections'
import type { contract } from '../contract'
import { refuse } from '../refusals'
import { actorsFor, centre, draftFacts, loadPlaces, type Places, surroundingsOf } from './desk'
import { canMove, type DraftMove, draftMoves, moved, type SheetDraft } from './draft'
import { review, type SheetFault } from './faults'
import type { SheetTemplate } from '../template/sheet-template'
import { remind, remindOfLeaflets } from './todos'
import { frozen, sealed, sheetFacts } from './version'
import { templateChange, templatesOf } from '../template/shelf'

type MoveSheet = (typeof contract)['moveSheet']
type SendBack = (typeof contract)['sendBackSheet']
type AgreeEntrustment = (typeof contract)['agreeEntrustment']

const change = (before: SheetDraft, after: SheetDraft): AuditedChange => ({
  of: SheetDrafts,
  replace: after,
  before: draftFacts(before),
  after: draftFacts(after),
})

/** The draft's next state and what else changes with it, or why the move can't be made. */
type Effect =
  | { readonly next: SheetDraft; readonly also: readonly AuditedChange[] }
  | { readonly faults: readonly SheetFault[] }

/** 发布: the content is frozen as the next version, and becomes the one that everybody reads. */
const publication = (
  draft: SheetDraft,
  known: PublishedSheet | undefined,
  places: Places,
  templates: readonly SheetTemplate[],
  now: Date,
): Effect => {
  const reviewed = review(draft.content, surroundingsOf(draft, places, templates))
  if ('faults' in reviewed) return reviewed
  const version = draft.version + 1
  const sheet = sealed(reviewed.content, version)
  const read: PublishedSheet = {
    _id: draft._id,
    sheet,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const after = sheetFacts(sheet)
  return {
    next: moved(draft, 'publish', now, { version }),
    also: [
      { of: SheetVersions, insert: frozen(sheet, now), before: {}, after },
      known === undefined
        ? { of: PublishedSheets, insert: read, before: {}, after }
        : { of: PublishedSheets, replace: read, before: sheetFacts(known.sheet), after },
      // From now on the version keeps them: what is being thrown away at this moment lets nobody publish it.
      ...templates
        .filter(({ state }) => state === 'attached')
        .map((template) => templateChange(template, 'published', now)),
    ],
  }
}

/** What a move writes besides the draft, or why it can't be made. */
const effectOf = async (draft: SheetDraft, move: DraftMove, places: Places, now: Date): Promise<Effect> => {
  const templates = await templatesOf([draft.content])
  if (move === 'publish')
    return publication(draft, await get(PublishedSheets, draft._id), places, templates, now)
  if (move === 'submit' || move === 'approve') {
    const reviewed = review(draft.content, surroundingsOf(draft, places, templates))
    if ('faults' in reviewed) return reviewed
  }
  const known = move === 'retire' ? await get(PublishedSheets, draft._id) : undefined
  if (known === undefined) return { next: moved(draft, move, now), also: [] }
  const gone = { ...known, v: known.v + 1 }
  return {
    next: moved(draft, move, now),
    also: [{ of: PublishedSheets, remove: gone, before: sheetFacts(known.sheet), after: {} }],
  }
}

/** One step of a sheet (§17), by whose step it is. What was sent in is held against the form once more. */
export const moveSheet = async (
  { code, move }: InputOf<MoveSheet>,
  context: Context,
): Promise<
  OutputOf<MoveSheet> | Refusal<'SHEET_UNKNOWN' | 'SHEET_ELSEWHERE' | 'SHEET_FAULTY'> | Refusal<KernelCode>
> => {
  const { now } = context
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  const actors = await actorsFor(context, draft.unitId, places)
  const [by] = draftMoves[move].by
  if (!actors.includes(by))
    return refuseAny('NOT_ALLOWED', { needs: by === 'unit' ? ['unitHead', 'windowStaff'] : centre })
  if (!canMove(draft, move)) return refuse('SHEET_ELSEWHERE', { state: draft.state })
  const effect = await effectOf(draft, move, places, now)
  if ('faults' in effect) return refuse('SHEET_FAULTY', { faults: effect.faults })
  const { next, also } = effect
  const answer = await settle(context, { state: next.state, version: next.version }, [
    change(draft, next),
    ...also,
  ])
  await remind(next, places, now)
  if (move === 'publish' || move === 'retire')
    await remindOfLeaflets(code, move === 'publish' ? next.version : undefined, now)
  return answer
}

/** 退回: the centre says what is to be mended, at a field or in all. */
export const sendBackSheet = async (
  { code, remarks }: InputOf<SendBack>,
  context: Context,
): Promise<OutputOf<SendBack> | Refusal<'SHEET_UNKNOWN' | 'SHEET_ELSEWHERE'>> => {
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  if (!canMove(draft, 'sendBack')) return refuse('SHEET_ELSEWHERE', { state: draft.state })
  const next = moved(draft, 'sendBack', context.now, { remarks })
  const answer = await settle(context, { state: next.state, version: next.version }, [change(draft, next)])
  await remind(next, places, context.now)
  return answer
}

/** 同意代收: the head of the unit that a sheet is entrusted to agrees, or takes it back while nothing is published. */
export const agreeEntrustment = async (
  { code, agrees }: InputOf<AgreeEntrustment>,
  context: Context,
): Promise<
  | OutputOf<AgreeEntrustment>
  | Refusal<'SHEET_UNKNOWN' | 'SHEET_ELSEWHERE' | 'NOT_ENTRUSTED'>
  | Refusal<KernelCode>
> => {
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  const asked = places.units.find(({ name }) => name === draft.content.entrustedTo)
  if (asked === undefined || (await actingAs(context, ['unitHead'], { unitId: asked._id })) === undefined)
    return refuse('NOT_ENTRUSTED', {})
  if (!canMove(draft, 'write')) return refuse('SHEET_ELSEWHERE', { state: draft.state })
  const next = moved(draft, 'write', context.now, { entrustedBy: agrees ? [asked.name] : [] })
  const answer = await settle(context, { isAgreed: agrees }, [change(draft, next)])
  await remind(next, places, context.now)
  return answer
}
