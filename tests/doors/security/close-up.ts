import { type ClosingItem, closingItems } from '../../../cloudfunctions/_shared/closing-items'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, doorOf } from '../centre'

/** 下班检查: somebody looks round at their window as the last one does, everything ticked unless a test says what. */
export const closeUp = (
  cloud: () => Cloud,
  as: string,
  windowId = 'w1',
  items: readonly ClosingItem[] = closingItems,
  more: object = {},
): Promise<Answer> => doorOf(cloud, 'security')('closeUp', { windowId, items, ...more }, as)
