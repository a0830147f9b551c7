import { caseMoves, type CaseMove, type CaseState, leadsTo } from '../../../cloudfunctions/cases/case-moves'
import { who } from './desk'

export type Wish = readonly [endpoint: string, input: object, openid: string]

const ticks = (...rows: readonly (readonly [n: number, mark: string])[]) => ({
  ticks: rows.map(([n, mark]) => ({ n, mark })),
})

/** What a clerk may want of a case, in any state. */
export const clerksWishes = (openid: string): readonly Wish[] => [
  ['checkPapers', ticks([1, 'ok'], [2, 'ok']), openid],
  ['checkPapers', ticks([2, 'missing']), openid],
  ['giveNotice', { override: '补充' }, openid],
  ['bringPapers', { proxyName: '爸爸' }, openid],
  ['acceptCase', { reason: '审批' }, openid],
  ['logStep', { words: '已送审' }, openid],
  ['suspendCase', { reason: 'statutoryNotice', words: '公告' }, openid],
  ['resumeCase', {}, openid],
  ['askExtension', { days: 1, reason: '专家出差' }, openid],
  ['decidePart', { n: 1, decision: 'waive', words: '不需要' }, openid],
  ['decidePart', { n: 1, decision: 'redo', words: '请再看' }, openid],
  ['finishCase', { delivery: 'handedOver' }, openid],
  ['denyCase', { basis: 'law', ground: '不符', clause: '第一条', appeal: '教务处' }, openid],
]
/** The way of a case whose papers are all there. */
export const acceptance: readonly Wish[] = [
  ['checkPapers', ticks([1, 'ok'], [2, 'ok']), who.clerk],
  ['acceptCase', { reason: '审批' }, who.clerk],
]
export const applicantsWishes: readonly Wish[] = [
  ['nameProxy', { name: '爸爸' }, who.li],
  ['withdrawCase', {}, who.li],
]
/** What a unit with a part and the centre may want. */
export const othersWishes: readonly Wish[] = [
  ['decideExtension', { isGranted: true, words: '同意' }, who.centre],
  ['finishPart', { n: 1, words: '同意' }, who.hospital],
  ['refusePart', { n: 1, ground: '不符', clause: '第一条' }, who.hospital],
]

/** The moves that an endpoint or a timer makes; one that isn't here makes the move of its own name. */
const movesOf: Readonly<Record<string, readonly CaseMove[]>> = {
  finishCase: ['finishAtOnce', 'finish'],
  denyCase: ['deny'],
  withdrawCase: ['withdraw'],
  acceptCase: ['accept'],
  suspendCase: ['suspend'],
  resumeCase: ['resume'],
  finishPart: ['answerPart'],
  refusePart: ['answerPart'],
  watchDeadlines: ['lapse', 'archive'],
}
const isMove = (name: string): name is CaseMove => Object.hasOwn(caseMoves, name)

/** Whether the table lets this endpoint lead from one state to another; a timer may also only note what it told. */
export const isAllowed = (endpoint: string, from: CaseState, to: CaseState): boolean => {
  const name = endpoint.split('.')[1] ?? ''
  const moves = movesOf[name] ?? (isMove(name) ? [name] : [])
  return moves.some((move) => leadsTo(move, from, to)) || (name === 'watchDeadlines' && from === to)
}
