import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Messages } from '../../../cloudfunctions/messages/collections'
import { Nominations, Postings } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, newOp, stored, startCentre } from '../centre'
import {
  declaration,
  noOf,
  posted,
  seat,
  valueOf,
  type Wish,
  furnishPosts,
  postsDoor,
  trainAll,
} from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, propose, nominate, confirm, confirmed, grantsOf, posting } = postsDoor(() => cloud)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  await trainAll(cloud, 'wang', 'li', 'zhao', 'sun', 'qian', 'wu', 'chen', 'ma')
})
afterEach(() => cloud.close())

describe('nomination (§9 §11)', () => {
  it('seats somebody on an empty seat at once, and their account says so', async () => {
    const id = await confirmed('wang')
    expect(await posting(id)).toMatchObject({ state: 'current', from: '2026-11-23', seat: 'w1:primary' })
    expect(await grantsOf('wang')).toEqual(['windowStaff w1'])
    expect(await stored(cloud, AuditEntries, { subject: `postings:${id}` })).toHaveLength(1)
  })

  it('takes the same command once', async () => {
    const opId = newOp()
    const input = {
      unitId: 'jw',
      kind: 'primary',
      windowId: 'w1',
      no: noOf('wang'),
      startOn: '2026-11-23',
      declaration,
    }
    const first = await ask('proposeNomination', input, 'o-head', { opId })
    expect(await ask('proposeNomination', input, 'o-head', { opId })).toEqual(first)
    expect(await stored(cloud, Nominations)).toHaveLength(1)
  })

  describe('A named as own B → refused; by two concurrent requests → still refused', () => {
    it('by one request', async () => {
      await seat(cloud, posted('wang', 'w1', 'primary'))
      const answer = await propose('wang', { kind: 'alternate' })
      expect(answer).toMatchObject({ error: { code: 'SEAT_REFUSED', facts: { why: 'isOtherSide' } } })
    })

    it('by two at once', async () => {
      const ids = [await nominate('wang'), await nominate('wang', { kind: 'alternate' })]
      const answers = await Promise.all(ids.map((id) => confirm(id)))
      expect(answers.map(codeOf).sort()).toEqual(['SEAT_REFUSED', 'ok'])
      expect(await stored(cloud, Postings, { personId: 'p-wang' })).toHaveLength(1)
    })
  })

  it('lets one of two windows have the same A', async () => {
    const ids = [await nominate('wang'), await nominate('wang', { windowId: 'w2' })]
    const answers = await Promise.all(ids.map((id) => confirm(id)))
    expect(answers.map(codeOf).sort()).toEqual(['SEAT_REFUSED', 'ok'])
  })

  it('is open once a seat, whoever proposes', async () => {
    const answers = await Promise.all([propose('wang'), propose('zhao')])
    expect(answers.map(codeOf).sort()).toEqual(['NOMINATION_OPEN', 'ok'])
  })

  const refused: [string, string, Wish, string][] = [
    ['somebody whom nobody knows', 'nobody', {}, 'PERSON_UNKNOWN'],
    ['somebody of another unit', 'chen', {}, 'SEAT_REFUSED'],
    ['a window of another unit', 'wang', { windowId: 'w3' }, 'NOT_FOUND'],
    ['no window', 'wang', { windowId: undefined as unknown as string }, 'BAD_INPUT'],
    ['a start of yesterday', 'wang', { startOn: '2026-11-22' }, 'START_WRONG'],
    ['a start in a year', 'wang', { startOn: '2027-11-23' }, 'START_WRONG'],
    ['a back office without a reason', 'wang', { kind: 'backOffice' }, 'REASON_NEEDED'],
    ['for another unit', 'chen', { unitId: 'cw', windowId: 'w3' }, 'NOT_ALLOWED'],
    ['by the centre itself', 'wang', { by: 'o-admin' }, 'NOT_ALLOWED'],
  ]
  it.each(refused)('refuses %s', async (_, name, wish, expected) => {
    expect(codeOf(await propose(name, wish))).toBe(expected)
  })

  it('declares all four requirements', async () => {
    const input = { unitId: 'jw', kind: 'primary', windowId: 'w1', no: noOf('wang'), startOn: '2026-11-23' }
    const answer = await ask(
      'proposeNomination',
      { ...input, declaration: { ...declaration, backbone: false } },
      'o-head',
    )
    expect(codeOf(answer)).toBe('BAD_INPUT')
  })

  it('goes back with a remark, is revised and confirmed; each step once', async () => {
    const id = await nominate('wang')
    const sendBack = () =>
      ask('sendBackNomination', { nominationId: id, remark: '请换一位熟悉业务的' }, 'o-admin')
    const waits = async () => (await stored(cloud, Todos, { subject: id })).map(({ desk, zh }) => [desk, zh])
    const back = [['unitHead:jw', '1 号窗口 A角的选派被退回，请改好再报']]
    expect(await waits()).toEqual([['centreAdmin', '1 号窗口 A角的选派等中心确认']])
    expect(codeOf(await sendBack())).toBe('ok')
    expect(await waits()).toEqual(back)
    await cloud.runTimer('people')
    expect(await waits()).toEqual(back)
    expect(codeOf(await sendBack())).toBe('MOVED_ON')
    expect(codeOf(await confirm(id))).toBe('MOVED_ON')
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        windows: [
          { seats: [{ nomination: { remark: '请换一位熟悉业务的', moves: ['revise', 'withdraw'] } }, {}] },
          {},
        ],
      },
    })
    const revise = (name: string, more: object = {}, by = 'o-head') =>
      ask(
        'reviseNomination',
        { unitId: 'jw', nominationId: id, no: noOf(name), startOn: '2026-12-01', declaration, ...more },
        by,
      )
    expect(codeOf(await revise('nobody'))).toBe('PERSON_UNKNOWN')
    expect(codeOf(await revise('chen'))).toBe('SEAT_REFUSED')
    expect(codeOf(await revise('chen', { unitId: 'cw' }, 'o-headcw'))).toBe('NOT_FOUND')
    expect(codeOf(await revise('zhao'))).toBe('ok')
    expect(codeOf(await revise('zhao'))).toBe('MOVED_ON')
    expect(codeOf(await confirm(id))).toBe('ok')
    expect(await posting(id)).toMatchObject({ personId: 'p-zhao', from: '2026-12-01' })
    await cloud.runTimer('people')
    await cloud.runTimer('messages')
    expect(await stored(cloud, Messages, { readerId: 'p-head' })).toHaveLength(2)
  })

  it('can be withdrawn by its unit until the centre has decided', async () => {
    const id = await nominate('wang')
    const withdraw = () => ask('withdrawNomination', { unitId: 'jw', nominationId: id }, 'o-head')
    expect(await stored(cloud, Todos, { kind: 'nomination' })).toHaveLength(1)
    expect(codeOf(await withdraw())).toBe('ok')
    expect(codeOf(await withdraw())).toBe('MOVED_ON')
    expect(await stored(cloud, Todos, { kind: 'nomination' })).toHaveLength(0)
    expect(codeOf(await propose('wang'))).toBe('ok')
  })

  it('nobody confirms or sends back their own step (§14)', async () => {
    const id = await nominate('wang')
    await edit(cloud, Nominations, { _id: id }, { proposedBy: 'p-admin' })
    expect(codeOf(await confirm(id))).toBe('OWN_STEP')
    const remark = { nominationId: id, remark: '请修改' }
    expect(codeOf(await ask('sendBackNomination', remark, 'o-admin'))).toBe('OWN_STEP')
    expect(codeOf(await confirm(id, {}, 'o-admin2'))).toBe('ok')
    expect(codeOf(await confirm(id, {}, 'o-admin2'))).toBe('MOVED_ON')
    expect(codeOf(await confirm('none', {}))).toBe('NOT_FOUND')
    expect(codeOf(await ask('sendBackNomination', { ...remark, nominationId: id }, 'o-admin2'))).toBe(
      'MOVED_ON',
    )
  })

  it('lists what waits for the centre, page by page', async () => {
    for (const [name, windowId, kind] of [
      ['wang', 'w1', 'primary'],
      ['li', 'w1', 'alternate'],
      ['sun', 'w2', 'primary'],
    ] as const)
      await nominate(name, { windowId, kind })
    const seen = valueOf<{ nominations: { name: string; moves: string[] }[]; cursor?: string }>(
      await ask('nominations', {}, 'o-admin'),
    )
    expect(seen.nominations.map(({ name }) => name).sort()).toEqual(['li老师', 'sun老师', 'wang老师'])
    expect(seen.nominations[0]?.moves).toEqual(['confirm', 'sendBack'])
    expect(await ask('nominations', {}, 'o-desk')).toMatchObject({
      value: { nominations: [{ moves: [] }, {}, {}] },
    })
    expect(codeOf(await ask('nominations', { cursor: 'x' }, 'o-desk'))).toBe('BAD_INPUT')
  })
})

