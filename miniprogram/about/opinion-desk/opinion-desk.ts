import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'

import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { aboutText, answerText, votesText } from '../opinion-words'
import { t, words } from './words'

type AtDesk = Output<'windows', 'opinionDesk'>['opinions'][number]
type Which = 'waiting' | 'answered'
type To = 'everybody' | 'author'

const itemOf = (one: AtDesk) => ({
  id: one.opinionId,
  words: one.words,
  line: aboutText(one),
  more: dotted(votesText(one.votes), t('listedOn', { day: dateText(one.listedOn) })),
  answers: one.answers.map(answerText),
  hasReceipt: one.hasReceipt,
  mayTakeOff: one.mayTakeOff,
})

const firstWhich = (): Which => 'waiting'
const firstTo = (): To => 'everybody'
const usual = (): 'answer' | 'off' | '' => ''

/** 答复意见 (§8): those that wait for the unit, or that were answered; in public, or to the author alone. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    which: firstWhich(),
    kinds: [] as { key: Which; label: string }[],
    items: [] as ReturnType<typeof itemOf>[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    open: usual(),
    chosen: null as ReturnType<typeof itemOf> | null,
    to: firstTo(),
    tos: [] as { key: To; label: string }[],
    said: '',
    saidError: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'items', (cursor) => this.part(cursor))
  },
  async part(cursor?: string) {
    const { which } = this.data
    const answer = await call('windows', 'opinionDesk', {
      which,
      ...(cursor === undefined ? {} : { cursor }),
    })
    if (!answer.ok) return answer
    const { opinions, cursor: next } = answer.value
    return { ok: true, value: { rows: opinions.map(itemOf), cursor: next } } as const
  },
  fetch() {
    this.setData({
      kinds: (['waiting', 'answered'] as const).map((key) => ({ key, label: t(key) })),
      tos: (['everybody', 'author'] as const).map((key) => ({ key, label: t(key) })),
    })
    const { which } = this.data
    return renew(
      this,
      'items',
      () => this.part(),
      () => which === this.data.which,
    )
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    this.setData({ which: detail.key, blank: 'loading', items: [], cursor: '' })
    void this.fetch()
  },
  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, what } = currentTarget.dataset as { id: string; what: 'answer' | 'off' }
    const chosen = this.data.items.find((one) => one.id === id) ?? null
    this.setData({ open: what, chosen, to: 'everybody', said: '', saidError: '', failed: null })
  },
  turnTo({ detail }: WechatMiniprogram.CustomEvent<{ key: To }>) {
    this.setData({ to: detail.key })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, saidError: '' })
  },
  close() {
    this.setData({ open: '' })
  },
  async send() {
    const { open, chosen, to, isBusy } = this.data
    const said = this.data.said.trim()
    this.setData({ saidError: said === '' ? t('needWords') : '', failed: null })
    if (said === '' || chosen === null || isBusy) return
    this.setData({ isBusy: true })
    const answer =
      open === 'off'
        ? await attempt(this, 'windows', 'takeOffOpinion', { opinionId: chosen.id, reason: said })
        : await attempt(this, 'windows', 'answerOpinion', { opinionId: chosen.id, to, words: said })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ failed: failed(answer.error) })
      return
    }
    this.setData({ open: '' })
    await this.fetch()
  },
})
