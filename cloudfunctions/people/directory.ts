import { cached } from '../_kernel/cached'
import { find } from '../_kernel/store'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'

const MOST = 1000

/** All windows and units, at most 20 seconds old. */
export const directory = cached(20, async () => {
  const [windows, units] = await Promise.all([
    find(ServiceWindows, {}, { limit: MOST }),
    find(Units, {}, { limit: MOST }),
  ])
  return {
    windows,
    windowById: new Map(windows.map((one) => [one._id, one])),
    unitById: new Map(units.map((unit) => [unit._id, unit])),
  }
})
