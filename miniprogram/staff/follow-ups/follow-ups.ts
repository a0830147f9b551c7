import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { grow, renew } from '../../live/more'
import { failed, type Failed } from '../../live/failed'
import { t, words } from './words'

type ForCentre = Output<'cases', 'followUps'>['followUps'][number]
type ForUnit = Output<'cases', 'unitFollowUps'>['followUps'][number]
type Act = 'verify' | 'findUnfounded' | 'answer' | 'ask'

interface Item {
  readonly followUpId: string
  readonly title: string
  readonly text: string
  readonly line: string
  readonly state: string
  readonly acts: readonly { readonly key: Act; readonly label: string; readonly isFirst: boolean }[]
}

const actsOf = (moves: readonly string[], all: readonly Act[], mayAsk = false): Item['acts'] => {
  return all
    .filter((act) => (act === 'ask' ? mayAsk : moves.includes(act)))
    .map((key, at) => ({ key, label: t(key), isFirst: at === 0 }))
}

const stateText = (state: string): string =>
  state === 'opened' || state === 'atUnit' || state === 'answered' ? t(state) : ''

/** Words that wait, or were stopped, are not said to be missing; what passed speaks for itself. */
const wordsText = (state: ForCentre['wordsState']): string => (state === 'passed' ? '' : t(`words_${state}`))

/** What the centre asked and, under it, what came back. */
const talkText = ({ asked, said, saidState }: ForCentre['talk'][number]): string[] => [
  t('asked', { words: asked }),
  said === undefined || said === '' ? t(`said_${saidState}`) : t('said', { words: said }),
]

const centreItem = (one: ForCentre): Item => ({
  followUpId: one.followUpId,
  title: t('level', { level: one.level }),
  text: [
    ...(one.words === '' ? [] : [one.words]),
    wordsText(one.wordsState),
    ...one.talk.flatMap(talkText),
    one.finding === undefined ? '' : t('toUnit', { words: one.finding }),
    one.answer === undefined ? '' : t('fromUnit', { words: one.answer }),
  ]
    .filter((said) => said !== '')
    .join('\n'),
  line: dotted(
    t('window', { no: one.windowNo }),
    one.aspects.map((aspect) => t(aspect)).join('、'),
    t('by', { day: dateText(one.dueOn) }),
  ),
  state: stateText(one.state),
  acts: actsOf(one.moves, ['verify', 'findUnfounded', 'ask'], one.mayAsk),
})

const unitItem = (one: ForUnit): Item => ({
  followUpId: one.followUpId,
  title: one.finding,
  text: one.answer ?? '',
  line: one.answerBy === undefined ? '' : t('by', { day: dateText(one.answerBy) }),
  state: stateText(one.state),
  acts: actsOf(one.moves, ['answer']),
})

const noAct = (): Act | '' => ''

Page({
  behaviors: [page({ words }), fetching],
  data: {
    unitId: '',
    items: [] as Item[],
    cursor: '',
    isMore: false,
    hasFailedMore: false,
    followUpId: '',
    act: noAct(),
    label: '',
    said: '',
    saidLabel: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onLoad({ unitId = '' }: Record<string, string | undefined>) {
    this.setData({ unitId: decodeURIComponent(unitId) })
    if (unitId !== '') void wx.setNavigationBarTitle({ title: t('titleUnit') })
  },
  onReachBottom() {
    void grow(this, 'items', (cursor) => this.part(cursor))
  },
  onPullDownRefresh() {
    void this.fetch()
  },
  onLanguage() {
    if (this.data.unitId !== '') void wx.setNavigationBarTitle({ title: t('titleUnit') })
    void this.fetch()
  },

  async part(cursor?: string) {
    const { unitId } = this.data
    const more = cursor === undefined ? {} : { cursor }
    const answer =
      unitId === ''
        ? await call('cases', 'followUps', more)
        : await call('cases', 'unitFollowUps', { unitId, ...more })
    if (!answer.ok) return answer
    const { followUps, cursor: next } = answer.value
    const rows = followUps.map((one) => ('windowNo' in one ? centreItem(one) : unitItem(one)))
    return { ok: true, value: { rows, cursor: next } } as const
  },
  fetch() {
    return renew(this, 'items', () => this.part())
  },
  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, act } = currentTarget.dataset as { id: string; act: Act }
    this.setData({
      followUpId: id,
      act,
      label: t(act),
      saidLabel: t(`${act}Words`),
      said: '',
      error: '',
      failed: null,
    })
  },
  close() {
    this.setData({ act: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  sent(act: Act, followUpId: string, said: string) {
    if (act === 'answer') return attempt(this, 'cases', 'answerFollowUp', { followUpId, words: said })
    if (act === 'ask') return attempt(this, 'cases', 'askRater', { followUpId, words: said })
    return attempt(this, 'cases', 'verifyFollowUp', { followUpId, isFounded: act === 'verify', words: said })
  },
  async send() {
    const { act, followUpId, isBusy } = this.data
    const said = this.data.said.trim()
    if (act === '' || isBusy) return
    if (said === '') {
      this.setData({ error: t('required') })
      return
    }
    this.setData({ isBusy: true })
    const answer = await this.sent(act, followUpId, said)
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ act: '' })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
