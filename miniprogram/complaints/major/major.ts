import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { t, words } from './words'

const shown = (row: Output<'complaints', 'majorComplaints'>['rows'][number]) => {
  const { partId, no, label, finding, decision, decidedOn, accountability } = row
  return {
    partId,
    title: label,
    line: dotted(no, t('decided', { day: dateText(decidedOn) })),
    text: [
      t('finding', { words: finding }),
      t('decision', { words: decision }),
      ...(accountability === undefined
        ? []
        : [t('accountability', { words: accountability.words, day: dateText(accountability.on) })]),
    ].join('\n'),
    isOpen: accountability === undefined,
  }
}

/** 重大问题 (§34): what was found and decided; what becomes of the unit's accountability is recorded here. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    turns: [] as { key: string; label: string }[],
    turn: 'waits',
    rows: [] as ReturnType<typeof shown>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    partId: '',
    said: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad() {
    this.word()
  },
  onLanguage() {
    this.word()
    void this.fetch()
  },
  word() {
    this.setData({
      turns: [
        { key: 'waits', label: t('waits') },
        { key: 'over', label: t('over') },
      ],
    })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'rows', (cursor) => this.part(cursor))
  },
  async part(cursor?: string) {
    const answer = await call('complaints', 'majorComplaints', {
      ...(this.data.turn === 'over' ? { isOver: true } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    return { ok: true, value: { rows: answer.value.rows.map(shown), cursor: answer.value.cursor } } as const
  },
  fetch() {
    const { turn } = this.data
    return renew(
      this,
      'rows',
      () => this.part(),
      () => this.data.turn === turn,
    )
  },
  chooseTurn({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ turn: detail.key, rows: [], cursor: '', blank: 'loading' })
    void this.fetch()
  },
  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    this.setData({ partId: id, said: '', error: '', failed: null })
  },
  close() {
    this.setData({ partId: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  async send() {
    const { partId, isBusy } = this.data
    const said = this.data.said.trim()
    if (isBusy) return
    if (said === '') {
      this.setData({ error: t('needWords') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const answer = await attempt(this, 'complaints', 'recordAccountability', { partId, words: said })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ partId: '' })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
