import type { HoldKind, WindowHold } from '../_shared/window-hold'

interface At {
  readonly windowId: string
  readonly unitId: string
  readonly items: WindowHold['items']
  /** Whether whoever looks serves at that window: a counter opens to nobody else. */
  readonly isClerk: boolean
  /** Whether whoever looks heads the unit; the centre proposes instead (§8), and the unit is heard. */
  readonly isHead: boolean
}

/**
 * The page on which each kind of blocker is resolved (§7): a matter gets another window by an application of its own, a
 * number is served or sent on at the counter, and watched by everybody else.
 */
const pages: Record<HoldKind, (at: At) => string> = {
  services: ({ unitId, items, isHead }) =>
    `/staff/apply/apply?unit=${unitId}&kind=add&services=${items.map(({ id }) => id).join(',')}${isHead ? '' : '&as=centre'}`,
  tickets: ({ windowId, isClerk }) =>
    isClerk ? `/staff/counter/counter?windowId=${windowId}` : `/pages/line/line?window=${windowId}`,
  cases: ({ windowId }) => `/staff/cases/cases?windowId=${windowId}`,
  people: ({ unitId }) => `/staff/posts/posts?unitId=${unitId}`,
}

export const resolvingPage = (kind: HoldKind, at: At): string => pages[kind](at)
