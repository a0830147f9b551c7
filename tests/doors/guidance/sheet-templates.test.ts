import { strToU8, zipSync } from 'fflate'
import { writeJsonLines } from '../../../cloudfunctions/_kernel/json-lines'
import { dayOf } from '../../../cloudfunctions/_kernel/time'
import { TimerMarks } from '../../../cloudfunctions/_kernel/timer'
import { writeSpreadsheet } from '../../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import type { DraftContent } from '../../../cloudfunctions/guidance/sheet/draft-content'
import { PublishedSheets, SheetTemplates, SheetVersions } from '../../../cloudfunctions/guidance/collections'
import { objectsOfSheets, rowsOfSheets } from '../../../cloudfunctions/guidance/sheet/rows'
import { sheetHash } from '../../../cloudfunctions/_shared/sheet-hash'
import { blankForm } from '../../../local/seed/blank-form'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, filesUnder, newOp, stored } from '../centre'
import { good, sheetDesk, startSheetCentre, valueOf } from './sheet-centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

let cloud: Cloud
const { ask, draftOf, move, write } = sheetDesk(() => cloud)
beforeAll(async () => {
  cloud = await startSheetCentre()
})
afterAll(() => cloud.close())
beforeEach(() => {
  // The allowance of uploads is ten minutes'.
  later(11)
})

const later = (minutes: number): void => {
  cloud.setClock(new Date(cloud.now().getTime() + minutes * 60_000))
}
const code = 'JW-401'
const form = blankForm('开具证明申请表', ['姓名', '学号', '用途'], '申请人签字：')
const otherForm = blankForm('开具证明申请表', ['姓名', '学号', '用途', '份数'], '申请人签字：')
const paper: DraftContent['materials'][number] = {
  name: '申请表',
  nameEn: 'Application form',
  need: 'required',
  when: '',
  whenEn: '',
  form: 'original',
  copies: 1,
  from: '本页下载',
  fromEn: 'Download here',
  template: '',
  electronicAccepted: false,
}

