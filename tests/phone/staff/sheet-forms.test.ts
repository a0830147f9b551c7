import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Grant } from '../../../cloudfunctions/_kernel/role'
import { dist } from '../../../local/build/everything'
import { blankForm } from '../../../local/seed/blank-form'
import { insertDocuments } from '../../../local/seed/insert'
import { firstVersions, publishedDrafts } from '../../../local/seed/sheets'
import { photo, program } from '../../doors/bad-files'
import { sheetWith } from '../../doors/guidance/sheets'
import { account } from '../../hall/documents'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

const pictures = path.join(dist, 'sheet-pictures')
const sheet = sheetWith('JW-006', { windows: ['w1'] })
const [paper] = sheet.materials
const name = paper?.name ?? ''
const form = blankForm(name, ['姓名', '学号'], '签字：')
let hall: StaffHall
beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  hall = await openStaffHall()
  const { cloud } = hall.hall
  const from = '2026-01-01' as Grant['from']
  await insertDocuments(cloud, 'accounts', [
    account('head', '高明', '教职工', [{ role: 'unitHead', unitId: 'jw', from }]),
  ])
  await insertDocuments(cloud, 'publishedSheets', [
    { _id: sheet.code, sheet, createdAt: cloud.now(), updatedAt: cloud.now(), v: 1 },
  ])
  await insertDocuments(cloud, 'sheetDrafts', publishedDrafts([sheet]))
  await insertDocuments(cloud, 'sheetVersions', firstVersions([sheet]))
  await step('head', 'revise')
})
afterAll(async () => {
  await hall.close()
})

const step = async (as: string, move: string): Promise<void> => {
  const answer = await hall.hall.callAt('guidance', as, 'moveSheet', { code: sheet.code, move })
  expect([move, answer.error]).toEqual([move, undefined])
}
const choose = async (phone: Phone, label: string, file: string, content: Uint8Array): Promise<void> => {
  const [chooser] = await Promise.all([phone.waitForEvent('filechooser'), press(phone, label)])
  await chooser.setFiles({ name: file, mimeType: '', buffer: Buffer.from(content) })
}
const picture = async (phone: Phone, file: string): Promise<void> => {
  await phone.evaluate(() => document.fonts.ready.then(() => undefined))
  await phone.screenshot({ path: path.join(pictures, `${file}.png`) })
}
const deeds = (phone: Phone) => phone.evaluate(() => window.__phone.deeds)
const papers = `/sheets/section/section?code=${sheet.code}&section=papers`
const service = `/pages/service/service?code=${sheet.code}`
const formCount = async (): Promise<number> => {
  const [draft] = await hall.hall.documents('sheetDrafts', { _id: sheet.code })
  const { materials } = draft?.['content'] as { materials: { template: string }[] }
  return materials.filter(({ template }) => template !== '').length
}
/** Waits until so many papers of the draft have a blank form. */
const untilForms = async (count: number): Promise<void> => {
  for (const end = Date.now() + 20_000; (await formCount()) !== count;) {
    if (Date.now() > end) throw new Error(`not ${String(count)} forms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a unit puts a blank form to a paper: what is none is refused by name, and nothing counts before it is saved', async () => {
  const phone = await hall.open('head', papers)
  await tap(phone, name)
  await says(phone, '空白表格')
  await choose(phone, '从聊天里选文件', '申请表.docx', program)
  await says(phone, '只收 pdf、docx、xlsx、jpeg、png 文件')
  await choose(phone, '从聊天里选文件', '扫描件.jpg', photo(11))
  await says(phone, '文件太大')
  await choose(phone, '从聊天里选文件', '申请表.docx', form)
  await says(phone, '传好了')
  await says(phone, 'Word，1 KB')
  await picture(phone, 'form-uploaded')
  expect(await formCount()).toBe(0)
  const [file] = await Promise.all([phone.waitForEvent('download'), press(phone, '打开看看')])
  expect(file.suggestedFilename()).toBe(`${name}.docx`)
  await press(phone, '写好这一条')
  await press(phone, '保存')
  await untilForms(1)
  expect(await hall.leave(phone)).toEqual([])
})

test('the reviewer opens it before it is published', async () => {
  await step('head', 'submit')
  const desk = await hall.open('desk', `/sheets/review/review?code=${sheet.code}`)
  await says(desk, '空白表格 Word')
  await says(desk, '空白表格，请打开核对')
  const row = top(desk).locator('.row:visible', { hasText: 'Word，1 KB' }).last()
  await row.scrollIntoViewIfNeeded()
  await picture(desk, 'form-review')
  const [file] = await Promise.all([desk.waitForEvent('download'), row.click()])
  expect(file.suggestedFilename()).toBe(`${name}.docx`)
  expect(await hall.leave(desk)).toEqual([])
  const visitor = await hall.open('visitor-1', service)
  await says(visitor, name)
  expect(await top(visitor).locator(':text("下载空白表格"):visible').count()).toBe(0)
  expect(await hall.leave(visitor)).toEqual([])
})

test.each([
  ['zh', 320, 'light', 'standard', '下载空白表格'],
  ['zh', 375, 'dark', 'elder', '下载空白表格'],
  ['en', 320, 'light', 'elder', 'Download the blank form'],
] as const)(
  'everybody downloads it from the sheet: %s, %d px, %s, %s',
  async (lang, width, theme, mode, label) => {
    const [draft] = await hall.hall.documents('sheetDrafts', { _id: sheet.code })
    if (draft?.['state'] !== 'published') {
      await step('desk', 'approve')
      await step('desk', 'publish')
    }
    const phone = await hall.open('visitor-1', service, { lang, width, theme, mode })
    await says(phone, label)
    const row = top(phone).locator(`:text("${label}"):visible`).last()
    await row.scrollIntoViewIfNeeded()
    await picture(phone, `form-service-${lang}-${String(width)}-${mode}`)
    const [file] = await Promise.all([phone.waitForEvent('download'), row.click()])
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
    expect((await deeds(phone)).filter((deed) => deed.startsWith('open '))).toHaveLength(1)
    expect(await hall.leave(phone)).toEqual([])
  },
)

test('one that was dropped meanwhile is told, and the sheet is read anew', async () => {
  const phone = await hall.open('visitor-1', service)
  await says(phone, '下载空白表格')
  await step('head', 'revise')
  const unit = await hall.open('head', papers)
  await tap(unit, name)
  await says(unit, 'Word，1 KB')
  await press(unit, '去掉')
  await says(unit, '已去掉')
  await press(unit, '写好这一条')
  await press(unit, '保存')
  await untilForms(0)
  await step('head', 'submit')
  await step('desk', 'approve')
  await step('desk', 'publish')
  await tap(phone, '下载空白表格')
  await says(phone, '表格没有打开')
  await says(phone, '已换新或撤下')
  await top(phone).locator(':text("下载空白表格"):visible').first().waitFor({ state: 'detached' })
  expect(await hall.leave(unit)).toEqual([])
  expect(await hall.leave(phone)).toEqual([])
})
