import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { insertDocuments } from '../../../local/seed/insert'
import { account } from '../../hall/documents'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(240_000)

let hall: StaffHall
let ticketId: string
beforeAll(async () => {
  hall = await openStaffHall()
  const { hall: small } = hall
  const taken = await small.call('member', 'takeNumber', { lineId: 'A', service: 'JW-001' })
  ticketId = String(taken.value?.['ticketId'])
  const opened = await small.call('clerk-w1', 'openSession', { windowId: 'w1' })
  const { sessionId } = opened.value?.['session'] as { sessionId: string }
  await small.call('clerk-w1', 'callNext', { sessionId })
  await small.call('clerk-w1', 'start', { ticketId })
})
afterAll(async () => {
  await hall.close()
})

const atCases = async (openid: string, endpoint: string, input: object): Promise<Record<string, unknown>> => {
  const answer = await hall.hall.callAt('cases', openid, endpoint, input)
  if (!answer.ok) throw new Error(answer.error?.code)
  return answer.value ?? {}
}

describe('a case on the phones of the window and the applicant (§20)', () => {
  let caseId = ''

  test('papers are ticked, the notice reaches the applicant with what to do', async () => {
    const opened = await atCases('clerk-w1', 'openCase', {
      windowId: 'w1',
      service: 'JW-001',
      ticketId,
      applicantPhone: '13800000009',
    })
    caseId = String(opened['caseId'])
    const clerk = await hall.open('clerk-w1', '/staff/cases/cases?windowId=w1')
    await tap(clerk, '核对材料')
    await says(clerk, '材料，点一下勾选')
    await press(clerk, '一次性告知')
    await press(clerk, '确定')
    await says(clerk, '等待补件')
    expect(await hall.leave(clerk)).toEqual([])

    const phone = await hall.open('member', '/my/cases/cases')
    await says(phone, '等您的')
    await tap(phone, '等待补件')
    await says(phone, '要补的材料，点一下可以先传照片或 PDF')
    await says(phone, '校园卡')
    await tap(phone, '还没有指定')
    await top(phone).locator('input').first().fill('李爸爸')
    await press(phone, '保存')
    await says(phone, '李爸爸')
    expect(await hall.leave(phone)).toEqual([])
  })

  test('who works behind the windows of the unit finds it from their own page, and decides nothing (§9)', async () => {
    const since = '2026-01-01' as never
    await insertDocuments(hall.hall.cloud, 'accounts', [
      account('behind', '何后台', '教职工', [{ role: 'backOffice', unitId: 'jw', from: since }]),
    ])
    const phone = await hall.open('behind', '/pages/me/me')
    await tap(phone, '后台办理')
    await tap(phone, '等待补件')
    await says(phone, '已一次性告知')
    expect(await top(phone).locator('wx-button:visible:has-text("一次性告知")').count()).toBe(0)
    expect(await hall.leave(phone)).toEqual([])
    const english = await hall.open('behind', '/pages/me/me', { lang: 'en', width: 320 })
    await tap(english, 'Back office')
    await says(english, 'We lead')
    expect(await hall.leave(english)).toEqual([])
  })

  test('back within the pass, done with a code, and handed over', async () => {
    await atCases('clerk-w1', 'bringPapers', { caseId, proxyName: '李爸爸' })
    const clerk = await hall.open('clerk-w1', `/staff/case/case?caseId=${caseId}`)
    await tap(clerk, '校园卡')
    await press(clerk, '当场办结')
    await tap(clerk, '凭码取')
    await press(clerk, '确定')
    await says(clerk, '已办结')

    const phone = await hall.open('member', `/my/case/case?caseId=${caseId}`)
    await says(phone, '取件码')
    const code = await top(phone).locator('.code').first().innerText()
    expect(code.trim()).toHaveLength(6)
    await press(clerk, '取件')
    await top(clerk).locator('input').first().fill(code.trim())
    await press(clerk, '确定')
    await says(clerk, '结果已领取')
    expect(await hall.leave(clerk)).toEqual([])
    expect(await hall.leave(phone)).toEqual([])
  })

  test('what the case kept of the applicant is shown, and their number goes when they say so (0.3)', async () => {
    const phone = await hall.open('member', '/my/data/data')
    await says(phone, '办件留下的电话和材料照片')
    await says(phone, '13800000009')
    await top(phone).locator('[aria-label="删除 办件留下的电话和材料照片"]').click()
    await says(phone, '删掉就找不回来了')
    await press(phone, '删除')
    await says(phone, '已删除 1 条')
    await top(phone).locator(':text("13800000009")').first().waitFor({ state: 'detached' })
    expect(await hall.leave(phone)).toEqual([])
    const english = await hall.open('member', '/my/data/data', { lang: 'en' })
    await says(english, 'Phone and photos of papers')
    await says(english, 'Proxy')
    expect(await hall.leave(english)).toEqual([])
  })

  test('what is missing in a form is said beside its field', async () => {
    const next = await atCases('clerk-w1', 'openCase', {
      windowId: 'w1',
      service: 'JW-001',
      applicantName: '赵访客',
      applicantPhone: '13800000001',
    })
    const clerk = await hall.open('clerk-w1', `/staff/case/case?caseId=${String(next['caseId'])}`)
    await press(clerk, '不予办理')
    await press(clerk, '确定')
    await says(clerk, '请填写')
    expect(await hall.leave(clerk)).toEqual([])
  })

  test('everything is there in English', async () => {
    const phone = await hall.open('member', `/my/case/case?caseId=${caseId}`, { lang: 'en' })
    await says(phone, 'What happened')
    await says(phone, 'Whom to ask')
    expect(await hall.leave(phone)).toEqual([])
    const clerk = await hall.open('clerk-w1', '/staff/cases/cases?windowId=w1', { lang: 'en' })
    await says(clerk, 'Our part')
    expect(await hall.leave(clerk)).toEqual([])
  })

  test.each([320, 375])('nothing sticks out at %i px, light, dark and in large type', async (width) => {
    const looks = [{}, { theme: 'dark' }, { mode: 'elder' }] as const
    const pages: [string, string][] = [
      ['member', '/my/cases/cases'],
      ['member', `/my/case/case?caseId=${caseId}`],
      ['clerk-w1', '/staff/cases/cases?windowId=w1'],
      ['clerk-w1', `/staff/case/case?caseId=${caseId}`],
      ['clerk-w1', '/staff/intake/intake?windowId=w1'],
      ['desk', '/staff/cases/cases'],
      ['desk', '/centre/ratings/ratings'],
    ]
    for (const look of looks) {
      for (const [as, url] of pages) {
        const phone = await hall.open(as, url, { ...look, width })
        await top(phone).locator('.content').first().waitFor()
        await phone.waitForTimeout(400)
        const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
        expect([url, wide]).toEqual([url, width])
        const shots = process.env['SHOTS']
        if (shots !== undefined) {
          const name = `${url.replace(/\W+/g, '-').slice(0, 14)}-${String(width)}-${Object.values(look).join('') || 'light'}`
          await phone.screenshot({ path: `${shots}/${name}.png`, fullPage: false })
        }
        expect(await hall.leave(phone)).toEqual([])
      }
    }
  })
})
