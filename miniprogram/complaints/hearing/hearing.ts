import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { fetching } from '../../behaviors/fetching'
import { page } from '../../behaviors/page'
import { kindOf } from '../../components/state-view/state-view'
import { dateText } from '../../i18n/time'
import { failed, type Failed } from '../../live/failed'
import { findingText } from '../complaint-words'
import { t, words } from './words'

type Hearing = Output<'complaints', 'myHearings'>['hearings'][number]
type Act = 'answer' | 'contest'

const chipOf = ({ canAnswer, answer }: Hearing) =>
  canAnswer
    ? { chip: 'called', chipText: t('waits') }
    : answer === undefined
      ? { chip: 'lapsed', chipText: t('over') }
      : { chip: 'done', chipText: t('done') }

const shown = (hearing: Hearing) => {
  const { hearingId, asked, askedOn, answerBy, answer, canAnswer, finding, decision, reviewUntil } = hearing
  const day = dateText(askedOn)
  return {
    hearingId,
    asked,
    line: canAnswer ? t('asked', { day, by: dateText(answerBy) }) : t('askedOn', { day }),
    answer: answer === undefined ? '' : t('mine', answer),
    result: [
      ...(finding === undefined ? [] : [t('finding', { finding: findingText(finding) })]),
      ...(decision === undefined ? [] : [t('decision', { words: decision })]),
      ...(hearing.isReviewed
        ? [t('reviewed')]
        : hearing.canContest && reviewUntil !== undefined
          ? [t('until', { day: dateText(reviewUntil) })]
          : []),
    ].join('\n'),
    canAnswer,
    canContest: hearing.canContest,
    ...chipOf(hearing),
  }
}
const noAct = (): Act | '' => ''

/** 请您说明 (§33): what one is asked because of a complaint; of the complaint itself nothing stands here. */
Page({
  behaviors: [page({ words }), fetching],
  data: {
    hearings: [] as ReturnType<typeof shown>[],
    act: noAct(),
    hearingId: '',
    label: '',
    said: '',
    error: '',
    isBusy: false,
    failed: null as Failed | null,
  },

  onPullDownRefresh() {
    void this.fetch()
  },
  async fetch() {
    const answer = await call('complaints', 'myHearings', {})
    void wx.stopPullDownRefresh()
    if (answer.ok) this.setData({ blank: '', hearings: answer.value.hearings.map(shown) })
    else this.setData({ blank: kindOf(answer.error.code), blankText: answer.error.message })
  },
  begin({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, act } = currentTarget.dataset as { id: string; act: Act }
    this.setData({ act, hearingId: id, label: t(act), said: '', error: '', failed: null })
  },
  close() {
    this.setData({ act: '' })
  },
  type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ said: detail.value, error: '' })
  },
  async send() {
    const { act, hearingId, isBusy } = this.data
    const said = this.data.said.trim()
    if (act === '' || isBusy) return
    if (said === '') {
      this.setData({ error: t('needWords') })
      return
    }
    this.setData({ isBusy: true, failed: null })
    const input = { hearingId, words: said }
    const answer =
      act === 'answer'
        ? await attempt(this, 'complaints', 'answerHearing', input)
        : await attempt(this, 'complaints', 'contestFinding', input)
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ act: '' })
      await this.fetch()
    } else this.setData({ failed: failed(answer.error) })
  },
})
