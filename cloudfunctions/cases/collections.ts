import { collection } from '../_kernel/collection'
import { Case } from './case'
import { ContactRead } from './contact-read'
import { FollowUp } from './follow-up/follow-up'
import { Rating } from './rating/rating'
import { Reminder } from './rating/reminder'

export { CaseSlips } from '../_shared/case-slip'
export { RatingWeeks } from '../_shared/rating-week'
export { ReturnPasses } from '../_shared/return-pass'

export const Ratings = collection({
  name: 'ratings',
  schema: Rating,
  purpose: 'What visitors said of a visit; staff see closed weeks of five or more only (§19)',
  personal: 'personal',
  mine: { shown: ['cases.words'] },
  keepDays: 1100,
  indexes: [
    { on: ['windowId', 'week', 'level'] },
    { on: ['visitor', 'ratedAt'] },
    { on: ['setAside.key'] },
    { on: ['held'] },
    { on: ['updatedAt'] },
  ],
})

export const Cases = collection({
  name: 'cases',
  schema: Case,
  purpose: 'Matters under way and done: papers, notices, promised dates and results (§20)',
  personal: 'personal',
  mine: { shown: ['cases.cases', 'cases.papers'] },
  keepDays: 1830,
  file: 'papers.files.file',
  indexes: [
    { on: ['windowId', 'live', 'dueKey'] },
    { on: ['windowId', 'live', '-openedKey'] },
    { on: ['windowId', 'delivery.state', '-openedKey'] },
    { on: ['unitId', 'live', 'dueKey'] },
    { on: ['unitsAtWork', 'dueKey'] },
    { on: ['holder', '-openedKey'] },
    { on: ['slip'], unique: true },
    { on: ['no'], unique: true },
    { on: ['windowId', 'ratedAs'] },
    { on: ['promise.extension.state', 'live', 'dueKey'] },
    { on: ['state', 'dueKey'] },
    { on: ['nextAt'] },
    { on: ['live', '_id'] },
    { on: ['updatedAt'] },
  ],
})

export const FollowUps = collection({
  name: 'followUps',
  schema: FollowUp,
  purpose: "What became of low ratings; the unit reads the centre's words only (§19)",
  personal: 'pseudonymous',
  mine: { shown: ['cases.words'] },
  keepDays: 1100,
  indexes: [
    { on: ['live', 'dueKey'] },
    { on: ['unitId', 'state', 'dueKey'] },
    { on: ['state', 'dueKey'] },
    { on: ['windowId', 'openedOn'] },
    { on: ['ratingId'], unique: true },
    { on: ['held'] },
    { on: ['updatedAt'] },
  ],
})

export const Reminders = collection({
  name: 'reminders',
  schema: Reminder,
  purpose: 'For which visits and results staff reminded of the rating, and how often (§19)',
  personal: 'pseudonymous',
  mine: { why: 'that somebody at a window was asked to rate, by the visit alone' },
  keepDays: 400,
  indexes: [{ on: ['windowId', 'week'] }, { on: ['updatedAt'] }],
})

export const ContactReads = collection({
  name: 'contactReads',
  schema: ContactRead,
  purpose: "Who looked at an applicant's phone number and why, for the applicant to read (§30)",
  personal: 'personal',
  mine: { shown: ['cases.contact'] },
  keepDays: 400,
  indexes: [{ on: ['holder', '-createdAt'] }, { on: ['updatedAt'] }],
})
