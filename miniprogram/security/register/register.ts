import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { sealRow } from '../seal-words'
import { words } from './words'

/** 印章、资料登记册 (§30): for whoever answers for it, the latest first. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    rows: [] as ReturnType<typeof sealRow>[],
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
    const answer = await call('security', 'seals', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { seals, cursor: next } = answer.value
    return { ok: true, value: { rows: seals.map(sealRow), cursor: next } } as const
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/security/seal/seal?sealId=${id}`)
  },
  add() {
    go('/security/edit/edit')
  },
})
