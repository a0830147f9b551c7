/** Words of the register that phone and server share; a contract knows no server. */
export const categories = ['computer', 'printer', 'furniture', 'appliance', 'tool', 'other'] as const
export type Category = (typeof categories)[number]
export const itemStates = ['inStock', 'inUse', 'repair', 'lost', 'damaged', 'retired'] as const
export type ItemState = (typeof itemStates)[number]
export const providers = ['centre', 'unit'] as const
/** What somebody may do with an item: the buttons of its page. */
export const itemButtons = [
  'saw',
  'reportFault',
  'askHandBack',
  'reportLoss',
  'askChange',
  'takeBack',
  'edit',
  'restore',
  'retire',
] as const
export type ItemButton = (typeof itemButtons)[number]
export const lossKinds = ['lost', 'damaged'] as const
export type LossKind = (typeof lossKinds)[number]
export const settlements = ['register', 'thing'] as const
