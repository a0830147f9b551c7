import type { Moves } from '../../_kernel/moves'

export const leaveStates = [
  'draft',
  'awaitingAlternate',
  'awaitingLead',
  'awaitingCentre',
  'approved',
  'active',
  'returned',
  'rejected',
  'withdrawn',
] as const
export type LeaveState = (typeof leaveStates)[number]

/** Who moves a leave (§23): A asks, B accepts, the lead countersigns, the centre approves; time begins it. */
export type LeaveActor = 'applicant' | 'alternate' | 'lead' | 'centre' | 'clock'

/** 请假的流转 */
export const leaveMoves = {
  submit: { from: ['draft'], to: 'awaitingAlternate', by: ['applicant'] },
  /** Nobody stands in, or not yet: B's own leave, or one that the centre has to find somebody for. */
  submitAlone: { from: ['draft'], to: 'awaitingLead', by: ['applicant'] },
  /** Where nobody else leads the unit than whoever asks. */
  submitAsLead: { from: ['draft'], to: 'awaitingCentre', by: ['applicant'] },
  accept: { from: ['awaitingAlternate'], to: 'awaitingLead', by: ['alternate'] },
  acceptForLead: { from: ['awaitingAlternate'], to: 'awaitingCentre', by: ['alternate'] },
  decline: { from: ['awaitingAlternate'], to: 'draft', by: ['alternate'] },
  countersign: { from: ['awaitingLead'], to: 'awaitingCentre', by: ['lead'] },
  refuseAsLead: { from: ['awaitingLead'], to: 'rejected', by: ['lead'] },
  approve: { from: ['awaitingCentre'], to: 'approved', by: ['centre'] },
  refuse: { from: ['awaitingCentre'], to: 'rejected', by: ['centre'] },
  withdraw: {
    from: ['draft', 'awaitingAlternate', 'awaitingLead', 'awaitingCentre', 'approved'],
    to: 'withdrawn',
    by: ['applicant'],
  },
  begin: { from: ['approved'], to: 'active', by: ['clock'] },
  /** 销假, early too. */
  returnFromLeave: { from: ['approved', 'active'], to: 'returned', by: ['applicant', 'clock'] },
  /** B fell out and nobody else stands in: whoever is away comes back. */
  recall: { from: ['approved', 'active'], to: 'returned', by: ['centre'] },
} as const satisfies Moves<LeaveState, LeaveActor>

/** States in which a leave keeps its hours: nobody is asked for the same ones twice. */
export const standingLeave = [
  'awaitingAlternate',
  'awaitingLead',
  'awaitingCentre',
  'approved',
  'active',
] as const satisfies readonly LeaveState[]
