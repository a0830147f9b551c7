import type { Context } from '../_kernel/context'
import { findSound, is } from '../_kernel/store'
import { type Held, reportHolds } from '../_shared/window-hold'
import { Items } from './collections'

const SHOWN = 20
/** What is lost or gone holds no window. */
const there = ['inStock', 'inUse', 'repair', 'damaged']

/** Things that stand at a window that is to close (§7 §26): each is handed back or moved elsewhere first. */
const heldAt = async (windowId: string): Promise<Held> => {
  const where = { 'place.windowId': windowId, state: is.in(there) }
  // One that is broken counts like the others, and can't be named.
  const { sound, broken } = await findSound(Items, where, { limit: 1000 })
  const items = sound.slice(0, SHOWN).map(({ _id, name }) => ({
    id: _id,
    zh: `${name}（${_id}）`,
    en: `${name} (${_id})`,
  }))
  return { count: sound.length + broken.length, items }
}

/** Reports things at windows that are to close; every minute. */
export const reportAssets = ({ now }: Context): Promise<void> => reportHolds('assets', heldAt, now)
