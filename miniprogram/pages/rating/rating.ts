import { attempt } from '../../api/attempt'
import { call, type Output } from '../../api/call'
import { page } from '../../behaviors/page'
import { finalKindOf } from '../../components/state-view/state-view'
import { listed } from '../../i18n/phrases'
import { momentText } from '../../i18n/time'
import { whyOf } from '../../live/failed'
import { go, goTab } from '../../live/go'
import { goStep, refused, type Refused } from '../../live/refused'
import { keepRated } from '../../live/rated'
import { begin, end, retryWhenBack } from '../../live/open'
import { slipOf } from '../../live/slips'
import { typedCode } from '../../live/typed-code'
import { t, words } from './words'

type Rating = Output<'cases', 'visitRating'>
type Given = NonNullable<Rating['given']>
type Level = Given['level']
type Aspect = Given['aspects'][number]

/** In the order of the sheet; the same for every level, so that no answer is suggested (§19). */
const all: readonly Aspect[] = ['waiting', 'attitude', 'papers', 'outcome', 'guidance']

interface FollowUp {
  readonly text: string
  readonly answer: string
  readonly mayJudge: boolean
  readonly question: string
  readonly said: string
}

interface Tag {
  readonly key: Aspect
  readonly label: string
  readonly isOn: boolean
}

const tags = (on: readonly Aspect[]): Tag[] =>
  all.map((key) => ({ key, label: t(key), isOn: on.includes(key) }))

Page({
  behaviors: [page({ words })],
  data: {
    visit: '',
    slip: '',
    code: '',
    codeError: '',
    blank: 'loading',
    blankTitle: '',
    blankText: '',
    no: '',
    service: '',
    line: '',
    level: 0,
    tags: [] as Tag[],
    text: '',
    about: '',
    /** What was given is shown and left alone until somebody wants to change it. */
    isGiven: false,
    isChanging: false,
    canChange: false,
    mayRate: false,
    givenAt: '',
    changeUntil: '',
    closed: '',
    hasSent: false,
    isBusy: false,
    refused: null as Refused | null,
    followUp: null as FollowUp | null,
    complaint: '',
    answer: '',
    answerError: '',
  },

  onLoad({ visit = '', slip = '' }: Record<string, string | undefined>) {
    const id = decodeURIComponent(visit)
    // From a message or a window's code it comes without the slip that this phone follows.
    this.setData({ visit: id, slip: decodeURIComponent(slip) || (slipOf(id) ?? '') })
    void this.fetch()
  },
  onShow() {
    begin(this, retryWhenBack(this))
  },
  onHide() {
    end(this)
  },
  onUnload() {
    end(this)
  },
  onLanguage() {
    void this.fetch()
  },

  held(): { visitId: string; slipCode?: string } {
    const { visit, slip } = this.data
    return { visitId: visit, ...(slip === '' ? {} : { slipCode: slip }) }
  },
  async fetch() {
    const answer = await call('cases', 'visitRating', this.held())
    if (answer.ok) this.show(answer.value)
    // Of somebody who came without a phone: the code on their slip stands for them.
    else if (answer.error.code === 'NOT_YOURS')
      this.setData({ blank: 'code', codeError: this.data.code === '' ? '' : t('wrongCode') })
    else
      this.setData({
        blank: finalKindOf(answer.error),
        blankTitle: t('failed'),
        blankText: answer.error.message,
      })
  },
  typeCode({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value, codeError: '' })
  },
  async openWithCode() {
    const slip = typedCode(this.data.code)
    if (this.data.isBusy) return
    if (slip === '') {
      this.setData({ codeError: t('codeNeeded') })
      return
    }
    this.setData({ slip, isBusy: true })
    await this.fetch()
    this.setData({ isBusy: false })
  },
  retry() {
    if (this.data.blank === 'empty') {
      goTab('tickets')
      return
    }
    this.setData({ blank: 'loading' })
    void this.fetch()
  },
  show({ visitId, windowNo, serviceName, endedAt, given, mayRate, until, followUp }: Rating) {
    const isGiven = given !== undefined
    if (isGiven) keepRated(visitId)
    this.setData({
      blank: '',
      no: String(windowNo),
      service: serviceName,
      line: t('visit', { no: windowNo, at: momentText(endedAt) }),
      level: given?.level ?? 0,
      tags: tags(given?.aspects ?? []),
      text: given?.words ?? '',
      about: listed((given?.aspects ?? []).map((aspect) => t(aspect))),
      isGiven,
      isChanging: false,
      mayRate,
      canChange: isGiven && given.changeUntil !== undefined,
      givenAt: isGiven ? t('given', { at: momentText(given.ratedAt) }) : '',
      changeUntil:
        given?.changeUntil === undefined
          ? t('over')
          : t('changeUntil', { at: momentText(given.changeUntil) }),
      followUp:
        followUp === undefined || followUp.state === 'dropped'
          ? null
          : {
              text: t(followUp.state),
              answer: followUp.answer ?? '',
              mayJudge: followUp.mayJudge,
              question: followUp.question ?? '',
              said: followUp.said === undefined ? '' : t('said', { words: followUp.said }),
            },
      complaint:
        followUp?.complaintPhone === undefined ? '' : t('complain', { phone: followUp.complaintPhone }),
      closed: isGiven || mayRate ? '' : t('closedText', { at: momentText(until) }),
    })
  },

  choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ level: detail.value, refused: null })
  },
  tag({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number }
    if (this.data.isGiven && !this.data.isChanging) return
    this.setData({ [`tags[${index}].isOn`]: this.data.tags[index]?.isOn !== true })
  },
  write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value })
  },
  /** 整改是否满意 (§19). */
  async judge({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { settled } = currentTarget.dataset as { settled: boolean }
    if (this.data.isBusy) return
    this.setData({ isBusy: true, refused: null })
    const answer = await attempt(this, 'cases', 'judgeFollowUp', { ...this.held(), isSettled: settled })
    this.setData({ isBusy: false })
    if (answer.ok) await this.fetch()
    else this.setData({ refused: refused('rate', answer.error) })
  },
  complainHere() {
    go('/complaints/file/file')
  },
  answerWith({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ answer: detail.value, answerError: '' })
  },
  /** 回答中心: what the centre asked, in words that the unit never reads (§19). */
  async tell() {
    const said = this.data.answer.trim()
    if (this.data.isBusy) return
    if (said === '') {
      this.setData({ answerError: t('answerNeeded') })
      return
    }
    this.setData({ isBusy: true, answerError: '' })
    const answer = await attempt(this, 'cases', 'tellCentre', { ...this.held(), words: said })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setData({ answer: '' })
      await this.fetch()
    } else this.setData({ answerError: whyOf(answer.error) })
  },
  change() {
    this.setData({ isChanging: true, hasSent: false })
  },
  async submit() {
    const { level, text, isBusy } = this.data
    if (isBusy || level === 0) return
    this.setData({ isBusy: true, refused: null })
    const answer = await attempt(this, 'cases', 'rateVisit', {
      ...this.held(),
      level: level as Level,
      aspects: this.data.tags.flatMap(({ key, isOn }) => (isOn ? [key] : [])),
      words: text.trim(),
    })
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.show(answer.value)
      this.setData({ hasSent: true })
      void wx.pageScrollTo({ scrollTop: 0 })
    } else this.setData({ refused: refused('rate', answer.error) })
  },
  step() {
    if (this.data.refused?.step === 'again') void this.submit()
    else goStep(this.data.refused?.step ?? '')
  },
})
