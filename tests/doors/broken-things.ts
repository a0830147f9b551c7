import { DocumentMarks } from '../../cloudfunctions/_kernel/upload/document-mark'
import type { Collection } from '../../cloudfunctions/_kernel/collection'
import { TimerMarks } from '../../cloudfunctions/_kernel/timer'
import { DocumentChecks } from '../../cloudfunctions/_shared/document-check'
import { Lines } from '../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../cloudfunctions/_shared/published-sheet'
import { RatingWeeks } from '../../cloudfunctions/cases/collections'
import { HelpDesks, IndexParts, Plans, SearchIndexes } from '../../cloudfunctions/guidance/collections'
import { insertDocuments } from '../../local/seed/insert'
import type { Hall } from '../hall/open-hall'
import { put } from './centre'
import { BROKEN, type Due, UNREADABLE } from './due/due'

import { dueOfAssessment } from './due/assessment'
import { dueOfAssets } from './due/assets'
import { dueOfAttendance } from './due/attendance'
import { dueOfCases } from './due/cases'
import { dueOfCentre } from './due/centre'
import { dueOfComplaints } from './due/complaints'
import { dueInHall } from './due/hall'
import { dueOfPeople } from './due/people'
import { dueOfSecurity } from './due/security'

const due = [
  ...dueOfAssessment,
  ...dueOfAttendance,
  ...dueInHall,
  ...dueOfPeople,
  ...dueOfCases,
  ...dueOfCentre,
  ...dueOfAssets,
  ...dueOfSecurity,
  ...dueOfComplaints,
]

/** Documents of which there is one, or that only belong to others: broken where they are. */
const alone: readonly (readonly [Collection, object])[] = [
  [PublishedSheets, { _id: UNREADABLE, sheet: 'nothing' }],
  [DocumentMarks, { _id: 'units:xx', of: 'units', version: 'one', hash: 5 }],
  [DocumentChecks, { _id: 'cases', day: 5 }],
  [TimerMarks, { _id: 'closeWeeks', day: 5 }],
  [SearchIndexes, { _id: 'current', version: 5 }],
  [IndexParts, { _id: 'v:0', version: 'v', part: 'first' }],
  [RatingWeeks, { _id: 'w2:2026-11-02', windowId: 'w2', week: '2026-11-02', visits: 'many' }],
  [Lines, { _id: 'Z', state: 'open', windowIds: 'w1' }],
  [Plans, { _id: '0', walls: 'none' }],
  [HelpDesks, { _id: '0', place: 5 }],
]

const uniqueOf = ({ indexes }: Collection): string[] =>
  indexes.flatMap(({ on, unique }) => (unique === true ? on : []))

/** The same as somebody's hand in the console leaves it: found by every query that finds the other, and unreadable. */
const brokenCopy = ({ of, elsewhere }: Due, document: { readonly _id: string }): object => {
  const copy: Record<string, unknown> = {
    ...document,
    ...elsewhere,
    _id: `${BROKEN}${document._id}`,
    byHand: true,
  }
  for (const path of uniqueOf(of)) {
    const value = copy[path]
    if (typeof value === 'string') copy[path] = `${BROKEN}${value}`
    if (typeof value === 'number') copy[path] = value + 500
  }
  return copy
}

/** Puts something due for every timer into the hall, and a broken copy of all of it before it. */
export const breakThings = async ({ cloud }: Hall): Promise<void> => {
  for (const one of due) {
    await insertDocuments(
      cloud,
      one.of.name,
      one.documents.map((document) => brokenCopy(one, document)),
    )
    await put(cloud, one.of, ...(one.documents as never[]))
  }
  for (const [of, document] of alone) await insertDocuments(cloud, of.name, [document])
}

/** Collections of which something broken lies there. */
export const brokenIn: readonly string[] = [...due.map(({ of }) => of.name), ...alone.map(([of]) => of.name)]
