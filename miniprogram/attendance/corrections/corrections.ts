import { attempt } from '../../api/attempt'
import { call } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { openLinked } from '../../live/linked-file'
import { type Correction, correctionRow } from '../correction-words'
import { t, words } from './words'

const row = (one: Correction) => ({
  ...correctionRow(one),
  isMine: one.isMine,
  files: one.files.map(({ at, kind }) => ({ at, kind, title: t('file', { n: at + 1 }) })),
})
type Row = ReturnType<typeof row>

/** 待批补卡 (§21): what somebody says beside what was clocked, and what shows it. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
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
    return renew(this, 'rows', () => this.part())
  },
  async part(cursor?: string) {
    const answer = await call('attendance', 'corrections', cursor === undefined ? {} : { cursor })
    if (!answer.ok) return answer
    const { corrections, cursor: next } = answer.value
    return { ok: true, value: { rows: corrections.map(row), cursor: next } } as const
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const opened = this.data.rows.find(({ correctionId }) => correctionId === id) ?? null
    this.setData({ opened, why: '', whyError: '', fileNote: '', failed: null })
  },
  close() {
    this.setData({ opened: null })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ why: detail.value, whyError: '' })
  },
  approve() {
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
    const { correctionId } = opened
    const answer = await attempt(this, 'attendance', 'decideCorrection', { correctionId, ...more })
    this.setData({ isBusy: false })
    if (answer.ok || answer.error.code === 'CORRECTION_DECIDED') {
      this.setData({ opened: null })
      void this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
  async openPaper({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const correctionId = this.data.opened?.correctionId ?? ''
    this.setData({ fileNote: '' })
    const answer = await call('attendance', 'correctionFile', { correctionId, at })
    this.setData({ fileNote: await openLinked(answer, t('file', { n: at + 1 })) })
  },
})
