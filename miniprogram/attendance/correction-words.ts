import type { Output } from '../api/call'
import { dictionary } from '../i18n/dictionary'
import { dotted } from '../i18n/phrases'
import { clockOf, dateText } from '../i18n/time'

export type Correction = Output<'attendance', 'corrections'>['corrections'][number]

const { t } = dictionary(
  {
    in: '上班',
    out: '下班',
    says: ({ side, at }: { side: string; at: string }) => `${side} ${at}`,
    clocked: ({ in: from, out }: { in: string; out: string }) => `打卡 ${from} – ${out}`,
    none: '无',
    unclocked: '没有打卡',
    asked: '等审批',
    approved: '已批准',
    refused: '未批准',
    withdrawn: '已撤回',
  },
  {
    in: 'In',
    out: 'Out',
    says: ({ side, at }: { side: string; at: string }) => `${side} ${at}`,
    clocked: ({ in: from, out }: { in: string; out: string }) => `Clocked ${from} – ${out}`,
    none: 'none',
    unclocked: 'not clocked',
    asked: 'To be decided',
    approved: 'Approved',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
)

const chips = { asked: 'waiting', approved: 'ok', refused: 'danger', withdrawn: 'cancelled' } as const

const shownAt = (minute: number | undefined): string => (minute === undefined ? t('none') : clockOf(minute))

const clockedText = ({ in: from, out }: Correction['clocked']): string =>
  from === undefined && out === undefined
    ? t('unclocked')
    : t('clocked', { in: shownAt(from), out: shownAt(out) })

/** A correction as a row: whose or when, what it says beside what was clocked, and how it stands. */
export const correctionRow = (one: Correction) => {
  const { correctionId, name, windowNo, day, direction, minute, clocked, state } = one
  return {
    correctionId,
    name,
    windowNo: String(windowNo),
    day: dateText(day),
    says: t('says', { side: t(direction), at: clockOf(minute) }),
    clocked: clockedText(clocked),
    caption: dotted(
      dateText(day),
      t('says', { side: t(direction), at: clockOf(minute) }),
      clockedText(clocked),
    ),
    reason: one.reason,
    evidence: one.evidence,
    refusal: one.refusal ?? '',
    files: one.files.map(({ at, kind }) => ({ at, kind })),
    isOpen: state === 'asked',
    chip: chips[state],
    chipText: t(state),
  }
}
