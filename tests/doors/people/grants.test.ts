import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import {
  Activations,
  Handovers,
  Nominations,
  Persons,
  Postings,
  RoleGrants,
} from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, startCentre, stored } from '../centre'
import { declaration, furnishPosts, noOf, posted, postsDoor, seat, trainAll, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, propose, nominate, confirmed, grantsOf, posting, sign } = postsDoor(() => cloud)
const give = (name: string, role: string, more: object = {}, by = 'o-admin') =>
  ask('giveGrant', { no: noOf(name), role, firstDay: '2026-11-23', reason: '工作需要', ...more }, by)
const withdraw = (grantId: string, by = 'o-admin') => ask('withdrawGrant', { grantId, reason: '调整' }, by)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun')
})
afterEach(() => cloud.close())

describe('roles are given and withdrawn with a reason (0.1)', () => {
  it('counts at once, with scope and term, and both leave an audit entry', async () => {
    const { grantId } = valueOf<{ grantId: string }>(
      await give('sun', 'centreStaff', { lastDay: '2026-12-31' }),
    )
    expect(await grantsOf('sun')).toEqual(['centreStaff'])
    expect(await ask('me', {}, 'o-sun')).toMatchObject({ value: { workspaces: [{ role: 'centreStaff' }] } })
    expect(codeOf(await give('sun', 'centreStaff'))).toBe('HELD_ALREADY')
    expect(codeOf(await withdraw(grantId))).toBe('ok')
    expect(codeOf(await withdraw(grantId))).toBe('MOVED_ON')
    expect(await grantsOf('sun')).toEqual([])
    expect(await stored(cloud, AuditEntries, { subject: `grants:${grantId}` })).toHaveLength(2)
    expect(await ask('grants', { role: 'centreStaff' }, 'o-admin')).toMatchObject({
      value: {
        grants: expect.arrayContaining([
          expect.objectContaining({ name: 'sun老师', state: 'withdrawn', mayWithdraw: false }),
          expect.objectContaining({ name: 'desk老师', state: 'current', mayWithdraw: true }),
        ]) as object,
      },
    })
    expect(codeOf(await ask('grants', { role: 'centreStaff', cursor: 'x' }, 'o-admin'))).toBe('BAD_INPUT')
    expect(codeOf(await give('sun', 'centreStaff'))).toBe('ok')
  })

  const refused: [string, string, string, object, string][] = [
    ['somebody whom nobody knows', 'nobody', 'centreStaff', {}, 'PERSON_UNKNOWN'],
    ['a second head of a unit (§9)', 'sun', 'unitHead', { ofUnit: 'jw' }, 'HELD_ALREADY'],
    ['a head of another unit', 'sun', 'unitHead', { ofUnit: 'cw' }, 'NOT_OF_UNIT'],
    ['a head of no unit', 'sun', 'unitHead', {}, 'TERM_WRONG'],
    ['a head of a unit that is none', 'sun', 'unitHead', { ofUnit: 'xx' }, 'NOT_FOUND'],
    ['an admin of a unit', 'sun', 'centreAdmin', { ofUnit: 'jw' }, 'TERM_WRONG'],
    [
      'a term that is over',
      'sun',
      'centreStaff',
      { firstDay: '2026-11-01', lastDay: '2026-11-02' },
      'TERM_WRONG',
    ],
    ['a term that begins in two years', 'sun', 'centreStaff', { firstDay: '2028-11-23' }, 'TERM_WRONG'],
    ['a head as admin (§14)', 'head', 'centreAdmin', {}, 'ROLES_APART'],
    ['a clerk’s seat, which takes a posting', 'sun', 'windowStaff', {}, 'BAD_INPUT'],
    ['a back office, which takes a nomination', 'sun', 'backOffice', { ofUnit: 'jw' }, 'BAD_INPUT'],
  ]
  it.each(refused)('refuses %s', async (_, name, role, more, expected) => {
    expect(codeOf(await give(name, role, more))).toBe(expected)
  })

  it('two heads at once: one', async () => {
    expect(codeOf(await withdraw('g-headcw'))).toBe('ok')
    expect((await stored(cloud, Todos, { kind: 'vacancy', subject: 'cw:head' })).length).toBe(2)
    const answers = await Promise.all([
      give('ma', 'unitHead', { ofUnit: 'cw' }, 'o-admin'),
      give('hu', 'unitHead', { ofUnit: 'cw' }, 'o-admin2'),
    ])
    expect(answers.map(codeOf).sort()).toEqual(['HELD_ALREADY', 'ok'])
    const standing = await stored(cloud, RoleGrants, { holds: 'cw:unitHead', withdrawn: { $exists: false } })
    expect(standing).toHaveLength(1)
    expect(await stored(cloud, Todos, { kind: 'vacancy', subject: 'cw:head' })).toEqual([])
  })

  it('nobody takes back their own, and two who dismiss each other leave one', async () => {
    expect(codeOf(await withdraw('g-admin'))).toBe('OWN_STEP')
    expect(codeOf(await withdraw('none'))).toBe('NOT_FOUND')
    const answers = await Promise.all([withdraw('g-admin2', 'o-admin'), withdraw('g-admin', 'o-admin2')])
    const left = (await stored(cloud, RoleGrants, { role: 'centreAdmin' })).filter(
      ({ withdrawn }) => withdrawn === undefined,
    )
    expect(answers.map(codeOf).sort()).toEqual(['NOT_ALLOWED', 'ok'])
    expect(left).toHaveLength(1)
  })

  it('shows an admin who somebody is', async () => {
    await seat(cloud, posted('wang', 'w1', 'primary'))
    expect(await ask('personRoles', { no: noOf('wang') }, 'o-admin')).toMatchObject({
      value: { name: 'wang老师', isBound: true, posts: [{ windowNo: 1, kind: 'primary' }], grants: [] },
    })
    expect(await ask('personRoles', { no: noOf('head') }, 'o-admin')).toMatchObject({
      value: { grants: [{ role: 'unitHead', unitName: '教务处' }] },
    })
    expect(codeOf(await ask('personRoles', { no: 'T-nobody' }, 'o-admin'))).toBe('PERSON_UNKNOWN')
  })
})

