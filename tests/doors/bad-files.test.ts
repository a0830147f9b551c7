import { writeSpreadsheet } from '../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { Cases } from '../../cloudfunctions/cases/collections'
import { Applications } from '../../cloudfunctions/windows/collections'
import { roles } from '../../cloudfunctions/_kernel/role'
import { closingItems } from '../../cloudfunctions/_shared/closing-items'
import { clerkOf, visitorNo } from '../hall/documents'
import { type Answer, type Hall, openHall } from '../hall/open-hall'
import { aCase } from '../rules/a-case'
import { photo, program } from './bad-files'
import { put, stamps } from './centre'
import { digestOf } from './digest'
import { arrangeThings, ofOwn, thingsOfUnit } from './role-matrix/things'
import { arrange, codeOf, rows, type Things } from './rows'
import { fieldsOf } from './sample'

// Files of megabytes go through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(300_000)

let hall: Hall
let things: Things
beforeAll(async () => {
  hall = await openHall()
  things = await arrange(hall)
  await arrangeThings(hall, roles)
  await put(hall.cloud, Applications, {
    _id: 'bad-files',
    unitId: 'jw',
    origin: 'unit',
    form: { kind: 'close', windowId: 'w3', reason: '合并', wishedOn: '2026-12-31' },
    files: [],
    writtenBy: 'p',
    holds: 'bad-files',
    holdsNo: 'bad-files',
    turn: 'unit',
    isListed: false,
    key: 'bad-files',
    state: 'draft',
    ...stamps,
  })
  const paper = {
    n: 1,
    name: '校园卡',
    form: 'original',
    copies: 1,
    from: '自备',
    need: 'required',
    mark: 'open',
  }
  await put(
    hall.cloud,
    Cases,
    aCase('received', {
      _id: 'bad-files',
      no: 'BADF1234',
      slip: 'bad-files',
      windowId: 'w1',
      unitId: 'jw',
      papers: [{ ...paper, files: [] }],
    }),
  )
  // The applicant may send what a notice asks for.
  await hall.callAt('cases', clerkOf('w1'), 'giveNotice', { caseId: things.caseId })
})
afterAll(() => hall.close())

const admin = ofOwn('centreAdmin')
const desk = ofOwn('centreStaff')

/** Every endpoint that takes a file: who sends it, and what else it asks for. */
const taking: Readonly<Record<string, () => readonly [openid: string, input: object]>> = {
  'cases.addPaper': () => [clerkOf('w1'), { caseId: 'bad-files', n: 1 }],
  'cases.sendPaper': () => [visitorNo(1), { caseId: things.caseId, n: 1 }],
  'windows.attachFile': () => [ofOwn('unitHead'), { applicationId: 'bad-files' }],
  'guidance.checkImport': () => [desk, {}],
  'guidance.attachTemplate': () => [ofOwn('unitHead'), { code: 'JW-900' }],
  'people.importRoster': () => [admin, {}],
  'security.addEvidence': () => [desk, { incidentId: thingsOfUnit.incidentId }],
  'security.closeHall': () => [desk, { items: [...closingItems] }],
  'security.closeUp': () => [clerkOf('w1'), { windowId: 'w1', items: [...closingItems] }],
}
const endpoints = Object.keys(taking)
const places = ['cases', 'guidance', 'people', 'windows']

/** Puts a file where a phone may and gives it to the endpoint. */
const give = async (title: string, content: Uint8Array): Promise<Answer> => {
  const [context = '', endpoint = ''] = title.split('.')
  const [openid, input] = taking[title]?.() ?? ['', {}]
  // A context without a place of its own takes what was put where papers are put.
  const begun = await hall.callAt(places.includes(context) ? context : 'cases', openid, 'beginUpload')
  const { uploadId, path } = begun.value as { uploadId: string; path: string }
  await fetch(`${hall.cloud.origin}/storage/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-local-openid': openid },
    body: Buffer.from(content),
  })
  return hall.callAt(context, openid, endpoint, { ...input, uploadId })
}

/** What may be written although a file is refused: that it was there, and the sender's allowance. */
const asides = [
  'uploads',
  'allowances',
  'operations',
  'rosterImports',
  'rosterRows',
  'sheetFiles',
  'auditEntries',
  'documentMarks',
]
/** Nothing is half written: no person, sheet, case or application is another than before. */
const nothingElse = async (during: () => Promise<void>): Promise<void> => {
  const plain = async () => {
    const digest = await digestOf(hall.cloud)
    return Object.fromEntries(Object.entries(digest).filter(([name]) => !asides.includes(name)))
  }
  const before = await plain()
  await during()
  expect(await plain()).toEqual(before)
  // The allowance of uploads is ten minutes'.
  hall.cloud.setClock(new Date(hall.cloud.now().getTime() + 11 * 60_000))
}

test('these are all endpoints that take a file', () => {
  const all = rows.filter(({ endpoint }) => fieldsOf(endpoint.input).some(([name]) => name === 'uploadId'))
  expect(all.map(({ context, name }) => `${context}.${name}`).sort()).toEqual([...endpoints].sort())
  expect(
    [...new Set(rows.filter(({ name }) => name === 'beginUpload').map(({ context }) => context))].sort(),
  ).toEqual(places)
})

describe('files that are not what they should be', () => {
  test.each(endpoints)('%s refuses a renamed executable', async (title) => {
    await nothingElse(async () => {
      expect(codeOf(await give(title, program))).toBe('FILE_KIND')
    })
  })
  test.each(endpoints)('%s refuses a photo of 30 MB, and says how large it may be', async (title) => {
    await nothingElse(async () => {
      const answer = await give(title, photo(30))
      expect(codeOf(answer)).toBe('FILE_TOO_LARGE')
      expect(answer.error?.message).toMatch(/\d+ ?(MB|兆)/)
    })
  })
  test.each(endpoints)('%s refuses an empty file', async (title) => {
    await nothingElse(async () => {
      expect(['FILE_KIND', 'FILE_UNKNOWN']).toContain(codeOf(await give(title, new Uint8Array())))
    })
  })
})

describe('a workbook is no picture', () => {
  test.each(['cases.addPaper', 'cases.sendPaper', 'windows.attachFile'])('%s takes none', async (title) => {
    const workbook = await writeSpreadsheet('表', [['a']])
    await nothingElse(async () => {
      expect(codeOf(await give(title, workbook))).toBe('FILE_KIND')
    })
  })
})
