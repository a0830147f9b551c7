import { MOST_ROWS, type MyDataSection } from '../_kernel/my-data'
import type { Context } from '../_kernel/context'
import type { OutputOf } from '../_kernel/contract'
import { inLanguage } from '../_kernel/refusal'
import { find } from '../_kernel/store'
import { clockText, DAY_MINUTES } from '../_kernel/time'
import { PunchRecords, Releases } from './collections'
import type { contract } from './contract'
import type { Direction } from './punch'

const directionNames: Record<Direction, readonly [zh: string, en: string]> = {
  in: ['上班打卡', 'Clocked in'],
  out: ['下班打卡', 'Clocked out'],
}

/** 我的数据: when I clocked in and out, and when the centre let me go early. */
export const myData = async (
  _input: object,
  { account, language }: Context,
): Promise<OutputOf<(typeof contract)['myData']>> => {
  const personId = (await account())?.personId
  if (personId === undefined) return { sections: [] }
  const [punches, releases] = await Promise.all([
    find(PunchRecords, { personId }, { order: [['day', -1]], limit: MOST_ROWS }),
    find(Releases, { personIds: personId }, { order: [['day', -1]], limit: MOST_ROWS }),
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
  return { sections: [clocked, released].filter(({ rows }) => rows.length > 0) }
}
