import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { Interpretations, RegulationsInForce } from '../collections'
import type { CentreDoor } from '../door'
import { interpretationView } from './read-regulation'
import { refuse } from '../refusals'
import { type Interpretation, MOST_REVISIONS } from './regulation'

type Published = Extract<Interpretation, { state: 'published' }>

/** 施行日期 (§36) */
export const setInForce: CentreDoor['setInForce'] = async ({ effectiveFrom, documentNo }, context) => {
  const { now } = context
  const known = await get(RegulationsInForce, 'current')
  const next = {
    _id: 'current' as const,
    effectiveFrom,
    ...(documentNo === undefined ? {} : { documentNo }),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const facts = {
    before: known === undefined ? {} : { effectiveFrom: known.effectiveFrom },
    after: { effectiveFrom },
  }
  return settle(context, { effectiveFrom }, [
    known === undefined
      ? { of: RegulationsInForce, insert: next, ...facts }
      : { of: RegulationsInForce, replace: next, ...facts },
  ])
}

/** 解释条文 (§35): another wording stands beside the ones before it, which stay readable. */
export const interpret: CentreDoor['interpret'] = async ({ article, interpretationId, words }, context) => {
  const { now, day, operation } = context
  const wording = { words, on: day }
  if (interpretationId === undefined) {
    const stamps = { createdAt: now, updatedAt: now, v: 1 }
    const first: Published = {
      _id: operation,
      article,
      revisions: [wording],
      state: 'published',
      ...stamps,
    }
    const change = { of: Interpretations, insert: first, before: {}, after: { article, words } }
    return settle(context, interpretationView(first), [change])
  }
  const known = await get(Interpretations, interpretationId)
  if (known?.article !== article) return refuse('INTERPRETATION_UNKNOWN', {})
  if (known.state === 'withdrawn') return refuse('INTERPRETATION_WITHDRAWN', {})
  if (known.revisions.length >= MOST_REVISIONS) return refuse('REVISIONS_FULL', { most: MOST_REVISIONS })
  const next: Published = {
    ...known,
    revisions: [...known.revisions, wording],
    updatedAt: now,
    v: known.v + 1,
  }
  const facts = {
    before: { revision: known.revisions.length },
    after: { revision: next.revisions.length, words },
  }
  return settle(context, interpretationView(next), [{ of: Interpretations, replace: next, ...facts }])
}

/** 撤回解释 (§35) */
export const withdrawInterpretation: CentreDoor['withdrawInterpretation'] = async (
  { interpretationId, reason },
  context,
) => {
  const known = await get(Interpretations, interpretationId)
  if (known === undefined) return refuse('INTERPRETATION_UNKNOWN', {})
  if (known.state === 'withdrawn') return refuse('INTERPRETATION_WITHDRAWN', {})
  const next: Interpretation = {
    ...known,
    state: 'withdrawn',
    withdrawnOn: context.day,
    reason,
    updatedAt: context.now,
    v: known.v + 1,
  }
  const facts = { before: { state: known.state }, after: { state: next.state, reason } }
  return settle(context, interpretationView(next), [{ of: Interpretations, replace: next, ...facts }])
}
