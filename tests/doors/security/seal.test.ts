import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Looks, SealOuts, Seals } from '../../../cloudfunctions/security/collections'
import { codeOf, newOp, stored } from '../centre'
import { valueOf } from '../people/posts'
import { securityDesk, tuesday } from './desk'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, tick, register, kept, take, giveBack, toldTo, desks, counted } = securityDesk()

interface Row {
  sealId: string
  name?: string
  state: string
  isMine: boolean
  isConfirmed: boolean
  buttons: string[]
  out?: { by: string; isLate: boolean }
}
interface View extends Row {
  keeper: string
  outs: { by: string; purpose: string; document?: string; isLate: boolean; returnedBy?: string }[]
  looks?: { name: string; role: string }[]
}
const mine = async (as: string) => valueOf<{ seals: Row[] }>(await ask('mySeals', {}, as)).seals
const book = async (as: string) =>
  valueOf<{ seals: Row[] }>(await ask('seals', {}, as)).seals.map(({ name }) => name ?? '?')
const look = async (sealId: string, as: string) => valueOf<View>(await ask('seal', { sealId }, as))
const lookCode = async (sealId: string, as: string) => codeOf(await ask('seal', { sealId }, as))

test('seal not returned', async () => {
  const sealId = await kept()
  expect(codeOf(await take(sealId))).toBe('ok')
  expect(await look(sealId, 'o-wang')).toMatchObject({
    state: 'out',
    out: { by: 'li老师', isLate: false },
    outs: [{ by: 'li老师', purpose: '开在读证明', document: '教证〔2026〕12号' }],
  })
  at(`${tuesday} 17:30`)
  await tick()
  expect([await desks('sealOverdue'), await counted('sealOverdue')]).toEqual([[], []])

  // Overdue: who has it, its keeper, the unit's head and the centre are after it, once each.
  at(`${tuesday} 17:31`)
  await Promise.all([tick(), tick()])
  await tick()
  expect(await Promise.all(['li', 'wang', 'head'].map((name) => toldTo(name, 'overdue')))).toEqual([1, 1, 1])
  expect(await desks('sealOverdue')).toEqual(['centreStaff', 'person:p-li', 'person:p-wang', 'unitHead:jw'])
  expect((await mine('o-li'))[0]).toMatchObject({ state: 'out', out: { isLate: true }, buttons: ['return'] })

  // Nobody forgets by night.
  at('2026-11-25 03:00')
  await tick()
  expect(await desks('sealOverdue')).toHaveLength(4)

  // Returned late, and counted once, for whoever had it.
  at('2026-11-25 09:10')
  expect(codeOf(await giveBack(sealId))).toBe('ok')
  expect(codeOf(await giveBack(sealId))).toBe('SEAL_IN')
  await tick()
  expect(await desks('sealOverdue')).toEqual([])
  expect(await counted('sealOverdue')).toEqual(['1 p-li v1'])
  expect((await look(sealId, 'o-head')).outs).toMatchObject([{ isLate: true, returnedBy: 'li老师' }])
  expect(await stored(cloud(), SealOuts, { isOpen: true })).toEqual([])
})

