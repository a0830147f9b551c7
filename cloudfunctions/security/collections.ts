import * as v from 'valibot'
import { collection } from '../_kernel/collection'
import { Day } from '../_kernel/time'
import { Count } from '../_kernel/values'
import { Drill } from './drill/drill'
import { Incident } from './incident/incident'
import { Look } from './closing/look'
import { Seal, SealOut } from './seal/seal'

export { Closings } from '../_shared/closing'

export const Seals = collection({
  name: 'seals',
  schema: Seal,
  purpose: 'Seals and papers under lock, who keeps them, and whether they are in their place (§30)',
  personal: 'personal',
  mine: { shown: ['security.kept'] },
  indexes: [
    { on: ['windowId', 'createdAt', '_id'] },
    { on: ['unitId', 'createdAt', '_id'] },
    { on: ['keeperId'] },
    { on: ['out.by'] },
    { on: ['isConfidential', 'createdAt', '_id'] },
    { on: ['createdAt', '_id'] },
  ],
})

export const SealOuts = collection({
  name: 'sealOuts',
  schema: SealOut,
  purpose: 'Who took which seal or papers out, for what and until when, and when they were back (§30)',
  personal: 'personal',
  mine: { shown: ['security.taken'] },
  keepDays: 1100,
  indexes: [
    { on: ['sealId', 'takenAt', '_id'] },
    { on: ['takenBy', 'takenAt'] },
    { on: ['isOpen', 'isOverdue', 'dueAt'] },
    { on: ['updatedAt'] },
  ],
})

export const Looks = collection({
  name: 'looks',
  schema: Look,
  purpose: 'Who looked at what is confidential, and at evidence (§30 §32)',
  personal: 'personal',
  mine: { why: 'looks taken in an office at what is confidential; those who answer for the thing read them' },
  keepDays: 1100,
  indexes: [{ on: ['subject', 'createdAt', '_id'] }, { on: ['updatedAt'] }],
})

const Round = v.strictObject({ _id: v.string(), day: Day, places: Count, updatedAt: v.date() })

export const ClosingRounds = collection({
  name: 'closingRounds',
  schema: Round,
  purpose: 'For which evenings looks round were asked for and judged already (§31)',
  personal: 'none',
  keepDays: 60,
  indexes: [{ on: ['updatedAt'] }],
})

export const Incidents = collection({
  name: 'incidents',
  schema: Incident,
  purpose: 'What went wrong with safety, what was found and whose fault it was (§32)',
  personal: 'personal',
  mine: { shown: ['security.incidents', 'security.findings'] },
  keepDays: 3650,
  file: 'evidence.file',
  indexes: [
    { on: ['createdAt', '_id'] },
    { on: ['unitId', 'createdAt', '_id'] },
    { on: ['reporterId', 'createdAt', '_id'] },
    { on: ['finding.responsible.personId'] },
    { on: ['state'] },
    { on: ['updatedAt'] },
  ],
})

export const Drills = collection({
  name: 'drills',
  schema: Drill,
  purpose: 'Drills and trainings for safety, and who took part (§30 §31)',
  personal: 'personal',
  mine: { shown: ['security.drills'] },
  keepDays: 1100,
  file: 'files.file',
  indexes: [
    { on: ['day', '_id'] },
    { on: ['createdAt', '_id'] },
    { on: ['personIds'] },
    { on: ['updatedAt'] },
  ],
})