describe('leaving (0.1)', () => {
  const leave = (name: string, by = 'o-admin') => ask('recordLeaving', { no: noOf(name), reason: '退休' }, by)

  it('ends posts, roles, nominations and binding together, and what becomes empty shows at once', async () => {
    await seat(
      cloud,
      posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never),
      posted('li', 'w1', 'alternate'),
    )
    await give('wang', 'steeringOffice')
    const open = await nominate('wang', { windowId: 'w2', kind: 'alternate' })
    await ask('issueCode', { no: noOf('wang') }, 'o-admin')
    expect(await leave('wang')).toMatchObject({ value: { leftOn: '2026-11-23', posts: 1, grants: 1 } })
    expect(await posting('w1-primary')).toMatchObject({ state: 'ended', why: 'left', to: '2026-11-22' })
    expect((await stored(cloud, Nominations, { _id: open }))[0]?.state).toBe('withdrawn')
    expect(await stored(cloud, Accounts, { personId: 'p-wang' })).toEqual([])
    expect(await stored(cloud, Activations, { _id: 'p-wang' })).toEqual([])
    expect((await stored(cloud, Persons, { _id: 'p-wang' }))[0]?.leftOn).toBe('2026-11-23')
    const vacancies = (await stored(cloud, Todos, { kind: 'vacancy', subject: 'w1:primary' })).map(
      ({ desk }) => desk,
    )
    expect(vacancies.sort()).toEqual(['centreAdmin', 'unitHead:jw'])
    expect(await ask('unitRoster', { unitId: 'jw', day: '2026-11-23' }, 'o-head')).toMatchObject({
      value: {
        days: [{ windows: [{ vacant: ['primary'], expected: { kind: 'standIn', name: 'li老师' } }, {}] }],
      },
    })
    for (const again of [leave('wang'), propose('wang'), ask('issueCode', { no: noOf('wang') }, 'o-admin')])
      expect(codeOf(await again)).toBe('PERSON_UNKNOWN')
    expect(await ask('personRoles', { no: noOf('wang') }, 'o-admin')).toMatchObject({
      value: { leftOn: '2026-11-23', isBound: false },
    })
  })

  it('of a successor calls the change off; of the one who goes leaves the signature to the head', async () => {
    await seat(cloud, posted('wang', 'w1', 'primary', 'jw', '2025-09-01' as never))
    const first = await confirmed('zhao')
    await leave('zhao')
    expect((await stored(cloud, Handovers, { _id: first }))[0]?.state).toBe('calledOff')
    const second = await confirmed('sun')
    await leave('wang')
    expect(await stored(cloud, Postings, { windowId: 'w1', state: 'current' })).toEqual([])
    await ask('listHandover', { handoverId: second, items: [] }, 'o-head')
    await sign(second, 'o-head')
    expect(await sign(second, 'o-sun')).toMatchObject({
      value: { state: 'done' },
    })
    expect(await grantsOf('sun')).toEqual(['windowStaff w1'])
  })

  it('nobody records their own', async () => {
    expect(codeOf(await leave('admin'))).toBe('OWN_STEP')
    expect(codeOf(await leave('nobody'))).toBe('PERSON_UNKNOWN')
    expect(codeOf(await leave('sun', 'o-desk'))).toBe('NOT_ALLOWED')
  })
})

describe('a deputy or back office who is to come holds the place already (§9)', () => {
  const term = { firstDay: '2026-12-01', lastDay: '2026-12-10', reason: '出差' }
  const name = (of: string) => ask('nameDeputy', { unitId: 'jw', no: noOf(of), ...term }, 'o-head')

  it('is shown with the first day, and can be taken back before it', async () => {
    valueOf(await name('sun'))
    expect(codeOf(await name('li'))).toBe('HELD_ALREADY')
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        head: { name: 'head老师', isComing: false },
        deputy: { name: 'sun老师', from: '2026-12-01', to: '2026-12-10', isComing: true },
      },
    })
    expect(codeOf(await ask('endDeputy', { unitId: 'jw', reason: '不出差了' }, 'o-head'))).toBe('ok')
    expect(codeOf(await name('li'))).toBe('ok')
  })

  it('a back office that was sent back still needs its reason', async () => {
    const wish = { kind: 'backOffice', windowId: undefined, reason: '后台业务量大' }
    const nominationId = await nominate('sun', wish as never)
    valueOf(await ask('sendBackNomination', { nominationId, remark: '请写清楚' }, 'o-admin'))
    const input = { unitId: 'jw', nominationId, no: noOf('sun'), startOn: '2026-12-01', declaration }
    expect(codeOf(await ask('reviseNomination', input, 'o-head'))).toBe('REASON_NEEDED')
  })

  it('a back office is taken back by the centre', async () => {
    const wish = { kind: 'backOffice', windowId: undefined, reason: '后台业务量大', startOn: '2026-12-01' }
    const grantId = await confirmed('sun', wish as never)
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: { backOffice: { name: 'sun老师', isComing: true } },
    })
    expect(codeOf(await withdraw(grantId))).toBe('ok')
    const posts = valueOf<object>(await ask('unitPosts', { unitId: 'jw' }, 'o-head'))
    expect(posts).not.toHaveProperty('backOffice')
  })
})
