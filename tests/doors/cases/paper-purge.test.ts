import { DocumentMarks } from '../../../cloudfunctions/_kernel/upload/document-mark'
import { TimerMarks } from '../../../cloudfunctions/_kernel/timer'
import { dayOf } from '../../../cloudfunctions/_kernel/time'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { type Desk, direct, png, startDesk, who } from './desk'
import { edit, photosOf, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.cloud.close())
beforeEach(() => {
  // The nightly row runs once a day.
  desk.later(1440)
})

const photos = () => photosOf(desk.cloud)

/** A withdrawn case with two photos, last touched so many days ago. */
const oldCase = async (days: number): Promise<string> => {
  const { caseId } = await desk.open(direct.code)
  for (const n of [1, 2]) {
    const uploadId = await desk.upload(who.clerk, png)
    desk.valueOf(await desk.ask('addPaper', { caseId, n, uploadId }, who.clerk))
  }
  desk.valueOf(await desk.ask('withdrawCase', { caseId }, who.li))
  const updatedAt = new Date(desk.cloud.now().getTime() - days * 86_400_000)
  await edit(desk.cloud, Cases, { _id: caseId }, { updatedAt })
  await edit(desk.cloud, DocumentMarks, { _id: `cases:${caseId}` }, { updatedAt })
  return caseId
}
const ids = async (): Promise<string[]> => (await stored(desk.cloud, Cases)).map(({ _id }) => _id)

describe('photos of papers (0.3)', () => {
  it('stay as long as their case, and go with it', async () => {
    const young = await oldCase(1829)
    const old = await oldCase(1831)
    expect(await photos()).toHaveLength(4)
    await desk.cloud.runTimer('cases')
    expect(await ids()).toEqual([young])
    const left = await photos()
    expect([left.length, left.every((path) => path.includes(young))]).toEqual([2, true])
    expect(await stored(desk.cloud, DocumentMarks, { _id: `cases:${old}` })).toEqual([])
    await edit(desk.cloud, Cases, { _id: young }, { updatedAt: new Date('2020-01-01') })
    desk.later(1440)
    await desk.cloud.runTimer('cases')
    expect([await ids(), await photos()]).toEqual([[], []])
  })

  it('are gone before their case, so that a night that is cut short leaves none behind', async () => {
    const old = await oldCase(1831)
    // The other nightly rows are done already, so that each cut comes one trip further into the purge.
    const day = dayOf(desk.cloud.now())
    const marks = await stored(desk.cloud, TimerMarks)
    const rows = marks.filter(({ _id }) => _id.startsWith('cases.') && !_id.endsWith('.purge'))
    expect(rows.length).toBeGreaterThan(2)
    for (const { _id } of rows) await edit(desk.cloud, TimerMarks, { _id }, { day })
    // However far it came, the next run ends it: no photo lies there without the case that names it.
    let wasCut = false
    for (let trip = 1; (await ids()).length > 0 && trip < 60; trip++) {
      desk.cloud.killWorkerAfter('cases', trip)
      await desk.cloud.runTimer('cases').catch(() => undefined)
      const left = await photos()
      const isThere = (await ids()).includes(old)
      expect(isThere || left.length === 0).toBe(true)
      wasCut ||= isThere && left.length === 0
    }
    await desk.cloud.runTimer('cases')
    expect(wasCut).toBe(true)
    expect([await ids(), await photos()]).toEqual([[], []])
  })
})
