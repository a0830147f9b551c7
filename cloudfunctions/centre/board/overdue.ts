import * as v from 'valibot'
import { inLanguage, type Language } from '../../_kernel/refusal'
import { findSoundFields, is } from '../../_kernel/store'
import type { ServiceWindow } from '../../_shared/service-window'
import { Todos } from '../../_shared/todo'
import type { Unit } from '../../_shared/unit'

const Overdue = v.object({ desk: v.string(), dueAt: v.date() })
const MOST = 1000

const roleWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  centreStaff: ['中心前台', 'Front desk'],
  centreAdmin: ['中心负责人', 'Centre administration'],
  custodian: ['投诉身份保管人', 'Custodian'],
  discipline: ['纪检监察', 'Discipline office'],
  steeringOffice: ['领导小组办公室', 'Steering office'],
  person: ['工作人员本人', 'Staff themselves'],
}

/**
 * To-dos past their date, counted by whose they are, the most first: what each of them is about is for who has it,
 * and nobody is named.
 */
export const overdueByDesk = async (
  now: Date,
  language: Language,
  unitOf: ReadonlyMap<string, Unit>,
  windows: readonly ServiceWindow[],
): Promise<{ whose: string; count: number; oldest: string }[]> => {
  const late = await findSoundFields(
    Todos,
    Overdue,
    ['desk', 'dueAt'],
    { dueAt: is.lt(now) },
    { order: [['dueAt', 1]], limit: MOST },
  )
  const nameOf = (desk: string): string => {
    const [role = '', ...rest] = desk.split(':')
    const id = rest.join(':')
    const unit = unitOf.get(id)
    if (unit !== undefined) return inLanguage(language, unit.name, unit.nameEn)
    const place = windows.find(({ _id }) => _id === id)
    if (place !== undefined)
      return inLanguage(language, `${String(place.no)}号窗口`, `Window ${String(place.no)}`)
    const [zh, en] = roleWords[role] ?? ['其他', 'Others']
    return inLanguage(language, zh, en)
  }
  const byName = new Map<string, { count: number; oldest: Date }>()
  for (const { desk, dueAt } of late) {
    const whose = nameOf(desk)
    const known = byName.get(whose)
    byName.set(whose, { count: (known?.count ?? 0) + 1, oldest: known?.oldest ?? dueAt })
  }
  return [...byName]
    .map(([whose, { count, oldest }]) => ({ whose, count, oldest: oldest.toISOString() }))
    .sort((one, other) => other.count - one.count || (one.whose < other.whose ? -1 : 1))
}
