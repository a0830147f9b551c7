export const stockKinds = ['opening', 'bought', 'issued', 'returned', 'counted'] as const
export type StockKind = (typeof stockKinds)[number]
