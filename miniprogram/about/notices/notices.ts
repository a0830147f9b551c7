import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { t, words } from './words'

type Notice = Output<'centre', 'notices'>['notices'][number]

const rowOf = ({ noticeId, title, audience, from, to, isCurrent }: Notice) => ({
  noticeId,
  title,
  caption: dotted(
    from === to ? dateText(from) : t('days', { from: dateText(from), to: dateText(to) }),
    audience === 'staff' ? t('forStaff') : '',
  ),
  chip: isCurrent ? 'ok' : '',
  chipText: isCurrent ? t('current') : '',
})

const part = async (cursor?: string) => {
  const answer = await call('centre', 'notices', cursor === undefined ? {} : { cursor })
  if (!answer.ok) return answer
  const { notices, cursor: next } = answer.value
  return { ok: true, value: { rows: notices.map(rowOf), cursor: next } } as const
}

/** 公告和制度: what everybody may read of the centre: notices, the regulation, its standards, and opinions. */
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
    go(`/about/notice/notice?noticeId=${id}`)
  },
  openPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    go((currentTarget.dataset as { url: string }).url)
  },
})
