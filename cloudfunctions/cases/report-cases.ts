import type { Context } from '../_kernel/context'
import { count, findSound, is } from '../_kernel/store'
import { type Held, reportHolds } from '../_shared/window-hold'
import { Cases } from './collections'

const SHOWN = 20

/** Open cases at a window that is to close, or of the services that it is to lose: each is brought to its end or led elsewhere first (§7). */
const heldAt = async (windowId: string, services: readonly string[] | undefined): Promise<Held> => {
  const open = {
    windowId,
    live: true,
    ...(services === undefined ? {} : { 'sheet.code': is.in(services) }),
  }
  const [howMany, first] = await Promise.all([
    count(Cases, open),
    // One that is broken counts like the others, and can't be named.
    findSound(Cases, open, { order: [['dueKey', 1]], limit: SHOWN }),
  ])
  return {
    count: howMany,
    items: first.sound.map(({ _id, no, sheet }) => ({
      id: _id,
      zh: `${sheet.name}（${no}）`,
      en: `${sheet.nameEn} (${no})`.slice(0, 120),
    })),
  }
}

export const reportCases = ({ now }: Context): Promise<void> => reportHolds('cases', heldAt, now)
