import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'

import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { t, words } from './words'

type Notice = Output<'centre', 'noticeDesk'>['notices'][number]

const chips = { draft: ['paused', 'draft'], withdrawn: ['cancelled', 'withdrawn'] } as const

const chipOf = ({ state, isCurrent, to }: Notice) => {
  if (state !== 'published') return { chip: chips[state][0], chipText: t(chips[state][1]) }
  return isCurrent
    ? { chip: 'ok', chipText: t('current') }
    : { chip: '', chipText: '', value: t('until', { day: dateText(to) }) }
}

const rowOf = (one: Notice) => ({
  noticeId: one.noticeId,
  title: one.title,
  caption: dotted(
    t('days', { from: dateText(one.from), to: dateText(one.to) }),
    one.audience === 'staff' ? t('staff') : '',
  ),
  value: '',
  ...chipOf(one),
})

const part = async (cursor?: string) => {
  const answer = await call('centre', 'noticeDesk', cursor === undefined ? {} : { cursor })
  if (!answer.ok) return answer
  const { notices, cursor: next } = answer.value
  return { ok: true, value: { rows: notices.map(rowOf), cursor: next } } as const
}

/** 公告管理: drafts, what is published, and what was withdrawn. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as ReturnType<typeof rowOf>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', part)
  },
  fetch() {
    return renew(this, 'rows', part)
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/centre/notice-edit/notice-edit?noticeId=${id}`)
  },
  write() {
    go('/centre/notice-edit/notice-edit')
  },
})
