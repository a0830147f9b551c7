import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { dist } from '../../../local/build/everything'
import { png } from '../../doors/cases/desk'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(240_000)

const pictures = path.join(dist, 'sheet-pictures')
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
let hall: StaffHall
let caseId = ''
let name = ''
beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
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
  const papers = view['papers'] as { n: number; name: string }[]
  name = papers[0]?.name ?? ''
})
afterAll(() => hall.close())

const atCases = async (endpoint: string, input: object): Promise<Record<string, unknown>> => {
  const answer = await hall.hall.callAt('cases', 'clerk-w1', endpoint, input)
  if (!answer.ok) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`)
  return answer.value ?? {}
}
const kinds = async (): Promise<string[]> => {
  const [one] = await hall.hall.documents('cases', { _id: caseId })
  const papers = one?.['papers'] as { files: { kind: string; by: string }[] }[]
  return papers.flatMap(({ files }) => files.map(({ kind, by }) => `${kind} ${by}`))
}
const give = async (phone: Phone, act: () => Promise<unknown>, file: string, content: Uint8Array) => {
  const [chooser] = await Promise.all([phone.waitForEvent('filechooser'), act()])
  await chooser.setFiles({ name: file, mimeType: '', buffer: Buffer.from(content) })
}

test('a clerk keeps a PDF beside the photos, and opens it as a document', async () => {
  const clerk = await hall.open('clerk-w1', `/staff/case/case?caseId=${caseId}`, { width: 320 })
  await tap(clerk, '不对、拍照')
  await says(clerk, '拍照留存')
  await clerk.screenshot({ path: path.join(pictures, 'case-paper.png') })
  await give(clerk, () => press(clerk, '选 PDF'), '坏的.pdf', Buffer.from('MZ'))
  await says(clerk, '改了后缀名的不算')
  await give(clerk, () => press(clerk, '选 PDF'), '成绩单.pdf', pdf)
  await says(clerk, '窗口留的')
  expect(await kinds()).toEqual(['pdf window'])
  const [file] = await Promise.all([clerk.waitForEvent('download'), tap(clerk, '第 1 份')])
  expect(file.suggestedFilename()).toBe(`${name}.pdf`)
  expect(await hall.leave(clerk)).toEqual([])
})

test('an applicant sends a PDF or a photo of what is missing, whichever they have', async () => {
  const [first] = (await atCases('staffCase', { caseId }))['papers'] as { n: number }[]
  await atCases('checkPapers', {
    caseId,
    ticks: [{ n: first?.n ?? 1, mark: 'wrong', remark: '换一份清楚的' }],
  })
  await atCases('giveNotice', { caseId })
  const phone = await hall.open('member', `/my/case/case?caseId=${caseId}`, { width: 320 })
  const ask = () => top(phone).locator(`:text("${name}"):visible`).first().click()
  const answer = (label: string) => phone.locator(`.action-item:has-text("${label}")`).click()
  await says(phone, '先传照片或 PDF')
  await ask()
  await phone.screenshot({ path: path.join(pictures, 'case-send.png') })
  await phone.locator('.action-cancel').click()
  await ask()
  await give(phone, () => answer('选 PDF'), '清楚的.pdf', pdf)
  await says(phone, '已传 2 份')
  await ask()
  await give(phone, () => answer('拍照'), '照片.png', png)
  await says(phone, '已传 3 份')
  expect(await kinds()).toEqual(['pdf window', 'pdf holder', 'png holder'])
  expect(await hall.leave(phone)).toEqual([])
  const english = await hall.open('member', `/my/case/case?caseId=${caseId}`, { lang: 'en' })
  await says(english, 'a photo or a PDF first')
  await top(english).locator('.row:visible').first().click()
  await english.locator('.action-item:has-text("Choose a PDF from a chat")').waitFor()
  expect(await hall.leave(english)).toEqual([])
})
