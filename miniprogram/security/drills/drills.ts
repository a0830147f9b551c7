import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { kindText } from '../drill-words'
import { t, words } from './words'

const drillRow = ({
  drillId,
  title,
  kind,
  day,
  tookPart,
}: Output<'security', 'drills'>['drills'][number]) => ({
  drillId,
  title,
  caption: dotted(kindText(kind), dateText(day), t('people', { n: tookPart })),
})

/** 演练、安全培训 (§30 §31) */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as ReturnType<typeof drillRow>[],
    mayLog: false,
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    this.more()
  },
  more() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  async fetch() {
    await renew(this, 'rows', () => this.part())
  },
  async part(cursor?: string) {
    const answer = await call('security', 'drills', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { drills, cursor: next, mayLog } = answer.value
    this.setData({ mayLog })
    return { ok: true, value: { rows: drills.map(drillRow), cursor: next } } as const
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/security/drill/drill?drillId=${id}`)
  },
  log() {
    go('/security/log/log')
  },
})
