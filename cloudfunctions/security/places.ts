import { cached } from '../_kernel/cached'
import { inLanguage, type Language } from '../_kernel/refusal'
import { find, findSound, is } from '../_kernel/store'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'

const MOST = 1000

/** All windows by their ids, broken ones left out; at most 20 seconds old. */
export const windowsById = cached(
  20,
  async (): Promise<ReadonlyMap<string, ServiceWindow>> =>
    new Map((await findSound(ServiceWindows, {}, { limit: MOST })).sound.map((one) => [one._id, one])),
)

/** What units are called. */
export const unitNames = async (
  unitIds: readonly (string | undefined)[],
  language: Language,
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(unitIds.filter((one) => one !== undefined))]
  if (wanted.length === 0) return new Map()
  const units = await find(Units, { _id: is.in(wanted) }, { limit: MOST })
  return new Map(units.map((one) => [one._id, inLanguage(language, one.name, one.nameEn)]))
}
