export const stocktakeStates = ['open', 'compared', 'signed'] as const
export type StocktakeState = (typeof stocktakeStates)[number]
export const differenceKinds = ['missing', 'elsewhere', 'unexpected'] as const
export type DifferenceKind = (typeof differenceKinds)[number]
/** Scans that a phone sends at once. */
export const MOST_SCANS = 20
