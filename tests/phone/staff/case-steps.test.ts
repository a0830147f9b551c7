import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { insertDocuments } from '../../../local/seed/insert'
import type { Phone } from '../../browser'
import { account } from '../../hall/documents'
import { openStaffHall, press, says, tap, tapLabel, top, type StaffHall } from './staff-hall'

jest.setTimeout(300_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  await insertDocuments(hall.hall.cloud, 'accounts', [
    account('head', '吴主任', '教职工', [
      { role: 'unitHead', unitId: 'jw', from: '2026-01-01' as Day },
      { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' as Day },
    ]),
  ])
  await hall.hall.cloud.runTimer('guidance')
})
afterAll(async () => {
  await hall.close()
})

const at = async (openid: string, endpoint: string, input: object): Promise<Record<string, unknown>> => {
  const answer = await hall.hall.callAt('cases', openid, endpoint, input)
  if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}
const taken = async (more: object = {}): Promise<string> => {
  const input = { windowId: 'w1', service: 'JW-001', applicantName: '赵访客', ...more }
  return String((await at('clerk-w1', 'openCase', input))['caseId'])
}
const opened = (caseId: string, as = 'clerk-w1'): Promise<Phone> =>
  hall.open(as, `/staff/case/case?caseId=${caseId}`)
const fields = (phone: Phone) => top(phone).locator('input:visible, textarea:visible')
const fill = async (phone: Phone, ...words: string[]): Promise<void> => {
  for (const [place, said] of words.entries()) await fields(phone).nth(place).fill(said)
}
const png = {
  name: 'card.png',
  mimeType: 'image/png',
  buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]),
}

describe('papers (§20)', () => {
  let caseId = ''

  test('one that is wrong is marked with a remark, which the notice tells', async () => {
    caseId = await taken()
    const clerk = await opened(caseId)
    await tap(clerk, '不对、拍照')
    await tapLabel(clerk, '不对')
    await press(clerk, '记下')
    await says(clerk, '请写明哪里不对')
    await fill(clerk, '已过期，请换新卡')
    await press(clerk, '记下')
    await says(clerk, '校园卡（不对）')
    await press(clerk, '一次性告知')
    await says(clerk, '会一次告诉申请人：校园卡（有问题）。')
    await press(clerk, '再加一件材料以外的事')
    await fill(clerk, '本人签字', '请本人在申请表上签字')
    await press(clerk, '确定')
    await says(clerk, '等待补件')
    await says(clerk, '请本人在申请表上签字')
    // Taken without a number, its paper is printed from here.
    const { slipCode } = await at('clerk-w1', 'staffCase', { caseId })
    await tap(clerk, '打印一次性告知书')
    const deed = `copy /case-slip/?code=${String(slipCode)}`
    await clerk.waitForFunction((copied) => window.__phone.deeds.includes(copied), deed)
    expect(await hall.leave(clerk)).toEqual([])
  })

  test('who brings them is checked, and the refusal stands at the field', async () => {
    const clerk = await opened(caseId)
    await press(clerk, '补件回来了')
    await fill(clerk, 'AAAA2222BBBB33')
    await press(clerk, '确定')
    await says(clerk, '补件凭证限本人')
    const { slipCode } = await at('clerk-w1', 'staffCase', { caseId })
    await fill(clerk, String(slipCode))
    await press(clerk, '确定')
    await says(clerk, '材料，点一下勾选')
    expect(await hall.leave(clerk)).toEqual([])
  })

  test('a second notice asks for its reason only once it was refused', async () => {
    const clerk = await opened(caseId)
    await tap(clerk, '校园卡')
    await says(clerk, '不对、拍照')
    await top(clerk).locator('.on:visible').first().waitFor()
    await press(clerk, '一次性告知')
    await fill(clerk, '户口本', '请带户口本复印件')
    await press(clerk, '确定')
    await says(clerk, '按一次性告知，不能再要求')
    await fields(clerk).nth(2).fill('申请类别变了')
    await press(clerk, '确定')
    await says(clerk, '等待补件')
    expect(await hall.hall.documents('events', { kind: 'assessed' })).toMatchObject([
      { facts: { rule: 'secondNotice', sourceId: `${caseId}:2` } },
    ])
    expect(await hall.leave(clerk)).toEqual([])
  })

  test('a photo is kept, and opened again', async () => {
    const other = await taken()
    const clerk = await opened(other)
    await tap(clerk, '不对、拍照')
    const chooser = clerk.waitForEvent('filechooser')
    await press(clerk, '拍照留存')
    await (await chooser).setFiles(png)
    await says(clerk, '窗口留的')
    await tap(clerk, '第 1 份')
    await clerk.locator('.preview').waitFor()
    expect(await hall.hall.documents('cases', { _id: other })).toMatchObject([
      { papers: [{ files: [{ kind: 'png', by: 'window' }] }] },
    ])
    expect(await hall.leave(clerk, /Failed to load|image|net::/)).toEqual([])
  })
})

