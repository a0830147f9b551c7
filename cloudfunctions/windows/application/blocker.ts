import { blockerKinds } from './moves'
import type { HoldKind, WindowHold } from '../../_shared/window-hold'

/** What counts before a window closes, and before it loses services: its people stay with it then. */
const counting: Record<'close' | 'reduce', readonly HoldKind[]> = {
  close: blockerKinds satisfies readonly HoldKind[],
  reduce: ['services', 'cases', 'tickets'],
}

/** An instance may have kept what it reads for this long: until then it hasn't seen that anything was asked. */
const KEPT_MS = 30_000
/** Contexts report every minute; one that was silent for longer says nothing about now. */
const FRESH_MS = 10 * 60_000

/** One kind of thing that still depends on the window, or that nobody has reported on since it was asked. */
export type Blocker =
  | { readonly kind: HoldKind; readonly known: false }
  | {
      readonly kind: HoldKind
      readonly known: true
      readonly count: number
      readonly items: WindowHold['items']
    }

/**
 * What keeps a window from closing or losing services (§7), in a fixed order; empty = nothing does. Fails closed: a
 * kind that wasn't reported since `since`, or not lately, blocks as unknown.
 */
export const blockersOf = (
  change: 'close' | 'reduce',
  holds: readonly Pick<WindowHold, 'kind' | 'count' | 'items' | 'asOf'>[],
  since: Date,
  now: Date,
): Blocker[] =>
  counting[change].flatMap((kind): Blocker[] => {
    const hold = holds.find((one) => one.kind === kind)
    const asOf = hold?.asOf.getTime() ?? 0
    const isKnown = hold !== undefined && asOf > since.getTime() + KEPT_MS && now.getTime() - asOf <= FRESH_MS
    if (!isKnown) return [{ kind, known: false }]
    return hold.count === 0 ? [] : [{ kind, known: true, count: hold.count, items: hold.items }]
  })
