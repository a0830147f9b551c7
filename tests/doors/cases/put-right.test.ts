import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { joint, promised, who, deskForAll } from './desk'
import { codeOf, drop, edit, put, stamps, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

const { desk, ask } = deskForAll()

const done = async (service: string, openid: string = who.clerk) => {
  const { caseId } = await desk.accept(service)
  await ask('finishCase', { caseId, delivery: 'electronic' }, openid)
  return caseId
}
/** What the button 办错了 of an ended case asks for, as the phone sends it. */
const putRight = async (caseId: string, openid: string = who.clerk) => {
  const { moves, linksAt, service } = await desk.seen(caseId, openid)
  expect(moves).toContain('linkNew')
  return ask('openCase', { windowId: linksAt, service, follows: caseId }, openid)
}
const publish = (code: string, sheet: object) =>
  put(desk.cloud, PublishedSheets, { _id: code, sheet, ...stamps } as never)

describe('an ended case that was wrong is put right by who made it (§20)', () => {
  it('at its own window, though the service has moved to another since', async () => {
    const sheet = { ...promised, code: 'JW-021', windows: ['W1'] }
    await publish(sheet.code, sheet)
    const caseId = await done(sheet.code)
    await edit(desk.cloud, PublishedSheets, { _id: sheet.code }, { 'sheet.windows': ['W2'] })
    expect(await putRight(caseId)).toMatchObject({
      value: { follows: caseId, windowNo: 1, state: 'received' },
    })
    // Nobody gets anything else there by it, and no new one begins.
    const plain = { windowId: 'W1', service: sheet.code, applicantName: '甲' }
    expect(codeOf(await ask('openCase', plain, who.clerk))).toBe('NOT_THIS_WINDOW')
    const other = await done(promised.code)
    expect(codeOf(await ask('openCase', { ...plain, follows: other }, who.clerk))).toBe('NOT_THIS_WINDOW')
  })

  it('though its sheet was retired: by the version that it was taken under', async () => {
    const sheet = { ...promised, code: 'JW-022', version: 3 }
    await publish(sheet.code, sheet)
    const caseId = await done(sheet.code)
    await drop(desk.cloud, PublishedSheets, { _id: sheet.code })
    const next = desk.valueOf(await putRight(caseId))
    expect([next.service, next.sheetVersion, next.papers.map(({ name, mark }) => `${name} ${mark}`)]).toEqual(
      ['JW-022', 3, ['申请表 open', '校园卡 open', '委托书 open']],
    )
    await desk.tick(next.caseId, [1, 'ok'], [2, 'ok'])
    expect(codeOf(await ask('acceptCase', { caseId: next.caseId, reason: '更正' }, who.clerk))).toBe('ok')
  })

  it('by its lead of today, where a joint matter got another one', async () => {
    const sheet = { ...joint, code: 'JW-023', windows: ['W1'], coUnits: ['校医院'] }
    await publish(sheet.code, sheet)
    const { caseId } = await desk.accept(sheet.code, who.li, { days: 6 })
    await ask('proposeLead', { caseId, toWindowId: 'W2' }, who.head)
    await ask('agreeLead', { caseId }, who.financeHead)
    await ask('agreeLead', { caseId }, who.centre)
    expect(codeOf(await ask('finishPart', { caseId, n: 1, words: '同意' }, who.hospital))).toBe('ok')
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.other))).toBe('ok')
    expect(codeOf(await ask('staffCase', { caseId }, who.clerk))).toBe('NOT_AT_YOUR_WINDOW')
    expect(await putRight(caseId, who.other)).toMatchObject({ value: { windowNo: 2, unitName: '财务处' } })
  })

  it('while its window is closing: what was begun there is brought to its end', async () => {
    const caseId = await done(promised.code)
    await edit(desk.cloud, ServiceWindows, { _id: 'W1' }, { state: 'closing' })
    desk.cloud.coolDown()
    expect(codeOf(await putRight(caseId))).toBe('ok')
    expect(await stored(desk.cloud, Cases, { follows: caseId })).toHaveLength(1)
  })
})
