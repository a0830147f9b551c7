import type { Day } from '../../_kernel/time'
import type { ServiceWindow } from '../../_shared/service-window'
import type { Blocker } from './blocker'
import type { ApplicationAt } from './application'

/**
 * What an approved application needs now: nothing, its effect, the beginning of a closing, or that unit and centre
 * hear that something keeps it.
 */
export type DueStep = 'wait' | 'takeEffect' | 'beginClosing' | 'tellBlocked'

/**
 * Asked every minute, as often and as late as one likes: it goes by what stands there, not by what was done. A
 * closing first stops what is new (`closing`) and ends when nothing depends on the window any more (§7).
 */
export const dueStep = (
  application: Pick<ApplicationAt<'approved'>, 'form' | 'decision' | 'blockedAt'>,
  place: Pick<ServiceWindow, 'state'> | undefined,
  blockers: readonly Blocker[],
  today: Day,
): DueStep => {
  const { form, decision, blockedAt } = application
  if (decision.effectiveOn > today) return 'wait'
  if (form.kind === 'open' || form.kind === 'add' || form.kind === 'hours') return 'takeEffect'
  if (form.kind === 'close' && place?.state === 'open') return 'beginClosing'
  if (blockers.length === 0) return 'takeEffect'
  // What nobody has reported on yet is no news: that is told once something is known to be in the way.
  const isKnown = blockers.some(({ known }) => known)
  return isKnown && blockedAt === undefined ? 'tellBlocked' : 'wait'
}
