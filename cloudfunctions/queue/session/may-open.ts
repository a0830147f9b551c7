import { type Day, dayOf } from '../../_kernel/time'
import type { ServiceWindow } from '../../_shared/service-window'

/** Whether a window may be manned: an open one; one that closes on the day only on which that began (§7). */
export const mayOpen = ({ state, leaving }: Pick<ServiceWindow, 'state' | 'leaving'>, day: Day): boolean =>
  state === 'open' || (state === 'closing' && leaving !== undefined && dayOf(leaving.since) === day)
