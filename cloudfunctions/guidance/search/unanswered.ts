import type { OutputOf } from '../../_kernel/contract'
import { find } from '../../_kernel/store'
import { UnansweredQueries } from '../collections'
import type { contract } from '../contract'

type Unanswered = (typeof contract)['unanswered']

const SHOWN = 100

/** 没搜到的词: the most frequent of the last ninety days first. */
export const unanswered = async (): Promise<OutputOf<Unanswered>> => {
  const found = await find(UnansweredQueries, {}, { order: [['times', -1]], limit: SHOWN })
  return { queries: found.map(({ query, times, lastOn }) => ({ query, times, lastOn })) }
}
