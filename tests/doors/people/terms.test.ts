import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, startCentre, stored } from '../centre'
import { furnishPosts, noOf, postsDoor, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask } = postsDoor(() => cloud)
interface Grant {
  readonly grantId: string
  readonly state: string
  readonly to?: string
}

const lead = (name: string, firstDay: string, more: object = {}, by = 'o-admin') =>
  ask('giveGrant', { no: noOf(name), role: 'unitHead', ofUnit: 'jw', firstDay, reason: '换届', ...more }, by)
const shorten = (grantId: string, lastDay: string, by = 'o-admin') =>
  ask('shortenGrant', { grantId, lastDay, reason: '换届' }, by)
/** Nothing but the clock moves: no timer runs at the change of day. */
const at = (moment: string) => {
  cloud.setClock(new Date(`${moment}:00+08:00`))
  cloud.coolDown()
}
const mayLead = async (name: string) =>
  codeOf(await ask('unitVacancies', { unitId: 'jw' }, `o-${name}`)) === 'ok'

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
})
afterEach(() => cloud.close())

describe('a term ends on a day, and the next one is given ahead (0.1 §9)', () => {
  it('changes hands at midnight without a timer', async () => {
    expect(codeOf(await lead('sun', '2027-01-01'))).toBe('HELD_ALREADY')
    expect(valueOf<Grant>(await shorten('g-head', '2026-12-31'))).toMatchObject({
      state: 'current',
      to: '2026-12-31',
    })
    expect(await lead('sun', '2026-12-31')).toMatchObject({
      error: { code: 'HELD_ALREADY', facts: { role: 'unitHead', to: '2026-12-31' } },
    })
    expect(valueOf<Grant>(await lead('sun', '2027-01-01'))).toMatchObject({ state: 'coming' })
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        head: { name: 'head老师', to: '2026-12-31', isComing: false },
        nextHead: { name: 'sun老师', from: '2027-01-01', isComing: true },
      },
    })
    at('2026-12-31T23:59')
    expect([await mayLead('head'), await mayLead('sun')]).toEqual([true, false])
    at('2027-01-01T00:00')
    expect([await mayLead('head'), await mayLead('sun')]).toEqual([false, true])
    expect(await ask('me', {}, 'o-sun')).toMatchObject({ value: { workspaces: [{ role: 'unitHead' }] } })
    const posts = valueOf<{ head: object }>(await ask('unitPosts', { unitId: 'jw' }, 'o-sun'))
    expect(posts).toMatchObject({ head: { name: 'sun老师', isComing: false } })
    expect(posts).not.toHaveProperty('nextHead')
  })

  it('tells whom it concerns, and leaves an audit entry with both last days', async () => {
    valueOf(await shorten('g-head', '2026-12-31'))
    const { grantId } = valueOf<Grant>(await lead('sun', '2027-01-01'))
    const told = (await stored(cloud, Events, { kind: 'tell' })).map(({ facts }) => [
      facts['reader'],
      facts['zh'],
    ])
    expect(told).toEqual([
      ['p-head', expect.stringContaining('改为到 2026-12-31 为止')],
      ['p-sun', expect.stringContaining('从 2027-01-01 起')],
    ])
    const [entry] = await stored(cloud, AuditEntries, { subject: 'grants:g-head' })
    expect(entry).toMatchObject({ what: '缩短任期', before: { to: null }, after: { to: '2026-12-31' } })
    expect((await stored(cloud, RoleGrants, { _id: 'g-head' }))[0]?.shortened?.reason).toBe('换届')
    expect(codeOf(await ask('withdrawGrant', { grantId, reason: '另有安排' }, 'o-admin'))).toBe('ok')
    expect((await stored(cloud, Accounts, { personId: 'p-sun' }))[0]?.grants).toEqual([])
  })

  it('two at once for overlapping terms: exactly one, however the requests fall', async () => {
    valueOf(await shorten('g-head', '2026-12-31'))
    const terms: [string, string, object, string][] = [
      ['sun', '2027-01-01', {}, 'o-admin'],
      ['li', '2027-02-01', { lastDay: '2027-03-01' }, 'o-admin2'],
      ['zhao', '2027-02-15', {}, 'o-admin'],
      ['wang', '2027-01-01', { lastDay: '2027-12-31' }, 'o-admin2'],
    ]
    const answers = await Promise.all(terms.map(([name, from, more, by]) => lead(name, from, more, by)))
    expect(answers.map(codeOf).sort()).toEqual(['HELD_ALREADY', 'HELD_ALREADY', 'HELD_ALREADY', 'ok'])
    expect(await stored(cloud, RoleGrants, { holds: 'jw:unitHead' })).toHaveLength(2)
  })

  it('two at once for terms apart: both', async () => {
    valueOf(await shorten('g-head', '2026-12-31'))
    const answers = await Promise.all([
      lead('sun', '2027-01-01', { lastDay: '2027-06-30' }, 'o-admin'),
      lead('li', '2027-07-01', {}, 'o-admin2'),
    ])
    expect(answers.map(codeOf)).toEqual(['ok', 'ok'])
  })

  it('of a centre’s role is checked by person: the same one twice for overlapping days is one', async () => {
    const desk = (firstDay: string, lastDay: string, by: string) =>
      ask('giveGrant', { no: noOf('sun'), role: 'centreStaff', firstDay, lastDay, reason: '值班' }, by)
    const answers = await Promise.all([
      desk('2026-12-01', '2026-12-31', 'o-admin'),
      desk('2026-12-15', '2027-01-15', 'o-admin2'),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['HELD_ALREADY', 'ok'])
    expect(codeOf(await desk('2027-02-01', '2027-02-28', 'o-admin'))).toBe('ok')
  })

  it('a unit whose next head is still to come is without one until then, and shows so', async () => {
    expect(codeOf(await ask('withdrawGrant', { grantId: 'g-head', reason: '调离' }, 'o-admin'))).toBe('ok')
    valueOf(await lead('sun', '2026-12-01'))
    const { vacancies } = valueOf<{ vacancies: object[] }>(
      await ask('unitVacancies', { unitId: 'jw' }, 'o-desk'),
    )
    expect(vacancies).toContainEqual(expect.objectContaining({ kind: 'head', filledFrom: '2026-12-01' }))
  })

  const refused: [string, () => ReturnType<typeof shorten>, string][] = [
    ['one’s own', () => shorten('g-admin', '2026-12-31'), 'OWN_STEP'],
    ['one that nobody knows', () => shorten('none', '2026-12-31'), 'NOT_FOUND'],
    ['to yesterday', () => shorten('g-head', '2026-11-22'), 'TERM_WRONG'],
    ['by somebody at the desk', () => shorten('g-head', '2026-12-31', 'o-desk'), 'NOT_ALLOWED'],
  ]
  it.each(refused)('does not shorten %s', async (_, asked, expected) => {
    expect(codeOf(await asked())).toBe(expected)
  })

  it('two admins who shorten each other at once: one of them stays', async () => {
    const answers = await Promise.all([
      shorten('g-admin2', '2026-11-23', 'o-admin'),
      shorten('g-admin', '2026-11-23', 'o-admin2'),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['TERM_WRONG', 'ok'])
    expect(answers.find((answer) => codeOf(answer) !== 'ok')).toMatchObject({
      error: { facts: { fault: 'lastAdmin' } },
    })
    const admins = await stored(cloud, RoleGrants, { role: 'centreAdmin' })
    expect(admins.filter(({ to }) => to === undefined)).toHaveLength(1)
  })

  it('does not shorten what is over', async () => {
    valueOf(await shorten('g-head', '2026-11-23'))
    expect(codeOf(await shorten('g-head', '2026-11-24'))).toBe('TERM_WRONG')
    at('2026-11-24T08:00')
    expect(await shorten('g-head', '2026-11-25')).toMatchObject({
      error: { code: 'MOVED_ON', facts: { state: 'over' } },
    })
    expect(codeOf(await lead('sun', '2026-11-24'))).toBe('ok')
  })
})
