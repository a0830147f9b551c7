import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { WindowHolds } from '../../../cloudfunctions/_shared/window-hold'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { promised, who, deskForAll, openSecondWindow } from '../cases/desk'
import { codeOf, edit, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

/** Works at the other window of the same unit. */
const next = 'o-next-window'

const { desk, ask } = deskForAll((one) => openSecondWindow(one, next))

const turned = async (windowId: string, change: Record<string, unknown>) => {
  await edit(desk.cloud, ServiceWindows, { _id: windowId }, change)
  // What an instance keeps of the windows is at most twenty seconds old.
  desk.cloud.coolDown()
}
/** A result that waits at the first window. */
const waiting = async () => {
  const { caseId } = await desk.accept(promised.code)
  await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
  return caseId
}
const idsOf = async (endpoint: string, input: Record<string, unknown>, openid: string): Promise<string[]> => {
  const answer = await ask(endpoint, input, openid)
  if (!answer.ok) throw new Error(answer.error.code)
  return (answer.value as { cases: { caseId: string }[] }).cases.map((one) => one.caseId)
}

describe('a result that nobody fetched when its window closes (§7 §20)', () => {
  it('holds the window until it is fetched; of services that it loses it holds nothing', async () => {
    const caseId = await waiting()
    const holdOf = async () => {
      await desk.cloud.runTimer('cases')
      return (await stored(desk.cloud, WindowHolds, { _id: 'W1:cases' }))[0]
    }
    const leaving = { applicationId: 'a1', since: desk.cloud.now() }
    await turned('W1', { leaving })
    const open = (await stored(desk.cloud, Cases, { windowId: 'W1', live: true })).length
    const held = await holdOf()
    expect(held?.count).toBe(open + 1)
    expect(held?.items.find(({ id }) => id === caseId)?.zh).toContain('结果没有领')
    desk.later(1)
    await turned('W1', { leaving: { ...leaving, services: [promised.code] } })
    expect((await holdOf())?.count).toBe(open)
    desk.later(1)
    await turned('W1', { leaving })
    const code = (await desk.mine(caseId)).delivery?.pickupCode ?? ''
    expect(codeOf(await ask('handOver', { caseId, code }, who.clerk))).toBe('ok')
    expect((await holdOf())?.count).toBe(open)
  })

  it('is handed over at its unit’s other window, and the applicant reads where', async () => {
    const caseId = await waiting()
    const code = (await desk.mine(caseId)).delivery?.pickupCode ?? ''
    expect((await desk.mine(caseId)).next.text).toContain('1 号窗口')
    // While its own window is there, nobody else reaches it.
    expect(codeOf(await ask('staffCase', { caseId }, next))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('handOver', { caseId, code }, next))).toBe('NOT_AT_YOUR_WINDOW')
    expect(await idsOf('windowCases', { windowId: 'W5', which: 'ended' }, next)).toEqual([])
    await turned('W1', { state: 'closed' })
    const { next: step } = await desk.mine(caseId)
    expect(step.text).toContain('5 号窗口')
    expect(step.ask).toMatch(/^教务处 5 号窗口 /)
    expect(await idsOf('windowCases', { windowId: 'W5', which: 'ended' }, next)).toContain(caseId)
    const seen = await desk.seen(caseId, next)
    expect(seen.moves).toContain('handOver')
    expect(seen).toMatchObject({ applicant: { name: '李小雨', hasPhone: false } })
    expect(seen).not.toHaveProperty('slipCode')
    expect(codeOf(await ask('staffCase', { caseId }, who.other))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('handOver', { caseId, code }, who.other))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('handOver', { caseId, code: 'ZZZZZZ' }, next))).toBe('PICKUP_CODE_WRONG')
    expect(codeOf(await ask('handOver', { caseId, code }, next))).toBe('ok')
    await turned('W1', { state: 'open' })
  })

  it('is put right at its unit’s other window when it was wrong, which need not take the service', async () => {
    const caseId = await waiting()
    await turned('W1', { state: 'closed' })
    const { linksAt, moves } = await desk.seen(caseId, next)
    expect([linksAt, moves]).toEqual(['W5', ['handOver', 'linkNew']])
    const input = { windowId: 'W5', service: promised.code, follows: caseId }
    expect(await ask('openCase', input, next)).toMatchObject({
      value: { follows: caseId, windowId: 'W5', unitName: '教务处', state: 'received' },
    })
    await turned('W1', { state: 'open' })
  })

  it('is handed over by the centre where the unit has no window left, archived ones too', async () => {
    const caseId = await waiting()
    const code = (await desk.mine(caseId)).delivery?.pickupCode ?? ''
    await turned('W1', { state: 'closed' })
    await turned('W5', { state: 'closed' })
    const delivery = { state: 'archived' as const, at: desk.cloud.now() }
    await edit(desk.cloud, Cases, { _id: caseId }, { delivery })
    const { next: step } = await desk.mine(caseId)
    expect([step.text, step.ask]).toEqual([expect.stringContaining('导办台'), '教务处 0000-8800001'])
    expect(await idsOf('centreCases', { which: 'left' }, who.centre)).toContain(caseId)
    expect((await desk.seen(caseId, who.centre)).moves).toEqual(['handOver'])
    expect(codeOf(await ask('handOver', { caseId, code }, who.centre))).toBe('ok')
    expect(await idsOf('centreCases', { which: 'left' }, who.centre)).not.toContain(caseId)
  })
})
