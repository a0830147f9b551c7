import { collection } from '../_kernel/collection'
import { Complainant, Complaint, ComplaintPart } from './complaint'
import { EvidencePiece, LooseEvidence } from './filing/evidence'

export { DayKeys } from '../_kernel/day-key'

/** How long complaints are kept after the last that became of them: three years. */
const KEEP_DAYS = 1100

export const Complaints = collection({
  name: 'complaints',
  schema: Complaint,
  purpose: 'That somebody complained on a day, by name or not, without who it was (§33)',
  personal: 'none',
  keepDays: KEEP_DAYS,
  indexes: [
    { on: ['receiptMac'], unique: true },
    { on: ['isNamed', 'createdAt', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const Complainants = collection({
  name: 'complainants',
  schema: Complainant,
  purpose: "Who complained by name, under the function's key, and who opened it for what reason (§33)",
  personal: 'pseudonymous',
  mine: { shown: ['complaints.complaints'] },
  keepDays: KEEP_DAYS,
  indexes: [{ on: ['ownerMac', 'createdAt', '_id'] }, { on: ['updatedAt'] }],
})

export const ComplaintParts = collection({
  name: 'complaintParts',
  schema: ComplaintPart,
  purpose:
    'What was complained about, who handles it, what was found and decided, without who complained (§33 §34)',
  personal: 'personal',
  mine: { shown: ['complaints.hearings'] },
  keepDays: KEEP_DAYS,
  file: 'evidence.file',
  indexes: [
    { on: ['complaintId', 'n'], unique: true },
    { on: ['desk', 'isLive', 'createdAt', '_id'] },
    { on: ['desk', 'deskUnitId', 'isLive', 'createdAt', '_id'] },
    { on: ['hearings.personId', 'createdAt', '_id'] },
    { on: ['hearings.hearingId'] },
    { on: ['awaitsAccountability', 'createdAt', '_id'] },
    { on: ['isLive', '_id'] },
    { on: ['state', 'reviewUntil'] },
    { on: ['filedOn'] },
    { on: ['decision.on'] },
    { on: ['review.outcome.on'] },
    { on: ['updatedAt'] },
  ],
})

export const EvidencePieces = collection({
  name: 'evidencePieces',
  schema: EvidencePiece,
  purpose: 'Pieces of photos on their way, each under a key that only the phone has, for a day (§33)',
  personal: 'none',
  keepDays: 1,
  indexes: [{ on: ['evidenceId', 'at'] }, { on: ['updatedAt'] }],
})

export const LooseEvidences = collection({
  name: 'looseEvidence',
  schema: LooseEvidence,
  purpose: 'Photos without metadata that no complaint has taken yet, for a day (§33)',
  personal: 'none',
  keepDays: 1,
  file: 'file',
  indexes: [{ on: ['updatedAt'] }],
})
