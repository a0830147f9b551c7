import * as v from 'valibot'
import { cached } from '../_kernel/cached'
import { inLanguage, type Language } from '../_kernel/refusal'
import { findSound } from '../_kernel/store'
import { Id, text } from '../_kernel/values'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { type Unit, Units } from '../_shared/unit'

/** Where a thing is: at a window, or at a place that has a name (§26). */
export const Place = v.variant('at', [
  v.strictObject({ at: v.literal('window'), windowId: Id }),
  v.strictObject({ at: v.literal('room'), name: text(40) }),
])
export type Place = v.InferOutput<typeof Place>

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Whether both are one place: blanks, capitals and full-width letters are how people type, not other places. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.at === 'window'
    ? other.at === 'window' && one.windowId === other.windowId
    : other.at === 'room' && plain(one.name) === plain(other.name)

const MOST = 1000

/** All windows by their ids, broken ones left out; at most 20 seconds old. */
export const windowsById = cached(
  20,
  async (): Promise<ReadonlyMap<string, ServiceWindow>> =>
    new Map((await findSound(ServiceWindows, {}, { limit: MOST })).sound.map((one) => [one._id, one])),
)
const unitsById = cached(
  20,
  async (): Promise<ReadonlyMap<string, Unit>> =>
    new Map((await findSound(Units, {}, { limit: MOST })).sound.map((one) => [one._id, one])),
)

/** The unit whose window a place is; nothing for a room. */
export const unitAt = async (place: Place): Promise<string | undefined> =>
  place.at === 'window' ? (await windowsById()).get(place.windowId)?.unitId : undefined

export const unitName = async (unitId: string, language: Language): Promise<string> => {
  const unit = (await unitsById()).get(unitId)
  return unit === undefined ? unitId : inLanguage(language, unit.name, unit.nameEn)
}

/** A place in words. */
export const placeText = async (place: Place, language: Language): Promise<string> => {
  if (place.at === 'room') return place.name
  const no = String((await windowsById()).get(place.windowId)?.no ?? '')
  return inLanguage(language, `${no}号窗口`, `Window ${no}`)
}
