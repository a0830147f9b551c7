/** What is looked at before a place is left (§31). */
export const closingItems = [
  'doorsAndWindows',
  'lights',
  'equipmentPower',
  'sealsLocked',
  'papersLocked',
] as const
export type ClosingItem = (typeof closingItems)[number]
