import { cached } from '../_kernel/cached'
import { findSound } from '../_kernel/store'
import { ServiceWindows } from '../_shared/service-window'
import { Units } from '../_shared/unit'

const MOST = 1000

/** All windows and units, at most 20 seconds old; one that somebody broke is as if it weren't there, and stops no other. */
export const directory = cached(20, async () => {
  const [windows, units] = await Promise.all([
    findSound(ServiceWindows, {}, { limit: MOST }),
    findSound(Units, {}, { limit: MOST }),
  ])
  return {
    windows: windows.sound,
    windowById: new Map(windows.sound.map((one) => [one._id, one])),
    unitById: new Map(units.sound.map((unit) => [unit._id, unit])),
  }
})
