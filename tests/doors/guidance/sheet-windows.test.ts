import { DocumentMarks } from '../../../cloudfunctions/_kernel/upload/document-mark'
import { Leaflets, PublishedSheets, SheetVersions, Todos } from '../../../cloudfunctions/guidance/collections'
import { Events } from '../../../cloudfunctions/_shared/event'
import { sheetHash } from '../../../cloudfunctions/_shared/sheet-hash'
import type { ServiceSheet } from '../../../cloudfunctions/_shared/service-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, put, stamps, stored } from '../centre'
import { published, sheetDesk, startSheetCentre, valueOf } from './sheet-centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const { ask, draftOf, todosOf, move, write } = sheetDesk(() => cloud)
beforeAll(async () => {
  cloud = await startSheetCentre()
  await put(cloud, ServiceWindows, {
    _id: 'W2',
    no: 2,
    unitId: 'jw',
    state: 'open',
    place: '一层东侧',
    placeEn: 'East side',
    ...stamps,
  })
  await put(cloud, Leaflets, {
    _id: 'printed',
    windowId: 'W1',
    code,
    title: '学生证补办指南',
    place: '资料架',
    copies: 10,
    printedFrom: 1,
    checkedOn: '2026-11-02',
    ...stamps,
  })
})
afterAll(() => cloud.close())

const code = published.code
let events = 0

/** What `windows` tells on the day a decision takes effect; taken in by the timer, which may run twice. */
const tell = async (change: 'add' | 'reduce' | 'close', windowId: string, ...services: string[]) => {
  events += 1
  await put(cloud, Events, {
    _id: `windows:a${String(events)}:3:sheetsChange`,
    kind: 'sheetsChange',
    takenBy: [],
    pending: true,
    facts: {
      change,
      windowId,
      unitId: 'jw',
      services: services.join(' '),
      lineName: '教务处·2号窗口',
      lineNameEn: 'Window 2',
      guests: true,
    },
    at: cloud.now(),
    updatedAt: cloud.now(),
  })
  await cloud.runTimer('guidance')
  await edit(cloud, Events, {}, { pending: true })
  await cloud.runTimer('guidance')
}
const publishedOf = async (of: string) => (await stored(cloud, PublishedSheets, { _id: of }))[0]?.sheet
const versionsOf = async (of: string) =>
  (await stored(cloud, SheetVersions, { code: of })).sort((a, b) => a.version - b.version)
const isSealed = ({ version: _version, hash, ...content }: ServiceSheet): boolean =>
  hash === sheetHash(content)

describe('a sheet that follows a window (§7 §17)', () => {
  it('has that version kept like every other, once', async () => {
    await tell('add', 'W2', code)
    const versions = await versionsOf(code)
    expect(versions.map(({ _id, sheet }) => [_id, sheet.windows])).toEqual([
      [`${code}:1`, ['W1']],
      [`${code}:2`, ['W1', 'W2']],
    ])
    expect(versions.every(({ sheet }) => isSealed(sheet))).toBe(true)
    expect(await publishedOf(code)).toEqual(versions[1]?.sheet)
    expect(await draftOf(code)).toMatchObject({
      state: 'published',
      version: 2,
      content: { windows: ['W1', 'W2'] },
    })
  })

  it('shows it in the history and line by line', async () => {
    const list = await valueOf<{ versions: { version: number }[] }>(ask('sheetVersions', { code }, 'o-clerk'))
    expect(list.versions.map(({ version }) => version)).toEqual([2, 1])
    const lines = async (lang: string) => {
      const input = { code, older: 1, newer: 2 }
      const answer = await valueOf<{ lines: { change: string; text: string }[] }>(
        ask('compareSheets', input, 'o-clerk', { lang }),
      )
      return answer.lines.filter(({ change }) => change !== 'same')
    }
    expect(await lines('zh-CN')).toEqual([{ field: 'windows', change: 'added', text: '2号窗口' }])
    expect(await lines('en')).toEqual([{ field: 'windows', change: 'added', text: 'Window 2' }])
  })

  it('makes its leaflets out of date', async () => {
    expect(await todosOf('printed')).toEqual(['leafletStale windowStaff:W1'])
  })

  it('loses nothing of what is being written meanwhile, and is not undone by it', async () => {
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    const { revision } = await valueOf<{ revision: number }>(write(code, { conditions: '在籍' }))
    expect(codeOf(await move(code, 'submit', 'o-head'))).toBe('ok')
    await tell('reduce', 'W2', code)
    expect(await draftOf(code)).toMatchObject({
      state: 'submitted',
      version: 3,
      content: { windows: ['W1'], conditions: '在籍' },
    })
    expect(codeOf(await move(code, 'takeBack', 'o-head'))).toBe('ok')
    const stale = { code, revision, content: { windows: ['W1', 'W2'] } }
    expect(codeOf(await ask('writeSheet', stale, 'o-clerk'))).toBe('SHEET_CHANGED')
    for (const [name, openid] of [
      ['submit', 'o-head'],
      ['approve', 'o-desk'],
      ['publish', 'o-desk'],
    ] as const)
      expect([name, codeOf(await move(code, name, openid))]).toEqual([name, 'ok'])
    expect((await versionsOf(code)).map(({ version, sheet }) => [version, sheet.windows.join()])).toEqual([
      [1, 'W1'],
      [2, 'W1,W2'],
      [3, 'W1'],
      [4, 'W1'],
    ])
  })

  it('is followed by all of a window’s sheets, however many', async () => {
    const codes = Array.from({ length: 34 }, (_none, n) => `XG-${String(n + 101)}`)
    await put(
      cloud,
      PublishedSheets,
      ...codes.map((of) => ({ _id: of, sheet: { ...published, code: of, windows: ['W2'] }, ...stamps })),
    )
    await tell('close', 'W2')
    expect(await stored(cloud, PublishedSheets, { 'sheet.windows': 'W2' })).toEqual([])
    expect((await stored(cloud, SheetVersions, { _id: { $regex: '^XG-.*:2$' } })).length).toBe(34)
  })

  it('is not taken for changed or removed by hand when it is published or retired afterwards', async () => {
    expect(codeOf(await move(code, 'retire', 'o-desk'))).toBe('ok')
    expect(await stored(cloud, DocumentMarks, { _id: `publishedSheets:${code}` })).toEqual([])
    cloud.setClock(new Date('2026-11-25T04:00:00+08:00'))
    for (let n = 0; n < 4; n++) await cloud.runTimer('guidance')
    expect(await stored(cloud, Todos, { kind: 'brokenDocument' })).toEqual([])
  })

  it('has its versions marked: one that is changed by hand is found at night', async () => {
    const [first] = await stored(cloud, SheetVersions, { _id: `${code}:4` })
    if (first === undefined) throw new Error('no version')
    await edit(cloud, SheetVersions, { _id: first._id }, { sheet: { ...first.sheet, promisedDays: 1 } })
    cloud.setClock(new Date('2026-11-26T04:00:00+08:00'))
    for (let n = 0; n < 4; n++) await cloud.runTimer('guidance')
    expect((await stored(cloud, Todos, { kind: 'brokenDocument' })).map(({ subject }) => subject)).toEqual([
      `sheetVersions:${code}:4`,
    ])
  })
})
