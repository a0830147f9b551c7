import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'

import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { receipts } from '../../live/receipts'
import { aboutText, answerText, votesText } from '../opinion-words'
import { t, words } from './words'

type Listed = Output<'windows', 'opinions'>['opinions'][number]
type Mine = Output<'windows', 'myOpinions'>['opinions'][number]
type Which = 'all' | 'mine'

interface Item {
  readonly key: string
  readonly words: string
  readonly line: string
  readonly votes: string
  readonly hasVoted: boolean
  readonly mayVote: boolean
  readonly chip: string
  readonly chipText: string
  readonly offReason: string
  readonly answers: readonly ReturnType<typeof answerText>[]
}

const listedItem = (one: Listed): Item => ({
  key: one.opinionId,
  words: one.words,
  line: aboutText(one),
  votes: votesText(one.votes),
  hasVoted: one.hasVoted,
  mayVote: true,
  chip: '',
  chipText: '',
  offReason: '',
  answers: one.answer === undefined ? [] : [answerText(one.answer)],
})

const states = { waiting: ['paused', 'waiting'], listed: ['ok', 'listed'], off: ['warning', 'off'] } as const

const mineItem = (one: Mine): Item => ({
  key: one.receipt,
  words: one.words,
  line: aboutText(one),
  votes: one.state === 'listed' ? votesText(one.votes) : '',
  hasVoted: false,
  mayVote: false,
  chip: states[one.state][0],
  chipText: t(states[one.state][1]),
  offReason: one.offReason ?? '',
  answers: one.answers.map(answerText),
})

const firstWhich = (): Which => 'all'

/** 师生意见 (§8): what people wish for, with votes and answers; and what became of those that this phone gave. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    which: firstWhich(),
    kinds: [] as { key: Which; label: string }[],
    windowId: '',
    items: [] as Item[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    busyKey: '',
    failedKey: '',
    failed: null as Failed | null,
  },

  onLoad({ windowId = '', which = '' }: Record<string, string | undefined>) {
    this.setData({ windowId, which: which === 'mine' ? 'mine' : 'all' })
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'items', (cursor) => this.part(cursor))
  },
  async part(cursor?: string) {
    if (this.data.which === 'mine') {
      const kept = receipts()
      if (kept.length === 0) return { ok: true, value: { rows: [] as Item[] } } as const
      const answer = await call('windows', 'myOpinions', { receipts: kept })
      if (!answer.ok) return answer
      return { ok: true, value: { rows: answer.value.opinions.map(mineItem) } } as const
    }
    const { windowId } = this.data
    const answer = await call('windows', 'opinions', {
      ...(windowId === '' ? {} : { windowId }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { opinions, cursor: next } = answer.value
    return { ok: true, value: { rows: opinions.map(listedItem), cursor: next } } as const
  },
  fetch() {
    this.setData({ kinds: (['all', 'mine'] as const).map((key) => ({ key, label: t(key) })) })
    const { which } = this.data
    return renew(
      this,
      'items',
      () => this.part(),
      () => which === this.data.which,
    )
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key, blank: 'loading', items: [], cursor: '', failed: null })
    void this.fetch()
  },
  async vote({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    const at = this.data.items.findIndex(({ key }) => key === id)
    const one = this.data.items[at]
    if (one === undefined || this.data.busyKey !== '') return
    this.setData({ busyKey: id, failed: null, failedKey: '' })
    const answer = await attempt(this, 'windows', 'voteOpinion', { opinionId: id, isFor: !one.hasVoted })
    this.setData({ busyKey: '' })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error), failedKey: id })
      return
    }
    this.setData({
      [`items[${String(at)}].votes`]: votesText(answer.value.votes),
      [`items[${String(at)}].hasVoted`]: answer.value.hasVoted,
    })
  },
})
