import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { linkTo } from '../../_kernel/upload/upload'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { PROPOSAL, putReviseTodos } from '../assessment-todos'
import { bookingFor } from '../book'
import { Entries, Proposals } from '../collections'
import type { contract } from '../contract'
import { type Proposal, proposalMoves } from './proposal'
import { proposalView, proposalViews } from './proposal-view'
import { refuse } from '../refusals'
import { reversing } from '../reverse'

type List = (typeof contract)['proposals']
type Decide = (typeof contract)['decideEntry']
type Withdraw = (typeof contract)['withdrawEntry']
type File = (typeof contract)['proposalFile']
type Reverse = (typeof contract)['reverseEntry']

const PAGE = 20

const proposalWith = async (proposalId: string): Promise<Proposal | Refusal<KernelCode>> =>
  (await get(Proposals, proposalId)) ?? refuseAny('NOT_FOUND', { what: 'proposal' })

const changed = (before: Proposal, next: Proposal): AuditedChange => ({
  of: Proposals,
  replace: next,
  before: { state: before.state },
  after: { state: next.state },
})

/** 人工记录 */
export const proposals = async (
  { isWaiting, cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const where = isWaiting ? { state: 'proposed' } : {}
  const found = await findOn(Proposals, where, ['createdAt', isWaiting ? 1 : -1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    proposals: await proposalViews(found, context),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}

const refusedWords = {
  zh: '您提的一条考核记录没有通过，请看原因。',
  en: 'An entry that you proposed was refused. Please read why.',
}

/** 确认人工记录 (§14): by somebody else than whoever wrote it, and nobody about themselves. Refused, it never counts. */
export const decideEntry = async (
  { proposalId, refusal }: InputOf<Decide>,
  context: Context,
): Promise<OutputOf<Decide> | Refusal<'ENTRY_DECIDED' | 'SAME_PERSON' | 'OWN_ENTRY' | KernelCode>> => {
  const known = await proposalWith(proposalId)
  if (isRefusal(known)) return known
  const me = (await context.account())?.personId ?? ''
  if (known.writtenBy === me) return refuse('SAME_PERSON', {})
  if (known.kind === 'person' && known.subjectId === me) return refuse('OWN_ENTRY', {})
  if (!isPossible(proposalMoves.confirm, known.state)) return refuse('ENTRY_DECIDED', { state: known.state })
  const isConfirmed = refusal === undefined
  const next: Proposal = {
    ...known,
    state: isConfirmed ? proposalMoves.confirm.to : proposalMoves.refuse.to,
    decidedBy: me,
    ...(isConfirmed ? {} : { refusal }),
    updatedAt: context.now,
    v: known.v + 1,
  }
  const { kind, subjectId, unitId, windowId, rule, times, on, evidence } = known
  const named = kind === 'person' ? { personId: subjectId, windowId } : kind === 'window' ? { windowId } : {}
  const booking = isConfirmed
    ? await bookingFor(
        {
          rule,
          origin: 'manual',
          evidence: known._id,
          version: 1,
          times,
          unitId,
          ...named,
          on,
          why: evidence,
          only: kind,
        },
        context,
      )
    : undefined
  const source = { of: Proposals.name, id: next._id, v: next.v, kind: next.state }
  const told = { reader: known.writtenBy, ...refusedWords, page: '/assessment/entries/entries' }
  const answer = await settle(
    context,
    await proposalView(next, context),
    [changed(known, next), ...(booking?.changes ?? [])],
    [...(booking?.also ?? []), ...(isConfirmed ? [] : [telling(source, told, context)])],
  )
  await clearTodos(known._id, PROPOSAL)
  await putReviseTodos(booking?.months ?? [], context)
  return answer
}

/** 撤回人工记录: by its author alone. */
export const withdrawEntry = async (
  { proposalId }: InputOf<Withdraw>,
  context: Context,
): Promise<OutputOf<Withdraw> | Refusal<'ENTRY_DECIDED' | KernelCode>> => {
  const known = await proposalWith(proposalId)
  if (isRefusal(known)) return known
  if (known.writtenBy !== (await context.account())?.personId) return refuseAny('NOT_YOURS', {})
  if (!isPossible(proposalMoves.withdraw, known.state)) return refuse('ENTRY_DECIDED', { state: known.state })
  const next: Proposal = {
    ...known,
    state: proposalMoves.withdraw.to,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const answer = await settle(context, await proposalView(next, context), [changed(known, next)])
  await clearTodos(known._id, PROPOSAL)
  return answer
}

/** 看凭据 */
export const proposalFile = async ({
  proposalId,
  at,
}: InputOf<File>): Promise<OutputOf<File> | Refusal<KernelCode>> => {
  const known = await proposalWith(proposalId)
  if (isRefusal(known)) return known
  const file = known.files[at]
  const link = file === undefined ? undefined : await linkTo(file.file)
  return file === undefined || link === undefined ? refuseAny('FILE_UNKNOWN', {}) : { link, kind: file.kind }
}

/** 冲回一条 (§14): what was wrong is never edited. */
export const reverseEntry = async (
  { entryId, reason }: InputOf<Reverse>,
  context: Context,
): Promise<OutputOf<Reverse> | Refusal<'REVERSED_ALREADY' | 'OWN_ENTRY' | KernelCode>> => {
  const known = await get(Entries, entryId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'entry' })
  const me = (await context.account())?.personId ?? ''
  if (known.kind === 'person' && known.subjectId === me) return refuse('OWN_ENTRY', {})
  const undone = await reversing([entryId], reason, context)
  if (isRefusal(undone)) return undone
  await settle(context, { entryId }, undone.changes, undone.also)
  await putReviseTodos(undone.months, context)
  return { entryId }
}
