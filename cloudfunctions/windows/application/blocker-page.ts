import type { HoldKind, WindowHold } from '../../_shared/window-hold'

interface At {
  readonly windowId: string
  readonly unitId: string
  readonly items: WindowHold['items']
  /** Whether whoever looks serves at that window: a counter opens to nobody else. */
  readonly isClerk: boolean
  /** Whether whoever looks heads the unit; the centre proposes instead (§8), and the unit is heard. */
  readonly isHead: boolean
  /** Whether whoever looks decides for the centre; whoever only reads is given no page that would refuse them. */
  readonly isCentre: boolean
}

/**
 * The page on which each kind of blocker is resolved (§7): a matter gets another window by an application of its own, a
 * number is served or sent on at the counter, and watched by everybody else.
 */
const pages: Record<HoldKind, (at: At) => string | undefined> = {
  services: ({ unitId, items, isHead, isCentre }) =>
    isHead || isCentre
      ? `/staff/apply/apply?unit=${unitId}&kind=add&services=${items.map(({ id }) => id).join(',')}${isHead ? '' : '&as=centre'}`
      : undefined,
  tickets: ({ windowId, isClerk }) =>
    isClerk ? `/staff/counter/counter?windowId=${windowId}` : `/pages/line/line?window=${windowId}`,
  cases: ({ windowId, isClerk, isHead, isCentre }) =>
    isClerk || isHead || isCentre ? `/staff/cases/cases?windowId=${windowId}` : undefined,
  people: ({ unitId }) => `/staff/posts/posts?unitId=${unitId}`,
  // What the unit provides is its head's to move; the centre sees to its own.
  assets: ({ windowId, unitId, isHead, isCentre }) =>
    isCentre
      ? `/assets/register/register?windowId=${windowId}`
      : isHead
        ? `/assets/register/register?windowId=${windowId}&unitId=${unitId}`
        : undefined,
}

export const resolvingPage = (kind: HoldKind, at: At): string | undefined => pages[kind](at)
