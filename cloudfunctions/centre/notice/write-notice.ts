import { settle } from '../../_kernel/operation'
import { get } from '../../_kernel/store'
import { type Notice, Notices } from '../../_shared/notice'
import type { CentreDoor } from '../door'
import { daysFault, placeOf } from './notice'
import { draftView } from './read-notices'
import { refuse } from '../refusals'

type Draft = Extract<Notice, { state: 'draft' }>

const facts = ({ title, audience, from, to, state }: Notice) => ({ title, audience, from, to, state })

/** 写公告 */
export const saveNotice: CentreDoor['saveNotice'] = async ({ noticeId, ...said }, context) => {
  const { now, day, operation } = context
  const known = noticeId === undefined ? undefined : await get(Notices, noticeId)
  if (noticeId !== undefined && known === undefined) return refuse('NOTICE_UNKNOWN', {})
  if (known !== undefined && known.state !== 'draft') return refuse('NOTICE_NOT_DRAFT', {})
  const why = daysFault(said, day)
  if (why !== undefined) return refuse('NOTICE_DAYS', { why })
  const { titleEn, bodyEn, ...rest } = said
  const _id = known?._id ?? operation
  const next: Draft = {
    _id,
    ...rest,
    ...(titleEn === undefined ? {} : { titleEn }),
    ...(bodyEn === undefined ? {} : { bodyEn }),
    state: 'draft',
    place: placeOf(said.from, _id),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
  const change = { before: known === undefined ? {} : facts(known), after: facts(next) }
  return settle(context, draftView(next), [
    known === undefined
      ? { of: Notices, insert: next, ...change }
      : { of: Notices, replace: next, ...change },
  ])
}

/** 发布公告: from its first day on everybody whom it is for reads it. */
export const publishNotice: CentreDoor['publishNotice'] = async ({ noticeId }, context) => {
  const { now, day } = context
  const known = await get(Notices, noticeId)
  if (known === undefined) return refuse('NOTICE_UNKNOWN', {})
  if (known.state !== 'draft') return refuse('NOTICE_NOT_DRAFT', {})
  const why = daysFault(known, day)
  if (why !== undefined) return refuse('NOTICE_DAYS', { why })
  const next: Notice = { ...known, state: 'published', publishedAt: now, updatedAt: now, v: known.v + 1 }
  const change = { of: Notices, replace: next, before: facts(known), after: facts(next) }
  return settle(context, draftView(next), [change])
}

/** 删掉公告稿 */
export const dropNotice: CentreDoor['dropNotice'] = async ({ noticeId }, context) => {
  const known = await get(Notices, noticeId)
  if (known === undefined) return refuse('NOTICE_UNKNOWN', {})
  if (known.state !== 'draft') return refuse('NOTICE_NOT_DRAFT', {})
  const gone = { ...known, v: known.v + 1 }
  return settle(context, { noticeId }, [{ of: Notices, remove: gone, before: facts(known), after: {} }])
}

/** 撤回公告 */
export const withdrawNotice: CentreDoor['withdrawNotice'] = async ({ noticeId, reason }, context) => {
  const { now } = context
  const known = await get(Notices, noticeId)
  if (known === undefined) return refuse('NOTICE_UNKNOWN', {})
  if (known.state !== 'published') return refuse('NOTICE_NOT_PUBLISHED', {})
  const next: Notice = {
    ...known,
    state: 'withdrawn',
    withdrawnAt: now,
    reason,
    updatedAt: now,
    v: known.v + 1,
  }
  const change = { of: Notices, replace: next, before: facts(known), after: { ...facts(next), reason } }
  return settle(context, draftView(next), [change])
}
