import type { Context } from '../_kernel/context'
import { count, findSound, is } from '../_kernel/store'
import { type Held, reportHolds } from '../_shared/window-hold'
import { Cases } from './collections'

const SHOWN = 20

/** Results that wait at a window that is to close: each is fetched, or goes to the archive, first (§7). */
const waitingAt = async (windowId: string, most: number): Promise<Held> => {
  const waiting = { windowId, 'delivery.state': 'waiting' }
  const [howMany, first] = await Promise.all([
    count(Cases, waiting),
    most === 0 ? { sound: [] } : findSound(Cases, waiting, { order: [['openedKey', -1]], limit: most }),
  ])
  return {
    count: howMany,
    items: first.sound.map(({ _id, no, sheet }) => ({
      id: _id,
      zh: `${sheet.name}（${no}，结果没有领）`,
      en: `Result to be fetched: ${sheet.nameEn} (${no})`.slice(0, 120),
    })),
  }
}

/**
 * Open cases at a window that is to close, or of the services that it is to lose: each is brought to its end or led
 * elsewhere first (§7). A window that only gets smaller still hands out what waits there.
 */
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
  const items = first.sound.map(({ _id, no, sheet }) => ({
    id: _id,
    zh: `${sheet.name}（${no}）`,
    en: `${sheet.nameEn} (${no})`.slice(0, 120),
  }))
  if (services !== undefined) return { count: howMany, items }
  const left = await waitingAt(windowId, SHOWN - items.length)
  return { count: howMany + left.count, items: [...items, ...left.items] }
}

export const reportCases = ({ now }: Context): Promise<void> => reportHolds('cases', heldAt, now)
