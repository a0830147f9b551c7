import { collection } from '../_kernel/collection'
import { Activation } from './activation'
import { BindingTries as BindingTriesSchema } from './binding-lock'
import { Message } from './message'
import { Person } from './person'
import { Posting, RoleGrant } from './posting'
import { TriedNumber } from './tried-number'

export { Accounts } from '../_kernel/account'

export const Persons = collection({
  name: 'persons',
  schema: Person,
  purpose: 'Members of the university, imported from the roster, so that they can bind',
  personal: 'personal',
  indexes: [{ on: ['no'], unique: true }, { on: ['unitId'] }],
})

export const Activations = collection({
  name: 'activations',
  schema: Activation,
  purpose: 'One-time activation codes as HMAC, until used or expired',
  personal: 'pseudonymous',
  keepDays: 30,
  indexes: [{ on: ['operation'] }, { on: ['updatedAt'] }],
})

export const BindingTries = collection({
  name: 'bindingTries',
  schema: BindingTriesSchema,
  purpose: 'Wrong tries to bind by WeChat user, to lock who guesses',
  personal: 'pseudonymous',
  keepDays: 30,
  indexes: [{ on: ['updatedAt'] }],
})

export const TriedNumbers = collection({
  name: 'triedNumbers',
  schema: TriedNumber,
  purpose: 'Wrong tries to bind by number, to tell the person who owns it',
  personal: 'pseudonymous',
  keepDays: 14,
  indexes: [{ on: ['isDue'] }, { on: ['updatedAt'] }],
})

export const Postings = collection({
  name: 'postings',
  schema: Posting,
  purpose: 'Who keeps which window, as A or B, from when to when (§10)',
  personal: 'personal',
  indexes: [{ on: ['personId'] }, { on: ['windowId'] }],
})

export const RoleGrants = collection({
  name: 'grants',
  schema: RoleGrant,
  purpose: 'Who has which other role, where, from when to when, and who gave it (§14)',
  personal: 'personal',
  indexes: [{ on: ['personId'] }],
})

export const Messages = collection({
  name: 'messages',
  schema: Message,
  purpose: 'What the centre told somebody, shown under 我的',
  personal: 'personal',
  keepDays: 180,
  indexes: [{ on: ['readerId', '-at'] }, { on: ['updatedAt'] }],
})
