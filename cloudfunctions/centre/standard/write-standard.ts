import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { Standards } from '../collections'
import type { CentreDoor } from '../door'
import { refuse } from '../refusals'
import { DRAFT, type PublishedStandard, type Standard, standardId } from './standard'
import { newestStandard } from './readers'
import { chaseStandard } from './todos'

const facts = ({ title, text, effectiveFrom, state }: Standard) => ({
  title,
  letters: text.length,
  effectiveFrom,
  state,
})

/** 写规范 (§15): the next version's draft; it binds nobody until it is published. */
export const saveStandard: CentreDoor['saveStandard'] = async (said, context) => {
  const { now } = context
  const known = await get(Standards, DRAFT)
  const next: Standard = {
    _id: DRAFT,
    ...said,
    state: 'draft',
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    // A draft may come again after it was published, and audit entries are named by version: so it never starts again.
    v: known === undefined ? now.getTime() : known.v + 1,
  }
  const change = { before: known === undefined ? {} : facts(known), after: facts(next) }
  return settle(context, said, [
    known === undefined
      ? { of: Standards, insert: next, ...change }
      : { of: Standards, replace: next, ...change },
  ])
}

/** 发布规范 (§15): everybody has to read it anew, and finds that among their to-dos. */
export const publishStandard: CentreDoor['publishStandard'] = async ({ effectiveFrom }, context) => {
  const { now, day } = context
  const [draft, newest] = await Promise.all([get(Standards, DRAFT), newestStandard()])
  if (draft === undefined) return refuse('STANDARD_MISSING', {})
  if (effectiveFrom < day) return refuse('STANDARD_PAST', { earliest: day })
  const version = (newest?.version ?? 0) + 1
  const next: PublishedStandard = {
    _id: standardId(version),
    title: draft.title,
    text: draft.text,
    effectiveFrom,
    state: 'published',
    version,
    publishedOn: day,
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
  const answer = await settle(context, { version }, [
    { of: Standards, insert: next, before: {}, after: { ...facts(next), version } },
    { of: Standards, remove: { ...draft, v: draft.v + 1 }, before: facts(draft), after: {} },
  ])
  await chaseStandard(context)
  return answer
}
