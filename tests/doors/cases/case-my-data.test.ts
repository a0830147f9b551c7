import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import type { MyDataSection } from '../../../cloudfunctions/_kernel/my-data'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { type Desk, direct, png, promised, startDesk, who } from './desk'
import { newOp, photosOf, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

const phone = '13800000077'
let desk: Desk
const ask: Desk['ask'] = (...given) => desk.ask(...given)
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.cloud.close())

const sectionOf = async (name: string, openid: string = who.li, lang = 'zh-CN'): Promise<MyDataSection> => {
  const answer = await ask('myData', {}, openid, { lang })
  if (!answer.ok) throw new Error(answer.error.code)
  const { sections } = answer.value as { sections: MyDataSection[] }
  const found = sections.find(({ section }) => section === name)
  if (found === undefined) throw new Error(`no section ${name}`)
  return found
}
const photo = async (caseId: string, n: number) => {
  const uploadId = await desk.upload(who.clerk, png)
  desk.valueOf(await ask('addPaper', { caseId, n, uploadId }, who.clerk))
}
const erase = (openid: string = who.li, opId = newOp()) =>
  ask('eraseMyData', { section: 'papers' }, openid, { opId })

describe('what a case keeps of me (0.3)', () => {
  let caseId = ''
  let no = ''

  it('is all shown: the number, the proxy, the notice, the promise and the photos', async () => {
    ;({ caseId, no } = await desk.open(promised.code, who.li, { applicantPhone: phone }))
    desk.valueOf(await ask('nameProxy', { caseId, name: '李爸爸' }, who.li))
    desk.valueOf(await ask('giveNotice', { caseId }, who.clerk))
    const { slipCode } = await desk.seen(caseId)
    desk.valueOf(await ask('bringPapers', { caseId, slipCode }, who.clerk))
    await photo(caseId, 1)
    await photo(caseId, 2)
    await desk.tick(caseId, [1, 'ok'], [2, 'ok'])
    desk.valueOf(await ask('acceptCase', { caseId, reason: '需要审批' }, who.clerk))
    const cases = await sectionOf('cases')
    expect(cases).toMatchObject({ keepDays: 1830, mayErase: false })
    expect(cases.rows).toMatchObject([
      { label: `${no} ${promised.name}`, value: '办理中' },
      { label: `${no} 申请人`, value: '李小雨' },
      { label: `${no} 代办人`, value: '李爸爸' },
      { label: `${no} 第 1 次告知`, value: '申请表、校园卡' },
      { label: `${no} 承诺办结`, value: '2026-11-30，需要审批' },
    ])
    expect((await sectionOf('papers')).rows).toMatchObject([
      { label: `${no} 联系电话`, value: `${phone}（办完后可以删）` },
      { label: `${no} 申请表`, value: '照片或文件 1 份（办完后可以删）' },
      { label: `${no} 校园卡`, value: '照片或文件 1 份（办完后可以删）' },
    ])
    const english = await sectionOf('papers', who.li, 'en')
    expect(english).toMatchObject({
      title: 'Phone and photos of papers',
      rows: [{ label: `${no} Phone`, value: `${phone} (may be erased once it is over)` }, {}, {}],
    })
  })

  it('is nobody else’s to see or to erase', async () => {
    expect((await sectionOf('papers', who.wang)).rows).toEqual([])
    expect(await erase(who.wang)).toMatchObject({ value: { erased: 0 } })
  })

  it('stays while somebody works on it, or the result waits to be fetched', async () => {
    expect((await sectionOf('papers')).mayErase).toBe(false)
    expect(await erase()).toMatchObject({ value: { erased: 0 } })
    desk.valueOf(await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk))
    expect((await sectionOf('papers')).mayErase).toBe(false)
    expect(await erase()).toMatchObject({ value: { erased: 0 } })
    expect(await photosOf(desk.cloud)).toHaveLength(2)
  })

  it('goes when it is over: number and photos, out of storage too; the record and its figures stay', async () => {
    const { delivery } = await desk.mine(caseId)
    const code = delivery?.pickupCode ?? ''
    desk.valueOf(await ask('handOver', { caseId, code }, who.clerk))
    expect((await sectionOf('papers')).mayErase).toBe(true)
    const opId = newOp()
    expect(await erase(who.li, opId)).toMatchObject({ value: { erased: 3 } })
    expect(await erase(who.li, opId)).toMatchObject({ value: { erased: 3 } })
    expect(await erase()).toMatchObject({ value: { erased: 0 } })
    expect(await photosOf(desk.cloud)).toEqual([])
    expect(await sectionOf('papers')).toMatchObject({ mayErase: false, rows: [] })
    expect((await sectionOf('cases')).rows).toContainEqual(
      expect.objectContaining({ label: `${no} 结果`, value: promised.result }),
    )
    expect(JSON.stringify(await stored(desk.cloud, Cases))).not.toContain(phone)
    const entries = await stored(desk.cloud, AuditEntries, { subject: `cases:${caseId}` })
    expect(entries.at(-1)).toMatchObject({ before: { phone: 'kept' }, after: { phone: '' } })
    expect(JSON.stringify(entries)).not.toContain(phone)
    expect(await ask('paperLink', { caseId, n: 1, at: 0 }, who.li)).toMatchObject({
      error: { code: 'PAPER_UNKNOWN' },
    })
  })

  it('goes whole though the first try was cut short', async () => {
    const { caseId: other } = await desk.open(direct.code, who.li, { applicantPhone: phone })
    await photo(other, 1)
    desk.valueOf(await ask('withdrawCase', { caseId: other }, who.li))
    const opId = newOp()
    for (let trip = 1; trip < 40; trip++) {
      // What a killed instance held is free again by then.
      desk.later(2)
      desk.cloud.killWorkerAfter('cases', trip)
      const answer = await erase(who.li, opId).catch(() => undefined)
      const [known] = await stored(desk.cloud, Cases, { _id: other })
      const names = known?.papers.some(({ files }) => files.length > 0) === true
      // No photo lies there that the case doesn't name.
      expect(names || (await photosOf(desk.cloud)).length === 0).toBe(true)
      if (answer?.ok === true) break
    }
    expect(await erase()).toMatchObject({ value: { erased: 0 } })
    expect(await photosOf(desk.cloud)).toEqual([])
    expect(JSON.stringify(await stored(desk.cloud, Cases))).not.toContain(phone)
  })
})
