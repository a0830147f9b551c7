import { collection } from '../_kernel/collection'
import { MonthExport } from './month/sheet'
import { InForce, Interpretation } from './regulation/regulation'
import { Acknowledgement, Standard } from './standard/standard'

export { Notices } from '../_shared/notice'

export const Standards = collection({
  name: 'standards',
  schema: Standard,
  purpose: 'Service standards, the draft and every version that was published (§15)',
  personal: 'none',
  indexes: [{ on: ['state', '-_id'] }],
})

export const Acknowledgements = collection({
  name: 'acknowledgements',
  schema: Acknowledgement,
  purpose: 'Which version of the service standards each of the staff has read, and when (§15)',
  personal: 'personal',
  mine: { shown: ['centre.standards'] },
})

export const RegulationsInForce = collection({
  name: 'regulationsInForce',
  schema: InForce,
  purpose: 'Since when the regulation is in force (§36)',
  personal: 'none',
})

export const Interpretations = collection({
  name: 'interpretations',
  schema: Interpretation,
  purpose: 'What the steering office says that articles mean, in every wording (§35)',
  personal: 'none',
  indexes: [{ on: ['article'] }],
})

export const MonthExports = collection({
  name: 'monthExports',
  schema: MonthExport,
  purpose: 'Workbooks of month figures that somebody fetched, for two days',
  personal: 'pseudonymous',
  mine: { why: 'a file of figures without people, by whoever fetched it in office, for two days' },
  keepDays: 2,
  file: 'file',
  indexes: [{ on: ['updatedAt'] }],
})
