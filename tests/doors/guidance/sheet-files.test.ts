import { writeJsonLines } from '../../../cloudfunctions/_kernel/json-lines'
import { writeSpreadsheet } from '../../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { asDraft } from '../../../cloudfunctions/guidance/sheet/draft-content'
import {
  Leaflets,
  PublishedSheets,
  SheetDrafts,
  SheetFiles,
  Uploads,
} from '../../../cloudfunctions/guidance/collections'
import { objectsOfSheets, rowsOfSheets } from '../../../cloudfunctions/guidance/sheet/rows'
import type { Cloud } from '../../../local/server/cloud'
import { badWorkbooks } from '../bad-files'
import { codeOf, stored } from '../centre'
import { good, published, sheetDesk, startSheetCentre, valueOf } from './sheet-centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const { ask, draftOf, todosOf, move, write } = sheetDesk(() => cloud)
beforeAll(async () => {
  cloud = await startSheetCentre()
})
afterAll(() => cloud.close())

describe('import and export', () => {
  const windows = { noOf: (id: string) => id.slice(1), idOf: (no: string) => `W${no}` }
  const cellsOf = (code: string, change: object = {}) => ({
    code,
    ownerUnit: '教务处',
    content: { ...good, name: `证明 ${code}`, ...change },
  })
  const xlsx = (...cells: ReturnType<typeof cellsOf>[]) =>
    writeSpreadsheet('一事一表', rowsOfSheets(cells, windows))

  const upload = async (content: Uint8Array, openid = 'o-desk'): Promise<string> => {
    const { uploadId, path } = await valueOf<{ uploadId: string; path: string }>(
      ask('beginUpload', {}, openid),
    )
    const sent = await fetch(`${cloud.origin}/storage/upload?path=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { 'x-local-openid': openid },
      body: Buffer.from(content),
    })
    expect(sent.status).toBe(200)
    return uploadId
  }
  interface Checked {
    importId: string
    rows: number
    added: number
    changed: number
    unchanged: number
    faults: { row: number; field: string }[]
  }
  const check = async (content: Uint8Array) =>
    valueOf<Checked>(ask('checkImport', { uploadId: await upload(content) }, 'o-desk'))

  it('says what a file would do, does all of it, and nothing the second time', async () => {
    const content = await xlsx(cellsOf('JW-201'), cellsOf('JW-202'), {
      code: 'JW-001',
      ownerUnit: '教务处',
      content: { ...asDraft(published), promisedDays: 2 },
    })
    const checked = await check(content)
    expect(checked).toMatchObject({ rows: 3, added: 2, changed: 1, unchanged: 0, faults: [] })
    expect(await draftOf('JW-201')).toBeUndefined()
    expect(codeOf(await ask('applyImport', { importId: checked.importId }, 'o-desk2'))).toBe('IMPORT_UNKNOWN')
    expect(await valueOf(ask('applyImport', { importId: checked.importId }, 'o-desk'))).toMatchObject({
      added: 2,
      changed: 1,
    })
    expect(await draftOf('JW-201')).toMatchObject({ state: 'draft', unitId: 'jw', v: 1 })
    expect(await draftOf('JW-001')).toMatchObject({
      state: 'draft',
      version: 1,
      content: { promisedDays: 2 },
    })
    expect(await check(content)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  })

  it('writes nothing when a row has become wrong since', async () => {
    const checked = await check(await xlsx(cellsOf('JW-203'), cellsOf('JW-201', { promisedDays: 1 })))
    expect(checked.faults).toEqual([])
    expect(codeOf(await move('JW-201', 'submit', 'o-head'))).toBe('ok')
    expect(codeOf(await ask('applyImport', { importId: checked.importId }, 'o-desk'))).toBe('IMPORT_FAULTY')
    expect(await draftOf('JW-203')).toBeUndefined()
  })

  it('names every row that is wrong', async () => {
    await valueOf(ask('startSheet', { unitId: 'jw', code: 'JW-102', name: '在审' }, 'o-head'))
    await valueOf(write('JW-102', good))
    expect(codeOf(await move('JW-102', 'submit', 'o-head'))).toBe('ok')
    const other = { ...cellsOf('JW-205'), ownerUnit: '某处' }
    const theirs = { ...cellsOf('JW-102'), ownerUnit: '学生工作处' }
    const checked = await check(
      await xlsx(cellsOf('JW-204', { promisedDays: 99 }), other, theirs, cellsOf('JW-201')),
    )
    expect(checked.faults.map(({ row, field }) => [row, field])).toEqual([
      [2, '承诺时限（工作日）'],
      [3, '责任单位'],
      [4, '责任单位'],
    ])
    expect(await check(await xlsx(cellsOf('JW-102')))).toMatchObject({ faults: [{ row: 2, field: '编码' }] })
  })

  it('takes JSONL with the same columns', async () => {
    const lines = writeJsonLines(objectsOfSheets([cellsOf('JW-206')], windows))
    expect(await check(new TextEncoder().encode(lines))).toMatchObject({ added: 1, faults: [] })
    expect(await check(new TextEncoder().encode(`${lines}{"code":1`))).toMatchObject({ faults: [{ row: 2 }] })
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['a renamed executable', () => Promise.resolve(Buffer.from('MZ\u0090\u0000')), 'FILE_KIND'],
    ['a picture', () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'FILE_KIND'],
    ['five megabytes', () => Promise.resolve(Buffer.alloc(5 * 1024 * 1024, '{')), 'FILE_TOO_LARGE'],
  ])('refuses %s before it is read', async (_title, content, code) => {
    expect(codeOf(await ask('checkImport', { uploadId: await upload(await content()) }, 'o-desk'))).toBe(code)
  })

  it.each(badWorkbooks(rowsOfSheets([cellsOf('JW-301'), cellsOf('JW-302')], windows)))(
    'a workbook that is a trap: %s',
    async (_what, content, row, field) => {
      const before = await stored(cloud, SheetDrafts)
      const { importId, faults } = await check(await content())
      const place = { row, field: expect.stringMatching(field) as string }
      expect(faults).toContainEqual(expect.objectContaining(place))
      expect(codeOf(await ask('applyImport', { importId }, 'o-desk'))).toBe('IMPORT_FAULTY')
      expect(await stored(cloud, SheetDrafts)).toEqual(before)
      // The allowance of uploads is ten minutes'.
      cloud.setClock(new Date(cloud.now().getTime() + 5 * 60_000))
    },
  )

  it('JSON lines in GBK are refused by their line', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"code":"JW-303","name":"'),
      Buffer.from([0xc9, 0xfa]),
      Buffer.from('"}\n'),
    ])
    expect((await check(gbk)).faults).toContainEqual(expect.objectContaining({ row: 1 }))
  })

  it('takes nobody else’s upload', async () => {
    expect(codeOf(await ask('checkImport', { uploadId: await upload(Buffer.from('{}')) }, 'o-desk2'))).toBe(
      'FILE_UNKNOWN',
    )
  })

  it.each(['xlsx', 'jsonl'])(
    'exports what is published as %s, which comes in again unchanged',
    async (format) => {
      const made = await valueOf<{ link: string; sheets: number }>(ask('exportSheets', { format }, 'o-desk'))
      expect(made.sheets).toBe((await stored(cloud, PublishedSheets)).length)
      const content = new Uint8Array(await (await fetch(made.link)).arrayBuffer())
      expect(await check(content)).toMatchObject({ rows: made.sheets, added: 0, faults: [] })
    },
  )

  it('keeps no file longer than a day', async () => {
    expect((await stored(cloud, SheetFiles)).length).toBeGreaterThan(5)
    cloud.setClock(new Date('2026-11-25T04:00:00+08:00'))
    for (const name of ['guidance', 'centre']) await cloud.runTimer(name)
    expect(await stored(cloud, SheetFiles)).toEqual([])
    expect(await stored(cloud, Uploads)).toEqual([])
  })
})

describe('leaflets', () => {
  let leafletId = ''
  const register = {
    windowId: 'W1',
    code: 'JW-001',
    title: '学生证补办指南',
    place: '窗口左侧资料架',
    copies: 40,
  }

  it('are registered where they lie, by whoever keeps the window', async () => {
    expect(codeOf(await ask('registerLeaflet', register, 'o-clerk4'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('registerLeaflet', { ...register, code: 'JW-999' }, 'o-clerk'))).toBe(
      'SHEET_UNKNOWN',
    )
    expect(codeOf(await ask('registerLeaflet', { ...register, windowId: 'W9' }, 'o-desk'))).toBe('NOT_FOUND')
    const made = await valueOf<{ leafletId: string }>(ask('registerLeaflet', register, 'o-clerk'))
    leafletId = made.leafletId
    expect(made).toMatchObject({ printedFrom: 1, published: 1, state: 'current', copies: 40 })
  })

  it('are out of date with the sheet’s next version, and the window is asked to print them', async () => {
    for (const [name, openid] of [
      ['submit', 'o-head'],
      ['approve', 'o-desk'],
      ['publish', 'o-desk'],
    ] as const)
      expect([name, codeOf(await move('JW-001', name, openid))]).toEqual([name, 'ok'])
    expect(await todosOf(leafletId)).toEqual(['leafletStale windowStaff:W1'])
    const list = await valueOf<{ leaflets: object[] }>(ask('leaflets', { windowId: 'W1' }, 'o-clerk'))
    expect(list.leaflets).toMatchObject([{ leafletId, state: 'stale', printedFrom: 1, published: 2 }])
    expect(codeOf(await ask('leaflets', { windowId: 'W1', cursor: 'x' }, 'o-clerk'))).toBe('BAD_INPUT')
  })

  it('are up to date again when they were printed anew', async () => {
    const counted = { leafletId, copies: 12, isReprinted: false }
    expect(codeOf(await ask('checkLeaflet', counted, 'o-clerk4'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('checkLeaflet', { ...counted, leafletId: 'none' }, 'o-clerk'))).toBe(
      'LEAFLET_UNKNOWN',
    )
    expect(await valueOf(ask('checkLeaflet', counted, 'o-clerk'))).toMatchObject({
      copies: 12,
      state: 'stale',
    })
    expect(await todosOf(leafletId)).toHaveLength(1)
    const printed = await valueOf(ask('checkLeaflet', { ...counted, isReprinted: true }, 'o-desk'))
    expect(printed).toMatchObject({ state: 'current', printedFrom: 2 })
    expect(await todosOf(leafletId)).toEqual([])
  })

  it('are withdrawn with their sheet, can’t be printed then, and go', async () => {
    expect(codeOf(await move('JW-001', 'retire', 'o-desk'))).toBe('ok')
    expect(await todosOf(leafletId)).toEqual(['leafletStale windowStaff:W1'])
    expect(codeOf(await ask('checkLeaflet', { leafletId, copies: 1, isReprinted: true }, 'o-clerk'))).toBe(
      'SHEET_UNKNOWN',
    )
    expect(codeOf(await ask('removeLeaflet', { leafletId }, 'o-clerk4'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('removeLeaflet', { leafletId }, 'o-clerk'))).toBe('ok')
    expect(codeOf(await ask('removeLeaflet', { leafletId }, 'o-clerk'))).toBe('LEAFLET_UNKNOWN')
    expect(await stored(cloud, Leaflets)).toEqual([])
    expect(await todosOf(leafletId)).toEqual([])
  })
})
