import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { canonical, sha256 } from '../../_kernel/hash'
import { findFields, is } from '../../_kernel/store'
import { MonthRows } from '../collections'
import { latestOf, type Month, type Publication } from './record'

const PAGE = 1000
const Stated = v.object({ key: v.string(), run: v.number(), hash: v.string() })

/** What every row of a month says, by hash: the latest of each person and window up to a run. */
export const hashesOf = async ({ _id, wholeRun }: Month, run: number) => {
  const found: v.InferOutput<typeof Stated>[] = []
  for (let skip = 0; ; skip += PAGE) {
    const page = await findFields(
      MonthRows,
      Stated,
      ['key', 'run', 'hash'],
      { month: _id, run: is.gte(wholeRun).and(is.lte(run)) },
      {
        order: [
          ['key', 1],
          ['run', 1],
        ],
        skip,
        limit: PAGE,
      },
    )
    found.push(...page)
    if (page.length < PAGE) return latestOf(found)
  }
}

/** One hash over all that a publication shows: whoever keeps it can prove later that nothing was changed (§25). */
export const contentHash = (
  month: string,
  rows: readonly { readonly key: string; readonly hash: string }[],
): string => sha256(canonical({ month, rows: rows.map(({ key, hash }) => [key, hash]) }))

/** The next publication of a month as its run left it; nothing when it would say what the last one says. */
export const publicationOf = async (
  month: Month,
  why: { readonly reason?: string; readonly by: string },
  { now }: Pick<Context, 'now'>,
): Promise<Publication | undefined> => {
  const hash = contentHash(month._id, await hashesOf(month, month.run))
  const last = month.publications.at(-1)
  if (last?.hash === hash) return undefined
  return {
    revision: (last?.revision ?? 0) + 1,
    run: month.run,
    hash,
    at: now,
    by: why.by,
    ...(why.reason === undefined ? {} : { reason: why.reason }),
  }
}
