import { collection } from '../_kernel/collection'
import { Accountability } from './accountability/accountability'
import { Entry } from './entry/entry'
import { KeptFile } from './entry/kept-file'
import { AssessmentMonth, Hearing } from './month/month'
import { Proposal } from './entry/proposal'
import { UnitResults } from './month/result'
import { RuleTable } from './rules/table'
import { Source } from './source'

export const RuleTables = collection({
  name: 'ruleTables',
  schema: RuleTable,
  purpose: 'Versions of the rule table of assessment, each from its day (§14 §16)',
  personal: 'none',
  indexes: [{ on: ['-no'] }],
})

export const Entries = collection({
  name: 'assessmentEntries',
  schema: Entry,
  purpose: 'The ledger of assessment: what counts for whom, and what takes it back (§14 §16 §25 §34)',
  personal: 'personal',
  mine: { shown: ['assessment.entries'] },
  keepDays: 1100,
  indexes: [
    { on: ['subject', 'month'] },
    { on: ['subject', 'on', '_id'] },
    { on: ['month', '_id'] },
    { on: ['unitId', 'month'] },
    { on: ['updatedAt'] },
  ],
})

export const Sources = collection({
  name: 'assessmentSources',
  schema: Source,
  purpose: 'Which version of what counts in the ledger now, so that an event that comes twice counts once',
  personal: 'pseudonymous',
  mine: {
    why: 'says which version of something counts; what it comes to stands among the entries that are shown',
  },
  keepDays: 1100,
  indexes: [{ on: ['updatedAt'] }],
})

export const Proposals = collection({
  name: 'assessmentProposals',
  schema: Proposal,
  purpose: 'What somebody wants to enter by hand, its evidence, and what a second person said (§14)',
  personal: 'personal',
  mine: {
    why: 'once confirmed it stands among the entries that are shown; refused or withdrawn it counts for nothing',
  },
  keepDays: 1100,
  file: 'files.file',
  indexes: [{ on: ['state', 'createdAt', '_id'] }, { on: ['createdAt', '_id'] }, { on: ['updatedAt'] }],
})

export const Months = collection({
  name: 'assessmentMonths',
  schema: AssessmentMonth,
  purpose: 'Which months of assessment are shown and published, with the hash of what was published (§25)',
  personal: 'none',
  indexes: [{ on: ['state', '_id'] }, { on: ['isTold'] }],
})

export const Hearings = collection({
  name: 'assessmentHearings',
  schema: Hearing,
  purpose:
    'What somebody objects to in their month, what their head remarks and what the centre answered (§14 §25)',
  personal: 'personal',
  mine: { shown: ['assessment.objections'] },
  keepDays: 1100,
  indexes: [
    { on: ['month', 'subject'] },
    { on: ['subject', 'month'] },
    { on: ['isOpen', 'createdAt', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const PublishedResults = collection({
  name: 'assessmentResults',
  schema: UnitResults,
  purpose: 'Results as they were published, by month, revision and unit, for the year-end appraisal (§16)',
  personal: 'personal',
  mine: { shown: ['assessment.results'] },
  keepDays: 1830,
  indexes: [{ on: ['month', 'revision'] }, { on: ['personIds', 'month'] }, { on: ['updatedAt'] }],
})

export const Accountabilities = collection({
  name: 'accountabilities',
  schema: Accountability,
  purpose: "What the steering office decided about units' fault in something grave (§34)",
  personal: 'pseudonymous',
  mine: { why: 'about units; of persons only who of the steering office decided, in office' },
  indexes: [{ on: ['createdAt', '_id'] }, { on: ['state', 'createdAt', '_id'] }],
})

export const AssessmentFiles = collection({
  name: 'assessmentFiles',
  schema: KeptFile,
  purpose: "Files of a year's assessment that went out, for a day",
  personal: 'pseudonymous',
  mine: { why: 'files by whoever fetched them, in office, for a day' },
  keepDays: 1,
  file: 'file',
  indexes: [{ on: ['updatedAt'] }],
})