interface View {
  file: string
  key: string
  kind: string
  bytes: number
}
interface Sheet {
  version: number
  materials: { name: string; template?: { key: string; kind: string; text: string } }[]
}
const upload = async (content: Uint8Array, openid = 'o-head'): Promise<string> => {
  const { uploadId, path } = await valueOf<{ uploadId: string; path: string }>(ask('beginUpload', {}, openid))
  const sent = await fetch(`${cloud.origin}/storage/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-local-openid': openid },
    body: Buffer.from(content),
  })
  expect(sent.status).toBe(200)
  return uploadId
}
const attach = async (content: Uint8Array, of = code): Promise<View> =>
  valueOf<View>(ask('attachTemplate', { code: of, uploadId: await upload(content) }, 'o-head'))
const fetched = async (link: string): Promise<Buffer> => Buffer.from(await (await fetch(link)).arrayBuffer())
const linkFor = (key: string, openid: string, of = code) =>
  ask('templateLink', { code: of, key }, openid) as Promise<never>
const files = async (): Promise<string[]> => filesUnder(cloud, 'kept/sheet-templates/')
const publish = async (): Promise<void> => {
  for (const [name, openid] of [
    ['submit', 'o-head'],
    ['approve', 'o-desk'],
    ['publish', 'o-desk'],
  ] as const)
    expect([name, codeOf(await move(code, name, openid))]).toEqual([name, 'ok'])
}
const begin = async (of = code): Promise<void> => {
  await valueOf(ask('startSheet', { unitId: 'jw', code: of, name: '开具证明' }, 'o-head'))
  await valueOf(write(of, { ...good, materials: [paper] }))
}

describe('a blank form at a paper of a sheet (§17)', () => {
  let first: View

  it('is uploaded by the unit that writes the sheet, while it may be written', async () => {
    await begin()
    const uploadId = await upload(form)
    const input = { code, uploadId }
    expect(codeOf(await ask('attachTemplate', input, 'o-head4'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('attachTemplate', input, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('attachTemplate', input, 'o-clerk'))).toBe('FILE_UNKNOWN')
    expect(codeOf(await ask('attachTemplate', { ...input, code: 'JW-999' }, 'o-head'))).toBe('SHEET_UNKNOWN')
    expect(codeOf(await ask('attachTemplate', { ...input, code: 'JW-001' }, 'o-head'))).toBe(
      'SHEET_ELSEWHERE',
    )
    const opId = newOp()
    first = await valueOf<View>(ask('attachTemplate', input, 'o-head', { opId }))
    expect(first).toMatchObject({ kind: 'docx', bytes: form.length })
    expect(first.file).toMatch(/\/kept\/sheet-templates\/JW-401\/JW-401-[\w-]+\.docx$/)
    expect(await valueOf<View>(ask('attachTemplate', input, 'o-head', { opId }))).toEqual(first)
    expect(await files()).toHaveLength(1)
  })

  it('is the same form when the same content comes again', async () => {
    expect(await attach(form)).toEqual(first)
    expect(await files()).toHaveLength(1)
  })

  it.each<[string, () => Uint8Array, string]>([
    ['a renamed program', () => Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]), 'FILE_KIND'],
    ['an ordinary zip', () => zipSync({ 'a.txt': strToU8('x') }), 'FILE_KIND'],
    ['a zip with a program in it', () => zipSync({ 'word/document.exe': strToU8('MZ') }), 'FILE_KIND'],
    ['more than ten megabytes', () => new Uint8Array(10 * 1024 * 1024 + 1).fill(0xff), 'FILE_TOO_LARGE'],
    ['a text', () => strToU8('姓名：'), 'FILE_KIND'],
  ])('is not %s', async (_title, content, refusal) => {
    const uploadId = await upload(content())
    const answer = await ask('attachTemplate', { code, uploadId }, 'o-head')
    expect(codeOf(answer)).toBe(refusal)
    expect(await files()).toHaveLength(1)
  })

  it('is named by its paper, and by no other sheet’s', async () => {
    const written = await valueOf<{ faults: object[] }>(
      write(code, { materials: [{ ...paper, template: first.file }] }),
    )
    expect(written.faults).toEqual([])
    expect(await valueOf(ask('sheetDraft', { code }, 'o-desk'))).toMatchObject({ templates: [first] })
    await begin('JW-402')
    for (const file of [first.file, 'cloud://local-centre.local/kept/cases/c/x', 'nonsense']) {
      const { faults } = await valueOf<{ faults: { field: string }[] }>(
        write('JW-402', { materials: [{ ...paper, template: file }] }),
      )
      expect(faults.map(({ field }) => field)).toEqual(['materials.0.template'])
    }
    expect(codeOf(await move('JW-402', 'submit', 'o-head'))).toBe('SHEET_FAULTY')
    expect(await valueOf(ask('sheetDraft', { code: 'JW-402' }, 'o-head'))).toMatchObject({ templates: [] })
  })

  it('is read before it is published by whoever may read the draft, and by nobody else', async () => {
    for (const openid of ['o-head', 'o-clerk', 'o-desk']) {
      const { link, kind } = await valueOf<{ link: string; kind: string }>(linkFor(first.key, openid))
      expect([kind, Buffer.compare(await fetched(link), Buffer.from(form))]).toEqual(['docx', 0])
    }
    for (const openid of ['o-li', 'o-head4'])
      expect(codeOf(await linkFor(first.key, openid))).toBe('TEMPLATE_UNKNOWN')
    expect(codeOf(await linkFor(first.key, 'o-head', 'JW-402'))).toBe('TEMPLATE_UNKNOWN')
    expect(codeOf(await linkFor(first.key, 'o-head', 'JW-999'))).toBe('TEMPLATE_UNKNOWN')
  })

  it('belongs to the version that is published, with its hash in the version’s', async () => {
    await publish()
    const [version] = await stored(cloud, SheetVersions, { code })
    if (version === undefined) throw new Error('no version')
    const { version: _no, hash, ...content } = version.sheet
    const [template] = await stored(cloud, SheetTemplates, { code })
    expect(version.sheet.materials[0]?.template).toEqual({
      file: first.file,
      kind: 'docx',
      bytes: form.length,
      hash: template?.hash,
    })
    expect(hash).toBe(sheetHash(content))
    const other = structuredClone(content)
    const [material] = other.materials
    if (material?.template !== undefined) material.template.hash = 'B'.repeat(43)
    expect(sheetHash(other)).not.toBe(hash)
    expect(template?.state).toBe('published')
  })

  it('is there for everybody who reads the sheet', async () => {
    const sheet = await valueOf<Sheet>(ask('sheet', { code }, 'o-li'))
    expect(sheet.materials).toMatchObject([
      { template: { key: first.key, kind: 'docx', text: 'Word，1 KB' } },
    ])
    const english = await valueOf<Sheet>(ask('sheet', { code }, 'o-li', { lang: 'en' }))
    expect(english.materials[0]?.template?.text).toBe('Word, 1 KB')
    const { link } = await valueOf<{ link: string }>(linkFor(first.key, 'o-li'))
    expect(Buffer.compare(await fetched(link), Buffer.from(form))).toBe(0)
    expect(codeOf(await linkFor('nothing', 'o-li'))).toBe('TEMPLATE_UNKNOWN')
  })

  it('goes on being read while the unit replaces it, and is the older version’s afterwards', async () => {
    expect(codeOf(await ask('attachTemplate', { code, uploadId: await upload(otherForm) }, 'o-head'))).toBe(
      'SHEET_ELSEWHERE',
    )
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    const second = await attach(otherForm)
    await valueOf(write(code, { materials: [{ ...paper, template: second.file }] }))
    expect(codeOf(await linkFor(second.key, 'o-li'))).toBe('TEMPLATE_UNKNOWN')
    expect(codeOf(await linkFor(first.key, 'o-li'))).toBe('ok')
    const { lines } = await valueOf<{ lines: { change: string; text: string }[] }>(
      ask('compareSheets', { code, older: 1 }, 'o-desk'),
    )
    const changed = lines.filter(({ change }) => change !== 'same').map(({ text }) => text)
    expect(changed).toHaveLength(2)
    for (const text of changed) expect(text).toContain('空白表格 Word')
    await publish()
    expect(codeOf(await linkFor(first.key, 'o-li'))).toBe('TEMPLATE_UNKNOWN')
    // The first belongs to the first version: staff who compare the two can still open it.
    expect(codeOf(await linkFor(first.key, 'o-desk'))).toBe('ok')
    expect(codeOf(await linkFor(second.key, 'o-li'))).toBe('ok')
  })

  it('is dropped from the next version by leaving it out', async () => {
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    await valueOf(write(code, { materials: [paper] }))
    await publish()
    const { materials } = await valueOf<Sheet>(ask('sheet', { code }, 'o-li'))
    expect(materials[0]).not.toHaveProperty('template')
  })
})

describe('blank forms in storage', () => {
  const night = async (days: number): Promise<void> => {
    later(days * 1440)
    await cloud.runTimer('guidance')
  }

  it('stay for good once a version names them, and go after a week when no draft does', async () => {
    const published = await files()
    expect(published).toHaveLength(2)
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    const named = await attach(blankForm('一', ['姓名'], '签字'))
    await attach(blankForm('二', ['姓名'], '签字'))
    await valueOf(write(code, { materials: [{ ...paper, template: named.file }] }))
    expect(await files()).toHaveLength(4)
    await night(6)
    expect(await files()).toHaveLength(4)
    await night(2)
    const left = await files()
    expect(left).toHaveLength(3)
    expect(left).toEqual(expect.arrayContaining(published))
    expect(left.some((file) => named.file.endsWith(file))).toBe(true)
    expect((await stored(cloud, SheetTemplates, { code })).map(({ state }) => state).sort()).toEqual([
      'attached',
      'published',
      'published',
    ])
    // No longer named, it goes; those of versions stay however old they are.
    await valueOf(write(code, { materials: [paper] }))
    await night(400)
    expect((await files()).sort()).toEqual(published.sort())
  })

  it('can’t be published while they are being thrown away', async () => {
    const { file, key } = await attach(blankForm('三', ['姓名'], '签字'))
    await valueOf(write(code, { materials: [{ ...paper, template: file }] }))
    for (const [name, openid] of [
      ['submit', 'o-head'],
      ['approve', 'o-desk'],
    ] as const)
      expect(codeOf(await move(code, name, openid))).toBe('ok')
    const [template] = await stored(cloud, SheetTemplates, { _id: key })
    await edit(cloud, SheetTemplates, { _id: key }, { state: 'leaving', v: (template?.v ?? 0) + 1 })
    expect(codeOf(await move(code, 'publish', 'o-desk'))).toBe('SHEET_FAULTY')
    expect(codeOf(await linkFor(key, 'o-desk'))).toBe('TEMPLATE_UNKNOWN')
    await night(1)
    expect(await stored(cloud, SheetTemplates, { _id: key })).toEqual([])
    expect(await files()).toHaveLength(2)
    const remarks = [{ field: 'materials', text: '请重新上传表格' }]
    expect(codeOf(await ask('sendBackSheet', { code, remarks }, 'o-desk'))).toBe('ok')
  })

  it('leave none behind, wherever a night is cut short', async () => {
    const { file, key } = await attach(blankForm('四', ['姓名'], '签字'))
    // The other nightly rows are done already, so that each cut comes one trip further into this one.
    later(9 * 1440)
    const day = dayOf(cloud.now())
    const rows = (await stored(cloud, TimerMarks)).filter(({ _id }) => _id.startsWith('guidance.'))
    for (const { _id } of rows) {
      if (_id !== 'guidance.dropTemplates') await edit(cloud, TimerMarks, { _id }, { day })
    }
    let wasCut = false
    let wasLeaving = false
    // The minute's rows, which come before, are not looked at here.
    for (let trip = 16; trip < 60; trip++) {
      // What a killed instance held is free again by then.
      later(2)
      cloud.killWorkerAfter('guidance', trip)
      await cloud.runTimer('guidance').catch(() => undefined)
      const [known] = await stored(cloud, SheetTemplates, { _id: key })
      const isThere = known !== undefined
      // From here on a night has less to do: the cuts begin anew.
      if (known?.state === 'leaving' && !wasLeaving) [wasLeaving, trip] = [true, 15]
      const hasFile = (await files()).some((place) => file.endsWith(place))
      expect([trip, isThere || !hasFile]).toEqual([trip, true])
      wasCut ||= isThere && !hasFile
      if (!isThere) break
    }
    expect(wasCut).toBe(true)
    expect(await stored(cloud, SheetTemplates, { _id: key })).toEqual([])
    expect(await files()).toHaveLength(2)
  })

  it('are not left there by an upload that died', async () => {
    const before = await files()
    for (let trip = 4; trip < 40; trip += 2) {
      later(11)
      const uploadId = await upload(blankForm(`五${String(trip)}`, ['姓名'], '签字'))
      cloud.killWorkerAfter('guidance', trip)
      const answer = await ask('attachTemplate', { code, uploadId }, 'o-head').catch(() => undefined)
      if (answer?.ok === true) break
    }
    later(2 * 1440)
    await cloud.runTimer('centre')
    const known = (await stored(cloud, SheetTemplates)).map(({ file }) => file)
    const left = (await files()).filter((place) => !before.includes(place))
    expect(left.filter((place) => !known.some((file) => file.endsWith(place)))).toEqual([])
  })
})

describe('blank forms in an import', () => {
  const windows = { noOf: (id: string) => id.slice(1), idOf: (no: string) => `W${no}` }
  const rowOf = (of: string, template: string) => ({
    code: of,
    ownerUnit: '教务处',
    content: { ...good, name: `证明 ${of}`, materials: [{ ...paper, template }] },
  })
  const check = async (content: Uint8Array) =>
    valueOf<{ faults: { row: number; field: string; zh: string }[] }>(
      ask('checkImport', { uploadId: await upload(content, 'o-desk') }, 'o-desk'),
    )
  const asXlsx = (...rows: ReturnType<typeof rowOf>[]) =>
    writeSpreadsheet('一事一表', rowsOfSheets(rows, windows))
  const asLines = (...rows: ReturnType<typeof rowOf>[]) =>
    Promise.resolve(new TextEncoder().encode(writeJsonLines(objectsOfSheets(rows, windows))))

  it.each([
    ['xlsx', asXlsx, 2],
    ['JSONL', asLines, 1],
  ] as const)('are only those of the very sheet, in %s', async (_format, written, firstRow) => {
    const [own] = await stored(cloud, SheetTemplates, { code, state: 'published' })
    const file = own?.file ?? ''
    const unknown = file.replace(/-[\w-]+\.docx$/, '-none.docx')
    const elsewhere = file.replace('kept/sheet-templates/JW-401', 'kept/cases/c1')
    expect((await check(await written(rowOf(code, file)))).faults).toEqual([])
    const { faults } = await check(
      await written(
        rowOf('JW-411', file),
        rowOf(code, unknown),
        rowOf('JW-412', elsewhere),
        rowOf('JW-413', ''),
      ),
    )
    expect(faults.map(({ row, field }) => [row - firstRow, field.replace(/（.*）/, '')])).toEqual([
      [0, '材料 1'],
      [1, '材料 1'],
      [2, '材料 1'],
    ])
    for (const { zh } of faults) expect(zh).toContain('空白表格')
  })

  it('come out and in again unchanged', async () => {
    const [own] = await stored(cloud, SheetTemplates, { code, state: 'published' })
    await valueOf(write(code, { materials: [{ ...paper, template: own?.file ?? '' }] }))
    await publish()
    expect((await stored(cloud, PublishedSheets, { _id: code }))[0]?.sheet.materials[0]?.template?.file).toBe(
      own?.file,
    )
    for (const format of ['xlsx', 'jsonl']) {
      const made = await valueOf<{ link: string }>(ask('exportSheets', { format }, 'o-desk'))
      expect(await check(await fetched(made.link))).toMatchObject({ added: 0, changed: 0, faults: [] })
    }
    expect((await draftOf(code))?.content.materials[0]?.template).toBe(own?.file)
  })
})
