import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import type { InputOf, OutputOf } from '../../_kernel/contract'
import { findFields, is } from '../../_kernel/store'
import { addDays, instantOf } from '../../_kernel/time'
import type { Line } from '../../_shared/line'
import { catalogue, serviceName } from '../catalogue'
import { Referrals } from '../collections'
import type { contract } from '../contract'
import { distance, type Point } from '../way/geometry'
import { type Hall, hall } from '../hall'

type LikelyTargets = (typeof contract)['likelyTargets']

const DAYS = 30
const MOST_READ = 500
/** What a thumb reaches without scrolling. */
const SHOWN = 6

const Sent = v.object({ _id: v.string(), service: v.string() })

/** How often each service was led on to, most first; of equals the one that came later, so newest come first. */
export const byFrequency = (newestFirst: readonly string[]): { service: string; times: number }[] => {
  const times = new Map<string, number>()
  for (const service of newestFirst) times.set(service, (times.get(service) ?? 0) + 1)
  return [...times]
    .map(([service, count]) => ({ service, times: count }))
    .sort((one, other) => other.times - one.times)
}

type Neighbourhood = Pick<Hall, 'lines' | 'windows' | 'plan'>

/**
 * The first matter of every other line, those of the same unit first, then as far as one walks: what a window
 * without a history of its own is likely to lead on to (§18).
 */
export const nearbyServices = (windowId: string, { lines, windows, plan }: Neighbourhood): string[] => {
  const fronts = new Map(plan?.windows.map((one): [string, Point] => [one.windowId, one.front]))
  const here = fronts.get(windowId)
  const unitId = windows.get(windowId)?.unitId
  const farOf = (line: Line): number =>
    line.unitId === unitId
      ? 0
      : Math.min(
          ...line.windowIds.map((id) => {
            const front = fronts.get(id)
            return here === undefined || front === undefined ? Infinity : distance(here, front)
          }),
        )
  return lines
    .filter((line) => !line.windowIds.includes(windowId))
    .map((line) => ({ far: farOf(line), no: windows.get(line.windowIds[0] ?? '')?.no ?? 0, line }))
    .sort((one, other) => (one.far === other.far ? one.no - other.no : one.far - other.far))
    .flatMap(({ line }) => line.services.slice(0, 1))
}

/** 常转去: what a window most often leads people on to in these weeks, filled up with what is done nearby. */
export const likelyTargets = async (
  { windowId }: InputOf<LikelyTargets>,
  { day, language }: Context,
): Promise<OutputOf<LikelyTargets>> => {
  const since = { fromWindowId: windowId, at: is.gte(instantOf(addDays(day, -DAYS), 0)) }
  const [sent, known, sheets] = await Promise.all([
    findFields(Referrals, Sent, ['service'], since, { order: [['at', -1]], limit: MOST_READ }),
    hall(),
    catalogue(),
  ])
  const own = known.lines.filter(({ windowIds }) => windowIds.includes(windowId))
  const isElsewhere = (service: string): boolean =>
    sheets.byCode.has(service) && !own.some(({ services }) => services.includes(service))
  const frequent = byFrequency(sent.map(({ service }) => service))
  const named = new Set(frequent.map(({ service }) => service))
  const nearby = nearbyServices(windowId, known).filter((service) => !named.has(service))
  return {
    targets: [...frequent, ...nearby.map((service) => ({ service, times: 0 }))]
      .filter(({ service }) => isElsewhere(service))
      .slice(0, SHOWN)
      .map(({ service, times }) => ({
        service,
        serviceName: serviceName(sheets, service, language),
        times,
      })),
  }
}
