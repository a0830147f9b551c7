import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { go } from '../../live/go'
import { fetchMe } from '../../live/me'
import { grow, renew } from '../../live/more'
import { clockText, daysText, type LeaveRow, lengthText, stateChip, typeText } from '../leave-words'
import { t, words } from './words'

type Scope = 'mine' | 'unit' | 'waiting' | 'centre'

const row = (leave: LeaveRow) => {
  const { leaveId, name, windowNo, type, from, to, halfDays, state, isUncovered } = leave
  return {
    leaveId,
    name,
    windowNo: windowNo === undefined ? '' : String(windowNo),
    days: daysText(from, to),
    hours: clockText(from, to),
    when: from.day === to.day ? dotted(daysText(from, to), clockText(from, to)) : daysText(from, to),
    kind: dotted(typeText(type), lengthText(halfDays)),
    ...stateChip(state, isUncovered),
  }
}
type Row = ReturnType<typeof row>

/** A part of a list as rows. */
const part = ({ leaves, cursor }: { leaves: readonly LeaveRow[]; cursor?: string | undefined }) =>
  ({ ok: true, value: { rows: leaves.map(row), cursor } }) as const

const usual = (): Scope | '' => ''

/** 请假: mine and what I am asked to stand in for; the unit's for its head, the hall's for the centre (§23). */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    scope: usual(),
    scopes: [] as { key: Scope; label: string }[],
    standIns: [] as Row[],
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
  },

  unitId: '',

  onLoad({ scope = '' }: Record<string, string | undefined>) {
    if (scope === 'unit' || scope === 'waiting' || scope === 'centre') this.setData({ scope })
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
    const mine = await fetchMe()
    const roles = mine.ok ? mine.value.workspaces : []
    const has = (...wanted: readonly string[]) => roles.some(({ role }) => wanted.includes(role))
    this.unitId = roles.find(({ role }) => role === 'unitHead')?.unitId ?? ''
    const scopes: Scope[] = [
      ...(has('windowStaff') ? (['mine'] as const) : []),
      ...(this.unitId === '' ? [] : (['unit'] as const)),
      ...(has('centreStaff', 'centreAdmin') ? (['waiting', 'centre'] as const) : []),
    ]
    const { scope } = this.data
    this.setData({
      scopes: scopes.map((key) => ({ key, label: t(key) })),
      scope: scope !== '' && scopes.includes(scope) ? scope : (scopes[0] ?? 'mine'),
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
    const { scope } = this.data
    const on = cursor === undefined ? {} : { cursor }
    if (scope === 'mine' || scope === '') {
      const answer = await call('attendance', 'myLeaves', on)
      if (!answer.ok) return answer
      if (cursor === undefined) this.setData({ standIns: answer.value.standIns.map(row) })
      return part(answer.value)
    }
    const answer =
      scope === 'unit'
        ? await call('attendance', 'unitLeaves', { unitId: this.unitId, ...on })
        : await call('attendance', 'leaves', { isWaiting: scope === 'waiting', ...on })
    if (!answer.ok) return answer
    this.setData({ standIns: [] })
    return part(answer.value)
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: detail.key, blank: 'loading', rows: [], cursor: '' })
    void this.renew()
  },
  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    go(`/attendance/leave/leave?leaveId=${id}`)
  },
  ask() {
    go('/attendance/ask/ask')
  },
})
