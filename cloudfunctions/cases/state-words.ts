import type { CaseState } from './case-moves'

/** The states as people read them. */
export const stateWords: Record<CaseState, readonly [zh: string, en: string]> = {
  received: ['核对材料', 'checking papers'],
  awaitingMaterials: ['等待补件', 'waiting for papers'],
  inProgress: ['办理中', 'in progress'],
  suspended: ['暂停计时', 'clock stopped'],
  done: ['已办结', 'done'],
  refused: ['不予办理', 'refused'],
  withdrawn: ['已撤回', 'withdrawn'],
}
