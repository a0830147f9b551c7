import type { Output } from '../../api/call'
import type { Step } from '../../components/timeline/timeline'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { aboutText, findingText, stateChip, topicText } from '../complaint-words'
import { t } from './words'

type View = Output<'complaints', 'followReceipt'>
type Part = View['parts'][number]

const order = ['received', 'accepted', 'investigating', 'found', 'decided', 'replied', 'reviewing', 'closed']
const stepState = (part: Part, from: string, until: string): Step['state'] => {
  const at = order.indexOf(part.state)
  if (at >= order.indexOf(until)) return 'past'
  return at >= order.indexOf(from) ? 'now' : 'later'
}

const reviewStep = ({ review }: Part): Step[] => {
  if (review === undefined) return []
  const { by, on, reviewBy, outcome, words = '', finding } = review
  if (outcome === undefined)
    return [
      {
        state: 'now',
        title: t('review'),
        note: dotted(by === 'respondent' ? t('reviewOf') : '', t('reviewBy', { day: dateText(reviewBy) })),
        at: dateText(on),
      },
    ]
  const said = outcome === 'changed' && finding !== undefined ? findingText(finding) : ''
  return [
    {
      state: 'past',
      title: dotted(t('review'), outcome === 'changed' ? t('changed') : t('upheld'), said),
      note: words,
      at: dateText(on),
    },
  ]
}

/** Where a matter stands, as steps. */
const stepsOf = (part: Part): Step[] => {
  const { declined, findBy, extension, reply, finding, reviewUntil } = part
  const first: Step = {
    state: part.state === 'received' ? 'now' : 'past',
    title: t('received'),
    ...(part.state === 'received' ? { note: t('receivedNote', { day: dateText(part.acceptBy) }) } : {}),
  }
  if (declined !== undefined)
    return [
      first,
      { state: 'past', title: t('declined'), note: declined.words, at: dateText(declined.on) },
      ...reviewStep(part),
    ]
  if (part.state === 'withdrawn') return [first]
  return [
    first,
    {
      state: stepState(part, 'accepted', 'accepted'),
      title: t('accepted'),
      ...(part.state === 'received' ? {} : { note: t('acceptedNote', { desk: part.deskName }) }),
    },
    {
      state: stepState(part, 'accepted', 'replied'),
      title: t('find'),
      ...(findBy === undefined
        ? {}
        : {
            note: dotted(
              t('findNote', { day: dateText(findBy) }),
              extension === undefined ? '' : t('extended', { reason: extension }),
            ),
          }),
    },
    reply === undefined
      ? { state: 'later', title: t('reply') }
      : {
          state: 'past',
          title: dotted(t('reply'), finding === undefined ? '' : findingText(finding)),
          note: [
            reply.words,
            part.state === 'replied' && reviewUntil !== undefined
              ? t('reviewUntil', { day: dateText(reviewUntil) })
              : '',
          ]
            .filter((line) => line !== '')
            .join('\n'),
          at: dateText(reply.on),
        },
    ...reviewStep(part),
  ]
}

const partShown = (part: Part, _at: number, all: readonly Part[]) => ({
  n: part.n,
  title: aboutText(part),
  line: dotted(
    all.length > 1 ? t('matter', { n: part.n }) : '',
    topicText(part.topic),
    part.files === 0 ? '' : t('photos', { n: part.files }),
  ),
  said: part.words,
  ...stateChip(part.state),
  steps: stepsOf(part),
  talk: part.talk.map(({ from, words, on }, at) => ({
    key: at,
    who: dotted(from === 'handler' ? t('asked') : t('mine'), dateText(on)),
    words,
  })),
  canAdd: part.buttons.includes('add'),
  canAskReview: part.buttons.includes('askReview'),
  canReport: part.buttons.includes('reportRetaliation'),
})

/** A complaint as its page shows it. */
export const complaintShown = (view: View) => ({
  line: dotted(t('filed', { day: dateText(view.filedOn) }), view.isNamed ? t('named') : t('anonymous')),
  withdrawn: view.withdrawnOn === undefined ? '' : t('withdrawn', { day: dateText(view.withdrawnOn) }),
  parts: view.parts.map(partShown),
  openings: view.openings.map(({ on, reason }) => t('opening', { day: dateText(on), reason })).join('\n'),
  canWithdraw: view.parts.some(({ buttons }) => buttons.includes('withdraw')),
})
export type ComplaintShown = ReturnType<typeof complaintShown>
