import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { Referrals, UnansweredQueries } from '../../../cloudfunctions/guidance/collections'
import { Events } from '../../../cloudfunctions/_shared/event'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, edit, newOp, put, stored } from '../centre'
import { startGuidance } from './hall'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'guidance')
beforeAll(async () => {
  cloud = await startGuidance()
})
afterAll(() => cloud.close())

describe('what was asked in vain', () => {
  const list = async () => {
    const answer = await ask('unanswered', {}, 'o-desk')
    return (answer as { value: { queries: { query: string; times: number }[] } }).value.queries
  }

  it('guest asks "快递" → no confident result; guidance card + query logged, in one spelling, without who asked', async () => {
    for (const query of ['快递', '快 递 ', '快递。']) await ask('noResult', { query }, 'o-li')
    await ask('noResult', { query: '快递' }, 'o-wang')
    await ask('noResult', { query: 'Ｋｕａｉｄｉ' }, 'o-wang')
    expect(await list()).toMatchObject([
      { query: '快递', times: 3 },
      { query: '快 递', times: 1 },
      { query: 'kuaidi', times: 1 },
    ])
    const kept = JSON.stringify([await stored(cloud, UnansweredQueries), await stored(cloud, AuditEntries)])
    expect(kept).not.toContain(visitorOf('o-wang'))
  })

  it('is counted once for one command, however often it is sent', async () => {
    const opId = newOp()
    for (let n = 0; n < 3; n++) await ask('noResult', { query: '游泳卡' }, 'o-li', { opId })
    expect((await list()).find(({ query }) => query === '游泳卡')).toMatchObject({ times: 1 })
    expect(await stored(cloud, Operations, { endpoint: 'guidance.noResult' })).not.toHaveLength(0)
  })

  it('keeps no number, phone or address of anybody', async () => {
    for (const query of ['帮我查 20260001 的成绩', '联系 138-0000-0000', 'li@example.edu', '13800000000'])
      await ask('noResult', { query }, 'o-li')
    const kept = JSON.stringify(await stored(cloud, UnansweredQueries))
    expect(kept).toContain('帮我查 # 的成绩')
    expect(kept).not.toMatch(/20260001|138|example/)
  })

  it('is not filled by one phone', async () => {
    const codes: string[] = []
    for (let n = 0; n < 31; n++)
      codes.push(codeOf(await ask('noResult', { query: `词${String(n)}` }, 'o-flood')))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(30)
    expect(codes.at(-1)).toBe('TOO_OFTEN')
  })

  it('is for the centre to read', async () => {
    expect(codeOf(await ask('unanswered', {}, 'o-clerk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('unanswered', {}, 'o-li'))).toBe('NOT_BOUND')
  })
})

describe('first contact (§18)', () => {
  const refer = (input: Record<string, unknown>, openid: string, more = {}) =>
    ask('refer', input, openid, more)

  it('gives the visitor a code that leads to the window', async () => {
    const opId = newOp()
    const first = await refer({ service: 'YJS-001' }, 'o-clerk', { opId })
    expect(first).toMatchObject({
      ok: true,
      value: { service: 'YJS-001', target: { windowId: 'W2', windowNo: 2, unitName: '学生处' } },
    })
    expect(await refer({ service: 'YJS-001' }, 'o-clerk', { opId })).toEqual(first)
    expect(await stored(cloud, Referrals)).toHaveLength(1)
    const { code } = (first as { value: { code: string } }).value
    expect(
      await ask('referral', { code: `${code.slice(0, 5)} ${code.slice(5).toLowerCase()}` }, 'o-li'),
    ).toMatchObject({
      ok: true,
      value: { fromWindowNo: 1, target: { windowNo: 2 } },
    })
  })

  it('gives the office where no window does it', async () => {
    const answer = await refer({ service: 'HQ-001' }, 'o-clerk')
    expect(answer).toMatchObject({ value: { office: { unitName: '后勤保障部' } } })
    expect(answer).not.toHaveProperty('value.target')
    const { code } = (answer as { value: { code: string } }).value
    expect(await ask('referral', { code }, 'o-li')).toMatchObject({
      value: { office: { phone: '0000-88000000' } },
    })
  })

  it.each([
    ['a clerk for another’s window', { fromWindowId: 'W2', service: 'JW-001' }, 'o-clerk', 'NOT_ALLOWED'],
    ['a matter of one’s own window', { service: 'JW-001' }, 'o-clerk', 'SERVICE_IS_YOURS'],
    ['a matter that isn’t', { service: 'XX-001' }, 'o-clerk', 'SHEET_UNKNOWN'],
    ['the desk from a window that isn’t', { fromWindowId: 'W77', service: 'JW-001' }, 'o-desk', 'NOT_FOUND'],
    ['the desk from a window', { fromWindowId: 'W2', service: 'JW-001' }, 'o-desk', 'ok'],
    ['the desk from nowhere', { service: 'JW-001' }, 'o-desk', 'ok'],
    ['a student', { service: 'JW-001' }, 'o-student', 'NOT_ALLOWED'],
    ['a guest', { service: 'JW-001' }, 'o-li', 'NOT_BOUND'],
  ])('%s', async (_, input, openid, expected) => {
    expect(codeOf(await refer(input, openid))).toBe(expected)
  })

  it('knows no code that was not given', async () => {
    expect(codeOf(await ask('referral', { code: 'ZZZZZZZZZZ' }, 'o-li'))).toBe('REFERRAL_UNKNOWN')
  })

  it('takes in transferred tickets once, and raises an alert for the second hop', async () => {
    const event = (id: string, hops: number) => ({
      _id: `queue:A:${id}:1:ticketTransferred`,
      kind: 'ticketTransferred' as const,
      takenBy: [],
      pending: true,
      facts: {
        ticketId: `A:2026-11-24:${id}`,
        fromWindowId: 'W1',
        fromWindowNo: 1,
        toLineId: 'B',
        service: 'YJS-001',
        number: `A00${id}`,
        hops,
      },
      at: cloud.now(),
      updatedAt: cloud.now(),
    })
    const broken = { ...event('9', 1), facts: { ticketId: 'A' } }
    await put(cloud, Events, broken, event('1', 1), event('2', 2))
    await cloud.runTimer('guidance')
    await edit(cloud, Events, {}, { pending: true })
    await cloud.runTimer('guidance')
    expect(await stored(cloud, Events, { pending: true })).toHaveLength(0)
    expect(await ask('referrals', { windowId: 'W2' }, 'o-clerk2')).toMatchObject({
      value: {
        sent: [{}],
        received: expect.arrayContaining([
          expect.objectContaining({
            number: 'A001',
            hops: 1,
            isAlert: false,
            fromWindowNo: 1,
            toWindowNo: 2,
          }),
          expect.objectContaining({ number: 'A002', hops: 2, isAlert: true }),
        ]) as unknown,
      },
    })
    const tickets = await stored(cloud, Referrals, { kind: 'ticket' })
    expect(tickets).toHaveLength(2)
  })

  it('shows a window’s referrals to that window and the centre', async () => {
    expect(codeOf(await ask('referrals', { windowId: 'W2' }, 'o-clerk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('referrals', { windowId: 'W2' }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('referrals', { windowId: { $gt: '' } }, 'o-desk'))).toBe('BAD_INPUT')
  })
})
