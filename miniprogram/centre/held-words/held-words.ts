import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { grow, renew } from '../../live/more'
import { begin, end, retryWhenBack } from '../../live/open'
import { t, words } from './words'

type Held = Output<'cases', 'heldWords'>['words'][number]
type Opinion = Output<'windows', 'heldOpinions'>['opinions'][number]

const kinds = ['ratings', 'answers', 'opinions'] as const
type Kind = (typeof kinds)[number]

interface Item {
  readonly id: string
  readonly said: string
  readonly about: string
  readonly line: string
}

const lineOf = (no: number, week: string): string => t('line', { no, week: dateText(week) })

const heldItem = ({ heldId, words: said, level, question, windowNo, week }: Held): Item => ({
  id: heldId,
  said,
  about: question === undefined ? t(`level${level}`) : t('asked', { words: question }),
  line: lineOf(windowNo, week),
})

const opinionItem = ({ opinionId, words: said, about, windowNo, week }: Opinion): Item => ({
  id: opinionId,
  said,
  about: t(about),
  line: lineOf(windowNo, week),
})

const firstKind = (): Kind => 'ratings'

/** 待审核的话 (0.3): a person looks at what WeChat's check could not decide. */
Page({
  behaviors: [page({ words })],
  data: {
    blank: 'loading',
    blankText: '',
    of: firstKind(),
    kinds: [] as { key: Kind; label: string }[],
    items: [] as Item[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    /** What is being passed or stopped, and what was tried last. */
    busyId: '',
    isPassing: false,
    failedId: '',
    failed: null as Failed | null,
  },

  onLoad({ of = '' }: Record<string, string | undefined>) {
    this.setData({ of: kinds.find((kind) => kind === of) ?? 'ratings' })
    begin(this, retryWhenBack(this))
    void this.fetch()
  },
  onUnload() {
    end(this)
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    void this.fetch()
  },
  onReachBottom() {
    void grow(this, 'items', (cursor) => this.part(cursor))
  },

  async part(cursor?: string) {
    const { of } = this.data
    const more = cursor === undefined ? {} : { cursor }
    if (of === 'opinions') {
      const answer = await call('windows', 'heldOpinions', more)
      if (!answer.ok) return answer
      const { opinions, cursor: next } = answer.value
      return { ok: true, value: { rows: opinions.map(opinionItem), cursor: next } } as const
    }
    const answer = await call('cases', 'heldWords', { of, ...more })
    if (!answer.ok) return answer
    const { words: held, cursor: next } = answer.value
    return { ok: true, value: { rows: held.map(heldItem), cursor: next } } as const
  },
  fetch() {
    this.setData({ kinds: kinds.map((key) => ({ key, label: t(key) })) })
    const { of } = this.data
    return renew(
      this,
      'items',
      () => this.part(),
      () => of === this.data.of,
    )
  },
  retry() {
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ key: Kind }>) {
    this.setData({ of: detail.key, blank: 'loading', items: [], cursor: '', failed: null, failedId: '' })
    void this.fetch()
  },

  review(id: string, isPassed: boolean) {
    const { of } = this.data
    return of === 'opinions'
      ? attempt(this, 'windows', 'reviewOpinion', { opinionId: id, isPassed })
      : attempt(this, 'cases', 'reviewWords', { of, heldId: id, isPassed })
  },
  async decide({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, passes } = currentTarget.dataset as { id: string; passes: boolean }
    await this.send(id, passes)
  },
  async again() {
    await this.send(this.data.failedId, this.data.isPassing)
  },
  async send(id: string, isPassing: boolean) {
    if (this.data.busyId !== '') return
    this.setData({ busyId: id, isPassing, failed: null, failedId: '' })
    const answer = await this.review(id, isPassing)
    this.setData({ busyId: '' })
    if (answer.ok) await this.fetch()
    else this.setData({ failed: failed(answer.error), failedId: id })
  },
})
