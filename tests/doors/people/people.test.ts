import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import {
  Activations,
  BindingTries,
  Persons,
  Postings,
  RoleGrants,
} from '../../../cloudfunctions/people/collections'
import { Events } from '../../../cloudfunctions/_shared/event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, edit, knock, newOp, put, stamps, startCentre, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'people')

const person = (id: string, no: string, name: string) => ({
  _id: id,
  no,
  name,
  kind: 'student' as const,
  audience: '本科生',
  unitId: 'u-jw',
  ...stamps,
})

const posting = (_id: string, windowId: string, kind: 'primary' | 'alternate', from: string) => ({
  _id,
  personId: 'p-clerk',
  windowId,
  unitId: 'u-jw',
  kind,
  from,
  seat: _id,
  slot: _id,
  pair: _id,
  state: 'current' as const,
  ...stamps,
})

/** A fresh code for somebody, from the admin. */
const codeFor = async (no: string): Promise<string> => {
  const answer = await ask('issueCode', { no }, 'o-admin')
  if (!answer.ok) throw new Error(answer.error.code)
  return (answer.value as { code: string }).code
}

const later = (minutes: number): Date => new Date(cloud.now().getTime() + minutes * 60_000)

beforeAll(async () => {
  cloud = await startCentre()
  await put(cloud, Units, {
    _id: 'u-jw',
    name: '教务处',
    nameEn: 'Academic Affairs',
    office: '行政楼 201',
    officeEn: 'Admin 201',
    phone: '0000-8800001',
    ...stamps,
  })
  const place = { unitId: 'u-jw', state: 'open' as const, place: '一层东侧', placeEn: 'East', ...stamps }
  await put(cloud, ServiceWindows, { _id: 'W1', no: 1, ...place }, { _id: 'W2', no: 2, ...place })
  await put(
    cloud,
    Persons,
    person('p-li', '20260001', '李小雨'),
    person('p-wang', '20260002', '王·阿依'),
    person('p-zhao', '20260003', '赵一'),
    person('p-clerk', 'T1001', '周敏'),
    person('p-head', 'T1002', '吴主任'),
    person('p-admin', 'T0001', '管理员'),
    person('p-desk', 'T0002', '导办员'),
  )
  await put(
    cloud,
    Postings,
    posting('a1', 'W1', 'primary', '2026-09-01'),
    posting('a2', 'W2', 'alternate', '2027-01-01'),
  )
  const grant = { from: '2026-09-01', grantedBy: 'console', ...stamps }
  await put(
    cloud,
    RoleGrants,
    { _id: 'g1', holds: 'g1', personId: 'p-head', role: 'unitHead', unitId: 'u-jw', ...grant },
    { _id: 'g2', holds: 'g2', personId: 'p-admin', role: 'centreAdmin', ...grant },
    { _id: 'g3', holds: 'g3', personId: 'p-desk', role: 'centreStaff', ...grant },
  )
  // The first admin is made by hand in the cloud console, as the guide says.
  const admin = { personId: 'p-admin', name: '管理员', audience: '教职工', ...stamps }
  await put(cloud, Accounts, {
    _id: visitorOf('o-admin'),
    openid: 'o-admin',
    grants: [{ role: 'centreAdmin', from: '2026-09-01' }],
    ...admin,
  })
})
afterAll(() => cloud.close())

