import { call, type Failure, type Input } from '../api/call'
import type { Choice, PlaceInput } from './asset-words'

type Scan = Input<'assets', 'sendScans'>['scans'][number]

/** Scans that the cloud takes at once. */
const AT_ONCE = 20
const scansKey = (stocktakeId: string): string => `stocktakeScans:${stocktakeId}`
const sheetKey = (stocktakeId: string): string => `stocktakeSheet:${stocktakeId}`

/** What a phone needs to know of a stocktake to go on without a network, as last heard. */
export interface Sheet {
  readonly name: string
  readonly expected: number
  readonly tags: readonly string[]
  readonly windows: readonly Choice[]
}

/** What was scanned and isn't with the cloud yet: it outlives the page and the program. */
export const keptScans = (stocktakeId: string): readonly Scan[] =>
  wx.getStorageSync<readonly Scan[] | ''>(scansKey(stocktakeId)) || []

const keep = (stocktakeId: string, scans: readonly Scan[]): void => {
  if (scans.length === 0) wx.removeStorageSync(scansKey(stocktakeId))
  else wx.setStorageSync(scansKey(stocktakeId), scans)
}

export const keptSheet = (stocktakeId: string): Sheet | undefined =>
  wx.getStorageSync<Sheet | ''>(sheetKey(stocktakeId)) || undefined
export const keepSheet = (stocktakeId: string, sheet: Sheet): void => {
  wx.setStorage({ key: sheetKey(stocktakeId), data: sheet, fail: () => undefined })
}
export const dropSheet = (stocktakeId: string): void => {
  wx.removeStorage({ key: sheetKey(stocktakeId), fail: () => undefined })
}

/** The phone's name for one scan, so that the cloud takes it once however often it comes. */
const newClientId = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}${Math.random().toString(36).slice(2, 10)}`

/** Puts a scan by before anything is sent. */
export const keepScan = (stocktakeId: string, tag: string, place: PlaceInput): void => {
  keep(stocktakeId, [...keptScans(stocktakeId), { clientId: newClientId(), tag, place }])
}

const sending = new Map<string, Promise<Failure | undefined>>()

const sendAll = async (stocktakeId: string): Promise<Failure | undefined> => {
  for (;;) {
    const scans = keptScans(stocktakeId).slice(0, AT_ONCE)
    if (scans.length === 0) return undefined
    const answer = await call('assets', 'sendScans', { stocktakeId, scans: [...scans] })
    if (!answer.ok) return answer.error
    const taken = new Set(answer.value.taken)
    keep(
      stocktakeId,
      keptScans(stocktakeId).filter(({ clientId }) => !taken.has(clientId)),
    )
  }
}

/** Sends what is kept, batch by batch; why it stopped, or nothing when all is with the cloud. One sending at a time. */
export const sendKept = (stocktakeId: string): Promise<Failure | undefined> => {
  const underWay = sending.get(stocktakeId)
  if (underWay !== undefined) return underWay
  const now = sendAll(stocktakeId).finally(() => {
    sending.delete(stocktakeId)
  })
  sending.set(stocktakeId, now)
  return now
}
