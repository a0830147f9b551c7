import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { instantKey, writeCursor } from '../../_kernel/cursor'
import { findOn } from '../../_kernel/find-on'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import { isPossible } from '../../_kernel/moves'
import { settle } from '../../_kernel/operation'
import { isRefusal, type Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { telling } from '../../_shared/telling'
import { clearTodos } from '../../_shared/todo'
import { Corrections } from '../collections'
import type { contract } from '../contract'
import { correctionMoves, type CorrectionRecord } from './record'
import { correctionView, correctionViews } from './view'
import { refuse } from '../refusals'

type List = (typeof contract)['corrections']
type Decide = (typeof contract)['decideCorrection']

const PAGE = 20

/** 待批补卡 */
export const corrections = async (
  { cursor }: InputOf<List>,
  context: Context,
): Promise<OutputOf<List> | Refusal<KernelCode>> => {
  const last = instantKey(cursor)
  if (isRefusal(last)) return last
  const found = await findOn(Corrections, { state: 'asked' }, ['createdAt', 1], last, PAGE)
  const end = found.length < PAGE ? undefined : found.at(-1)
  return {
    corrections: await correctionViews(found, context),
    ...(end === undefined ? {} : { cursor: writeCursor([end.createdAt.getTime(), end._id]) }),
  }
}

const words = {
  approved: { zh: '您的补卡已经批准。', en: 'Your correction of the clock was approved.' },
  refused: {
    zh: '您的补卡没有批准，请看原因。',
    en: 'Your correction of the clock was refused. Please read why.',
  },
}

/** 批补卡 (§21): decided once, and by nobody about themselves. One that is refused counts for nothing. */
export const decideCorrection = async (
  { correctionId, refusal }: InputOf<Decide>,
  context: Context,
): Promise<OutputOf<Decide> | Refusal<'CORRECTION_DECIDED' | 'OWN_CORRECTION' | KernelCode>> => {
  const known = await get(Corrections, correctionId)
  if (known === undefined) return refuseAny('NOT_FOUND', { what: 'correction' })
  const by = (await context.account())?.personId ?? ''
  if (by === known.personId) return refuse('OWN_CORRECTION', {})
  if (!isPossible(correctionMoves.approve, known.state)) return refuse('CORRECTION_DECIDED', {})
  const move = refusal === undefined ? correctionMoves.approve : correctionMoves.refuse
  const next: CorrectionRecord = {
    ...known,
    state: move.to,
    ...(refusal === undefined ? {} : { refusal, holds: known._id }),
    decidedBy: by,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const said = refusal === undefined ? words.approved : words.refused
  const source = { of: Corrections.name, id: next._id, v: next.v, kind: next.state }
  const answer = await settle(
    context,
    await correctionView(next, context),
    [{ of: Corrections, replace: next, before: { state: known.state }, after: { state: next.state } }],
    [telling(source, { reader: next.personId, ...said, page: '/attendance/correct/correct' }, context)],
  )
  await clearTodos(known._id, 'correction')
  return answer
}
