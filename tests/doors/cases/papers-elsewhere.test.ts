import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { direct, joint, who, deskForAll, openSecondWindow } from './desk'
import { codeOf, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

/** Works at the second window of the same unit and line. */
const second = 'o-second-window'

const { desk, ask } = deskForAll(async (one) => {
  const sheet = { ...direct, code: 'JW-007', windows: ['W1', 'W5'] }
  await put(one.cloud, PublishedSheets, { _id: sheet.code, sheet, ...stamps })
  await openSecondWindow(one, second)
})

/** A case that waits for papers at the first window. */
const sentHome = async (service: string): Promise<string> => {
  const { caseId } = await desk.open(service, who.wang)
  await desk.tick(caseId, [1, 'ok'])
  expect(codeOf(await ask('giveNotice', { caseId }, who.clerk))).toBe('ok')
  return caseId
}
const seenAt = (windowId: string, ticketId: string, openid: string) =>
  ask('ticketCase', { windowId, ticketId }, openid)

describe('a returning number that another window of the line calls (§20)', () => {
  it('goes on with its case there, which that window has from now on', async () => {
    const caseId = await sentHome('JW-007')
    const number = { service: 'JW-007', pass: caseId, desk: { windowId: 'W5' } }
    const ticketId = await desk.ticketOf(who.wang, number)
    expect(await seenAt('W5', ticketId, second)).toMatchObject({
      value: { isBack: true, case: { caseId, notice: { items: [{ name: '校园卡' }] } } },
    })
    // No second case is begun for it, at whichever window somebody tries.
    const open = { windowId: 'W5', service: 'JW-007', ticketId }
    expect(await ask('openCase', open, second)).toMatchObject({
      error: { code: 'COMES_BACK', facts: { windowNo: 1 } },
    })
    expect(codeOf(await ask('bringPapers', { caseId, ticketId }, who.other))).toBe('NOT_AT_YOUR_WINDOW')
    expect(await ask('bringPapers', { caseId, ticketId }, second)).toMatchObject({
      value: { state: 'received', windowId: 'W5', windowNo: 5 },
    })
    const ticks = [{ n: 2, mark: 'ok' }]
    expect(codeOf(await ask('checkPapers', { caseId, ticks }, who.clerk))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('checkPapers', { caseId, ticks }, second))).toBe('ok')
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'handedOver' }, second))).toBe('ok')
    expect(await stored(desk.cloud, Cases, { ticketId })).toEqual([])
  })

  it('leaves the case with its first window for who has the number but no right there', async () => {
    const caseId = await sentHome('JW-007')
    const stranger = await desk.ticketOf(who.li, { service: 'JW-007', desk: { windowId: 'W5' } })
    expect(codeOf(await ask('bringPapers', { caseId, ticketId: stranger }, second))).toBe('PASS_NOT_YOURS')
    // A clerk of the first window can't take up what stands at the second.
    const there = { service: 'JW-007', pass: caseId, desk: { windowId: 'W5' } }
    const ticketId = await desk.ticketOf(who.wang, there)
    expect(codeOf(await ask('bringPapers', { caseId, ticketId }, who.clerk))).toBe('PASS_NOT_YOURS')
    expect(await stored(desk.cloud, Cases, { _id: caseId })).toMatchObject([
      { windowId: 'W1', state: 'awaitingMaterials' },
    ])
  })

  it('finds the case of who comes back with a plain number, too', async () => {
    const caseId = await sentHome('JW-007')
    const plain = await desk.ticketOf(who.wang, { service: 'JW-007', desk: { windowId: 'W5' } })
    expect(await seenAt('W5', plain, second)).toMatchObject({ value: { isBack: true, case: { caseId } } })
    expect(codeOf(await ask('bringPapers', { caseId, ticketId: plain }, second))).toBe('ok')
  })

  it('says who goes on with it where this window may not: a joint matter stays with its lead', async () => {
    const caseId = await sentHome(joint.code)
    const number = { service: joint.code, pass: caseId, desk: { windowId: 'W2' } }
    const ticketId = await desk.ticketOf(who.wang, number)
    const seen = await seenAt('W2', ticketId, who.other)
    expect(seen).toMatchObject({
      value: { isBack: false, elsewhere: { windowNo: 1, unitName: '教务处' } },
    })
    expect(seen.ok && seen.value).not.toHaveProperty('case')
    const open = { windowId: 'W2', service: joint.code, ticketId }
    expect(codeOf(await ask('openCase', open, who.other))).toBe('COMES_BACK')
    expect(codeOf(await ask('bringPapers', { caseId, ticketId }, who.other))).toBe('NOT_AT_YOUR_WINDOW')
  })
})
