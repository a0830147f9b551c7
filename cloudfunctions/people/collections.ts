import { collection } from '../_kernel/collection'
import { Activation } from './binding/activation'
import { BindingTries as BindingTriesSchema } from './binding/binding-lock'
import { Course, CourseRecord } from './course'
import { Handover } from './posting/handover'
import { Nomination } from './nomination/nomination'
import { Person } from './person'
import { Posting } from './posting/posting'
import { ReplacementOrder } from './posting/replacement-order'
import { RoleGrant } from './grant/role-grant'
import { RosterChunk, RosterImport } from './roster/roster-import'
import { TriedNumber } from './binding/tried-number'
import { Unbinding } from './binding/unbinding'

export { Accounts } from '../_kernel/account'
export { CodeSheetParts } from '../_shared/code-sheet'

export const Persons = collection({
  name: 'persons',
  schema: Person,
  purpose: 'Members of the university, imported from the roster, so that they can bind',
  personal: 'personal',
  mine: { shown: ['people.person'] },
  indexes: [{ on: ['no'], unique: true }, { on: ['unitId', 'no'] }, { on: ['group', 'no'] }],
})

export const Activations = collection({
  name: 'activations',
  schema: Activation,
  purpose: 'One-time activation codes as HMAC, until used or expired',
  personal: 'pseudonymous',
  mine: { why: 'only whether a code was made: the code itself nobody can read' },
  keepDays: 30,
  indexes: [{ on: ['operation'] }, { on: ['updatedAt'] }],
})

export const BindingTries = collection({
  name: 'bindingTries',
  schema: BindingTriesSchema,
  purpose: 'Wrong tries to bind by WeChat user, to lock who guesses',
  personal: 'pseudonymous',
  mine: { why: 'wrong tries of somebody who is not bound yet, to lock whoever guesses' },
  keepDays: 30,
  indexes: [{ on: ['updatedAt'] }],
})

export const Unbindings = collection({
  name: 'unbindings',
  schema: Unbinding,
  purpose: 'Whose binding the centre ended, by whom, after a look at which card, and why',
  personal: 'personal',
  mine: { shown: ['people.unbindings'] },
  keepDays: 400,
  indexes: [{ on: ['personId'] }, { on: ['updatedAt'] }],
})

export const TriedNumbers = collection({
  name: 'triedNumbers',
  schema: TriedNumber,
  purpose: 'Wrong tries to bind by number, to tell the person who owns it',
  personal: 'pseudonymous',
  mine: { why: 'who tried a number in vain is somebody else; its owner is told of the tries by a message' },
  keepDays: 14,
  indexes: [{ on: ['isDue'] }, { on: ['updatedAt'] }],
})

export const Postings = collection({
  name: 'postings',
  schema: Posting,
  purpose: 'Who keeps which window, as A or B, from when to when (§10)',
  personal: 'personal',
  mine: { shown: ['people.postings'] },
  indexes: [
    { on: ['seat'], unique: true },
    { on: ['slot'], unique: true },
    { on: ['pair'], unique: true },
    { on: ['personId'] },
    { on: ['windowId'] },
    { on: ['unitId', 'state'] },
    { on: ['state', 'to'] },
  ],
})

export const Nominations = collection({
  name: 'nominations',
  schema: Nomination,
  purpose: 'Whom units proposed for a window or their back office, and what the centre decided (§9 §11)',
  personal: 'personal',
  mine: { shown: ['people.nominations'] },
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['state', '_id'] },
    { on: ['unitId', 'state'] },
    { on: ['personId'] },
  ],
})

export const Handovers = collection({
  name: 'handovers',
  schema: Handover,
  purpose: 'What went from one holder of a window to the next, signed by both (§12)',
  personal: 'personal',
  mine: { shown: ['people.handovers'] },
  indexes: [
    { on: ['state', 'startOn'] },
    { on: ['unitId', 'state'] },
    { on: ['outgoingPersonId'] },
    { on: ['incomingPersonId'] },
  ],
})

export const ReplacementOrders = collection({
  name: 'replacementOrders',
  schema: ReplacementOrder,
  purpose: 'Whom the centre asked a unit to replace, why and by when (§12)',
  personal: 'personal',
  mine: { shown: ['people.orders'] },
  indexes: [
    { on: ['holds'], unique: true },
    { on: ['state', 'nameBy'] },
    { on: ['unitId', 'state'] },
    { on: ['postingId'] },
  ],
})

export const Courses = collection({
  name: 'courses',
  schema: Course,
  purpose: 'Induction and service courses that the centre holds (§13)',
  personal: 'none',
})

export const CourseRecords = collection({
  name: 'courseRecords',
  schema: CourseRecord,
  purpose: 'Who attended which course and passed it: nobody sits at a window without (§13)',
  personal: 'personal',
  mine: { shown: ['people.courses'] },
  indexes: [{ on: ['personId'] }, { on: ['courseId', '_id'] }],
})

export const RoleGrants = collection({
  name: 'grants',
  schema: RoleGrant,
  purpose: 'Who has which other role, where, from when to when, and who gave it (§14)',
  personal: 'personal',
  mine: { shown: ['people.roles'] },
  indexes: [
    { on: ['holds', 'turn'], unique: true },
    { on: ['personId'] },
    { on: ['unitId', 'role'] },
    { on: ['role', '_id'] },
  ],
})

export const RosterImports = collection({
  name: 'rosterImports',
  schema: RosterImport,
  purpose: 'Roster files on their way to the rolls, and what became of them',
  personal: 'pseudonymous',
  mine: { why: 'who started an import, in office; the audit says so' },
  keepDays: 400,
  file: 'file',
  indexes: [{ on: ['holds'], unique: true }, { on: ['-createdAt'] }, { on: ['updatedAt'] }],
})

export const RosterChunks = collection({
  name: 'rosterRows',
  schema: RosterChunk,
  purpose: 'Rows of a roster file until they are on the rolls, and what is wrong with them',
  personal: 'personal',
  mine: { why: 'copies of rows on their way to the rolls, where their person sees them; gone within days' },
  keepDays: 7,
  indexes: [
    { on: ['importId', 'state', '_id'] },
    { on: ['importId', 'hasFaults', '_id'] },
    { on: ['updatedAt'] },
  ],
})
