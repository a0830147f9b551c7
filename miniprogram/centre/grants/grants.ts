import { call, type Input } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { roleText } from '../../i18n/role'
import { grow } from '../../live/more'
import { type GrantRow, grantRow } from '../grant-row'
import { words } from './words'

type Role = Input<'people', 'grants'>['role']

/** `?role=`: who holds it, who held it. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    role: '',
    heading: '',
    rows: [] as GrantRow[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    /** The one that is to end. */
    grant: null as GrantRow | null,
    done: '',
  },

  onLoad({ role = '' }: Record<string, string | undefined>) {
    this.setData({ role })
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

  async part(cursor?: string) {
    const role = this.data.role as Role
    const answer = await call('people', 'grants', { role, ...(cursor === undefined ? {} : { cursor }) })
    if (!answer.ok) return answer
    return {
      ok: true,
      value: { rows: answer.value.grants.map(grantRow), cursor: answer.value.cursor },
    } as const
  },
  async fetch() {
    const answer = await this.part()
    void wx.stopPullDownRefresh()
    if (!answer.ok) {
      this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
      return
    }
    const { rows, cursor = '' } = answer.value
    this.setData({ blank: '', heading: roleText(this.data.role) ?? '', rows, cursor, hasFailedMore: false })
  },

  ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const one = this.data.rows.find(({ grantId, mayWithdraw }) => grantId === id && mayWithdraw)
    if (one === undefined) return
    this.setData({ grant: one, done: '' })
  },
  close() {
    this.setData({ grant: null })
  },
  ended({ detail }: WechatMiniprogram.CustomEvent<{ text: string }>) {
    this.setData({ grant: null, done: detail.text })
    void this.fetch()
  },
})
