import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import { find, findFields } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import { ServiceWindows } from '../_shared/service-window'
import { type Held, reportHolds } from '../_shared/window-hold'
import { MOST_SHEETS } from './catalogue'
import { onlyAt } from './only-window'

const SHOWN = 20
const Named = v.object({
  sheet: v.object({ code: v.string(), name: v.string(), nameEn: v.string(), windows: v.array(v.string()) }),
})
const paths = ['code', 'name', 'nameEn', 'windows'].map((field) => `sheet.${field}`)

/** Published sheets that only this window takes; read anew, for they answer a question asked just now. */
const servicesAt = async (windowId: string, services: readonly string[] | undefined): Promise<Held> => {
  const [published, windows] = await Promise.all([
    findFields(PublishedSheets, Named, paths, {}, { limit: MOST_SHEETS }),
    find(ServiceWindows, {}, { limit: 1000 }),
  ])
  const sheets = published.map(({ sheet }) => sheet)
  const held = onlyAt(sheets, windowId, windows).filter(({ code }) => services?.includes(code) ?? true)
  return {
    count: held.length,
    items: held.slice(0, SHOWN).map(({ code, name, nameEn }) => ({ id: code, zh: name, en: nameEn })),
  }
}

/** Says what services would be without a window if one closed (§7). */
export const reportServices = ({ now }: Context): Promise<void> => reportHolds('services', servicesAt, now)
