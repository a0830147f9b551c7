export const faultStates = ['open', 'fixed', 'unrepairable', 'mistaken'] as const
export type FaultState = (typeof faultStates)[number]
export const faultOutcomes = ['fixed', 'unrepairable', 'mistaken'] as const
