import type { Context } from '../_kernel/context'
import { findSound, is } from '../_kernel/store'
import { type Held, reportHolds } from '../_shared/window-hold'
import { Postings } from './collections'
import { directory } from './directory'

const SHOWN = 20

/** Who is still posted at a window that is to close (§7): seats, not names. */
const heldAt = async (windowId: string): Promise<Held> => {
  // A posting that is broken counts like the others, and can't be named.
  const { sound, broken } = await findSound(Postings, { windowId, state: is.in(['coming', 'current']) })
  const no = String((await directory()).windowById.get(windowId)?.no ?? '')
  const items = sound.slice(0, SHOWN).map(({ _id, kind, state }) => {
    const side = kind === 'primary' ? 'A' : 'B'
    const [zh, en] = state === 'coming' ? ['（交接中）', ' (handover)'] : ['', '']
    return { id: _id, zh: `${no} 号窗口${side}角${zh}`, en: `Window ${no}, ${side}${en}` }
  })
  return { count: sound.length + broken.length, items }
}

/** Reports people who are posted at windows that are to close; every minute. */
export const reportPeople = ({ now }: Context): Promise<void> => reportHolds('people', heldAt, now)
