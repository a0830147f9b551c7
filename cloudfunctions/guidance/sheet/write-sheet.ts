import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { SheetDrafts } from '../collections'
import type { contract } from '../contract'
import { emptyContent } from './draft-content'
import { faultView } from './draft-view'
import { refuse } from '../refusals'
import { actorsFor, draftFacts, faultsOf, loadPlaces } from './desk'
import { canMove, moved, type SheetDraft } from './draft'
import { remind } from './todos'
import { templatesOf } from '../template/shelf'

type StartSheet = (typeof contract)['startSheet']
type WriteSheet = (typeof contract)['writeSheet']

/** 新建一事一表: the code is taken by the document's own name, so that two who choose it don't both have it. */
export const startSheet = async (
  { unitId, code, name }: InputOf<StartSheet>,
  context: Context,
): Promise<OutputOf<StartSheet> | Refusal<'CODE_TAKEN'> | Refusal<KernelCode>> => {
  const places = await loadPlaces()
  if (!(await actorsFor(context, unitId, places)).includes('unit'))
    return refuseAny('NOT_ALLOWED', { needs: ['unitHead', 'windowStaff'] })
  if ((await get(SheetDrafts, code)) !== undefined) return refuse('CODE_TAKEN', { code })
  const { now } = context
  const draft: SheetDraft = {
    _id: code,
    unitId,
    state: 'draft',
    content: { ...emptyContent, name },
    remarks: [],
    version: 0,
    entrustedBy: [],
    since: now,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  return settle(context, { code }, [{ of: SheetDrafts, insert: draft, before: {}, after: draftFacts(draft) }])
}

/**
 * 填写一事一表: takes over the fields that are sent. Faults are told, not refused: a form is filled in piece by
 * piece. Another unit's agreement holds for what it agreed to: it ends when the sheet names somebody else.
 */
export const writeSheet = async (
  { code, revision, content }: InputOf<WriteSheet>,
  context: Context,
): Promise<
  OutputOf<WriteSheet> | Refusal<'SHEET_UNKNOWN' | 'SHEET_ELSEWHERE' | 'SHEET_CHANGED'> | Refusal<KernelCode>
> => {
  const [draft, places] = await Promise.all([get(SheetDrafts, code), loadPlaces()])
  if (draft === undefined) return refuse('SHEET_UNKNOWN', {})
  if (!(await actorsFor(context, draft.unitId, places)).includes('unit'))
    return refuseAny('NOT_ALLOWED', { needs: ['unitHead', 'windowStaff'] })
  if (!canMove(draft, 'write')) return refuse('SHEET_ELSEWHERE', { state: draft.state })
  if (draft.v !== revision) return refuse('SHEET_CHANGED', { revision: draft.v })
  const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
  const written = { ...draft.content, ...said }
  const next = moved(draft, 'write', context.now, {
    content: written,
    entrustedBy: draft.entrustedBy.filter((name) => name === written.entrustedTo),
  })
  const templates = await templatesOf([written])
  const faults = faultsOf(next, places, templates).map((fault) => faultView(fault, context.language))
  const answer = await settle(context, { revision: next.v, faults }, [
    { of: SheetDrafts, replace: next, before: draftFacts(draft), after: draftFacts(next) },
  ])
  await remind(next, places, context.now)
  return answer
}
