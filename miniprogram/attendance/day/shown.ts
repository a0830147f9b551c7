import type { Output } from '../../api/call'
import { dotted } from '../../i18n/phrases'
import { clockOf } from '../../i18n/time'
import { t } from './words'

export type MyDay = Output<'attendance', 'myDay'>
type Slot = MyDay['slots'][number]
type Blocker = MyDay['blockers'][number]

const NOON = 720
const EVENING = 1080

const halfOf = ({ from, kind }: Slot): string => {
  if (kind === 'duty') return t('duty')
  return t(from < NOON ? 'half_morning' : from < EVENING ? 'half_afternoon' : 'half_evening')
}

const colours: Record<NonNullable<Slot['status']>, 'ok' | 'warning' | 'danger' | 'paused'> = {
  normal: 'ok',
  duty: 'ok',
  late: 'warning',
  seriouslyLate: 'danger',
  early: 'warning',
  absent: 'danger',
  missing: 'warning',
  onLeave: 'paused',
  substituted: 'paused',
  exempt: 'paused',
}

/** One half of a day as a row: its hours, when one came and went, and what became of it. */
export const slotRow = (slot: Slot) => {
  const { from, to, status, lateMinutes, earlyMinutes, isCorrected, isRequired } = slot
  const isClocked = slot.in !== undefined || slot.out !== undefined
  const isIn = slot.in !== undefined && slot.out === undefined && status === undefined
  return {
    key: String(from),
    title: `${halfOf(slot)} ${t('half', { from: clockOf(from), to: clockOf(to) })}`,
    caption: dotted(
      isClocked
        ? t('at', {
            in: slot.in === undefined ? t('none') : clockOf(slot.in),
            out: slot.out === undefined ? t('none') : clockOf(slot.out),
          })
        : isRequired || slot.kind === 'duty'
          ? ''
          : t('optional'),
      isCorrected ? t('corrected') : '',
      lateMinutes > 0 ? t('minutesLate', { n: lateMinutes }) : '',
      earlyMinutes > 0 ? t('minutesEarly', { n: earlyMinutes }) : '',
    ),
    chip: status === undefined ? (isIn ? 'serving' : '') : colours[status],
    chipText: status === undefined ? (isIn ? t('isIn') : '') : t(`status_${status}`),
  }
}

/** What keeps somebody here as a row that leads to where it is dealt with. */
export const blockerRow = (blocker: Blocker) => {
  if (blocker.kind === 'directCase') {
    const { caseId, no } = blocker
    return {
      key: caseId,
      title: t('directCase', { no }),
      caption: t('goCase'),
      url: `/staff/case/case?caseId=${caseId}`,
    }
  }
  const url = `/staff/counter/counter?windowId=${blocker.windowId}`
  return blocker.kind === 'counterOpen'
    ? { key: 'counter', title: t('counterOpen', { no: blocker.windowNo }), caption: t('goClose'), url }
    : {
        key: blocker.number,
        title: t(blocker.kind, { no: blocker.number }),
        caption: t('goCounter'),
        url,
      }
}
