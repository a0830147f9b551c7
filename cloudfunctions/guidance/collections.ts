import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Id, stamps, text } from '../_kernel/values'
import { CoverageEntry } from './coverage/entry'
import { Leaflet } from './sheet/leaflet'
import { Plan } from './plan'
import { Referral } from './referral/referral'
import { SheetDraft } from './sheet/draft'
import { SheetFile } from './sheet/file'
import { SheetTemplate } from './template/sheet-template'
import { SheetVersion } from './sheet/version'
import { UnansweredQuery } from './search/unanswered-query'

export { Uploads } from '../_kernel/upload/upload'
export { PublishedSheets } from '../_shared/published-sheet'
export { IndexParts, SearchIndexes } from '../_shared/search-index'
export { Todos } from '../_shared/todo'
export { WindowHolds } from '../_shared/window-hold'

export const Plans = collection({
  name: 'plans',
  schema: Plan,
  purpose: 'Floor plans of the hall, for the map and the way (§18)',
  personal: 'none',
})

export const HelpDesks = collection({
  name: 'helpDesks',
  schema: v.strictObject({
    _id: v.literal('main'),
    /** The desk among the places of the plan. */
    placeId: Id,
    /** Where it stands, in words: 一层大厅正中. */
    place: text(40),
    placeEn: text(60),
    phone: text(30),
    ...stamps,
  }),
  purpose: 'Where the help desk stands and its phone, for whoever finds no matter or no window (§18)',
  personal: 'none',
})

export const UnansweredQueries = collection({
  name: 'unansweredQueries',
  schema: UnansweredQuery,
  purpose: 'What people searched for in vain, without who, for aliases and the coverage list (§6)',
  personal: 'none',
  keepDays: 90,
  indexes: [{ on: ['-times'] }, { on: ['firstOn'] }, { on: ['updatedAt'] }],
})

export const Referrals = collection({
  name: 'referrals',
  schema: Referral,
  purpose: 'Who was led from where to where for what, without the person (§18)',
  personal: 'none',
  keepDays: 400,
  indexes: [
    { on: ['code'], unique: true },
    { on: ['fromWindowId', '-at'] },
    { on: ['toWindowIds', '-at'] },
    { on: ['updatedAt'] },
  ],
})

export const SheetDrafts = collection({
  name: 'sheetDrafts',
  schema: SheetDraft,
  purpose: 'Service sheets as their units write them, from draft to publication (§17)',
  personal: 'none',
  indexes: [{ on: ['unitId', '_id'] }, { on: ['state', '_id'] }],
})

export const SheetVersions = collection({
  name: 'sheetVersions',
  schema: SheetVersion,
  purpose: 'Every version of a sheet that was ever published, unchanged: running cases keep theirs (§17)',
  personal: 'none',
  file: 'sheet.materials.template.file',
  indexes: [{ on: ['code', '-version'] }],
})

export const SheetFiles = collection({
  name: 'sheetFiles',
  schema: SheetFile,
  purpose: 'Files of sheets that came in or went out, for a day',
  personal: 'pseudonymous',
  mine: { why: 'files of sheets by whoever fetched them, in office, for a day' },
  keepDays: 1,
  file: 'file',
  indexes: [{ on: ['updatedAt'] }],
})

export const SheetTemplates = collection({
  name: 'sheetTemplates',
  schema: SheetTemplate,
  purpose: 'Blank forms of materials: kept for good once published, some days when no draft names them (§17)',
  personal: 'none',
  file: 'file',
  indexes: [{ on: ['code', 'hash'] }, { on: ['state', 'updatedAt'] }],
})

export const Leaflets = collection({
  name: 'leaflets',
  schema: Leaflet,
  purpose: 'Printed guides at the windows, their places and from which version they are (§17)',
  personal: 'none',
  indexes: [{ on: ['windowId', '_id'] }, { on: ['code', '_id'] }],
})

export const CoverageEntries = collection({
  name: 'coverageEntries',
  schema: CoverageEntry,
  purpose: 'Why matters are neither at a window nor online, and when they come (§6)',
  personal: 'none',
  indexes: [{ on: ['unitId', 'state'] }, { on: ['state', '_id'] }],
})