describe('binding by number, name and one-time code (0.1)', () => {
  it('tells a guest that they are not bound', async () => {
    expect(await ask('me', {}, 'o-nobody')).toEqual({
      ok: true,
      value: { isBound: false, workspaces: [], seenAt: expect.any(String) as string },
    })
  })

  it('binds whoever gives all three, however they type them', async () => {
    const code = await codeFor('20260002')
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/)
    const typed = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`
    const answer = await ask('bind', { no: '２０２６ 0002', name: '王阿依', code: typed }, 'o-wang')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        isBound: true,
        name: '王·阿依',
        maskedNo: '20****02',
        audience: '本科生',
        unitName: '教务处',
        workspaces: [],
      },
    })
    expect(await ask('me', {}, 'o-wang', { lang: 'en' })).toMatchObject({
      value: { unitName: 'Academic Affairs' },
    })
  })

  it('stores neither the code nor anything to work it out from', async () => {
    const code = await codeFor('20260003')
    const all = await stored(cloud, Activations)
    expect(JSON.stringify([all, await stored(cloud, AuditEntries)])).not.toContain(code)
  })

  it('sends the same answer again for the same command, and takes the code once', async () => {
    const code = await codeFor('20260001')
    const input = { no: '20260001', name: '李小雨', code }
    const opId = newOp()
    const first = await ask('bind', input, 'o-li', { opId })
    expect(first.ok).toBe(true)
    expect(await ask('bind', input, 'o-li', { opId })).toEqual(first)
    expect(codeOf(await ask('bind', { ...input, name: '李大雨' }, 'o-li', { opId }))).toBe('OPID_REUSED')
    expect(codeOf(await ask('bind', input, 'o-li'))).toBe('BOUND_ALREADY')
    expect(codeOf(await ask('bind', input, 'o-friend'))).toBe('BINDING_FAILED')
    const entries = await stored(cloud, AuditEntries, { subject: `accounts:${visitorOf('o-li')}` })
    expect(entries).toHaveLength(1)
  })

  it('moves a person to a new phone by a fresh code, and back', async () => {
    for (const openid of ['o-li-new', 'o-li']) {
      const code = await codeFor('20260001')
      const answer = await ask('bind', { no: '20260001', name: '李小雨', code }, openid)
      expect(codeOf(answer)).toBe('ok')
      const accounts = await stored(cloud, Accounts, { personId: 'p-li' })
      expect(accounts.map((account) => account.openid)).toEqual([openid])
    }
    const subject = `accounts:${visitorOf('o-li')}`
    expect(await stored(cloud, AuditEntries, { subject })).toHaveLength(3)
  })

  it('lets one of two phones have a code that both send at once', async () => {
    const code = await codeFor('20260003')
    const input = { no: '20260003', name: '赵一', code }
    const answers = await Promise.all([ask('bind', input, 'o-race-1'), ask('bind', input, 'o-race-2')])
    expect(answers.map(codeOf).sort()).toEqual(['BINDING_FAILED', 'ok'])
    expect(await stored(cloud, Accounts, { personId: 'p-zhao' })).toHaveLength(1)
  })

  it('ends a code after fourteen days', async () => {
    const code = await codeFor('20260001')
    await edit(cloud, Activations, { _id: 'p-li' }, { expiresAt: cloud.now() })
    const answer = await ask('bind', { no: '20260001', name: '李小雨', code }, 'o-late')
    expect(codeOf(answer)).toBe('BINDING_FAILED')
  })
})

describe('locks (0.1)', () => {
  const wrong = { no: '20260001', name: '李小雨', code: 'ZZZZZZZZZZ' }

  it.each([
    ['a wrong code', wrong],
    ['a wrong name', { ...wrong, name: '李大雨' }],
    ['a number that nobody has', { ...wrong, no: '99999999' }],
  ])('answers %s alike', async (what, input) => {
    const answer = await ask('bind', input, `o-alike-${what.replace(/\W/g, '')}`)
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'BINDING_FAILED',
        facts: { triesLeft: 4 },
        message: expect.stringContaining('还能试 4 次') as string,
      },
    })
  })

  it('does the same work for a number that nobody has', async () => {
    const tripsOf = async (no: string, openid: string) => {
      await ask('bind', { ...wrong, no }, openid)
      cloud.resetStats()
      await ask('bind', { ...wrong, no }, openid)
      const { collections } = cloud.stats().database
      return Object.fromEntries(Object.entries(collections).map(([name, { trips }]) => [name, trips]))
    }
    const real = await tripsOf('20260001', 'o-same-1')
    expect(real).toMatchObject({ persons: 1, activations: 1, triedNumbers: 2 })
    expect(await tripsOf('99999998', 'o-same-2')).toEqual(real)
  })

  it('locks the openid at the fifth try, for 15 minutes and then for 30, and never the person', async () => {
    const tries = async (times: number) => {
      const codes: string[] = []
      for (let n = 0; n < times; n++) codes.push(codeOf(await ask('bind', wrong, 'o-guess')))
      return codes
    }
    const failed = Array.from({ length: 4 }, () => 'BINDING_FAILED')
    expect(await tries(6)).toEqual([...failed, 'BINDING_LOCKED', 'BINDING_LOCKED'])
    cloud.setClock(later(14))
    expect(await tries(1)).toEqual(['BINDING_LOCKED'])
    cloud.setClock(later(1))
    expect(await tries(5)).toEqual([...failed, 'BINDING_LOCKED'])
    expect(await ask('bind', wrong, 'o-guess')).toMatchObject({ error: { facts: { minutes: 30 } } })
    const code = await codeFor('20260001')
    expect(codeOf(await ask('bind', { ...wrong, code }, 'o-owner'))).toBe('ok')
  })

  it('refuses even the right code while it is locked', async () => {
    const code = await codeFor('20260001')
    expect(codeOf(await ask('bind', { ...wrong, code }, 'o-guess'))).toBe('BINDING_LOCKED')
  })

  it('gives no more than five guesses to twenty that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('bind', wrong, 'o-flood')))
    const [tries] = await stored(cloud, BindingTries, { _id: visitorOf('o-flood') })
    expect(tries?.failures).toBe(5)
    expect(answers.filter((answer) => codeOf(answer) === 'BINDING_FAILED').length).toBeLessThanOrEqual(4)
  })

  it('counts a try that is sent twice once', async () => {
    const opId = newOp()
    await ask('bind', wrong, 'o-twice', { opId })
    expect(await ask('bind', wrong, 'o-twice', { opId })).toMatchObject({
      error: { facts: { triesLeft: 4 } },
    })
  })

  it('wrong activation codes for one person from three openids → each openid locks after five, the person never does, its owner is told', async () => {
    for (const no of ['20260002', '77777777']) {
      for (const openid of ['o-t1', 'o-t2', 'o-t3']) {
        const codes: string[] = []
        for (let n = 0; n < 5; n++) codes.push(codeOf(await ask('bind', { ...wrong, no }, `${openid}-${no}`)))
        expect(codes).toEqual([...Array.from({ length: 4 }, () => 'BINDING_FAILED'), 'BINDING_LOCKED'])
      }
    }
    // Somebody else who tries that person is told no more than that it was wrong; a number that is nobody's tells nobody.
    expect(codeOf(await ask('bind', { ...wrong, no: '20260002' }, 'o-t4'))).toBe('BINDING_FAILED')
    await cloud.runTimer('people')
    await cloud.runTimer('people')
    const told = await stored(cloud, Events, { 'facts.reader': 'p-wang' })
    expect(told).toMatchObject([
      { facts: { reader: 'p-wang', zh: expect.stringMatching(/最近有 [34] 个微信/) as string } },
    ])
  })
})

describe('roles follow postings and grants', () => {
  it('gives a clerk the window posted to, from the day on', async () => {
    const code = await codeFor('T1001')
    const answer = await ask('bind', { no: 't1001', name: '周敏', code }, 'o-clerk')
    expect(answer).toMatchObject({
      value: { workspaces: [{ role: 'windowStaff', windowId: 'W1', windowNo: 1, unitName: '教务处' }] },
    })
  })

  it('gives a head the unit as one desk, and every window of it as a right', async () => {
    const code = await codeFor('T1002')
    const answer = await ask('bind', { no: 'T1002', name: '吴主任', code }, 'o-head')
    expect(answer).toMatchObject({ value: { workspaces: [{ role: 'unitHead', unitName: '教务处' }] } })
    const [account] = await stored(cloud, Accounts, { personId: 'p-head' })
    expect(account?.grants.map(({ windowId }) => windowId)).toEqual([undefined, 'W1', 'W2'])
  })

  it('is put right by night after an edit by hand, and ended for who left the rolls', async () => {
    const [head] = await stored(cloud, Accounts, { personId: 'p-head' })
    await edit(cloud, Postings, { _id: 'a1' }, { state: 'ended', why: 'left', to: '2026-11-22' })
    await edit(cloud, Persons, { _id: 'p-wang' }, { name: '王阿依古丽' })
    await edit(cloud, Accounts, { personId: 'p-zhao' }, { personId: 'p-gone' })
    cloud.setClock(new Date('2026-11-24T02:30:00+08:00'))
    await cloud.runTimer('people')
    const accounts = await stored(cloud, Accounts)
    const of = (id: string) => accounts.find(({ personId }) => personId === id)
    expect(of('p-clerk')?.grants.map(({ windowId }) => windowId)).toEqual(['W2'])
    expect(of('p-wang')?.name).toBe('王阿依古丽')
    expect(of('p-gone')).toBeUndefined()
    // What was right is left alone.
    expect(of('p-head')?.v).toBe(head?.v)
  })
})

describe('what is past its time', () => {
  it('goes by night: first answers after 30 days, tries to bind too, people never', async () => {
    const people = await stored(cloud, Persons)
    expect(await stored(cloud, Operations)).not.toHaveLength(0)
    const old = new Date(cloud.now().getTime() - 31 * 86_400_000)
    await edit(cloud, Operations, {}, { updatedAt: old })
    await edit(cloud, BindingTries, { _id: visitorOf('o-guess') }, { updatedAt: old })
    cloud.setClock(new Date('2026-11-25T03:30:00+08:00'))
    await cloud.runTimer('people')
    expect(await stored(cloud, Operations)).toHaveLength(0)
    expect(await stored(cloud, BindingTries, { _id: visitorOf('o-guess') })).toHaveLength(0)
    expect(await stored(cloud, BindingTries, { _id: visitorOf('o-flood') })).toHaveLength(1)
    expect(await stored(cloud, Persons)).toEqual(people)
  })
})

describe('a fresh code', () => {
  it('is the same for the same command, and ends the one before', async () => {
    const opId = newOp()
    const first = await ask('issueCode', { no: '20260001' }, 'o-admin', { opId })
    expect(await ask('issueCode', { no: '20260001' }, 'o-admin', { opId })).toEqual(first)
    expect(codeOf(await ask('issueCode', { no: '20260002' }, 'o-admin', { opId }))).toBe('OPID_REUSED')
    const { code } = (first as { value: { code: string } }).value
    await codeFor('20260001')
    expect(codeOf(await ask('bind', { no: '20260001', name: '李小雨', code }, 'o-old-code'))).toBe(
      'BINDING_FAILED',
    )
  })

  it('is for staff, and for who holds a role from an admin only', async () => {
    const code = await codeFor('T0002')
    await ask('bind', { no: 'T0002', name: '导办员', code }, 'o-desk')
    const rows: [string, string, string, string][] = [
      ['a guest', 'o-nobody', '20260001', 'NOT_BOUND'],
      ['a student', 'o-wang', '20260001', 'NOT_ALLOWED'],
      ['the desk for a student', 'o-desk', '20260001', 'ok'],
      ['the desk for an admin', 'o-desk', 'T0001', 'NOT_ALLOWED'],
      ['the desk for a head', 'o-desk', 'T1002', 'NOT_ALLOWED'],
      ['an admin for a number that nobody has', 'o-admin', '00000000', 'PERSON_UNKNOWN'],
    ]
    const said = await Promise.all(
      rows.map(async ([who, openid, no]) => [who, codeOf(await ask('issueCode', { no }, openid))]),
    )
    expect(said).toEqual(rows.map(([who, , , expected]) => [who, expected]))
  })
})

describe('what nobody may send', () => {
  const rows: [string, Record<string, unknown>, string | undefined, string][] = [
    [
      'an operator as the number',
      { do: 'bind', input: { no: { $gt: '' }, name: 'x', code: 'y' } },
      'o-x',
      'BAD_INPUT',
    ],
    [
      'an operator as the code',
      { do: 'bind', input: { no: '1', name: 'x', code: { $ne: '' } } },
      'o-x',
      'BAD_INPUT',
    ],
    [
      'a field too many',
      { do: 'bind', input: { no: '1', name: 'x', code: 'y', role: 'centreAdmin' } },
      'o-x',
      'BAD_INPUT',
    ],
    ['no input', { do: 'bind', input: null }, 'o-x', 'BAD_INPUT'],
    ['no opId', { do: 'bind', input: { no: '1', name: 'x', code: 'y' }, opId: '' }, 'o-x', 'BAD_INPUT'],
    ['an endpoint of every object', { do: 'constructor', input: {} }, 'o-x', 'UNKNOWN_ENDPOINT'],
    ['an endpoint of no object', { do: '__proto__', input: {} }, 'o-x', 'UNKNOWN_ENDPOINT'],
    ['a timer', { do: 'rebuildAccounts', input: {}, SOURCE: 'wx_trigger' }, 'o-x', 'UNKNOWN_ENDPOINT'],
    [
      'somebody else’s identity',
      { do: 'issueCode', input: { no: '20260001' }, OPENID: 'o-admin' },
      'o-x',
      'NOT_BOUND',
    ],
    ['no identity', { do: 'me', input: {} }, undefined, 'NOT_SIGNED_IN'],
    ['300 KB', { do: 'bind', input: { no: '1', name: 'x', code: 'y'.repeat(300_000) } }, 'o-x', 'TOO_LARGE'],
  ]
  it.each(rows)('%s', async (_, body, openid, expected) => {
    const before = await stored(cloud, AuditEntries)
    expect(codeOf(await knock(cloud, 'people', { opId: newOp(), ...body }, openid))).toBe(expected)
    expect(await stored(cloud, AuditEntries)).toHaveLength(before.length)
  })
})
