import type { Context } from '../../_kernel/context'
import { find, get, insertMissing, is } from '../../_kernel/store'
import { DAY_MINUTES, instantOf } from '../../_kernel/time'
import type { Timer } from '../../_kernel/timer'
import { Events } from '../../_shared/event'
import { tellingEvent } from '../../_shared/telling'
import { clearTodos, renewTodos, renewTodosOf, type TodoDraft } from '../../_shared/todo'
import { unitHeads } from '../../_shared/unit-head'
import { DutyFilings, DutyPlans } from '../collections'
import { filingId, isLateOn } from './filing'
import type { DutyPeriod } from './period'
import { unitsAtWork } from './view'

/** A unit has to file; somebody has to ask it why it hasn't. */
const kinds = ['duty', 'dutyMissing'] as const
const MOST = 1000

const filePage = (unitId: string): string => `/attendance/duties/duties?unitId=${unitId}`
const planPage = '/attendance/duty-plan/duty-plan'

/** Units with a window that have not filed for a period. */
const unfiled = async ({ _id }: DutyPeriod): Promise<string[]> => {
  const units = [...(await unitsAtWork()).keys()]
  const filed = await find(
    DutyFilings,
    { _id: is.in(units.map((unitId) => filingId(_id, unitId))) },
    { limit: MOST },
  )
  return units.filter((unitId) => !filed.some((one) => one.unitId === unitId))
}

/** What of a period waits for whom: nothing once it is over. */
const todosOf = async (period: DutyPeriod, { day }: Pick<Context, 'day'>): Promise<TodoDraft[]> => {
  const { _id, name, fileBy, to, announcedAt } = period
  const units = day > to ? [] : await unfiled(period)
  const common = { subject: _id, since: announcedAt, dueAt: instantOf(fileBy, DAY_MINUTES) }
  const missing: TodoDraft = {
    ...common,
    kind: 'dutyMissing',
    for: { role: 'centreStaff' },
    zh: `${name}：还有 ${String(units.length)} 个单位没有报值班`,
    en: `${name}: ${String(units.length)} units have not filed their duty`,
    page: planPage,
  }
  return [
    ...units.map((unitId): TodoDraft => ({
      ...common,
      kind: 'duty',
      for: { role: 'unitHead', unitId },
      zh: `${name}：请报值班安排，不值班也请报`,
      en: `${name}: file who is on duty, or that nobody is`,
      page: filePage(unitId),
    })),
    ...(units.length > 0 && isLateOn(day, period) ? [missing] : []),
  ]
}

/** Brings what waits about a period to how it stands. */
export const renewDutyTodosOf = async (period: DutyPeriod, context: Pick<Context, 'day' | 'now'>) =>
  renewTodosOf(period._id, kinds, await todosOf(period, context), context.now)

export const clearDutyTodos = (periodId: string): Promise<void> => clearTodos(periodId, ...kinds)

/** 待办 of all periods, made anew every night: a deadline that passed brings the centre its own. */
const renewDutyTodos = async (context: Context): Promise<void> => {
  const periods = (await get(DutyPlans, 'main'))?.periods ?? []
  const due = await Promise.all(periods.map((period) => todosOf(period, context)))
  await renewTodos(kinds, due.flat(), context.now)
}

/** The night after the deadline, heads whose unit has not filed are asked once more, each once (§22). */
const chaseDuty = async (context: Context): Promise<void> => {
  const { day } = context
  const periods = (await get(DutyPlans, 'main'))?.periods ?? []
  for (const period of periods.filter((one) => isLateOn(day, one) && day <= one.to)) {
    const units = await unfiled(period)
    const told = await Promise.all(
      units.map(async (unitId) => {
        const source = { of: DutyPlans.name, id: period._id, v: 1, kind: `missing:${unitId}` }
        const words = {
          zh: `${period.name}的值班安排已过备案截止日，请尽快报中心。`,
          en: `The deadline for filing duty for ${period.name} has passed. Please file it soon.`,
        }
        return (await unitHeads(unitId, day)).map((reader) =>
          tellingEvent(source, { reader, ...words, page: filePage(unitId) }, context),
        )
      }),
    )
    if (told.flat().length > 0) await insertMissing(Events, told.flat())
  }
}

export const dutyTimers: readonly Timer[] = [
  { name: 'renewDutyTodos', every: { dayAt: 150 }, run: renewDutyTodos },
  { name: 'chaseDuty', every: { dayAt: 155 }, run: chaseDuty },
]
