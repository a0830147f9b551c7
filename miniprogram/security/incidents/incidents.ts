import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { grow, renew } from '../../live/more'
import { incidentRow } from '../incident-words'
import { t, words } from './words'

type Scope = 'all' | 'mine'
const readers: readonly string[] = ['unitHead', 'centreStaff', 'centreAdmin', 'steeringOffice']
const usual = (): Scope | '' => ''

/** 安全事件 (§32): what I reported; for whoever answers for windows or the hall, all that happened there. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    scope: usual(),
    scopes: [] as { key: Scope; label: string }[],
    rows: [] as ReturnType<typeof incidentRow>[],
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
    const me = await fetchMe()
    const isReader = me.ok && me.value.workspaces.some(({ role }) => readers.includes(role))
    const scopes: Scope[] = isReader ? ['all', 'mine'] : ['mine']
    const { scope } = this.data
    this.setData({
      scopes: scopes.map((key) => ({ key, label: t(key) })),
      scope: scope === '' ? (scopes[0] ?? 'mine') : scope,
    })
    await this.renew()
  },
  renew() {
    const { scope } = this.data
    return renew(
      this,
      'rows',
      () => this.part(),
      () => this.data.scope === scope,
    )
  },
  async part(cursor?: string) {
    if (this.data.scope === 'mine') {
      const answer = await call('security', 'myIncidents', {})
      return answer.ok
        ? ({ ok: true, value: { rows: answer.value.incidents.map(incidentRow) } } as const)
        : answer
    }
    const answer = await call('security', 'incidents', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { incidents, cursor: next } = answer.value
    return { ok: true, value: { rows: incidents.map(incidentRow), cursor: next } } as const
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: detail.key, blank: 'loading', rows: [], cursor: '' })
    void this.renew()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (this.data.scope === 'all') go(`/security/incident/incident?incidentId=${id}`)
  },
  report() {
    go('/security/report/report')
  },
})
