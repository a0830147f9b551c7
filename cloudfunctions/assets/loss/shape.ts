export const lossStates = ['reported', 'found', 'objected', 'closed', 'withdrawn'] as const
export type LossState = (typeof lossStates)[number]
