import { Cases, CaseSlips, ReturnPasses } from '../../../cloudfunctions/cases/collections'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { OpenPromises } from '../../../cloudfunctions/_shared/open-promise'
import type { OutputOf } from '../../../cloudfunctions/_kernel/contract'
import type { contract } from '../../../cloudfunctions/cases/contract'
import { direct, promised, who, deskForAll } from './desk'
import { codeOf, drop, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

const { desk, ask } = deskForAll()

type TicketCase = OutputOf<(typeof contract)['ticketCase']>
const at = async (ticketId: string, openid: string = who.clerk): Promise<TicketCase> => {
  const answer = await ask('ticketCase', { windowId: 'W1', ticketId }, openid)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}
const fetchSlip = (code: string) =>
  fetch(`${desk.cloud.origin}/http/site/case-slip?code=${encodeURIComponent(code)}`)

describe('the number at the window and its case (§20)', () => {
  it('tells what a new case asks for, and what would be promised today', async () => {
    const ticketId = await desk.ticketOf(who.li, { service: promised.code })
    const seen = await at(ticketId)
    expect(seen).toMatchObject({
      isBack: false,
      kind: 'promised',
      papers: [{ name: '申请表' }, { name: '校园卡' }, { name: '委托书', need: 'optional' }],
      promise: { days: 5, dueOn: '2026-11-30', isProvisional: false, inVacation: false },
      asksName: false,
    })
    expect(seen).not.toHaveProperty('case')
    expect(await at(await desk.ticketOf('o-guest'))).toMatchObject({ kind: 'direct', asksName: true })
  })

  it('shows the case that was taken from it, with the papers as they were found', async () => {
    const ticketId = await desk.ticketOf(who.li)
    const ticks = [
      { n: 1, mark: 'ok' },
      { n: 2, mark: 'wrong', remark: '过期了' },
    ]
    const input = { windowId: 'W1', service: direct.code, ticketId, ticks }
    const { caseId } = desk.valueOf(await ask('openCase', input, who.clerk))
    expect(await at(ticketId)).toMatchObject({
      isBack: false,
      case: { caseId, papers: [{ mark: 'ok' }, { mark: 'wrong', remark: '过期了' }, { mark: 'open' }] },
    })
    const other = await desk.ticketOf(who.li)
    const beyond = { ...input, ticketId: other, ticks: [{ n: 4, mark: 'ok' }] }
    expect(codeOf(await ask('openCase', beyond, who.clerk))).toBe('PAPER_UNKNOWN')
    expect(await stored(desk.cloud, Cases, { ticketId: other })).toEqual([])
  })

  it('takes up a guest’s plain matter without asking who they are', async () => {
    const ticketId = await desk.ticketOf('o-guest')
    const input = { windowId: 'W1', service: direct.code, ticketId }
    expect(desk.valueOf(await ask('openCase', input, who.clerk))).toMatchObject({
      applicant: { name: '访客' },
    })
    const later = await desk.ticketOf('o-guest', { service: promised.code })
    const wanted = { windowId: 'W1', service: promised.code, ticketId: later }
    expect(codeOf(await ask('openCase', wanted, who.clerk))).toBe('APPLICANT_NEEDED')
  })

  it('finds the case that its holder comes back for: theirs, of this matter, at this window', async () => {
    const { caseId } = await desk.open(direct.code, who.wang)
    await ask('giveNotice', { caseId }, who.clerk)
    const back = await at(await desk.ticketOf(who.wang))
    expect(back).toMatchObject({ isBack: true, case: { caseId, notice: { passUntil: '2026-12-07' } } })
    expect(await at(await desk.ticketOf(who.wang, { service: promised.code }))).not.toHaveProperty('case')
    expect(await at(await desk.ticketOf('o-guest'))).not.toHaveProperty('case')
    // A number on paper is nobody's unless it was taken with the case's pass.
    expect(await at(await desk.ticketOf(who.wang, { slip: 'paper' }))).not.toHaveProperty('case')
  })

  it.each([
    ['on paper from the front desk', 'slip:paper', { slip: 'paper' }],
    ['on the phone of a proxy who has the slip', 'o-guest', {}],
  ])('goes on with the same case for a number %s that was taken with its pass', async (_, openid, more) => {
    const { caseId } = await desk.open(direct.code, who.wang)
    await desk.tick(caseId, [1, 'ok'])
    await ask('giveNotice', { caseId }, who.clerk)
    await ask('nameProxy', { caseId, name: '王爸爸' }, who.wang)
    const ticketId = await desk.ticketOf(openid, { ...more, pass: caseId })
    expect(await at(ticketId)).toMatchObject({
      isBack: true,
      case: { caseId, proxyName: '王爸爸', notice: { items: [{ name: '校园卡' }] } },
    })
    const elsewhere = await desk.ticketOf(openid, { ...more, pass: caseId, desk: { windowId: 'W2' } })
    expect(codeOf(await ask('bringPapers', { caseId, ticketId: elsewhere }, who.clerk))).toBe(
      'PASS_NOT_YOURS',
    )
    expect(codeOf(await ask('bringPapers', { caseId, ticketId }, who.clerk))).toBe('ok')
    // Looked up again after a loss, it is the case as it stands now, and no other is begun.
    expect(await at(ticketId)).toMatchObject({ isBack: false, case: { caseId, state: 'received' } })
    await desk.tick(caseId, [2, 'ok'])
    await ask('finishCase', { caseId, delivery: 'handedOver' }, who.clerk)
    expect(await at(ticketId)).toMatchObject({ isBack: false, case: { caseId, state: 'done' } })
    expect(await stored(desk.cloud, Cases, { ticketId })).toEqual([])
  })

  it('goes on with the case whose sheet was retired since, under the version that it was taken under', async () => {
    const sheet = { ...direct, code: 'JW-031' }
    await put(desk.cloud, PublishedSheets, { _id: sheet.code, sheet, ...stamps })
    const { caseId } = await desk.open(sheet.code, who.wang)
    await desk.tick(caseId, [1, 'ok'])
    await ask('giveNotice', { caseId }, who.clerk)
    const ticketId = await desk.ticketOf(who.wang, { service: sheet.code, pass: caseId })
    const plain = await desk.ticketOf(who.wang, { service: sheet.code })
    const there = { service: sheet.code, pass: caseId, desk: { windowId: 'W2' } }
    const elsewhere = await desk.ticketOf(who.wang, there)
    await drop(desk.cloud, PublishedSheets, { _id: sheet.code })
    for (const number of [ticketId, plain])
      expect(await at(number)).toMatchObject({
        isBack: true,
        kind: 'direct',
        papers: [{ name: '申请表', mark: 'open' }, { name: '校园卡' }, { name: '委托书' }],
        case: { caseId, notice: { items: [{ name: '校园卡' }] } },
      })
    expect(await ask('ticketCase', { windowId: 'W2', ticketId: elsewhere }, who.other)).toMatchObject({
      value: { isBack: false, elsewhere: { windowNo: 1 } },
    })
    expect(codeOf(await ask('bringPapers', { caseId, ticketId }, who.clerk))).toBe('ok')
    await desk.tick(caseId, [2, 'ok'])
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'handedOver' }, who.clerk))).toBe('ok')
    expect(await at(ticketId)).toMatchObject({ case: { caseId, state: 'done' } })
  })

  it('begins anew for a number whose pass is of a case that was withdrawn, or of another matter', async () => {
    const { caseId } = await desk.open(direct.code, who.wang)
    await ask('giveNotice', { caseId }, who.clerk)
    const other = await desk.ticketOf('o-guest', { pass: caseId, service: promised.code })
    expect(await at(other)).not.toHaveProperty('case')
    await ask('withdrawCase', { caseId }, who.wang)
    expect(await at(await desk.ticketOf('o-guest', { pass: caseId }))).not.toHaveProperty('case')
  })

  it('is closed to whoever works elsewhere', async () => {
    const ticketId = await desk.ticketOf(who.li, { desk: { windowId: 'W2' } })
    expect(codeOf(await ask('ticketCase', { windowId: 'W1', ticketId }, who.clerk))).toBe('TICKET_NOT_HERE')
    expect(codeOf(await ask('ticketCase', { windowId: 'W1', ticketId: 'none' }, who.clerk))).toBe(
      'TICKET_NOT_HERE',
    )
    expect(codeOf(await ask('ticketCase', { windowId: 'W1', ticketId }, who.other))).toBe('NOT_ALLOWED')
    const unknown = await desk.ticketOf(who.li, { service: 'JW-099' })
    expect(codeOf(await ask('ticketCase', { windowId: 'W1', ticketId: unknown }, who.clerk))).toBe(
      'SHEET_UNKNOWN',
    )
  })
})

