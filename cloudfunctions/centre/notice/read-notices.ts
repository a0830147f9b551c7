import type { Context } from '../../_kernel/context'
import { nextCursor, textKey } from '../../_kernel/cursor'
import { inLanguage, isRefusal, type Language } from '../../_kernel/refusal'
import { isCurrent as isTermCurrent } from '../../_kernel/role'
import { find, get, is } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { isCurrent, type Notice, Notices } from '../../_shared/notice'
import type { CentreDoor } from '../door'
import { noticeButtons } from './notice'
import { refuse } from '../refusals'

const PAGE = 20

const rowOf = (notice: Notice, day: Day, language: Language) => ({
  noticeId: notice._id,
  title: inLanguage(language, notice.title, notice.titleEn),
  audience: notice.audience,
  from: notice.from,
  to: notice.to,
  isCurrent: notice.state === 'published' && isCurrent(notice, day),
})

/** To whom the caller belongs: whoever works here reads what is for staff. */
const audiencesOf = async (context: Context): Promise<Notice['audience'][]> => {
  const grants = (await context.account())?.grants ?? []
  const isStaff = grants.some((grant) => isTermCurrent(grant, context.day))
  return isStaff ? ['everybody', 'staff'] : ['everybody']
}

/** 公告: nothing before its first day. */
export const notices: CentreDoor['notices'] = async ({ cursor }, context) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const { day, language } = context
  const audience = is.in(await audiencesOf(context))
  // A day's own places lie between its colon and the next character.
  const where = { state: 'published', audience, place: is.lt(last ?? `${day};`) }
  const found = await find(Notices, where, { order: [['place', -1]], limit: PAGE })
  return {
    notices: found.map((one) => rowOf(one, day, language)),
    ...nextCursor(found, PAGE, ({ place }) => place),
    seenAt: context.now.toISOString(),
  }
}

/** 看公告 */
export const notice: CentreDoor['notice'] = async ({ noticeId }, context) => {
  const [known, audiences] = await Promise.all([get(Notices, noticeId), audiencesOf(context)])
  const { day, language } = context
  if (known?.state !== 'published' || known.from > day || !audiences.includes(known.audience))
    return refuse('NOTICE_UNKNOWN', {})
  return {
    ...rowOf(known, day, language),
    body: inLanguage(language, known.body, known.bodyEn),
    publishedAt: known.publishedAt.toISOString(),
  }
}

/** 公告管理 */
export const noticeDesk: CentreDoor['noticeDesk'] = async ({ cursor }, { day }) => {
  const last = textKey(cursor)
  if (isRefusal(last)) return last
  const where = last === undefined ? {} : { place: is.lt(last) }
  const found = await find(Notices, where, { order: [['place', -1]], limit: PAGE })
  return {
    notices: found.map((one) => ({ ...rowOf(one, day, 'zh-CN'), state: one.state })),
    ...nextCursor(found, PAGE, ({ place }) => place),
  }
}

/** A notice as whoever writes it sees it. */
export const draftView = (known: Notice) => ({
  noticeId: known._id,
  title: known.title,
  body: known.body,
  ...(known.titleEn === undefined ? {} : { titleEn: known.titleEn }),
  ...(known.bodyEn === undefined ? {} : { bodyEn: known.bodyEn }),
  audience: known.audience,
  from: known.from,
  to: known.to,
  state: known.state,
  ...(known.state === 'withdrawn' ? { reason: known.reason } : {}),
  buttons: [...noticeButtons[known.state]],
})

/** 公告稿 */
export const noticeDraft: CentreDoor['noticeDraft'] = async ({ noticeId }) => {
  const known = await get(Notices, noticeId)
  return known === undefined ? refuse('NOTICE_UNKNOWN', {}) : draftView(known)
}
