import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { png } from '../../doors/cases/desk'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
let caseId = ''
beforeAll(async () => {
  hall = await openStaffHall()
  const { hall: small } = hall
  const taken = await small.call('member', 'takeNumber', { lineId: 'A', service: 'JW-001' })
  const ticketId = String(taken.value?.['ticketId'])
  const opened = await small.call('clerk-w1', 'openSession', { windowId: 'w1' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  await small.call('clerk-w1', 'callNext', { sessionId })
  await small.call('clerk-w1', 'start', { ticketId })
  const view = await atCases('openCase', { windowId: 'w1', service: 'JW-001', ticketId })
  caseId = String(view['caseId'])
  const papers = view['papers'] as { n: number }[]
  await atCases('checkPapers', { caseId, ticks: papers.map(({ n }) => ({ n, mark: 'ok' })) })
  const { uploadId, path } = await atCases('beginUpload', {})
  await fetch(`${small.cloud.origin}/storage/upload?path=${encodeURIComponent(String(path))}`, {
    method: 'POST',
    body: Buffer.from(png),
    headers: { 'x-local-openid': 'clerk-w1', 'content-type': 'image/png' },
  })
  await atCases('addPaper', { caseId, n: 1, uploadId })
  await atCases('acceptCase', { caseId, reason: '要制证、盖钢印', days: 3 })
})
afterAll(() => hall.close())

const atCases = async (endpoint: string, input: object): Promise<Record<string, unknown>> => {
  const answer = await hall.hall.callAt('cases', 'clerk-w1', endpoint, input)
  if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}
const url = () => `/my/case/case?caseId=${caseId}`

describe('the applicant’s page of a case that goes on (§20)', () => {
  test('says the date, the working days left, which papers were taken, and shows their photos', async () => {
    const phone = await hall.open('member', url())
    await says(phone, '承诺办结')
    await says(phone, '还剩 3 个工作日')
    await says(phone, '正在办理，您不用做什么')
    await says(phone, '收了哪些材料')
    await says(phone, '已收')
    await tap(phone, '照片或文件 1 份')
    await phone.locator('.shell-preview:visible, .preview:visible').first().waitFor()
    expect(await hall.leave(phone)).toEqual([])
    const english = await hall.open('member', url(), { lang: 'en' })
    await says(english, '3 working days left')
    await says(english, 'Papers of this case')
    expect(await hall.leave(english)).toEqual([])
  })

  test('calls the office by its main button and by the row that says whom to ask', async () => {
    for (const ask of [
      (phone: Parameters<typeof press>[0]) => press(phone, '问经办单位'),
      (phone: Parameters<typeof press>[0]) => tap(phone, '找谁问'),
    ]) {
      const phone = await hall.open('member', url())
      await phone.evaluate(() => {
        window.__phone.autoAccept = false
      })
      await says(phone, '找谁问')
      await ask(phone)
      await phone.locator(':text("0000"):visible').last().waitFor()
      expect(await hall.leave(phone)).toEqual([])
    }
  })

  test('says that the date comes near, then that it is late, that we are sorry, and whom to ask', async () => {
    hall.hall.cloud.setClock(new Date('2026-11-26T09:30:00+08:00'))
    const near = await hall.open('member', url())
    await says(near, '快到期')
    await says(near, '今天到期')
    expect(await hall.leave(near)).toEqual([])
    const list = await hall.open('member', '/my/cases/cases')
    await says(list, '快到期')
    expect(await hall.leave(list)).toEqual([])

    hall.hall.cloud.setClock(new Date('2026-11-27T09:30:00+08:00'))
    for (const [lang, words, unsaid] of [
      ['zh', ['已超期', '晚了 1 个工作日', '对不起', '问经办单位'], '不用做什么'],
      ['en', ['Late', '1 working day late', 'we are sorry', 'Ask the office'], 'need do nothing'],
    ] as const) {
      const late = await hall.open('member', url(), { lang })
      for (const one of words) await says(late, one)
      expect(await top(late).innerText()).not.toContain(unsaid)
      expect(await hall.leave(late)).toEqual([])
    }
    const clerk = await hall.open('clerk-w1', '/staff/cases/cases?windowId=w1')
    await says(clerk, '已超期')
    expect(await hall.leave(clerk)).toEqual([])
  })

  test.each([320, 375])('nothing of it sticks out at %i px, light, dark and in large type', async (width) => {
    for (const look of [{}, { theme: 'dark' }, { mode: 'elder' }] as const) {
      const phone = await hall.open('member', url(), { ...look, width })
      await says(phone, '收了哪些材料')
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBe(width)
      const shots = process.env['SHOTS']
      if (shots !== undefined) {
        const name = `late-${String(width)}-${Object.values(look).join('') || 'light'}`
        await phone.screenshot({ path: `${shots}/${name}.png`, fullPage: false })
      }
      expect(await hall.leave(phone)).toEqual([])
    }
  })
})