describe('seals and papers under lock (§30)', () => {
  it('are registered with a keeper of the unit, by its head or the centre', async () => {
    expect(codeOf(await register())).toBe('ok')
    expect(codeOf(await register({ name: '钥匙柜资料', kind: 'papers' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await register({ keeperId: 'p-chen' }))).toBe('KEEPER_WRONG')
    expect(codeOf(await register({ windowId: 'w3' }))).toBe('NOT_ALLOWED')
    expect(codeOf(await register({ isConfidential: true }, 'o-desk'))).toBe('CONFIDENTIAL_NOT_YOURS')
    expect(codeOf(await register({ windowId: 'w404' }, 'o-admin'))).toBe('NOT_FOUND')
    expect(codeOf(await register({}, 'o-wang'))).toBe('NOT_ALLOWED')
    expect((await book('o-desk')).sort()).toEqual(['教务处业务专用章', '钥匙柜资料'])
    expect(await book('o-headcw')).toEqual([])
    const form = valueOf<{ windows: { windowNo: number; people: { name: string }[] }[] }>(
      await ask('sealForm', {}, 'o-head'),
    )
    expect(form.windows.map(({ windowNo }) => windowNo)).toEqual([1, 2])
    expect(form.windows[0]?.people.map(({ name }) => name).sort()).toEqual([
      'head老师',
      'li老师',
      'wang老师',
      'zhao老师',
    ])
  })

  it('no more than forty at one window', async () => {
    for (let n = 0; n < 40; n++) {
      // A minute takes sixty commands of one phone.
      if (n === 30) at(`${tuesday} 09:05`)
      expect(codeOf(await register({ name: `资料 ${String(n)}` }))).toBe('ok')
    }
    expect(codeOf(await register())).toBe('TOO_MANY_SEALS')
  })

  it('two who reach for one at once: one has it', async () => {
    const sealId = await kept()
    const answers = await Promise.all(['o-wang', 'o-li'].map((as) => take(sealId, undefined, as)))
    expect(answers.map(codeOf).sort()).toEqual(['SEAL_OUT', 'ok'])
    expect(await stored(cloud(), SealOuts)).toHaveLength(1)
  })

  it('a phone that sends it again took it once', async () => {
    const sealId = await kept()
    const opId = newOp()
    const input = { sealId, purpose: '盖章', due: { day: tuesday, minute: 1000 } }
    const twice = await Promise.all([1, 2].map(() => ask('takeSeal', input, 'o-wang', { opId })))
    expect(twice.map(codeOf)).toEqual(['ok', 'ok'])
    expect(await stored(cloud(), SealOuts)).toHaveLength(1)
  })

  it('are due back later than now, and within thirty days', async () => {
    const sealId = await kept()
    expect(codeOf(await take(sealId, `${tuesday} 08:59`))).toBe('DUE_WRONG')
    expect(codeOf(await take(sealId, '2026-12-25 17:30'))).toBe('DUE_WRONG')
    expect(codeOf(await take(sealId, '2026-12-23 17:30'))).toBe('ok')
  })

  it('that come back late before anybody noticed count once all the same', async () => {
    const sealId = await kept()
    await take(sealId)
    at(`${tuesday} 17:40`)
    expect(codeOf(await giveBack(sealId, 'o-wang'))).toBe('ok')
    await tick()
    expect(await counted('sealOverdue')).toEqual(['1 p-li v1'])
    expect(await toldTo('li', 'overdue')).toBe(0)
    expect((await look(sealId, 'o-li')).outs).toMatchObject([{ isLate: true, returnedBy: 'wang老师' }])
  })

  it('a return and the timer at the same moment count once', async () => {
    const sealId = await kept()
    await take(sealId)
    at(`${tuesday} 17:40`)
    const [answer] = await Promise.all([giveBack(sealId), tick()])
    expect(codeOf(answer)).toBe('ok')
    await tick()
    expect(await counted('sealOverdue')).toEqual(['1 p-li v1'])
    expect((await look(sealId, 'o-li')).state).toBe('in')
    expect(await desks('sealOverdue')).toEqual([])
  })

  it('are another window’s business, and the centre may say that they are back', async () => {
    const sealId = await kept()
    for (const [as, code] of [
      ['o-zhao', 'NOT_FOUND'],
      ['o-headcw', 'NOT_FOUND'],
      ['o-chen', 'NOT_ALLOWED'],
      ['o-desk', 'NOT_ALLOWED'],
    ] as const)
      expect([as, codeOf(await take(sealId, undefined, as))]).toEqual([as, code])
    expect(codeOf(await giveBack(sealId, 'o-zhao'))).toBe('NOT_FOUND')
    await take(sealId)
    expect(codeOf(await giveBack(sealId, 'o-desk'))).toBe('ok')
  })

  it('change their keeper, and end with a reason, when they are in their place', async () => {
    const sealId = await kept()
    const amend = (more: object, as = 'o-head') =>
      ask(
        'amendSeal',
        { sealId, name: '业务专用章', kind: 'seal', keeperId: 'p-wang', isConfidential: false, ...more },
        as,
      )
    expect(codeOf(await ask('confirmSeals', {}, 'o-wang'))).toBe('ok')
    expect(codeOf(await amend({ keeperId: 'p-chen' }))).toBe('KEEPER_WRONG')
    expect(codeOf(await amend({ isConfidential: true }, 'o-desk'))).toBe('CONFIDENTIAL_NOT_YOURS')
    expect(codeOf(await amend({ keeperId: 'p-li' }))).toBe('ok')
    expect(await look(sealId, 'o-li')).toMatchObject({ keeper: 'li老师', isMine: true, isConfirmed: false })
    const retire = (as = 'o-head') => ask('retireSeal', { sealId, reason: '机构调整，上交' }, as)
    await take(sealId)
    expect(codeOf(await retire())).toBe('SEAL_OUT')
    await giveBack(sealId)
    expect(codeOf(await ask('retireSeal', { sealId, reason: '上交' }, 'o-headcw'))).toBe('NOT_FOUND')
    expect(codeOf(await retire())).toBe('ok')
    expect(codeOf(await retire())).toBe('SEAL_RETIRED')
    expect(codeOf(await take(sealId))).toBe('SEAL_RETIRED')
    expect(codeOf(await giveBack(sealId))).toBe('SEAL_RETIRED')
    expect(codeOf(await amend({}))).toBe('SEAL_RETIRED')
    expect(await mine('o-li')).toEqual([])
  })

  it('are confirmed in the evening by their keeper, in one tap', async () => {
    expect(codeOf(await ask('confirmSeals', {}, 'o-wang'))).toBe('NOTHING_KEPT')
    const first = await kept()
    await kept({ name: '空白证明', kind: 'papers' })
    await kept({ name: '别人的章', keeperId: 'p-li' })
    await take(first)
    const confirm = () => ask('confirmSeals', {}, 'o-wang')
    expect(valueOf(await confirm())).toEqual({ confirmed: 1, left: 0, out: 1 })
    await giveBack(first)
    expect(valueOf(await confirm())).toEqual({ confirmed: 2, left: 0, out: 0 })
    expect((await mine('o-wang')).map(({ isConfirmed }) => isConfirmed).sort()).toEqual([false, true, true])
    at('2026-11-25 09:00')
    expect((await mine('o-wang')).map(({ isConfirmed }) => isConfirmed)).toEqual([false, false, false])
  })

  it('say nothing of what they are called to the audit', async () => {
    const sealId = await kept()
    await take(sealId)
    const entries = JSON.stringify(await stored(cloud(), AuditEntries))
    expect(entries).toContain(`seals:${sealId}`)
    expect(entries).not.toContain('业务专用章')
    expect(entries).not.toContain('在读证明')
  })
})

describe('what is confidential (§30)', () => {
  const secret = () => kept({ name: '涉密档案柜钥匙', isConfidential: true })

  it('exists for its keeper, the head of their unit and the centre’s head alone', async () => {
    const sealId = await secret()
    for (const [as, code] of [
      ['o-wang', 'ok'],
      ['o-head', 'ok'],
      ['o-admin', 'ok'],
      ['o-li', 'NOT_FOUND'],
      ['o-desk', 'NOT_FOUND'],
      ['o-headcw', 'NOT_FOUND'],
    ] as const)
      expect([as, await lookCode(sealId, as)]).toEqual([as, code])
    expect(codeOf(await take(sealId))).toBe('NOT_FOUND')
    expect(codeOf(await giveBack(sealId))).toBe('NOT_FOUND')
    expect(codeOf(await ask('retireSeal', { sealId, reason: '销毁' }, 'o-desk'))).toBe('NOT_FOUND')
    expect(await mine('o-li')).toEqual([])
    expect(await book('o-desk')).toEqual([])
  })

  it('has no name in a list but its keeper’s, and every look by somebody else is written down and listed', async () => {
    const sealId = await secret()
    expect(await book('o-head')).toEqual(['?'])
    expect((await mine('o-wang')).map(({ name }) => name)).toEqual(['涉密档案柜钥匙'])
    expect(await stored(cloud(), Looks)).toEqual([])
    await look(sealId, 'o-wang')
    await look(sealId, 'o-head')
    await look(sealId, 'o-head')
    at(`${tuesday} 09:02`)
    const { looks, name } = await look(sealId, 'o-admin')
    expect(name).toBe('涉密档案柜钥匙')
    expect(looks?.map((one) => [one.name, one.role])).toEqual([
      ['admin老师', 'centreAdmin'],
      ['head老师', 'unitHead'],
    ])
    expect((await look(sealId, 'o-wang')).looks).toHaveLength(2)
    const open = await kept()
    expect((await look(open, 'o-li')).looks).toBeUndefined()
    expect(await stored(cloud(), Looks)).toHaveLength(2)
  })

  it('is chased without its name, and not before the front desk', async () => {
    const sealId = await secret()
    expect(codeOf(await take(sealId, undefined, 'o-head'))).toBe('ok')
    at(`${tuesday} 17:31`)
    await tick()
    expect(await desks('sealOverdue')).toEqual([
      'centreAdmin',
      'person:p-head',
      'person:p-wang',
      'unitHead:jw',
    ])
    expect(await counted('sealOverdue')).toEqual(['1 p-head v1'])
    for (const name of ['seals', 'todos', 'events', 'auditEntries']) {
      const all = JSON.stringify(
        await cloud().database.act(
          'database.getDocument',
          { collectionName: name, query: '{}', limit: 1000 },
          { kind: 'admin' },
        ),
      )
      expect([name, all.includes('涉密档案柜钥匙')]).toEqual([name, name === 'seals'])
    }
    expect(await stored(cloud(), Seals, { _id: sealId })).toHaveLength(1)
  })
})
