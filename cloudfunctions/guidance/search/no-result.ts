import type { Context } from '../../_kernel/context'
import type { InputOf } from '../../_kernel/contract'
import { shortHash } from '../../_kernel/hash'
import { type KernelCode, refuse } from '../../_kernel/kernel-refusals'
import { settle } from '../../_kernel/operation'
import { spend } from '../../_kernel/rate-limit'
import type { Refusal } from '../../_kernel/refusal'
import { count, insert, is, update } from '../../_kernel/store'
import type { Day } from '../../_kernel/time'
import { UnansweredQueries } from '../collections'
import type { contract } from '../contract'
import { keepableQuery } from './unanswered-query'

type NoResult = (typeof contract)['noResult']

const EACH_A_DAY = 50
const NEW_A_DAY = 300
const BY_ONE = { times: 30, minutes: 60 } as const

/** Counts a query once more; beyond the day's caps it is let go. */
const keep = async (query: string, day: Day, now: Date): Promise<void> => {
  const _id = shortHash(`query:${query}`)
  const more = { times: is.inc(1), updatedAt: now }
  const today = { _id, lastOn: day, timesOnLast: is.lt(EACH_A_DAY) }
  if ((await update(UnansweredQueries, today, { ...more, timesOnLast: is.inc(1) })) === 1) return
  const earlier = { _id, lastOn: is.lt(day) }
  if ((await update(UnansweredQueries, earlier, { ...more, lastOn: day, timesOnLast: 1 })) === 1) return
  if ((await count(UnansweredQueries, { firstOn: day })) >= NEW_A_DAY) return
  const first = { _id, query, times: 1, firstOn: day, lastOn: day, timesOnLast: 1, updatedAt: now }
  // A duplicate is one that has reached its cap, or one that somebody else kept at this moment.
  await insert(UnansweredQueries, first)
}

/** 没搜到: counts what was asked. No audit entry, because that would name who asked. */
export const noResult = async (
  input: InputOf<NoResult>,
  context: Context,
): Promise<object | Refusal<KernelCode>> => {
  const wait = await spend(`${context.visitor}:noResult`, BY_ONE, context.now)
  if (wait !== undefined) return refuse('TOO_OFTEN', { retryInSeconds: wait })
  const query = keepableQuery(input.query)
  if (query !== '') await keep(query, context.day, context.now)
  return settle(context, {}, [])
}
