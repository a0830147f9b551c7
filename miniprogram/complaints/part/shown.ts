import type { Output } from '../../api/call'
import type { IconName } from '../../components/icon/names'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { aboutText, findingText, stateChip, topicText } from '../complaint-words'
import { t } from './words'

export type View = Output<'complaints', 'complaint'>
export type Button = Exclude<View['buttons'][number], 'recordAccountability'>

const icons: Record<Button, IconName> = {
  accept: 'check-circle',
  decline: 'close-circle',
  investigate: 'search',
  ask: 'chat',
  hear: 'person',
  name: 'id-card',
  split: 'swap',
  extend: 'clock',
  refer: 'lock',
  handBack: 'undo',
  find: 'seal',
  decide: 'seal',
  reply: 'chat',
  judgeReview: 'retry',
}

const resultOf = (view: View): string[] => {
  const { extension, declined, finding, decision, reply, review, accountability } = view
  return [
    ...(extension === undefined ? [] : [t('extension', extension)]),
    ...(declined === undefined ? [] : [t('declined', declined)]),
    ...(finding === undefined
      ? []
      : [t('finding', { finding: findingText(finding.finding), words: finding.words })]),
    ...(decision === undefined ? [] : [t('decision', decision)]),
    ...(view.isMajor ? [t('major')] : []),
    ...(accountability === undefined ? [] : [t('accountability', accountability)]),
    ...(reply === undefined ? [] : [t('reply', reply)]),
    ...(review === undefined
      ? []
      : [
          dotted(t(review.by === 'complainant' ? 'byComplainant' : 'byRespondent'), t('review', review)),
          ...(review.outcome === undefined
            ? []
            : [t('outcome', { outcome: t(review.outcome.outcome), words: review.outcome.words })]),
        ]),
  ]
}

const labelOf = (button: Button): string => t(button === 'reply' ? 'replyAct' : button)
const noteOf = (button: Button, view: View): string => {
  if (button === 'find' && !view.isHeard) return t('notHeard')
  return button === 'investigate' ? '' : button === 'reply' ? t('replyNote') : t(`${button}Note`)
}

const stepsOf = (view: View): Button[] =>
  view.buttons.filter((button): button is Button => button !== 'recordAccountability')

/** A matter as the page of its desk shows it. */
export const partShown = (view: View) => ({
  heading: aboutText(view),
  line: dotted(
    view.no,
    topicText(view.topic),
    t('filed', { day: dateText(view.filedOn) }),
    t(view.channel),
    view.isNamed ? t('named') : t('anonymous'),
  ),
  ...stateChip(view.state),
  due: view.dueOn === undefined ? '' : t(view.isLate ? 'late' : 'due', { day: dateText(view.dueOn) }),
  isLate: view.isLate,
  serious: view.isSerious ? t('serious') : '',
  withdrawn: view.withdrawnOn === undefined ? '' : t('withdrawn', { day: dateText(view.withdrawnOn) }),
  note: view.note ?? '',
  respondent: view.respondent === undefined ? '' : t('respondent', { name: view.respondent }),
  said: view.words,
  photos: view.files.map(({ at, kind }) => ({ at, kind, title: t('photo', { n: at + 1 }) })),
  talk: view.talk.map(({ from, words, on }, key) => ({
    key,
    who: dotted(t(from === 'handler' ? 'fromHandler' : 'fromComplainant'), dateText(on)),
    words,
  })),
  hearings: view.hearings.map(({ name, asked, answerBy, answer }, key) => ({
    key,
    name,
    asked: t('asked', { words: asked }),
    answer:
      answer === undefined ? t('waits', { day: dateText(answerBy) }) : t('answered', { words: answer.words }),
  })),
  result: resultOf(view).map((text, key) => ({ key, text })),
  /** What is due stands under the thumb. */
  first: stepsOf(view)[0] ?? '',
  firstTitle: stepsOf(view).slice(0, 1).map(labelOf).join(''),
  others: stepsOf(view)
    .slice(1)
    .map((key) => ({ key, icon: icons[key], title: labelOf(key), caption: noteOf(key, view) })),
  people: view.people,
})
export type PartShown = ReturnType<typeof partShown>
