import { find, get } from '../_kernel/store'
import type { Day } from '../_kernel/time'
import { holdersBetween, type PostHolder } from '../_shared/post-holder'
import { type ServiceWindow, ServiceWindows } from '../_shared/service-window'
import { type Unit, Units } from '../_shared/unit'
import type { SubjectKind } from './assessment-shape'

const MOST = 1000

/** Where somebody or something belongs that an entry can be about. */
export interface Place {
  readonly unitId: string
  readonly windowId?: string
}

/** The post by which somebody is known at the centre: the last one as A, or else as B. */
export const mainPost = (posts: readonly PostHolder[]): PostHolder | undefined => {
  const primaries = posts.filter(({ kind }) => kind === 'primary')
  return [...(primaries.length > 0 ? primaries : posts)].sort((a, b) =>
    a.from === b.from ? (a.windowId < b.windowId ? -1 : 1) : a.from < b.from ? 1 : -1,
  )[0]
}

const postOf = (holders: readonly PostHolder[], personId: string): PostHolder | undefined =>
  mainPost(holders.filter((one) => one.personId === personId))

/** Where a subject belonged on a day; nothing when nobody and nothing of the hall has this id. */
export const placeOf = async (kind: SubjectKind, id: string, on: Day): Promise<Place | undefined> => {
  if (kind === 'unit') return (await get(Units, id)) === undefined ? undefined : { unitId: id }
  if (kind === 'window') {
    const known = await get(ServiceWindows, id)
    return known === undefined ? undefined : { unitId: known.unitId, windowId: id }
  }
  const post = postOf(await holdersBetween(on, on), id)
  return post === undefined ? undefined : { unitId: post.unitId, windowId: post.windowId }
}

/** Everybody and everything that an entry can be about now. */
export const candidates = async (
  day: Day,
): Promise<{
  readonly people: readonly PostHolder[]
  readonly windows: readonly ServiceWindow[]
  readonly units: readonly Unit[]
}> => {
  const [holders, windows, units] = await Promise.all([
    holdersBetween(day, day),
    find(ServiceWindows, {}, { order: [['no', 1]], limit: MOST }),
    find(Units, {}, { limit: MOST }),
  ])
  const ids = [...new Set(holders.map(({ personId }) => personId))]
  const open = windows.filter(({ state }) => state !== 'closed')
  return {
    people: ids.flatMap((id) => postOf(holders, id) ?? []),
    windows: open,
    units: units.filter(({ _id }) => open.some(({ unitId }) => unitId === _id)),
  }
}
