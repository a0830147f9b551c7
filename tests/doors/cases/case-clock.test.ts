import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { joint, promised, who, deskForAll } from './desk'
import { codeOf, edit, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

const { desk, ask } = deskForAll()

const kindsOf = async (subject: string) => [
  ...new Set((await stored(desk.cloud, Todos, { subject })).map(({ kind }) => kind)),
]

describe('a joint matter that waits for its applicant (§20)', () => {
  it('calls no unit late meanwhile, and gives a running part its days back', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6, coUnits: [{ n: 1, days: 2 }] })
    expect((await desk.seen(caseId)).parts[0]).toMatchObject({ state: 'inProgress', dueOn: '2026-11-25' })
    desk.setClock('2026-11-24T09:00:00')
    const stop = { caseId, reason: 'waitingForApplicant', words: '等补充说明' }
    desk.valueOf(await ask('suspendCase', stop, who.clerk))
    desk.setClock('2026-11-27T09:00:00')
    const [part] = (await desk.seen(caseId)).parts
    expect(part).toMatchObject({ state: 'inProgress', isOverdue: false })
    expect(part).not.toHaveProperty('dueOn')
    // What the night makes anew says the same.
    desk.setClock('2026-11-28T02:40:00')
    await desk.cloud.runTimer('cases')
    expect(await kindsOf(caseId)).toEqual(['casePart1'])
    expect(await stored(desk.cloud, Todos, { subject: caseId, dueAt: { $exists: true } })).toEqual([])
    desk.setClock('2026-11-30T09:00:00')
    const again = desk.valueOf(await ask('resumeCase', { caseId }, who.clerk))
    expect(again.parts[0]).toMatchObject({ dueOn: '2026-12-01', isOverdue: false })
    expect(await kindsOf(caseId)).not.toContain('casePartLate1')
    desk.setClock('2026-12-02T00:02:00')
    await desk.cloud.runTimer('cases')
    expect(await kindsOf(caseId)).toContain('casePartLate1')
  })
})

describe('another lead of a joint matter (§20)', () => {
  it('is not agreed to at a window that has begun to close since it was proposed', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    await ask('proposeLead', { caseId, toWindowId: 'W2' }, who.head)
    await ask('agreeLead', { caseId }, who.financeHead)
    for (const state of ['closing', 'closed'] as const) {
      await edit(desk.cloud, ServiceWindows, { _id: 'W2' }, { state })
      desk.cloud.coolDown()
      expect(await ask('agreeLead', { caseId }, who.centre)).toMatchObject({
        error: { code: 'NEXT_LEAD_GONE', facts: { windowNo: 2 } },
      })
    }
    expect((await desk.seen(caseId)).windowNo).toBe(1)
    // The sentence's way out is there.
    expect(codeOf(await ask('declineLead', { caseId, words: '窗口撤了' }, who.centre))).toBe('ok')
    await edit(desk.cloud, ServiceWindows, { _id: 'W2' }, { state: 'open' })
    desk.cloud.coolDown()
    expect(codeOf(await ask('proposeLead', { caseId, toWindowId: 'W2' }, who.head))).toBe('ok')
    await ask('agreeLead', { caseId }, who.financeHead)
    expect(await ask('agreeLead', { caseId }, who.centre)).toMatchObject({ value: { windowNo: 2 } })
  })
})

describe('what waits for whom (§20)', () => {
  const desksOf = async (subject: string, kind: string) =>
    (await stored(desk.cloud, Todos, { subject, kind })).map((one) => one.desk).sort()

  it('goes at once from the old lead when a late case gets another', async () => {
    desk.setClock('2026-12-02T09:00:00')
    const { caseId } = await desk.accept(joint.code, who.li, { days: 1 })
    desk.setClock('2026-12-04T00:02:00')
    await desk.cloud.runTimer('cases')
    expect(await desksOf(caseId, 'caseOverdue')).toEqual(['unitHead:u-jw', 'windowStaff:W1'])
    await ask('proposeLead', { caseId, toWindowId: 'W2' }, who.head)
    await ask('agreeLead', { caseId }, who.financeHead)
    expect(await ask('agreeLead', { caseId }, who.centre)).toMatchObject({ value: { windowNo: 2 } })
    expect(await desksOf(caseId, 'caseOverdue')).toEqual(['unitHead:u-cw', 'windowStaff:W2'])
  })

  it('reaches the centre a working day after the new date only, when more time was granted after the first', async () => {
    desk.setClock('2026-12-07T09:00:00')
    const { caseId } = await desk.accept(promised.code, who.li, { days: 1 })
    await ask('askExtension', { caseId, days: 3, reason: '专家出差' }, who.clerk)
    for (const moment of ['2026-12-09T00:02:00', '2026-12-10T00:02:00']) {
      desk.setClock(moment)
      await desk.cloud.runTimer('cases')
    }
    expect(await desksOf(caseId, 'caseOverdueCentre')).toEqual(['centreStaff'])
    // Granted late, for the working days until Friday, the 11th.
    desk.setClock('2026-12-10T09:00:00')
    const granted = { caseId, isGranted: true, words: '同意' }
    expect(await ask('decideExtension', granted, who.centre)).toMatchObject({
      value: { promise: { dueOn: '2026-12-11' } },
    })
    expect(await desksOf(caseId, 'caseOverdueCentre')).toEqual([])
    desk.setClock('2026-12-12T00:02:00')
    await desk.cloud.runTimer('cases')
    expect(await desksOf(caseId, 'caseOverdue')).toEqual(['unitHead:u-jw', 'windowStaff:W1'])
    expect(await desksOf(caseId, 'caseOverdueCentre')).toEqual([])
    desk.setClock('2026-12-22T00:02:00')
    await desk.cloud.runTimer('cases')
    expect(await desksOf(caseId, 'caseOverdueCentre')).toEqual(['centreStaff'])
  })
})
