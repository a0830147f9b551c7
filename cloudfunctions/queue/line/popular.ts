import * as v from 'valibot'
import { collection } from '../../_kernel/collection'
import type { Context } from '../../_kernel/context'
import { findFields, get, insert, is, update } from '../../_kernel/store'
import { addDays } from '../../_kernel/time'
import { Tickets } from '../collections'

/** 常办: which services were asked for most in the last week, most first. */
const Popular = v.strictObject({ _id: v.string(), services: v.array(v.string()), updatedAt: v.date() })

export const Populars = collection({
  name: 'popularServices',
  schema: Popular,
  purpose: 'Services asked for most, for the first page',
  personal: 'none',
})

const ID = 'week'
const DAYS = 7
const KEPT = 20
const PAGE = 1000
const Asked = v.object({ _id: v.string(), service: v.string() })

/** Most first; ties by code, so that the order doesn't flicker. */
export const ranked = (services: readonly string[]): string[] => {
  const times = new Map<string, number>()
  for (const service of services) times.set(service, (times.get(service) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([service]) => service)
}

/** Counts the last week anew; run twice it finds the same. */
export const countPopular = async (context: Context): Promise<void> => {
  const asked: string[] = []
  for (let ago = 1; ago <= DAYS; ago++) {
    const where = { day: addDays(context.day, -ago) }
    for (let skip = 0; ; skip += PAGE) {
      const page = await findFields(Tickets, Asked, ['service'], where, {
        order: [['status', 1]],
        skip,
        limit: PAGE,
      })
      asked.push(...page.map((one) => one.service))
      if (page.length < PAGE) break
    }
  }
  const services = ranked(asked).slice(0, KEPT)
  const stored = { services, updatedAt: context.now }
  if ((await insert(Populars, { _id: ID, ...stored })) === 'duplicate') {
    await update(Populars, { _id: ID, updatedAt: is.lt(context.now) }, stored)
  }
}

/** The services most asked for, or nothing before the first count. */
export const popular = async (): Promise<readonly string[]> => (await get(Populars, ID))?.services ?? []
