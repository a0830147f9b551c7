import type { Move } from '../../_kernel/moves'

export const grades = ['minor', 'serious', 'major'] as const
export type Grade = (typeof grades)[number]
export const findings = ['intent', 'negligence', 'none'] as const
export type Finding = (typeof findings)[number]
export const incidentStates = ['reported', 'investigating', 'found', 'closed'] as const
export type IncidentState = (typeof incidentStates)[number]

/** What a piece of evidence may be. */
export const evidenceFiles = ['jpeg', 'png', 'pdf'] as const

type Actor = 'admin' | 'investigator'

/** 安全事件 (§32), from the report to its end. What was found can be looked into anew. */
export const incidentMoves = {
  grade: { from: ['reported', 'investigating'], to: 'investigating', by: ['admin'] },
  addEvidence: { from: ['investigating'], to: 'investigating', by: ['investigator'] },
  find: { from: ['investigating'], to: 'found', by: ['investigator'] },
  reopen: { from: ['found', 'closed'], to: 'investigating', by: ['admin'] },
  close: { from: ['found'], to: 'closed', by: ['admin'] },
} as const satisfies Record<string, Move<IncidentState, Actor>>
export type IncidentMove = keyof typeof incidentMoves
export const incidentButtons = ['grade', 'addEvidence', 'find', 'reopen', 'close'] as const
