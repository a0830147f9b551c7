import type { Context } from '../../_kernel/context'
import { allSound, eachAlone, endRun } from '../../_kernel/sound'
import { get, is } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import { clearTodos, putTodo, renewTodos, type TodoDraft } from '../../_shared/todo'
import { turns } from './moves'
import { windowIdOf } from './form'
import { pageOf, subjectWords } from './words'
import { Applications, ServiceWindows, type StoredApplication, Units } from '../collections'

const kinds = ['decideWindow', 'mendWindow', 'hearWindow', 'clearWindow'] as const
const waitedFor = turns.filter((one) => one !== 'nobody')

/** What waits about an application, for the roles that it waits for. */
export const todosOf = (
  application: StoredApplication,
  unit: { readonly name: string; readonly nameEn: string },
  no: number | undefined,
): TodoDraft[] => {
  const { _id, unitId, form } = application
  const about = subjectWords(form.kind, no)
  const base = { subject: _id, page: pageOf(_id), since: application.updatedAt }
  const head = { ...base, for: { role: 'unitHead', unitId } } as const
  const centre = { ...base, for: { role: 'centreAdmin' } } as const
  switch (application.state) {
    case 'submitted':
    case 'underReview':
      return [
        {
          ...centre,
          kind: 'decideWindow',
          zh: `${unit.name}：${about.zh}，待批复`,
          en: `${unit.nameEn}: ${about.en}, to be decided`,
        },
      ]
    case 'returned':
      return [
        {
          ...head,
          kind: 'mendWindow',
          zh: `${about.zh}的申请要修改`,
          en: `Mend the application: ${about.en}`,
        },
      ]
    case 'hearing':
      return [
        {
          ...head,
          kind: 'hearWindow',
          zh: `中心拟调整：${about.zh}，请写意见`,
          en: `The centre plans ${about.en}; say what the unit thinks`,
          dueAt: instantOf(application.hearUntil, 1440),
        },
      ]
    case 'approved':
      return application.blockedAt === undefined
        ? []
        : [head, centre].map((whose) => ({
            ...whose,
            kind: 'clearWindow',
            zh: `${about.zh}还不能生效，先了结剩下的事项`,
            en: `${about.en} can't take effect yet: see what still depends on it`,
          }))
    default:
      return []
  }
}

const dueFor = async (application: StoredApplication): Promise<TodoDraft[]> => {
  const windowId = windowIdOf(application.form)
  const [unit, place] = await Promise.all([
    get(Units, application.unitId),
    windowId === undefined ? undefined : get(ServiceWindows, windowId),
  ])
  const { name, nameEn } = unit ?? { name: application.unitId, nameEn: application.unitId }
  return todosOf(application, { name, nameEn }, place?.no)
}

/** Puts what waits about an application now in the place of what waited before. After the commit. */
export const remind = async (application: StoredApplication, { now }: Context): Promise<void> => {
  const due = await dueFor(application)
  const gone = kinds.filter((kind) => !due.some((one) => one.kind === kind))
  await clearTodos(application._id, ...gone)
  for (const draft of due) await putTodo(draft, now)
}

/** Every night: what waits stands there once, whatever died after its commit. */
export const renewReminders = async ({ now }: Context): Promise<void> => {
  const { sound, broken } = await allSound(Applications, { turn: is.in(waitedFor) })
  const due: TodoDraft[] = []
  const failures = await eachAlone(sound, async (one) => void due.push(...(await dueFor(one))))
  await renewTodos(kinds, due, now)
  endRun([...broken, ...failures])
}
