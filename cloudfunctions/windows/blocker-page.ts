import type { HoldKind, WindowHold } from '../_shared/window-hold'

interface At {
  readonly windowId: string
  readonly unitId: string
  readonly items: WindowHold['items']
  /** Whether whoever looks serves at that window: a counter opens to nobody else. */
  readonly isClerk: boolean
}

/** The line of a number, by its id: `B:2026-11-23:1`. */
const lineOf = (items: At['items']): string | undefined =>
  items.map(({ id }) => /^([A-Z]):/.exec(id)?.[1]).find((letter) => letter !== undefined)

/**
 * The page on which each kind of blocker is resolved (§7): a matter gets another window by an application of its own, a
 * number is served or sent on at the counter, and watched by everybody else.
 */
const pages: Record<HoldKind, (at: At) => string> = {
  services: ({ unitId, items }) =>
    `/staff/apply/apply?unit=${unitId}&kind=add&services=${items.map(({ id }) => id).join(',')}`,
  tickets: ({ windowId, items, isClerk }) => {
    if (isClerk) return `/staff/counter/counter?windowId=${windowId}`
    const lineId = lineOf(items)
    return lineId === undefined ? '/pages/hall/hall' : `/pages/line/line?lineId=${lineId}`
  },
  cases: ({ windowId }) => `/staff/cases/cases?windowId=${windowId}`,
  people: ({ unitId }) => `/staff/posts/posts?unitId=${unitId}`,
}

export const resolvingPage = (kind: HoldKind, at: At): string => pages[kind](at)
