import * as v from 'valibot'
import { readFrom } from '../../_kernel/collection'
import type { Context } from '../../_kernel/context'
import type { OutputOf } from '../../_kernel/contract'
import { monthAfter, monthBefore, monthDays, monthOf } from '../../_kernel/month'
import { inLanguage, type Refusal } from '../../_kernel/refusal'
import { allSoundFields } from '../../_kernel/sound'
import { find, is } from '../../_kernel/store'
import { addDays, Day, dayOf } from '../../_kernel/time'
import { RatingWeeks } from '../../_shared/rating-week'
import { ServiceWindows } from '../../_shared/service-window'
import { Units } from '../../_shared/unit'
import { sumOfDays, type WindowDay, WindowDays } from '../../_shared/window-day'
import type { contract } from '../contract'
import type { CentreDoor } from '../door'
import { daysOfHall, type DueCase, promisesOf, ratingsOf } from './figures'
import { keptPermille, keptWindows } from './coverage'
import { refuse } from '../refusals'

type Figures = OutputOf<(typeof contract)['monthFigures']>

const DueFields = v.object({
  promise: v.optional(v.object({ dueOn: Day })),
  doneOn: v.optional(Day),
  refusedAt: v.optional(v.date()),
})
/** `cases` alone writes it. */
const cases = readFrom('cases', DueFields, 'read to count how many promised dates were kept')

const MOST = 1000

/** The days of all windows of a month, a page at a time: sixty windows have more than one read gives. */
const windowDaysOf = async (from: Day, to: Day): Promise<WindowDay[]> => {
  const days: WindowDay[] = []
  for (let first = from; first <= to; first = addDays(first, 8)) {
    const last = addDays(first, 7) < to ? addDays(first, 7) : to
    days.push(...(await find(WindowDays, { day: is.gte(first).and(is.lte(last)) }, { limit: MOST })))
  }
  return days
}

const ended = ['done', 'refused', 'inProgress', 'suspended'] as const

/** Matters whose promised date lies between two days. */
const dueCases = async (state: (typeof ended)[number], from: Day, to: Day): Promise<DueCase[]> => {
  const found = await allSoundFields(
    cases,
    DueFields,
    { state },
    { by: 'dueKey', after: from, before: `${to};` },
  )
  return found.flatMap(({ promise, doneOn, refusedAt }) =>
    promise === undefined
      ? []
      : [{ dueOn: promise.dueOn, endedOn: doneOn ?? (refusedAt && dayOf(refusedAt)) }],
  )
}

/** A month of the hall in figures. */
export const figuresOf = async (
  asked: string | undefined,
  { day, now, language }: Context,
): Promise<Figures | Refusal<'MONTH_TO_COME'>> => {
  const current = monthOf(day)
  const month = asked ?? current
  if (month > current) return refuse('MONTH_TO_COME', { latest: current })
  const { from, to } = monthDays(month)
  const [days, weeks, windows, units, kept, ...due] = await Promise.all([
    windowDaysOf(from, to),
    // A week belongs to the month in which it ends.
    find(
      RatingWeeks,
      { isShown: true, week: is.gte(addDays(from, -6)).and(is.lte(addDays(to, -6))) },
      { limit: MOST },
    ),
    find(ServiceWindows, {}, { order: [['no', 1]], limit: MOST }),
    find(Units, {}, { limit: MOST }),
    keptWindows(month),
    ...ended.map((state) => dueCases(state, from, to)),
  ])
  const after = monthAfter(month)
  const nameOf = (unitId: string): string => {
    const unit = units.find(({ _id }) => _id === unitId)
    return unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn)
  }
  const permilleOf = (windowId?: string) => {
    const own = (kept ?? []).filter((one) => windowId === undefined || one.windowId === windowId)
    const unionPermille = keptPermille(own)
    return unionPermille === undefined ? {} : { unionPermille }
  }
  return {
    month,
    before: monthBefore(month),
    ...(after <= current ? { after } : {}),
    isRunning: month === current,
    ...sumOfDays(days),
    ...permilleOf(),
    dayCount: new Set(days.map((one) => one.day)).size,
    days: daysOfHall(days),
    cases: promisesOf(due.flat(), day),
    ratings: ratingsOf(weeks),
    windows: windows.flatMap(({ _id, no, unitId, state }) => {
      const own = days.filter(({ windowId }) => windowId === _id)
      if (state === 'closed' && own.length === 0) return []
      const { given, good } = ratingsOf(weeks.filter(({ windowId }) => windowId === _id))
      return [
        {
          windowId: _id,
          windowNo: no,
          unitName: nameOf(unitId),
          ...sumOfDays(own),
          given,
          good,
          ...permilleOf(_id),
        },
      ]
    }),
    seenAt: now.toISOString(),
  }
}

/** 月度数据 */
export const monthFigures: CentreDoor['monthFigures'] = ({ month }, context) => figuresOf(month, context)
