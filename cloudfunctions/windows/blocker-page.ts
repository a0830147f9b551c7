import type { HoldKind, WindowHold } from '../_shared/window-hold'

interface At {
  readonly windowId: string
  readonly unitId: string
  readonly items: WindowHold['items']
}

/**
 * The page on which each kind of blocker is resolved (§7): a matter gets another window by an application of its own, a
 * number is served or sent on at the counter. Nothing where the kind has no page yet.
 */
const pages: Record<HoldKind, ((at: At) => string) | undefined> = {
  services: ({ unitId, items }) =>
    `/staff/apply/apply?unit=${unitId}&kind=add&services=${items.map(({ id }) => id).join(',')}`,
  tickets: ({ windowId }) => `/staff/counter/counter?windowId=${windowId}`,
  cases: undefined,
  people: undefined,
}

export const resolvingPage = (kind: HoldKind, at: At): string | undefined => pages[kind]?.(at)
