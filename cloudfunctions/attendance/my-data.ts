import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { inLanguage } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { clockText, DAY_MINUTES } from '../_kernel/time'
import {
  Commitments,
  Corrections,
  Leaves,
  MeetingPresences,
  MonthAnswers,
  MonthRows,
  PunchRecords,
  Releases,
} from './collections'
import type { contract } from './contract'
import type { LeaveType } from './leave/quota'
import type { AnswerState } from './month/shape'
import type { Direction } from './clock/punch'

const directionNames: Record<Direction, readonly [zh: string, en: string]> = {
  in: ['上班打卡', 'Clocked in'],
  out: ['下班打卡', 'Clocked out'],
}

const leaveNames: Record<LeaveType, readonly [zh: string, en: string]> = {
  personal: ['事假', 'Personal leave'],
  sick: ['病假', 'Sick leave'],
  official: ['公假', 'On duty elsewhere'],
  annual: ['年假', 'Annual leave'],
  family: ['婚产丧假', 'Marriage, birth or bereavement'],
  other: ['其他', 'Other leave'],
}

const answerNames: Record<AnswerState, readonly [zh: string, en: string]> = {
  confirmed: ['确认', 'Confirmed'],
  objected: ['提出异议', 'Objected'],
  upheld: ['异议成立', 'Objection upheld'],
  dismissed: ['异议不成立', 'Objection dismissed'],
}

/** 我的数据: my leaves, where I stood in, when I clocked in and out, and when the centre let me go early. */
export const myData = async (
  _input: object,
  { account, language }: Context,
): Promise<OutputOf<(typeof contract)['myData']>> => {
  const personId = (await account())?.personId
  if (personId === undefined) return { sections: [] }
  const [punches, asked, releases, mine, others, years, presences, monthRows, answers] = await Promise.all([
    find(PunchRecords, { personId }, { order: [['day', -1]], limit: MOST_ROWS }),
    find(Corrections, { personId }, { order: [['createdAt', -1]], limit: MOST_ROWS }),
    find(Releases, { personIds: personId }, { order: [['day', -1]], limit: MOST_ROWS }),
    find(Leaves, { personId }, { order: [['createdAt', -1]], limit: MOST_ROWS }),
    find(Leaves, { alternateId: personId }, { order: [['lastDay', -1]], limit: MOST_ROWS }),
    find(Commitments, { personId }, { limit: MOST_ROWS }),
    find(MeetingPresences, { personId }, { order: [['day', -1]], limit: MOST_ROWS }),
    find(MonthRows, { personId }, { order: [['month', -1]], limit: MOST_ROWS }),
    find(MonthAnswers, { personId }, { limit: MOST_ROWS }),
  ])
  const kept = ({ keepDays }: { readonly keepDays?: number }) => (keepDays === undefined ? {} : { keepDays })
  const clocked: MyDataSection = {
    section: 'punches',
    title: inLanguage(language, '打卡记录', 'When I clocked in and out'),
    ...kept(PunchRecords),
    mayErase: false,
    rows: punches.map(({ direction, day, minute, at }) => ({
      label: inLanguage(language, ...directionNames[direction]),
      value: `${day} ${clockText(minute % DAY_MINUTES)}`,
      at: at.toISOString(),
    })),
  }
  const released: MyDataSection = {
    section: 'releases',
    title: inLanguage(language, '提前放行', 'When I was let go early'),
    ...kept(Releases),
    mayErase: false,
    rows: releases.map(({ day, fromMinute, reason, createdAt }) => ({
      label: reason,
      value: `${day} ${clockText(fromMinute)}`,
      at: createdAt.toISOString(),
    })),
  }
  const away: MyDataSection = {
    section: 'leaves',
    title: inLanguage(language, '请假', 'My leave'),
    ...kept(Leaves),
    mayErase: false,
    rows: mine.map(({ type, firstDay, lastDay, reason, createdAt }) => ({
      label: inLanguage(language, ...leaveNames[type]),
      value: `${firstDay} – ${lastDay} · ${reason}`,
      at: createdAt.toISOString(),
    })),
  }
  const stoodIn: MyDataSection = {
    section: 'standIns',
    title: inLanguage(language, '顶岗', 'Where I was asked to stand in'),
    ...kept(Leaves),
    mayErase: false,
    rows: others.map(({ firstDay, lastDay, createdAt }) => ({
      label: inLanguage(language, '顶岗', 'Standing in'),
      value: `${firstDay} – ${lastDay}`,
      at: createdAt.toISOString(),
    })),
  }
  const corrected: MyDataSection = {
    section: 'corrections',
    title: inLanguage(language, '补卡', 'Corrections of the clock'),
    ...kept(Corrections),
    mayErase: false,
    rows: asked.map(({ direction, day, minute, reason, createdAt }) => ({
      label: inLanguage(language, ...directionNames[direction]),
      value: `${day} ${clockText(minute)} · ${reason}`,
      at: createdAt.toISOString(),
    })),
  }
  const duties: MyDataSection = {
    section: 'duties',
    title: inLanguage(language, '值班', 'When I was on duty'),
    ...kept(Commitments),
    mayErase: false,
    rows: years.flatMap(({ claims, updatedAt }) =>
      claims
        .filter(({ kind }) => kind === 'duty')
        .flatMap(({ pieces }) => pieces)
        .map(({ day, spans }) => ({
          label: inLanguage(language, '值班', 'On duty'),
          value: `${day} ${spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(' ')}`,
          at: updatedAt.toISOString(),
        })),
    ),
  }
  const met: MyDataSection = {
    section: 'meetings',
    title: inLanguage(language, '会议、培训', 'Meetings and trainings'),
    ...kept(MeetingPresences),
    mayErase: false,
    rows: presences.map(({ day, signed, absence, updatedAt }) => ({
      label:
        signed === undefined
          ? inLanguage(language, '会议请假', 'Asked to be let off')
          : inLanguage(language, '会议签到', 'Signed in'),
      value: signed === undefined && absence !== undefined ? `${day} · ${absence.reason}` : day,
      at: updatedAt.toISOString(),
    })),
  }
  const judged: MyDataSection = {
    section: 'months',
    title: inLanguage(language, '月度考勤', 'Months of attendance'),
    ...kept(MonthRows),
    mayErase: false,
    rows: [
      ...monthRows.flatMap((row) =>
        row.kind === 'person'
          ? [
              {
                label: row.month,
                value: inLanguage(
                  language,
                  `应到 ${String(row.sums.dueMinutes)} 分钟，实到 ${String(row.sums.presentMinutes)} 分钟`,
                  `${String(row.sums.presentMinutes)} of ${String(row.sums.dueMinutes)} minutes`,
                ),
                at: row.createdAt.toISOString(),
              },
            ]
          : [],
      ),
      ...answers.map(({ month, state, reason = '', updatedAt }) => ({
        label: month,
        value: [inLanguage(language, ...answerNames[state]), reason].filter((one) => one !== '').join(' · '),
        at: updatedAt.toISOString(),
      })),
    ],
  }
  return {
    sections: [clocked, corrected, released, away, stoodIn, duties, met, judged].filter(
      ({ rows }) => rows.length > 0,
    ),
  }
}
