import type { Context } from '../../_kernel/context'
import { type AuditedChange, audited } from '../../_kernel/operation'
import { pause } from '../../_kernel/pause'
import { commit, Contended, type Doc, find, is } from '../../_kernel/store'
import { Ratings } from '../collections'
import { renewFollowUpTodos } from '../follow-up/todos'
import { followUpChange } from '../follow-up/open-follow-up'
import type { Rating } from './rating'
import { ratingChange, unnamed } from './facts'
import { asideKeyOf } from './key'
import { type AsideReason, BURST_MINUTES, isBurst } from './set-aside'

const MOST = 50
/** Each turn one of those who look at the same moment comes through. */
const TURNS = 24

/** A rating that does not count for a reason, or as it was for none. */
export const aside = <R extends Rating>(rating: R, reason: AsideReason | undefined): R =>
  reason === undefined ? rating : { ...rating, setAside: { reason, key: asideKeyOf(rating) } }

/** What the caller rated within the time in which so many are no visits of one person. */
export const ratedLately = ({ visitor, now }: Context): Promise<Doc<typeof Ratings>[]> => {
  const since = new Date(now.getTime() - BURST_MINUTES * 60_000)
  return find(Ratings, { visitor, ratedAt: is.gt(since) }, { limit: MOST })
}

/** Sets those of a burst aside that still counted, and drops what they opened while the centre has not verified it. */
export const settingAside = async (lately: readonly Doc<typeof Ratings>[], context: Context) => {
  const counted = lately.filter(({ setAside }) => setAside === undefined)
  const changes: AuditedChange[] = []
  const dropped: Parameters<typeof renewFollowUpTodos>[0][] = []
  for (const one of counted) {
    const next = { ...aside(one, 'burst'), updatedAt: context.now, v: one.v + 1 }
    changes.push(ratingChange(next, one))
    const followed = await followUpChange(next, context)
    if (followed === undefined) continue
    changes.push(followed.change)
    dropped.push(followed.next)
  }
  return { changes, dropped }
}

/** Ratings that were given at the same moment see each other only once they are written: the last to look sees all. */
export const catchBurst = async (context: Context): Promise<void> => {
  for (let turn = 1; turn <= TURNS; turn++) {
    const lately = await ratedLately(context)
    if (!isBurst(lately.length)) return
    const { changes, dropped } = await settingAside(lately, context)
    if (changes.length === 0) return
    try {
      await commit(audited(unnamed(context), changes))
      for (const one of dropped) await renewFollowUpTodos(one, context.now)
      return
    } catch (error) {
      // One of them did the same at the same moment: look again at what is left.
      if (!(error instanceof Contended) || turn === TURNS) throw error
      await pause(Math.random() * 20)
    }
  }
}
