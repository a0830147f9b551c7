import { collection } from '../_kernel/collection'
import { ClockPolicy } from './clock-policy'
import { Clocker, PunchRecord, Release } from './punch-record'

export { HallScreens, HallSecrets } from '../_shared/hall-screen'

export const ClockPolicies = collection({
  name: 'clockPolicies',
  schema: ClockPolicy,
  purpose: 'By which proofs the centre takes somebody to be in the hall (§21)',
  personal: 'none',
})

export const PunchRecords = collection({
  name: 'punches',
  schema: PunchRecord,
  purpose: 'When staff clocked in and out, and by which proof; no coordinates (§21)',
  personal: 'personal',
  mine: { shown: ['attendance.punches'] },
  keepDays: 1100,
  indexes: [
    { on: ['personId', 'day'] },
    { on: ['day', 'at'] },
    { on: ['flag', '-at'] },
    { on: ['updatedAt'] },
  ],
})

export const Clockers = collection({
  name: 'clockers',
  schema: Clocker,
  purpose: 'Up to which code of the hall each has used one, so that none is taken twice (§21)',
  personal: 'pseudonymous',
  mine: { why: 'a number of half minutes, which says less than the punches that are shown' },
})

export const Releases = collection({
  name: 'releases',
  schema: Release,
  purpose: 'Whom the centre let go before their time, and why (§21)',
  personal: 'personal',
  mine: { shown: ['attendance.releases'] },
  keepDays: 1100,
  indexes: [{ on: ['day'] }, { on: ['personIds'] }, { on: ['updatedAt'] }],
})