describe('back office (§9)', () => {
  it('is one a unit, with the centre’s consent', async () => {
    const wish = { kind: 'backOffice', reason: '材料量大' }
    const id = await nominate('sun', wish)
    expect(codeOf(await confirm(id))).toBe('ok')
    expect(await grantsOf('sun')).toEqual(['backOffice'])
    expect(await propose('qian', wish)).toMatchObject({ error: { facts: { why: 'backOfficeTaken' } } })
    expect(await ask('unitPosts', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: { backOffice: { name: 'sun老师' } },
    })
  })

  it('two at once: one', async () => {
    const wish = { kind: 'backOffice', reason: '材料量大' }
    const answers = await Promise.all([propose('sun', wish), propose('qian', wish)])
    expect(answers.map(codeOf).sort()).toEqual(['NOMINATION_OPEN', 'ok'])
  })
})

describe('training is the gate (§13)', () => {
  it('untrained B on the roster → refused with the course’s next date', async () => {
    const id = await nominate('deputy', { kind: 'alternate' })
    expect(await confirm(id)).toMatchObject({
      error: { code: 'UNTRAINED', facts: { induction: true, services: ['JW-001'], nextOn: '' } },
    })
    const plan = (input: object) => ask('planCourse', { place: '培训室', ...input }, 'o-desk')
    const induction = valueOf<{ courseId: string }>(
      await plan({ title: '上岗培训', kind: 'induction', heldOn: '2026-11-27' }),
    )
    const services = valueOf<{ courseId: string }>(
      await plan({ title: '学籍业务', kind: 'services', services: ['JW-001'], heldOn: '2026-11-30' }),
    )
    expect(await confirm(id)).toMatchObject({ error: { facts: { nextOn: '2026-11-27' } } })
    const record = (courseId: string, result: string, no = noOf('deputy')) =>
      ask('recordCourse', { courseId, no, result }, 'o-desk')
    expect(codeOf(await record(induction.courseId, 'passed'))).toBe('COURSE_AHEAD')
    cloud.setClock(new Date('2026-11-30T09:00:00+08:00'))
    expect(codeOf(await record(induction.courseId, 'passed', 'T-nobody'))).toBe('PERSON_UNKNOWN')
    expect(codeOf(await record('none', 'passed'))).toBe('NOT_FOUND')
    expect(codeOf(await record(induction.courseId, 'signedIn'))).toBe('ok')
    expect(codeOf(await record(induction.courseId, 'passed'))).toBe('ok')
    expect(await confirm(id)).toMatchObject({ error: { facts: { induction: false, services: ['JW-001'] } } })
    expect(codeOf(await record(services.courseId, 'passed'))).toBe('ok')
    expect(codeOf(await confirm(id))).toBe('ok')
    expect(await ask('courseRecords', { courseId: induction.courseId }, 'o-desk')).toMatchObject({
      value: { people: [{ name: 'deputy老师', result: 'passed' }] },
    })
  })

  it('plans a course that certifies for something, and lists them latest first', async () => {
    const plan = (input: object) =>
      ask('planCourse', { title: '培训', place: '培训室', heldOn: '2026-12-04', ...input }, 'o-desk')
    expect(codeOf(await plan({ kind: 'services' }))).toBe('COURSE_SERVICES')
    expect(codeOf(await plan({ kind: 'induction', services: ['JW-001'] }))).toBe('COURSE_SERVICES')
    expect(codeOf(await plan({ kind: 'induction' }))).toBe('ok')
    expect(await ask('courses', {}, 'o-head')).toMatchObject({
      value: { courses: [{ heldOn: '2026-12-04' }, { heldOn: '2026-08-28' }, { heldOn: '2026-08-28' }] },
    })
    expect(codeOf(await ask('courses', { cursor: 'x' }, 'o-head'))).toBe('BAD_INPUT')
    expect(codeOf(await ask('courseRecords', { courseId: 'none' }, 'o-desk'))).toBe('NOT_FOUND')
  })
})
