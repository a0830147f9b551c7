import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Cursor, Id, Instant, words } from '../../_kernel/values'
import { audiences } from '../../_shared/notice-shape'

const centre = ['centreStaff', 'centreAdmin'] as const

const told = { noticeId: Id, title: v.string(), audience: v.picklist(audiences), from: Day, to: Day }
const Row = v.strictObject({ ...told, isCurrent: v.boolean() })
const states = ['draft', 'published', 'withdrawn'] as const

const Draft = v.strictObject({
  ...told,
  state: v.picklist(states),
  body: v.string(),
  titleEn: v.optional(v.string()),
  bodyEn: v.optional(v.string()),
  reason: v.optional(v.string()),
  buttons: v.array(v.picklist(['save', 'publish', 'drop', 'withdraw'])),
})

const fields = {
  title: words(40),
  body: words(2000),
  titleEn: v.optional(words(80)),
  bodyEn: v.optional(words(4000)),
  audience: v.picklist(audiences),
  from: Day,
  to: Day,
}

export const noticeContract = {
  notices: {
    summary: '公告: those that speak to me, the newest first; what is over may still be read',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ notices: v.array(Row), cursor: v.optional(Cursor), seenAt: Instant }),
    refuses: [],
  },
  notice: {
    summary: '看公告',
    who: 'anyone',
    kind: 'query',
    input: v.strictObject({ noticeId: Id }),
    output: v.strictObject({ ...Row.entries, body: v.string(), publishedAt: Instant }),
    refuses: ['NOTICE_UNKNOWN'],
  },
  noticeDesk: {
    summary: '公告管理: drafts, what is published and what was withdrawn, by first day',
    who: centre,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      notices: v.array(v.strictObject({ ...Row.entries, state: v.picklist(states) })),
      cursor: v.optional(Cursor),
    }),
    refuses: [],
  },
  noticeDraft: {
    summary: '公告稿: one as whoever writes it sees it',
    who: centre,
    kind: 'query',
    input: v.strictObject({ noticeId: Id }),
    output: Draft,
    refuses: ['NOTICE_UNKNOWN'],
  },
  saveNotice: {
    summary: '写公告: a new draft, or what a draft says',
    who: centre,
    kind: 'command',
    input: v.strictObject({ noticeId: v.optional(Id), ...fields }),
    output: Draft,
    refuses: ['NOTICE_UNKNOWN', 'NOTICE_NOT_DRAFT', 'NOTICE_DAYS'],
  },
  publishNotice: {
    summary: '发布公告',
    who: centre,
    kind: 'command',
    input: v.strictObject({ noticeId: Id }),
    output: Draft,
    refuses: ['NOTICE_UNKNOWN', 'NOTICE_NOT_DRAFT', 'NOTICE_DAYS'],
  },
  dropNotice: {
    summary: '删掉公告稿',
    who: centre,
    kind: 'command',
    input: v.strictObject({ noticeId: Id }),
    output: v.strictObject({ noticeId: Id }),
    refuses: ['NOTICE_UNKNOWN', 'NOTICE_NOT_DRAFT'],
  },
  withdrawNotice: {
    summary: '撤回公告: with a reason that stays on record',
    who: centre,
    kind: 'command',
    input: v.strictObject({ noticeId: Id, reason: words(200) }),
    output: Draft,
    refuses: ['NOTICE_UNKNOWN', 'NOTICE_NOT_PUBLISHED'],
  },
} as const satisfies Contract
