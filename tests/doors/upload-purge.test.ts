import { Uploads } from '../../cloudfunctions/_kernel/upload/upload'
import { Cases } from '../../cloudfunctions/cases/collections'
import { type Desk, direct, png, startDesk, who } from './cases/desk'
import { codeOf, edit, newOp, photosOf, stored } from './centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.cloud.close())

const photos = async (): Promise<string[]> => (await photosOf(desk.cloud)).sort()
/** Photos that some case names. */
const named = async (): Promise<string[]> =>
  (await stored(desk.cloud, Cases))
    .flatMap(({ papers }) => papers.flatMap(({ files }) => files.map(({ file }) => file)))
    .map((file) => file.slice(file.indexOf('kept/')))
    .sort()
const night = async (): Promise<void> => {
  desk.later(2 * 1440)
  await desk.cloud.runTimer('centre')
}

describe('a copy that was kept for a command', () => {
  it('goes with the next night when the command died before it was written, and stays when it was', async () => {
    const { caseId } = await desk.open(direct.code)
    let wasLoose = false
    let isAnswered = false
    for (let trip = 1; trip < 60 && !isAnswered; trip++) {
      // What a killed instance held is free again by then, and the allowance of uploads is filled.
      desk.later(11)
      const uploadId = await desk.upload(who.clerk, png)
      desk.cloud.killWorkerAfter('cases', trip)
      const answer = await desk.ask('addPaper', { caseId, n: 1, uploadId }, who.clerk).catch(() => undefined)
      // Nobody sends it again: the clerk has put the phone away.
      isAnswered = answer?.ok === true
      wasLoose ||= (await photos()).length > (await named()).length
    }
    expect([wasLoose, isAnswered]).toEqual([true, true])
    await night()
    expect(await photos()).toEqual(await named())
    expect((await photos()).length).toBeGreaterThan(0)
    expect(await stored(desk.cloud, Uploads)).toEqual([])
  })

  it('stays when the same command was sent again and came through', async () => {
    const { caseId } = await desk.open(direct.code)
    const before = await photos()
    let answers = 0
    for (const trip of [6, 8, 10, 12]) {
      desk.later(11)
      const uploadId = await desk.upload(who.clerk, png)
      const opId = newOp()
      const send = () => desk.ask('addPaper', { caseId, n: 2, uploadId }, who.clerk, { opId })
      desk.cloud.killWorkerAfter('cases', trip)
      await send().catch(() => undefined)
      desk.later(2)
      if ((await send()).ok) answers += 1
    }
    expect(answers).toBe(4)
    await night()
    expect(await photos()).toEqual(await named())
    expect(await photos()).toHaveLength(before.length + 4)
  })

  it('stays for a second command that took the same upload after the first had died', async () => {
    const { caseId } = await desk.open(direct.code)
    const uploadId = await desk.upload(who.clerk, png)
    for (const trip of [7, 9, 11]) {
      desk.cloud.killWorkerAfter('cases', trip)
      await desk.ask('addPaper', { caseId, n: 1, uploadId }, who.clerk).catch(() => undefined)
      desk.later(2)
    }
    const taken = await desk.ask('addPaper', { caseId, n: 1, uploadId }, who.clerk)
    expect(codeOf(taken)).toBe('ok')
    const [upload] = await stored(desk.cloud, Uploads, { _id: uploadId })
    expect(upload?.intents.length).toBeGreaterThan(1)
    await night()
    expect(await photos()).toEqual(await named())
    expect((await photos()).some((place) => place.includes(caseId))).toBe(true)
  })

  it('stays when nothing can be told of its command any more', async () => {
    const { caseId } = await desk.open(direct.code)
    const uploadId = await desk.upload(who.clerk, png)
    desk.valueOf(await desk.ask('addPaper', { caseId, n: 1, uploadId }, who.clerk))
    const updatedAt = new Date(desk.cloud.now().getTime() - 31 * 86_400_000)
    const unknown = { intents: [{ operation: 'long-gone', place: (await namedOf(caseId))[0] }] }
    await edit(desk.cloud, Uploads, { _id: uploadId }, { ...unknown, updatedAt })
    await night()
    expect(await stored(desk.cloud, Uploads)).toEqual([])
    expect(await photos()).toEqual(await named())
  })
})

const namedOf = async (caseId: string): Promise<string[]> => {
  const [one] = await stored(desk.cloud, Cases, { _id: caseId })
  return one?.papers.flatMap(({ files }) => files.map(({ file }) => file)) ?? []
}
