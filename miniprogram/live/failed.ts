import type { Failure } from '../api/call'
import { dictionary } from '../i18n/dictionary'

/** What did not happen and why, as a card; `retry` is the label of its button, empty when pressing again is no use. */
export interface Failed {
  readonly what: string
  readonly why: string
  readonly icon: string
  readonly retry: string
}

const { t } = dictionary(
  {
    lost: '没有发出去',
    offline: '现在没有网络。连上后再试一次，不会重复。',
    slow: '等了很久没有回应。再试一次，不会重复。',
    broken: '中心的系统没有回应。再试一次，不会重复。',
    retry: '再试一次',
    refused: '没有办成',
    nobody: '没有叫到人',
    moved: '已经变了',
    notBound: '要先绑定身份',
    notAllowed: '没有权限',
    targetClosed: '那边现在不办',
    yours: '就在这里办',
    taken: '窗口已经有人开着',
    elsewhere: '您还开着别的窗口',
  },
  {
    lost: 'Not sent',
    offline: 'You are offline. Try again once connected; nothing happens twice.',
    slow: 'No answer for a long time. Try again; nothing happens twice.',
    broken: "The centre's system did not answer. Try again; nothing happens twice.",
    retry: 'Try again',
    refused: 'Not done',
    nobody: 'Nobody was called',
    moved: 'It has changed',
    notBound: 'Bind your identity first',
    notAllowed: 'Not allowed',
    targetClosed: 'Closed over there',
    yours: 'It is done right here',
    taken: 'Somebody has the window open',
    elsewhere: 'Another window of yours is open',
  },
)

type Key = Parameters<typeof t>[0]

const lost: Readonly<Record<string, Key>> = {
  OFFLINE: 'offline',
  TIMEOUT: 'slow',
  FAULT: 'broken',
  BUSY: 'broken',
}

const headings: Readonly<Record<string, Key>> = {
  NOBODY_WAITING: 'nobody',
  MOVE_NOT_POSSIBLE: 'moved',
  NOT_AT_YOUR_WINDOW: 'moved',
  SESSION_OVER: 'moved',
  UNDO_TOO_LATE: 'moved',
  NOT_BOUND: 'notBound',
  NOT_ALLOWED: 'notAllowed',
  TARGET_CLOSED: 'targetClosed',
  LINE_CLOSED: 'targetClosed',
  SAME_LINE: 'yours',
  SERVICE_IS_YOURS: 'yours',
  WINDOW_TAKEN: 'taken',
  ELSEWHERE_OPEN: 'elsewhere',
}

/** The card for what a member of staff could not do: the function's own sentence, or what the phone knows itself. */
export const failed = ({ code, message }: Failure): Failed => {
  const own = lost[code]
  if (own !== undefined) {
    const icon = code === 'OFFLINE' ? 'cloud-off' : 'triangle'
    return { what: t('lost'), why: message || t(own), icon, retry: t('retry') }
  }
  return { what: t(headings[code] ?? 'refused'), why: message, icon: 'info', retry: '' }
}

/** Why it did not happen, for where there is no room for a card: the function's own sentence, or what the phone knows. */
export const whyOf = (failure: Failure): string => failed(failure).why
