import type { Output } from '../api/call'
import type { LineNow } from '../live/hall'
import { dictionary } from './dictionary'
import { t as shared } from './t'
import { clockAt, openingText } from './time'

type Ticket = Output<'queue', 'ticket'>
type Wait = Ticket['wait']

const { t } = dictionary(
  {
    dot: ' · ',
    comma: '、',
    windows: ({ nos }: { nos: string }) => `${nos}号窗口`,
    onTheSpot: '当场办结',
    days: ({ days }: { days: number }) => `${days} 个工作日`,
    promise: ({ days }: { days: number }) => `承诺 ${days} 个工作日`,
    free: '不收费',
    yuan: ({ yuan }: { yuan: string }) => `收费 ${yuan} 元`,
    assessed: '费用到窗口核定',
    goTo: ({ window }: { window: string }) => `请到 ${window}`,
    servedAt: ({ window }: { window: string }) => `正在 ${window}办理`,
    before: ({ at }: { at: string }) => `请在 ${at} 前到`,
    mayReturn: ({ at }: { at: string }) => `${at} 前可以重新排入`,
    missed: '已过号',
    ended: '办完了',
    howWasIt: '这次办理，您觉得怎么样？',
    waitAt: ({ people, wait }: { people: string; wait: string }) => `${people}，${wait}`,
    nobodyThere: '现在没有人在办',
    notOpen: '窗口还没开',
    closedNow: '现在不开放',
  },
  {
    dot: ' · ',
    comma: ', ',
    windows: ({ nos }) => `${nos.includes(',') ? 'Windows' : 'Window'} ${nos}`,
    onTheSpot: 'On the spot',
    days: ({ days }) => (days === 1 ? '1 working day' : `${days} working days`),
    promise: ({ days }) => (days === 1 ? '1 working day promised' : `${days} working days promised`),
    free: 'Free',
    yuan: ({ yuan }) => `¥${yuan}`,
    assessed: 'Fee set at the window',
    goTo: ({ window }) => `Go to ${window.toLowerCase()}`,
    servedAt: ({ window }) => `At ${window.toLowerCase()}`,
    before: ({ at }) => `Be there by ${at}`,
    mayReturn: ({ at }) => `You can rejoin until ${at}`,
    missed: 'Missed',
    ended: 'Finished',
    howWasIt: 'How was this visit for you?',
    waitAt: ({ people, wait }) => `${people}, ${wait.toLowerCase()}`,
    nobodyThere: 'Serving nobody',
    notOpen: 'Not open yet',
    closedNow: 'Closed now',
  },
)

/** Parts on one line: 教务处 · JW-001 · 面向本科生; empty parts are left out. */
export const dotted = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(t('dot'))

/** Things in a row: 申请表、一寸照片. */
export const listed = (things: readonly string[]): string => things.join(t('comma'))

/** 1号窗口; 1、2号窗口. */
export const windowsText = (windows: readonly { readonly windowNo: number }[]): string =>
  windows.length === 0 ? '' : t('windows', { nos: listed(windows.map(({ windowNo }) => String(windowNo))) })

/** 约 10–20 分钟; 不用等; 暂停叫号. */
export const waitText = (wait: Wait): string =>
  wait.kind === 'range'
    ? shared('waitRange', wait)
    : shared(wait.kind === 'paused' ? 'pausedCalling' : 'noWait')

/** How long a matter takes: 当场办结; 3 个工作日. */
export const daysText = (days: number): string => (days === 0 ? t('onTheSpot') : t('days', { days }))

/** The same as a promise: 承诺 3 个工作日. */
export const promiseText = (days: number): string => (days === 0 ? t('onTheSpot') : t('promise', { days }))

/** A fee in fen; 0 is free, −1 is worked out at the window. */
export const feeText = (fen: number): string =>
  fen < 0 ? t('assessed') : fen === 0 ? t('free') : t('yuan', { yuan: String(fen / 100) })

/** Windows of a line that somebody sits at, or all of them when nobody does. */
export const mannedWindows = ({ windows }: Pick<LineNow, 'windows'>): LineNow['windows'] => {
  const manned = windows.filter(({ state }) => state !== 'closed')
  return manned.length === 0 ? windows : manned
}

/** Whether somebody could be served on the line today without coming back another time. */
export const isOpenNow = (line: LineNow): boolean =>
  line.opening.kind === 'open' && line.windows.some(({ state }) => state !== 'closed')

/** A line in a word or two, for a caption: 3 人在等; 不用等; 下午 14:00 开. */
export const lineShort = (line: LineNow): string => {
  if (line.opening.kind !== 'open') return openingText(line.opening)
  if (!isOpenNow(line)) return t('notOpen')
  return line.waitingCount === 0 || line.wait.kind === 'none'
    ? waitText(line.wait)
    : shared('peopleWaiting', { people: line.waitingCount })
}

/** 3 人在等，约 10–20 分钟; 不用等; 下午 14:00 开. */
export const lineLong = (line: LineNow): string => {
  if (!isOpenNow(line) || line.wait.kind === 'none') return lineShort(line)
  const people = shared('peopleWaiting', { people: line.waitingCount })
  return t('waitAt', { people, wait: waitText(line.wait) })
}

/** Who is served: 正在办理 A008. */
export const servingText = ({ serving }: Pick<LineNow, 'serving'>): string => {
  const first = serving[0]
  return first === undefined ? t('nobodyThere') : shared('nowServing', { no: first.number })
}

/** The chip that says whether a matter can be done now. */
export const lineChip = (line: LineNow): { chip: string; chipText: string } => {
  // When it opens stands in words beside it.
  if (line.opening.kind !== 'open') return { chip: 'paused', chipText: t('closedNow') }
  if (!isOpenNow(line)) return { chip: 'paused', chipText: t('notOpen') }
  return line.wait.kind === 'paused'
    ? { chip: 'paused', chipText: waitText(line.wait) }
    : { chip: 'ok', chipText: '' }
}

/** A ticket on a card: what I should know first, and the line below. */
export const ticketText = (ticket: Ticket): { headline: string; caption: string } => {
  const place = windowsText(ticket.windows)
  const until = ticket.until === undefined ? '' : clockAt(ticket.until)
  if (ticket.state === 'called')
    return { headline: t('goTo', { window: place }), caption: t('before', { at: until }) }
  if (ticket.state === 'done') return { headline: t('ended'), caption: t('howWasIt') }
  if (ticket.state === 'serving')
    return { headline: t('servedAt', { window: place }), caption: ticket.serviceName }
  if (ticket.state === 'missed') {
    const canReturn = ticket.moves.includes('requeue')
    return {
      headline: canReturn ? t('mayReturn', { at: until }) : t('missed'),
      caption: ticket.serviceName,
    }
  }
  return {
    headline: waitText(ticket.wait),
    caption: dotted(shared('ahead', { people: ticket.ahead }), place),
  }
}