describe('a case without a number, and one that was wrong (§20)', () => {
  test('is taken by name; a referral that is not there is said at its field', async () => {
    const clerk = await hall.open('clerk-w1', '/staff/cases/cases?windowId=w1')
    await press(clerk, '没有号，直接收件')
    await top(clerk).locator('input').first().fill('A 的事')
    await tap(clerk, 'A 的事')
    await press(clerk, '收件')
    await says(clerk, '请填写')
    await fill(clerk, '钱多多', '13800000009', 'NOPE2222')
    await press(clerk, '收件')
    await says(clerk, '没有找到这张指引单')
    await fill(clerk, '钱多多', '13800000009', '')
    await press(clerk, '收件')
    await says(clerk, '材料，点一下勾选')
    await says(clerk, '钱多多')
    expect(await hall.leave(clerk)).toEqual([])
  })

  test('goes on in a new one that is linked to it', async () => {
    const wrong = await taken()
    await at('clerk-w1', 'checkPapers', { caseId: wrong, ticks: [{ n: 1, mark: 'ok' }] })
    await at('clerk-w1', 'finishCase', { caseId: wrong, delivery: 'handedOver' })
    const clerk = await opened(wrong)
    await press(clerk, '办错了，另开一件更正')
    await press(clerk, '确定')
    await says(clerk, '它更正的那一件')
    await says(clerk, '材料，点一下勾选')
    expect(await hall.hall.documents('cases', { follows: wrong })).toHaveLength(1)
    expect(await hall.leave(clerk)).toEqual([])

    // Who has no phone holds the slip of the first alone, and gets from it to the other and back.
    const { slipCode } = await at('clerk-w1', 'staffCase', { caseId: wrong })
    const holder = await hall.open('holder', `/my/case/case?caseId=${wrong}&slip=${String(slipCode)}`)
    await tap(holder, '更正它的那一件')
    await tap(holder, '它更正的那一件')
    await says(holder, '更正它的那一件')
    expect(await hall.leave(holder)).toEqual([])
  })

  test('shows the phone number for a reason, which the audit keeps', async () => {
    const clerk = await opened(await taken({ applicantPhone: '13800000001' }))
    await tap(clerk, '看电话')
    await tap(clerk, '告知结果')
    await press(clerk, '确定')
    await says(clerk, '13800000001')
    expect(await hall.hall.documents('contactReads')).toMatchObject([{ reason: 'tellResult', windowNo: 1 }])
    expect(await hall.leave(clerk)).toEqual([])
  })
})

describe('lists of heads and the centre, and the figures', () => {
  test('the head sees what the unit leads, the centre what it has to decide', async () => {
    const caseId = await taken()
    await at('clerk-w1', 'checkPapers', { caseId, ticks: [{ n: 1, mark: 'ok' }] })
    await at('clerk-w1', 'acceptCase', { caseId, reason: '系统维护' })
    await at('clerk-w1', 'askExtension', { caseId, days: 3, reason: '等上级批复' })
    const head = await hall.open('head', '/staff/cases/cases?unitId=jw')
    await says(head, '1号窗口')
    await tap(head, '等本单位')
    await says(head, '这里没有办件')
    expect(await hall.leave(head)).toEqual([])
    const centre = await hall.open('desk', '/staff/cases/cases')
    await tap(centre, 'A 的事')
    await press(centre, '批复延期')
    await says(centre, '窗口申请延 3 个工作日：等上级批复')
    await tapLabel(centre, '不同意')
    await fill(centre, '请按期办完')
    await press(centre, '确定')
    await says(centre, '没有同意')
    expect(await hall.leave(centre)).toEqual([])
  })

  test('a rating on paper is typed in, and the figures stand apart', async () => {
    const centre = await hall.open('desk', '/centre/ratings/ratings')
    await says(centre, '整改满意率')
    await press(centre, '录入一张纸质评价')
    await press(centre, '录入')
    await says(centre, '请选纸条上的满意程度')
    await tapLabel(centre, '满意')
    await press(centre, '录入')
    await says(centre, '录好了一张')
    expect(await hall.hall.documents('ratings', { visitor: 'paper' })).toMatchObject([{ level: 4 }])
    expect(await hall.leave(centre)).toEqual([])
  })
})
