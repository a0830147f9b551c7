import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { writeSpreadsheet } from '../../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { asDraft } from '../../../cloudfunctions/guidance/sheet/draft-content'
import { rowsOfSheets } from '../../../cloudfunctions/guidance/sheet/rows'
import { firstVersions, publishedDrafts } from '../../../local/seed/sheets'
import { insertDocuments } from '../../../local/seed/insert'
import { sheetWith } from '../../doors/guidance/sheets'
import type { Phone } from '../../browser'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

const sheet = sheetWith('JW-006', { windows: ['w1'] })
const windows = { noOf: (id: string) => id.slice(1), idOf: (no: string) => `w${no}` }

const table = (...changes: { code: string; promisedDays?: number; ownerUnit?: string }[]) =>
  writeSpreadsheet(
    '一事一表',
    rowsOfSheets(
      changes.map(({ code, ownerUnit = sheet.ownerUnit, ...change }) => ({
        code,
        ownerUnit,
        content: { ...asDraft(sheet), ...change },
      })),
      windows,
    ),
  )

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  const { cloud } = hall.hall
  await insertDocuments(cloud, 'publishedSheets', [
    { _id: sheet.code, sheet, createdAt: cloud.now(), updatedAt: cloud.now(), v: 1 },
  ])
  await insertDocuments(cloud, 'sheetDrafts', publishedDrafts([sheet]))
  await insertDocuments(cloud, 'sheetVersions', firstVersions([sheet]))
})
afterAll(async () => {
  await hall.close()
})

const choose = async (phone: Phone, label: string, name: string, content: Uint8Array): Promise<void> => {
  const [chooser] = await Promise.all([phone.waitForEvent('filechooser'), press(phone, label)])
  await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(content) })
}
const draftOf = async (code: string) => (await hall.hall.documents('sheetDrafts', { _id: code }))[0]

describe('a table of sheets', () => {
  test('is checked first, imported by a second press, and says the same the second time', async () => {
    const desk = await hall.open('desk', '/sheets/list/list?as=centre')
    await tap(desk, '导入导出')
    const content = await table({ code: 'JW-401' }, { code: sheet.code, promisedDays: 1 })
    await choose(desk, '选文件预检', '教务处.xlsx', content)
    await says(desk, '都对了：新建 1 张，修改 1 张')
    await says(desk, '教务处.xlsx')
    expect(await draftOf('JW-401')).toBeUndefined()
    await press(desk, '导入这 2 张')
    await says(desk, '导入好了：新建 1 张，修改 1 张')
    expect(await draftOf('JW-401')).toMatchObject({ state: 'draft', version: 0 })
    await choose(desk, '再选一个文件', '教务处.xlsx', content)
    await says(desk, '和现在的表一样')
    expect(await hall.leave(desk)).toEqual([])
  })

  test('with one bad row is not imported; each fault names row and field, and can be copied', async () => {
    const desk = await hall.open('desk', '/sheets/transfer/transfer')
    const content = await table({ code: 'JW-402' }, { code: 'JW-403', ownerUnit: '某处' })
    await choose(desk, '选文件预检', '坏的.xlsx', content)
    await says(desk, '有 1 处要改，一行也没有导入')
    await says(desk, '第 3 行 · 责任单位')
    await says(desk, '没有“某处”这个单位')
    await press(desk, '复制给单位')
    expect(await desk.evaluate(() => window.__phone.deeds)).toEqual([
      'copy 坏的.xlsx\n第 3 行 · 责任单位：没有“某处”这个单位。',
    ])
    await choose(desk, '改好了，再选文件', '病毒.xlsx', Buffer.from('MZ'))
    await says(desk, '没有办成')
    expect(await draftOf('JW-402')).toBeUndefined()
    expect(await hall.leave(desk)).toEqual([])
  })

  test('that has become wrong since is named row by row instead of being imported', async () => {
    const desk = await hall.open('desk', '/sheets/transfer/transfer')
    await choose(desk, '选文件预检', '晚了.xlsx', await table({ code: 'JW-401', promisedDays: 1 }))
    await says(desk, '都对了：新建 0 张，修改 1 张')
    const submit = { code: 'JW-401', move: 'submit' }
    expect(await hall.hall.callAt('guidance', 'clerk-w1', 'moveSheet', submit)).toMatchObject({ ok: true })
    await press(desk, '导入这 1 张')
    await says(desk, '预检以后有表变了')
    await says(desk, '第 2 行 · 编码')
    expect(await draftOf('JW-401')).toMatchObject({
      state: 'submitted',
      content: { promisedDays: sheet.promisedDays },
    })
    expect(await hall.leave(desk)).toEqual([])
  })
})

test.each([
  ['导出 xlsx 表格', '打开', 'sheets.xlsx', 'PK'],
  ['导出 JSONL', '发到聊天', 'sheets.jsonl', '{"'],
])('%s gives a file that is %s', async (row, button, name, head) => {
  const desk = await hall.open('desk', '/sheets/transfer/transfer')
  await tap(desk, row)
  await says(desk, '导出好了')
  expect(await top(desk).locator('wx-button:has-text("打开")').count()).toBe(name.endsWith('xlsx') ? 1 : 0)
  const [file] = await Promise.all([desk.waitForEvent('download'), press(desk, button)])
  expect(file.suggestedFilename()).toBe(name)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe(head)
  expect(await hall.leave(desk)).toEqual([])
})
