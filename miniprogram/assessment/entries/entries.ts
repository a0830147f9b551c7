import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { go } from '../../live/go'
import { grow, renew } from '../../live/more'
import { openLinked } from '../../live/linked-file'
import { signedText, withUnit } from '../assessment-words'
import { t, words } from './words'

type Proposal = Output<'assessment', 'proposals'>['proposals'][number]
type Scope = 'waiting' | 'all'
const usual = (): Scope => 'waiting'
const chips = { proposed: 'waiting', confirmed: 'ok', refused: 'cancelled', withdrawn: 'cancelled' } as const

const row = (one: Proposal) => ({
  id: one.proposalId,
  title: one.name,
  caption: dotted(
    one.ruleName,
    withUnit(signedText(one.points)),
    dateText(one.on),
    t('by', { name: one.writtenBy }),
    one.decidedBy === undefined ? '' : t('decidedBy', { name: one.decidedBy }),
  ),
  chip: chips[one.state],
  chipText: t(one.state),
  evidence: one.evidence,
  refusal: one.refusal ?? '',
  files: one.files.map(({ at, kind }) => ({ at, kind, title: t('file', { n: at + 1 }) })),
  canDecide: one.buttons.includes('confirm'),
  canWithdraw: one.buttons.includes('withdraw'),
})
type Row = ReturnType<typeof row>

/** 人工记录 (§14): what one person entered by hand, and a second one confirms. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    scope: usual(),
    scopes: [] as { key: Scope; label: string }[],
    rows: [] as Row[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    opened: null as Row | null,
    why: '',
    whyError: '',
    fileNote: '',
    isBusy: false,
    failed: null as Failed | null,
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
  fetch() {
    this.setData({ scopes: (['waiting', 'all'] as const).map((key) => ({ key, label: t(key) })) })
    const { scope } = this.data
    return renew(
      this,
      'rows',
      () => this.part(),
      () => this.data.scope === scope,
    )
  },
  async part(cursor?: string) {
    const isWaiting = this.data.scope === 'waiting'
    const answer = await call('assessment', 'proposals', {
      isWaiting,
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { proposals, cursor: next } = answer.value
    return { ok: true, value: { rows: proposals.map(row), cursor: next } } as const
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Scope }>) {
    this.setData({ scope: detail.key, rows: [], cursor: '', blank: 'loading' })
    void this.fetch()
  },
  enter() {
    go('/assessment/enter/enter')
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const opened = this.data.rows.find((one) => one.id === id) ?? null
    this.setData({ opened, why: '', whyError: '', fileNote: '', failed: null })
  },
  close() {
    this.setData({ opened: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ why: detail.value, whyError: '' })
  },
  confirm() {
    void this.decide({})
  },
  refuse() {
    const refusal = this.data.why.trim()
    if (refusal === '') this.setData({ whyError: t('needWhy') })
    else void this.decide({ refusal })
  },
  async decide(more: { refusal?: string }) {
    const { opened, isBusy } = this.data
    if (opened === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'assessment', 'decideEntry', { proposalId: opened.id, ...more })
    this.end(answer.ok ? undefined : failed(answer.error))
  },
  async withdraw() {
    const { opened, isBusy } = this.data
    if (opened === null || isBusy) return
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'assessment', 'withdrawEntry', { proposalId: opened.id })
    this.end(answer.ok ? undefined : failed(answer.error))
  },
  end(refused: Failed | undefined) {
    this.setData({ isBusy: false, ...(refused === undefined ? { opened: null } : { failed: refused }) })
    if (refused === undefined) void this.fetch()
  },
  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const proposalId = this.data.opened?.id ?? ''
    const answer = await call('assessment', 'proposalFile', { proposalId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
