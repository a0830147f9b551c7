import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { type Desk, direct, joint, startDesk, who } from '../cases/desk'
import { codeOf, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let desk: Desk
const ask: Desk['ask'] = (...given) => desk.ask(...given)
/** They work behind the windows of the hospital, and of the office that leads. */
const [hospital, lead] = ['o-behind-yy', 'o-behind-jw']

const behind = (openid: string, unitId: string, to?: string) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name: '何后台',
  audience: '教职工',
  grants: [{ role: 'backOffice', unitId, from: '2026-09-01', ...(to === undefined ? {} : { to }) } as Grant],
  ...stamps,
})

beforeAll(async () => {
  desk = await startDesk()
  await put(
    desk.cloud,
    Accounts,
    behind(hospital, 'u-yy'),
    behind(lead, 'u-jw'),
    behind('o-was-behind', 'u-yy', '2026-11-22'),
  )
})
afterAll(() => desk.cloud.close())
beforeEach(() => {
  desk.later(2)
})

describe('who works behind the windows of a unit (§9)', () => {
  it('sees its cases, and answers what a joint matter asks of it', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    const waits = await stored(desk.cloud, Todos, { subject: caseId, kind: 'casePart1' })
    expect(waits.map(({ desk: whose }) => whose).sort()).toEqual([
      'backOffice:u-yy',
      'unitHead:u-yy',
      'windowStaff:W3',
    ])
    const ours = { unitId: 'u-yy', which: 'parts' }
    expect(await ask('unitCases', ours, hospital)).toMatchObject({ value: { cases: [{ caseId }] } })
    expect(codeOf(await ask('unitCases', { ...ours, unitId: 'u-cw' }, hospital))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('unitCases', ours, 'o-was-behind'))).toBe('NOT_ALLOWED')
    expect(await ask('staffCase', { caseId }, hospital)).toMatchObject({
      value: { moves: ['answerPart'], parts: [{ isMine: true }, { isMine: false }, { isMine: false }] },
    })
    const part = { caseId, n: 1, words: '体检已完成' }
    expect(codeOf(await ask('finishPart', { ...part, n: 2 }, hospital))).toBe('PART_NOT_READY')
    expect(codeOf(await ask('finishPart', part, hospital))).toBe('ok')
    expect((await desk.seen(caseId)).parts[0]).toMatchObject({ state: 'done', words: '体检已完成' })
  })

  it('of the lead sees how a case stands and who has which part, and decides nothing', async () => {
    const { caseId } = await desk.accept(joint.code, who.wang, { days: 6 })
    expect(await ask('unitCases', { unitId: 'u-jw', which: 'led' }, lead)).toMatchObject({ ok: true })
    const seen = await ask('staffCase', { caseId }, lead)
    expect(seen).toMatchObject({ value: { caseId, moves: [] } })
    // Whose case it is, and the code on their paper, is for the window.
    for (const kept of ['applicant', 'slipCode', 'proxyName'])
      expect(seen.ok && seen.value).not.toHaveProperty(kept)
    expect(codeOf(await ask('finishPart', { caseId, n: 1, words: '好' }, lead))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('logStep', { caseId, words: '好' }, lead))).toBe('NOT_ALLOWED')
    const plain = await desk.open(direct.code)
    expect(codeOf(await ask('staffCase', { caseId: plain.caseId }, hospital))).toBe('NOT_AT_YOUR_WINDOW')
  })
})
