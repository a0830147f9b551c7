import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { findRaw, findSound } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import { ServiceWindows } from '../_shared/service-window'
import { type Held, reportHolds } from '../_shared/window-hold'
import { MOST_SHEETS } from './catalogue'
import { onlyAt } from './only-window'

const SHOWN = 20
const Named = v.object({
  sheet: v.object({ code: v.string(), name: v.string(), nameEn: v.string(), windows: v.array(v.string()) }),
})

/** A sheet that no longer says at which windows it is taken, as one that any window may be the only one for. */
const unreadable = (id: string): Held['items'][number] => ({
  id,
  zh: `${id} 的文档被改坏了，请先修好`,
  en: `${id}: its document is broken; mend it first`,
})

/** Published sheets that only this window takes; read anew, for they answer a question asked just now. */
const servicesAt = async (windowId: string, services: readonly string[] | undefined): Promise<Held> => {
  const [published, windows] = await Promise.all([
    findRaw(PublishedSheets.name, {}, { limit: MOST_SHEETS }),
    findSound(ServiceWindows, {}, { limit: 1000 }),
  ])
  const sheets: v.InferOutput<typeof Named>['sheet'][] = []
  const broken: string[] = []
  for (const one of published) {
    const known = v.safeParse(Named, one)
    if (known.success) sheets.push(known.output.sheet)
    else broken.push(String(one['_id']))
  }
  const asked = (code: string): boolean => services?.includes(code) ?? true
  const items = [
    ...broken.filter(asked).map(unreadable),
    ...onlyAt(sheets, windowId, windows.sound)
      .filter(({ code }) => asked(code))
      .map(({ code, name, nameEn }) => ({ id: code, zh: name, en: nameEn })),
  ]
  return { count: items.length, items: items.slice(0, SHOWN) }
}

/** Says what services would be without a window if one closed (§7). */
export const reportServices = ({ now }: Context): Promise<void> => reportHolds('services', servicesAt, now)
