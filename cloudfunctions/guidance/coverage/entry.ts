import * as v from 'valibot'
import { Day } from '../../_kernel/time'
import { Id, stamps, text } from '../../_kernel/values'
import type { PublishedSheet } from '../../_shared/published-sheet'
import { ServiceCode } from '../../_shared/service-sheet'
import { coveragePlans } from './shape'

const said = {
  _id: Id,
  unitId: Id,
  /** The sheet that it is about; a matter without a sheet has only its name. */
  code: v.optional(ServiceCode),
  name: text(40),
  /** Why it is neither at a window nor online. */
  reason: text(300),
  ...stamps,
}

/** 未进驻事项 (§6): what a unit says of a matter that is neither at a window nor in the online hall. */
export const CoverageEntry = v.variant('state', [
  v.strictObject({ ...said, state: v.literal('open'), plan: v.literal('stays') }),
  v.strictObject({
    ...said,
    state: v.literal('open'),
    plan: v.picklist(['window', 'online']),
    planOn: Day,
  }),
  v.strictObject({ ...said, state: v.literal('ended'), plan: v.picklist(coveragePlans), endedOn: Day }),
])
export type CoverageEntry = v.InferOutput<typeof CoverageEntry>

/** The id of what is said of a published sheet: one a sheet. */
export const entryOfSheet = (code: string): string => `sheet:${code}`

/** Whether a published matter can be had neither at a window nor online (§6). */
export const isUncovered = ({ sheet }: Pick<PublishedSheet, 'sheet'>): boolean =>
  sheet.windows.length === 0 && !sheet.onlineHall.available

/** A matter of the list: from a sheet, with what its unit says of it, or said by the unit alone. */
export interface UncoveredMatter {
  readonly key: string
  readonly code: string | undefined
  readonly name: string
  readonly nameEn: string | undefined
  readonly entry: Extract<CoverageEntry, { state: 'open' }> | undefined
  /** Its plan should have been carried out by now. */
  readonly isLate: boolean
}

/**
 * A unit's part of the coverage list (§6): sheets that are neither at a window nor online, then matters that it named
 * itself. What a sheet's entry says no longer counts once the sheet is covered.
 */
export const uncoveredOf = (
  sheets: readonly PublishedSheet[],
  entries: readonly CoverageEntry[],
  today: Day,
): UncoveredMatter[] => {
  const open = entries.filter((entry) => entry.state === 'open')
  const isLate = (entry: (typeof open)[number] | undefined) =>
    entry !== undefined && entry.plan !== 'stays' && entry.planOn < today
  const ofSheets = sheets.filter(isUncovered).map(({ sheet: { code, name, nameEn } }) => {
    const entry = open.find(({ _id }) => _id === entryOfSheet(code))
    return { key: entryOfSheet(code), code, name, nameEn, entry, isLate: isLate(entry) }
  })
  const named = open
    .filter(({ code }) => code === undefined)
    .map((entry) => ({
      key: entry._id,
      code: undefined,
      name: entry.name,
      nameEn: undefined,
      entry,
      isLate: isLate(entry),
    }))
  return [...ofSheets, ...named]
}
