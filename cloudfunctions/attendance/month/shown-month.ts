import type * as v from 'valibot'
import { type KernelCode, refuse as refuseAny } from '../../_kernel/kernel-refusals'
import type { Refusal } from '../../_kernel/refusal'
import { get } from '../../_kernel/store'
import { Months } from '../collections'
import { refuse } from '../refusals'
import type { MonthPart } from './contract'
import { type Month, runOf } from './record'

type Facts = Pick<
  v.InferOutput<typeof MonthPart>,
  'month' | 'state' | 'respondBy' | 'publications' | 'revision'
>

/** A month with the run that is shown of it. */
export interface ShownMonth {
  readonly known: Month
  readonly run: number
  readonly revision: number | undefined
}

/**
 * What of a month can be shown: a revision that is named, the latest otherwise. What is being worked out shows
 * nothing, or the last publication where there is one; `isPublic` shows what was published and nothing else.
 */
export const shownMonth = async (
  month: string,
  revision: number | undefined,
  isPublic = false,
): Promise<ShownMonth | Refusal<'MONTH_COMPUTING' | KernelCode>> => {
  const known = await get(Months, month)
  const last = known?.publications.at(-1)
  if (known === undefined || (isPublic && last === undefined))
    return refuseAny('NOT_FOUND', { what: 'month' })
  const shown = revision ?? last?.revision
  if (shown !== undefined) {
    const run = runOf(known, shown)
    return run === undefined ? refuseAny('NOT_FOUND', { what: 'month' }) : { known, run, revision: shown }
  }
  return known.state === 'computing'
    ? refuse('MONTH_COMPUTING', {})
    : { known, run: known.run, revision: undefined }
}

/** What every page says of a month. */
export const monthFactsShown = ({ known, revision }: ShownMonth): Facts => ({
  month: known._id,
  state: known.state,
  respondBy: known.respondBy,
  publications: known.publications.map(({ revision: no, at, hash, reason }) => ({
    revision: no,
    at: at.toISOString(),
    hash,
    ...(reason === undefined ? {} : { reason }),
  })),
  ...(revision === undefined ? {} : { revision }),
})
