import { allSound, endRun } from '../../_kernel/sound'
import { is } from '../../_kernel/store'
import { instantOf } from '../../_kernel/time'
import type { Context } from '../../_kernel/context'
import { clearTodos, renewTodos, renewTodosOf, type TodoDraft } from '../../_shared/todo'
import { Leaves } from '../collections'
import { beginsAt, type Leave } from './leave'
import { pageOf } from './change'
import type { LeaveState } from './moves'
import { isLong } from './quota'
import { windowsById } from '../person-day'

const kinds = ['leave', 'leaveUncovered'] as const
/** A window where nobody is although somebody should stand in; its subject is the window. */
export const WINDOW_EMPTY = 'windowEmpty'

/** Who a leave waits for in a state, and what to say; nothing where it waits for nobody. */
const waitsFor = (leave: Leave, no: string): Pick<TodoDraft, 'for' | 'zh' | 'en'> | undefined => {
  const { personId, alternateId, unitId, state, halfDays } = leave
  const waiting: Partial<Record<LeaveState, Pick<TodoDraft, 'for' | 'zh' | 'en'>>> = {
    draft: {
      for: { personId },
      zh: '您的请假退回来了，请改好再报，或撤回',
      en: 'Your request for leave came back: change it or withdraw it',
    },
    awaitingLead: {
      for: { role: 'unitHead', unitId },
      zh: `${no} 号窗口有人请假，等您会签`,
      en: `Leave at window ${no} waits for your signature`,
    },
    awaitingCentre: {
      for: { role: isLong(halfDays) ? 'centreAdmin' : 'centreStaff' },
      zh: `${no} 号窗口有人请假，等中心审批`,
      en: `Leave at window ${no} waits for the centre`,
    },
  }
  if (state !== 'awaitingAlternate') return waiting[state]
  return alternateId === undefined
    ? undefined
    : {
        for: { personId: alternateId },
        zh: `${no} 号窗口的 A 角请假，请您顶岗`,
        en: `The A of window ${no} asks you to stand in`,
      }
}

/** Leaves that were granted and lost whoever stands in: the centre finds somebody or calls back. */
const isBare = ({ isUncovered, state }: Leave): boolean =>
  isUncovered && (state === 'approved' || state === 'active')

const todosOf = async (leave: Leave): Promise<TodoDraft[]> => {
  const no = String((await windowsById()).get(leave.windowId ?? '')?.no ?? '')
  const begins = beginsAt(leave)
  const facts = {
    subject: leave._id,
    page: pageOf(leave._id),
    since: leave.updatedAt,
    dueAt: instantOf(begins.day, begins.minute),
  }
  const waits = waitsFor(leave, no)
  const bare: TodoDraft = {
    ...facts,
    kind: 'leaveUncovered',
    for: { role: 'centreStaff' },
    zh: `${no} 号窗口请假期间没有人顶岗，请指派或召回`,
    en: `Nobody stands in at window ${no} during a leave: assign somebody or call back`,
  }
  return [
    ...(waits === undefined ? [] : [{ ...facts, kind: 'leave', ...waits }]),
    ...(isBare(leave) ? [bare] : []),
  ]
}

/** Puts what a leave waits for now in the place of what it waited for before. */
export const renewLeaveTodos = async (leave: Leave, now: Date): Promise<void> => {
  await renewTodosOf(leave._id, kinds, await todosOf(leave), now)
}

/** Takes away that a window is empty: the leave is over. */
export const clearEmptyWindow = async ({ windowId }: Leave): Promise<void> => {
  if (windowId !== undefined) await clearTodos(windowId, WINDOW_EMPTY)
}

/** 待办 of all leaves, made anew every night. */
export const renewAllLeaveTodos = async ({ now }: Context): Promise<void> => {
  const state = is.in(['draft', 'awaitingAlternate', 'awaitingLead', 'awaitingCentre', 'approved', 'active'])
  const { sound, broken } = await allSound(Leaves, { state })
  const due = await Promise.all(sound.map(todosOf))
  await renewTodos([...kinds, WINDOW_EMPTY], due.flat(), now)
  endRun(broken)
}
