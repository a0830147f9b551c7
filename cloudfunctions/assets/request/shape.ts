/** 领用、耗材、更换、添加、移动、改变用途 (§27). */
export const wishKinds = ['issue', 'supply', 'replace', 'add', 'move', 'purpose'] as const
export type WishKind = (typeof wishKinds)[number]
export const requestStates = [
  'requested',
  'approved',
  'rejected',
  'withdrawn',
  'handedOver',
  'received',
  'done',
] as const
export type RequestState = (typeof requestStates)[number]
export const requestButtons = [
  'approve',
  'reject',
  'withdraw',
  'handOver',
  'undoHandOver',
  'receive',
] as const
