import { cached } from '../_kernel/cached'
import { inLanguage, type Language } from '../_kernel/refusal'
import { find, findSound, is } from '../_kernel/store'
import { PublishedSheets } from '../_shared/published-sheet'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'
import type { About } from './about'
import type { ComplaintPart } from './complaint'

const MOST = 1000

/** All windows and units, at most 20 seconds old; one that somebody broke is as if it weren't there. */
export const hall = cached(20, async () => {
  const [windows, units] = await Promise.all([
    findSound(ServiceWindows, {}, { limit: MOST }),
    findSound(Units, {}, { limit: MOST }),
  ])
  return {
    windows: new Map(windows.sound.map((one) => [one._id, one])),
    units: new Map(units.sound.map((one) => [one._id, one])),
  }
})

export const unitName = async (unitId: string | undefined, language: Language): Promise<string> => {
  const unit = (await hall()).units.get(unitId ?? '')
  return unit === undefined ? '' : inLanguage(language, unit.name, unit.nameEn)
}

/** What complaints are about, as a heading each: 3号窗口, a unit, a service; the person's own words come beside it. */
export const labelsOf = async (
  abouts: readonly About[],
  language: Language,
): Promise<(about: About) => string> => {
  const codes = [...new Set(abouts.flatMap(({ service }) => service ?? []))]
  const [{ windows, units }, sheets] = await Promise.all([
    hall(),
    codes.length === 0 ? [] : find(PublishedSheets, { _id: is.in(codes) }, { limit: codes.length }),
  ])
  const services = new Map(sheets.map(({ _id, sheet }) => [_id, sheet]))
  const say = (zh: string, en: string) => inLanguage(language, zh, en)
  return ({ kind, windowId, unitId, service, post }) => {
    const unit = units.get(unitId ?? '')
    const shown = windows.get(windowId ?? '')
    const sheet = services.get(service ?? '')
    const place =
      shown !== undefined
        ? say(`${String(shown.no)}号窗口`, `Window ${String(shown.no)}`)
        : unit !== undefined
          ? say(unit.name, unit.nameEn)
          : say('中心', 'The centre')
    if (kind === 'service') return sheet === undefined ? (service ?? '') : say(sheet.name, sheet.nameEn)
    if (kind !== 'person') return place
    if (post === 'lead') return say(`${place}负责人`, `Head of ${place}`)
    return say(`${place}工作人员`, `Staff: ${place}`)
  }
}

/** Who handles a matter, in words. */
export const deskName = async (
  { desk, deskUnitId }: Pick<ComplaintPart, 'desk' | 'deskUnitId'>,
  language: Language,
): Promise<string> => {
  if (desk === 'unit') return unitName(deskUnitId, language)
  if (desk === 'centre') return inLanguage(language, '师生服务中心', 'The service centre')
  return desk === 'discipline'
    ? inLanguage(language, '纪检监察部门', 'The discipline office')
    : inLanguage(language, '领导小组办公室', 'The steering office')
}
