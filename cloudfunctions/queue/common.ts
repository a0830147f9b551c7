import * as v from 'valibot'
import { cached } from '../_kernel/cached'
import { findFields, is } from '../_kernel/store'
import { addDays, dayOf } from '../_kernel/time'
import { Tickets } from './collections'

const Asked = v.object({ service: v.string() })
const DAYS = 14
const READ = 1000
const SHOWN = 4

/** 常办: services by how many numbers were taken for them in the last two weeks; at most four, half an hour old. */
export const commonServices = cached(1800, async (): Promise<string[]> => {
  const since = addDays(dayOf(new Date()), -DAYS)
  const asked = await findFields(
    Tickets,
    Asked,
    ['service'],
    { day: is.gte(since) },
    { order: [['day', -1]], limit: READ },
  )
  const times = new Map<string, number>()
  for (const { service } of asked) times.set(service, (times.get(service) ?? 0) + 1)
  return [...times]
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .slice(0, SHOWN)
    .map(([service]) => service)
})
