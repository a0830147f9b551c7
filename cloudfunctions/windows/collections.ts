import { collection } from '../_kernel/collection'
import type { Doc } from '../_kernel/store'
import { Application } from './application/application'
import { Opinion, OpinionVote } from './opinion/opinion'

export { ServiceWindows } from '../_shared/service-window'
export { Units } from '../_shared/unit'

export const Applications = collection({
  name: 'windowApplications',
  schema: Application,
  purpose: 'What units and the centre asked for windows, and what was decided (§7 §8)',
  personal: 'personal',
  mine: { shown: ['windows.applications', 'windows.proposed'] },
  file: 'files.file',
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['holdsNo'], unique: true },
    { on: ['unitId', '-key'] },
    { on: ['turn', '-key'] },
    { on: ['isListed', '-key'] },
    { on: ['turn', 'decision.effectiveOn'] },
    { on: ['state', 'hearUntil'] },
    { on: ['writtenBy', '-key'] },
    { on: ['signedBy', '-key'] },
    { on: ['form.primary.no', '-key'] },
    { on: ['form.alternate.no', '-key'] },
  ],
})
export const Opinions = collection({
  name: 'opinions',
  schema: Opinion,
  purpose: 'What people say about windows, their hours and services, without who or when (§8)',
  personal: 'none',
  keepDays: 1100,
  indexes: [
    { on: ['windowId', '-listed'] },
    { on: ['-listed'] },
    { on: ['waits', '-listed'] },
    { on: ['unitId', 'waits', '-listed'] },
    { on: ['receipt'] },
    { on: ['wordsState', 'week'] },
    { on: ['held'] },
    { on: ['updatedAt'] },
  ],
})
export type StoredOpinion = Doc<typeof Opinions>

export const OpinionVotes = collection({
  name: 'opinionVotes',
  schema: OpinionVote,
  purpose: 'That somebody stands behind an opinion, once each, without who (§8)',
  personal: 'pseudonymous',
  mine: { why: 'a hash of opinion and voter together: from it nobody can tell whose vote it is' },
  keepDays: 1100,
  indexes: [{ on: ['updatedAt'] }],
})
export type StoredApplication = Doc<typeof Applications>
