import type { Failure } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { t as shared } from '../i18n/t'
import { go, goTab } from './go'

/** A refusal as a card shows it: what does not work, why, and the step that helps. */
export interface Refused {
  readonly what: string
  readonly why: string
  readonly tone: 'warning' | 'danger'
  readonly icon: string
  /** Label of the button; empty: there is nothing to press. */
  readonly action: string
  readonly step: Step | ''
  /** The help desk can do what the phone can't: its place and phone stand in the card. */
  readonly isForDesk: boolean
}

/** What the button of a refusal does. `again` repeats the same intention, `way` leads to my window: both are for the page. */
export type Step = 'again' | 'way' | 'bind' | 'tickets' | 'search'

/** What was wanted; its sentence says what did not happen. */
export type Wanted = 'takeNumber' | 'cancel' | 'requeue' | 'arrive' | 'remindMe' | 'rate' | 'bind' | 'follow'

const { t } = dictionary(
  {
    takeNumber: '没有取到号',
    cancel: '没有取消，号还在',
    requeue: '没有重新排上',
    arrive: '没有报到',
    remindMe: '没有开启提醒',
    rate: '没有提交，写的还在',
    bind: '没有绑上',
    follow: '没有找到这张凭条',
    closed: '现在不开放',
    tooLate: '来不及办了',
    full: '今天的号发完了',
    membersOnly: '要先绑定身份',
    twoAlready: '手上已有两个号',
    holdsAnother: '先办手上的号',
    mismatch: '三样对不上',
    locked: '先等一等',
    boundAlready: '已经绑定过',
    tooOften: '太快了，歇一下',
    notLost: '中心的系统没有回应，您没有被扣号。',
    offline: '现在没有网络，连上后再试一次，不会重复。',
    slow: '等了很久没有回应。再试一次，不会重复。',
    bindNow: '去绑定',
    myTickets: '看我的号',
    searchAgain: '重新搜',
    way: '怎么走',
  },
  {
    takeNumber: 'No number taken',
    cancel: 'Not cancelled, you keep your number',
    requeue: 'You are not back in line',
    arrive: 'Not checked in',
    remindMe: 'No reminder set',
    rate: 'Not sent; your words are kept',
    bind: 'Not bound',
    follow: 'Slip not found',
    closed: 'Closed now',
    tooLate: 'Not enough time',
    full: 'No numbers left today',
    membersOnly: 'Bind your identity first',
    twoAlready: 'You hold two numbers',
    holdsAnother: 'Your other number first',
    mismatch: 'They do not match',
    locked: 'Please wait',
    boundAlready: 'Bound already',
    tooOften: 'Too fast',
    notLost: "The centre's system did not answer. You have lost no ticket.",
    offline: 'You are offline. Try again once connected; nothing happens twice.',
    slow: 'No answer for a long time. Try again; nothing happens twice.',
    bindNow: 'Bind now',
    myTickets: 'My tickets',
    searchAgain: 'Search again',
    way: 'Directions',
  },
)

type Key = Parameters<typeof t>[0]

interface Way {
  readonly what?: Key
  readonly action?: Key
  readonly step?: Step
  readonly icon?: string
  readonly isForDesk?: boolean
}

/** By code. What stands nowhere gets the sentence of what was wanted and no button. */
const ways: Readonly<Record<string, Way>> = {
  LINE_CLOSED: { what: 'closed', icon: 'clock' },
  TOO_LATE_TODAY: { what: 'tooLate', icon: 'clock' },
  LINE_FULL_TODAY: { what: 'full', icon: 'clock' },
  MEMBERS_ONLY: { what: 'membersOnly', action: 'bindNow', step: 'bind', icon: 'person', isForDesk: true },
  NOT_BOUND: { what: 'membersOnly', action: 'bindNow', step: 'bind', icon: 'person' },
  TWO_TICKETS_ALREADY: { what: 'twoAlready', action: 'myTickets', step: 'tickets', icon: 'ticket' },
  TOO_MANY_TODAY: { icon: 'ticket', isForDesk: true },
  NUMBER_FOR_ANOTHER: { what: 'holdsAnother', action: 'myTickets', step: 'tickets', icon: 'ticket' },
  LINE_UNKNOWN: { action: 'searchAgain', step: 'search', icon: 'search' },
  SERVICE_NOT_HERE: { action: 'searchAgain', step: 'search', icon: 'search' },
  OTHER_WINDOW: { action: 'way', step: 'way', icon: 'pin' },
  BINDING_FAILED: { what: 'mismatch', icon: 'id-card', isForDesk: true },
  BINDING_LOCKED: { what: 'locked', icon: 'lock', isForDesk: true },
  ADMIN_CODE_NEEDED: { icon: 'id-card', isForDesk: true },
  BOUND_ALREADY: { what: 'boundAlready', icon: 'person', isForDesk: true },
  TOO_OFTEN: { what: 'tooOften', icon: 'clock' },
}

const lost: Readonly<Record<string, Key>> = { OFFLINE: 'offline', TIMEOUT: 'slow', FAULT: 'notLost' }

/** The card for a failure: the function's own sentence, or what the phone itself knows of a lost call. */
export const refused = (wanted: Wanted, { code, message, facts }: Failure): Refused => {
  const own = lost[code]
  if (own !== undefined || code === 'BUSY') {
    return {
      what: t(wanted),
      why: message || t(own ?? 'notLost'),
      tone: 'warning',
      icon: code === 'OFFLINE' ? 'cloud-off' : 'triangle',
      action: shared('retry'),
      step: 'again',
      isForDesk: false,
    }
  }
  const way = ways[code]
  return {
    what: t(way?.what ?? wanted),
    why: message,
    tone: 'warning',
    icon: way?.icon ?? 'info',
    action: way?.action === undefined ? '' : t(way.action),
    step: way?.step ?? '',
    // Closed, and no calendar says until when: somebody must be asked.
    isForDesk: way?.isForDesk ?? (code === 'LINE_CLOSED' && facts?.['opens'] === undefined),
  }
}

/** Follows a refusal's button where it leads away; the rest is for the page. */
export const goStep = (step: Step | ''): void => {
  if (step === 'bind') go('/pages/binding/binding')
  if (step === 'tickets') goTab('tickets')
  if (step === 'search') go('/pages/search/search')
}
