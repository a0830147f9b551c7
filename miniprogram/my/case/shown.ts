import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { dateText } from '../../i18n/time'
import { isOpen } from '../../live/case-look'
import { t } from './words'

export type Case = Output<'cases', 'myCase'>
type Paper = Case['papers'][number]

export const factsOf = (one: Case) => ({
  pickup: one.delivery?.pickupCode ?? '',
  tracking: one.delivery?.trackingNo ?? '',
  result: one.result ?? '',
  slipCode: one.slipCode ?? '',
  proxyName: one.proxyName ?? '',
  rating: one.rating?.visitId ?? '',
  follows: one.follows ?? '',
  followsSlip: one.followsSlip ?? '',
  followedBy: one.followedBy ?? '',
  followedBySlip: one.followedBySlip ?? '',
})

/** 还剩 3 个工作日: how far the promised date is; nothing while the clock stands still or no day can be counted. */
const leftOf = ({ colour, daysLeft }: NonNullable<Case['promise']>): { left: string; ink: string } => {
  const ink = colour === 'red' ? 'ink-danger' : colour === 'yellow' ? 'ink-warning' : ''
  if (colour === 'still') return { left: t('still'), ink }
  if (daysLeft === undefined) return { left: '', ink }
  if (colour === 'red') return { left: daysLeft === 0 ? t('past') : t('daysLate', { days: -daysLeft }), ink }
  return { left: daysLeft === 0 ? t('lastDay') : t('daysLeft', { days: daysLeft }), ink }
}

/** The promise; `isRunning` = its date is still to be kept, so the days count. */
export const promiseOf = ({ promise, state }: Case) =>
  promise === undefined
    ? null
    : {
        isRunning: isOpen[state],
        day: dateText(promise.dueOn),
        ...leftOf(promise),
        reason: promise.reason,
        vacation: t(promise.inVacation ? 'vacationYes' : 'vacationNo'),
        isProvisional: promise.isProvisional,
      }

const chips: Record<Paper['mark'], string> = { open: '', ok: 'ok', wrong: 'warning', missing: 'missed' }
const markWords = { ok: 'ok', wrong: 'wrong', missing: 'lacking' } as const

/** The papers of the case: how the window found each, and the photos that are kept of it. */
export const papersOf = ({ papers }: Case) =>
  papers.map(({ n, name, form, copies, need, when, mark, remark, files }) => ({
    n,
    title: name,
    caption: dotted(
      copies > 1 ? `${form} ×${String(copies)}` : form,
      remark ?? when ?? (need === 'optional' ? t('optional') : ''),
      files.length === 0 ? '' : t('files', { n: files.length }),
    ),
    chip: chips[mark],
    chipText: mark === 'open' ? '' : t(markWords[mark]),
    files: files.map(({ at }) => at),
  }))