describe('what others read of a case follows it', () => {
  it('opens a return pass with a notice and closes it when the papers come', async () => {
    const { caseId } = await desk.open(direct.code)
    await ask('giveNotice', { caseId }, who.clerk)
    const [pass] = await stored(desk.cloud, ReturnPasses, { _id: caseId })
    expect(pass).toMatchObject({
      service: direct.code,
      isOpen: true,
      until: new Date('2026-12-08T00:00:00+08:00'),
    })
    const { slipCode } = await desk.seen(caseId)
    await ask('bringPapers', { caseId, slipCode }, who.clerk)
    expect(await stored(desk.cloud, ReturnPasses, { _id: caseId })).toMatchObject([{ isOpen: false }])
  })

  it('keeps the promised date where the calendar’s changes look for it, while its clock runs', async () => {
    const { caseId } = await desk.accept(promised.code)
    const running = () => stored(desk.cloud, OpenPromises, { _id: caseId })
    expect(await running()).toMatchObject([{ from: '2026-11-23', days: 5, dueOn: '2026-11-30' }])
    await ask('suspendCase', { caseId, reason: 'statutoryNotice', words: '公告' }, who.clerk)
    expect(await running()).toEqual([])
    await ask('resumeCase', { caseId }, who.clerk)
    expect(await running()).toHaveLength(1)
    await ask('finishCase', { caseId, delivery: 'handedOver' }, who.clerk)
    expect(await running()).toEqual([])
  })

  it('prints a notice with everything that is missing, by the code on the slip, and follows the case', async () => {
    const { caseId } = await desk.open(direct.code)
    await desk.tick(caseId, [1, 'ok'])
    await ask('giveNotice', { caseId, matters: [{ name: '签字', todo: '请导师签字' }] }, who.clerk)
    const { slipCode = '', no } = await desk.seen(caseId)
    const paper = await fetchSlip(slipCode.toLowerCase())
    expect(paper.status).toBe(200)
    expect(await paper.json()).toMatchObject({
      kind: 'notice',
      no,
      windowNo: 1,
      until: '2026-12-07',
      items: [
        { name: '校园卡', todo: '请带原件。在哪里拿：自备。' },
        { name: '签字', todo: '请导师签字' },
      ],
      state: { zh: '等待补件' },
    })
    await ask('withdrawCase', { caseId }, who.li)
    expect(await (await fetchSlip(slipCode)).json()).toMatchObject({
      kind: 'notice',
      state: { zh: '已撤回' },
    })
    const kept = JSON.stringify(await stored(desk.cloud, CaseSlips, {}))
    expect(kept).not.toContain('李小雨')
    expect(kept).not.toContain(slipCode)
  })

  it('answers every code that leads nowhere alike', async () => {
    for (const code of ['', 'NOPE', 'A'.repeat(200)]) {
      const answer = await fetchSlip(code)
      expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'SLIP_UNKNOWN' } }])
    }
  })
})
