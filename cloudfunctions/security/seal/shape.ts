/** What is kept under lock: a seal, or papers (§30). */
export const sealKinds = ['seal', 'papers'] as const
export type SealKind = (typeof sealKinds)[number]
/** `retired`: destroyed or handed in, kept for its history. */
export const sealStates = ['in', 'out', 'retired'] as const
/** What somebody who sees a kept thing may do about it. */
export const sealButtons = ['take', 'return', 'confirm', 'amend', 'retire'] as const
export type SealButton = (typeof sealButtons)[number]
