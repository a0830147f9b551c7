import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { sealed } from '../../../cloudfunctions/guidance/sheet/version'
import {
  PublishedSheets,
  SheetVersions,
  Todos,
  WindowHolds,
} from '../../../cloudfunctions/guidance/collections'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { SheetContent } from '../../../cloudfunctions/_shared/service-sheet'
import { sheetHash } from '../../../cloudfunctions/_shared/sheet-hash'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, newOp, put, stamps, stored } from '../centre'
import { good, published, sheetDesk, startSheetCentre, valueOf } from './sheet-centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const { ask, draftOf, todosOf, move, write } = sheetDesk(() => cloud)
beforeAll(async () => {
  cloud = await startSheetCentre()
})
afterAll(() => cloud.close())

describe('a sheet from its first word to its second version', () => {
  const code = 'JW-101'

  it('is begun under a code of its own, by its unit', async () => {
    expect(codeOf(await ask('startSheet', { unitId: 'jw', code, name: '开具证明' }, 'o-head4'))).toBe(
      'NOT_ALLOWED',
    )
    const both = await Promise.all(
      ['o-head', 'o-clerk'].map((openid) =>
        ask('startSheet', { unitId: 'jw', code, name: '开具证明' }, openid),
      ),
    )
    expect(both.map(codeOf).sort()).toEqual(['CODE_TAKEN', 'ok'])
    expect(await draftOf(code)).toMatchObject({ state: 'draft', version: 0, unitId: 'jw', v: 1 })
  })

  it('is filled in piece by piece, and tells all that is still wrong', async () => {
    const view = await valueOf<{ faults: { field: string }[]; moves: string[] }>(
      ask('sheetDraft', { code }, 'o-clerk'),
    )
    expect(view.moves).toEqual(['write', 'submit'])
    expect(view.faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['nameEn', 'basis', 'legalDays']),
    )
    const first = await valueOf<{ revision: number; faults: unknown[] }>(
      write(code, { ...good, promisedDays: 99 }),
    )
    expect(first).toMatchObject({ revision: 2, faults: [{ field: 'promisedDays' }] })
    expect(codeOf(await move(code, 'submit', 'o-head'))).toBe('SHEET_FAULTY')
    expect(await valueOf(write(code, { promisedDays: 3 }))).toEqual({ revision: 3, faults: [] })
  })

  it('loses nothing to a second writer', async () => {
    const stale = { code, revision: 2, content: { name: '别的' } }
    expect(codeOf(await ask('writeSheet', stale, 'o-head'))).toBe('SHEET_CHANGED')
    expect(codeOf(await ask('writeSheet', { ...stale, revision: 3 }, 'o-head4'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('writeSheet', { ...stale, code: 'JW-999' }, 'o-head'))).toBe('SHEET_UNKNOWN')
    expect((await draftOf(code))?.content.name).toBe('开具证明')
  })

  it('waits for the centre when it is submitted, and for nobody else', async () => {
    expect(codeOf(await move(code, 'submit', 'o-desk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(code, 'submit', 'o-head'))).toBe('ok')
    expect(await todosOf(code)).toEqual(['sheetReview centreAdmin', 'sheetReview centreStaff'])
    expect(codeOf(await write(code, { name: '别的' }))).toBe('SHEET_ELSEWHERE')
    expect(codeOf(await move(code, 'approve', 'o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(code, 'publish', 'o-desk'))).toBe('SHEET_ELSEWHERE')
    const waiting = await valueOf<{ sheets: { code: string }[] }>(
      ask('reviewSheets', { state: 'submitted' }, 'o-desk'),
    )
    expect(waiting.sheets.map((one) => one.code)).toEqual([code])
  })

  it('comes back with remarks to its unit, and is submitted again', async () => {
    const remarks = [{ field: 'result', text: '写明几份' }]
    expect(codeOf(await ask('sendBackSheet', { code: 'JW-999', remarks }, 'o-desk'))).toBe('SHEET_UNKNOWN')
    expect(codeOf(await ask('sendBackSheet', { code, remarks }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('sendBackSheet', { code, remarks }, 'o-desk'))).toBe('SHEET_ELSEWHERE')
    expect(await todosOf(code)).toEqual(['sheetReturned unitHead:jw'])
    expect(await valueOf(ask('sheetDraft', { code }, 'o-head'))).toMatchObject({ state: 'returned', remarks })
    expect(codeOf(await write(code, { result: '证明两份' }))).toBe('ok')
    expect(await draftOf(code)).toMatchObject({ state: 'returned', remarks })
    expect(codeOf(await move(code, 'submit', 'o-clerk'))).toBe('ok')
    expect(codeOf(await move(code, 'takeBack', 'o-clerk'))).toBe('ok')
    expect(codeOf(await move(code, 'submit', 'o-clerk'))).toBe('ok')
    expect(codeOf(await move(code, 'approve', 'o-desk'))).toBe('ok')
    expect(await todosOf(code)).toEqual(['sheetPublish centreAdmin', 'sheetPublish centreStaff'])
  })

  it('is published once, frozen under its hash, however often it is asked', async () => {
    const opId = newOp()
    const answers = await Promise.all([
      move(code, 'publish', 'o-desk', opId),
      move(code, 'publish', 'o-desk', opId),
      move(code, 'publish', 'o-desk2'),
    ])
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1)
    expect(await stored(cloud, SheetVersions, { code })).toHaveLength(1)
    const [version] = await stored(cloud, SheetVersions, { code })
    const { version: number, hash, ...content } = version?.sheet ?? published
    expect([version?._id, number, hash]).toEqual([`${code}:1`, 1, sheetHash(content as SheetContent)])
    expect((await stored(cloud, PublishedSheets, { _id: code }))[0]?.sheet).toEqual(version?.sheet)
    expect(await todosOf(code)).toEqual([])
    expect(await valueOf(ask('sheet', { code }, 'o-li'))).toMatchObject({ name: '开具证明', version: 1 })
  })

  it('stays what everybody reads while the next version is written', async () => {
    expect(codeOf(await write(code, { name: '别的' }))).toBe('SHEET_ELSEWHERE')
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    expect(codeOf(await write(code, { promisedDays: 2, aliases: ['在读证明'] }))).toBe('ok')
    expect((await stored(cloud, PublishedSheets, { _id: code }))[0]?.sheet.promisedDays).toBe(3)
    const draftLines = await valueOf<{ lines: { change: string; text: string }[] }>(
      ask('compareSheets', { code, older: 1 }, 'o-desk'),
    )
    const changed = draftLines.lines.filter(({ change }) => change !== 'same').map(({ text }) => text)
    expect(changed).toEqual(['在读证明', '3 个工作日', '2 个工作日'])
    for (const [name, openid] of [
      ['submit', 'o-head'],
      ['approve', 'o-desk'],
      ['publish', 'o-desk'],
    ] as const)
      expect(codeOf(await move(code, name, openid))).toBe('ok')
    const versions = await stored(cloud, SheetVersions, { code })
    expect(versions.map(({ sheet }) => [sheet.version, sheet.promisedDays]).sort()).toEqual([
      [1, 3],
      [2, 2],
    ])
    const list = await valueOf<{ versions: { version: number }[] }>(ask('sheetVersions', { code }, 'o-clerk'))
    expect(list.versions.map(({ version }) => version)).toEqual([2, 1])
    const same = await valueOf<typeof draftLines>(
      ask('compareSheets', { code, older: 1, newer: 2 }, 'o-clerk'),
    )
    expect(same).toEqual(draftLines)
  })

  it('is held against the form once more when it is published', async () => {
    expect(codeOf(await move(code, 'revise', 'o-head'))).toBe('ok')
    expect(codeOf(await move(code, 'submit', 'o-head'))).toBe('ok')
    expect(codeOf(await move(code, 'approve', 'o-desk'))).toBe('ok')
    await edit(cloud, ServiceWindows, { _id: 'W1' }, { state: 'closing' })
    expect(codeOf(await move(code, 'publish', 'o-desk'))).toBe('SHEET_FAULTY')
    await edit(cloud, ServiceWindows, { _id: 'W1' }, { state: 'open' })
    expect((await stored(cloud, SheetVersions, { code })).length).toBe(2)
  })

  it('leaves the catalogue when it is retired, and its versions stay', async () => {
    expect(codeOf(await move(code, 'retire', 'o-desk'))).toBe('SHEET_ELSEWHERE')
    const remarks = [{ field: '', text: '不再办理' }]
    expect(codeOf(await ask('sendBackSheet', { code, remarks }, 'o-desk'))).toBe('ok')
    expect(codeOf(await move(code, 'retire', 'o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await move(code, 'retire', 'o-desk'))).toBe('ok')
    expect(await stored(cloud, PublishedSheets, { _id: code })).toEqual([])
    expect((await stored(cloud, SheetVersions, { code })).length).toBe(2)
    expect(codeOf(await ask('sheet', { code }, 'o-li'))).toBe('SHEET_UNKNOWN')
    const steps = (await stored(cloud, AuditEntries, { subject: `sheetDrafts:${code}` })).map(
      ({ after }) => after['state'],
    )
    expect(steps).toEqual(
      expect.arrayContaining(['draft', 'submitted', 'returned', 'approved', 'published', 'retired']),
    )
  })
})

describe('what another unit’s window takes', () => {
  const code = 'JW-102'
  it('needs that unit’s word, and loses it with another name', async () => {
    await valueOf(ask('startSheet', { unitId: 'jw', code, name: '代收' }, 'o-head'))
    await valueOf(write(code, { ...good, windows: ['W4'], entrustedTo: '学生工作处' }))
    expect(await todosOf(code)).toEqual(['sheetEntrusted unitHead:xg'])
    expect(codeOf(await ask('agreeEntrustment', { code, agrees: true }, 'o-head5'))).toBe('NOT_ENTRUSTED')
    expect(codeOf(await ask('agreeEntrustment', { code: 'JW-999', agrees: true }, 'o-head4'))).toBe(
      'SHEET_UNKNOWN',
    )
    expect(await valueOf(ask('sheetDraft', { code }, 'o-head4'))).toMatchObject({
      moves: [],
      entrustment: { isAgreed: false, isYours: true },
    })
    expect(codeOf(await ask('sheetDraft', { code }, 'o-head5'))).toBe('NOT_ALLOWED')
    expect(await valueOf(ask('agreeEntrustment', { code, agrees: true }, 'o-head4'))).toEqual({
      isAgreed: true,
    })
    expect(await todosOf(code)).toEqual([])
    expect(await valueOf(write(code, { conditions: '在籍' }))).toMatchObject({ faults: [] })
    expect(await valueOf(write(code, { entrustedTo: '财务处' }))).toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ field: 'entrustedTo' })]) as unknown,
    })
    expect((await draftOf(code))?.entrustedBy).toEqual([])
    await valueOf(write(code, { entrustedTo: '学生工作处' }))
    await valueOf(ask('agreeEntrustment', { code, agrees: true }, 'o-head4'))
    expect(codeOf(await move(code, 'submit', 'o-head'))).toBe('ok')
    expect(codeOf(await ask('agreeEntrustment', { code, agrees: false }, 'o-head4'))).toBe('SHEET_ELSEWHERE')
  })
})

describe('lists and answers for nobody known', () => {
  it('go on where they ended, and say what there isn’t', async () => {
    expect(codeOf(await ask('unitSheets', { cursor: 'x' }, 'o-head'))).toBe('BAD_INPUT')
    expect(codeOf(await ask('reviewSheets', { state: 'draft', cursor: 'x' }, 'o-desk'))).toBe('BAD_INPUT')
    const own = await valueOf<{ sheets: { code: string }[]; units: unknown[] }>(
      ask('unitSheets', {}, 'o-clerk'),
    )
    expect(own.sheets.map(({ code }) => code)).toEqual(['JW-001', 'JW-101', 'JW-102'])
    expect(own.units).toEqual([{ unitId: 'jw', unitName: '教务处' }])
    expect(codeOf(await ask('sheetDraft', { code: 'JW-999' }, 'o-head'))).toBe('SHEET_UNKNOWN')
    expect(codeOf(await move('JW-999', 'submit', 'o-head'))).toBe('SHEET_UNKNOWN')
    expect(codeOf(await ask('compareSheets', { code: 'JW-999', older: 1 }, 'o-head'))).toBe('SHEET_UNKNOWN')
    expect(codeOf(await ask('compareSheets', { code: 'JW-001', older: 9 }, 'o-head'))).toBe('VERSION_UNKNOWN')
    const alone = await valueOf<{ lines: { change: string }[] }>(
      ask('compareSheets', { code: 'JW-102' }, 'o-head'),
    )
    expect(new Set(alone.lines.map(({ change }) => change))).toEqual(new Set(['same']))
    expect(codeOf(await ask('sheetVersions', { code: 'JW-001', cursor: 'x' }, 'o-head'))).toBe('BAD_INPUT')
  })
})

describe('what the timers make anew', () => {
  it('to-dos come back as the sheets stand, and strays go', async () => {
    const before = (await stored(cloud, Todos)).map(({ _id }) => _id).sort()
    expect(before.length).toBeGreaterThan(0)
    await edit(cloud, Todos, {}, { subject: 'stray' })
    cloud.setClock(new Date('2026-11-26T04:00:00+08:00'))
    await cloud.runTimer('guidance')
    await cloud.runTimer('guidance')
    const after = await stored(cloud, Todos)
    expect(after.map(({ _id }) => _id).sort()).toEqual(before)
    expect(after.filter(({ subject }) => subject === 'stray')).toEqual([])
  })

  it('a window that is to close is told which services only it takes (§7)', async () => {
    const only = sealed({ ...published, code: 'JW-301', windows: ['W4'] }, 1)
    const both = sealed({ ...published, code: 'JW-302', windows: ['W4', 'W1'] }, 1)
    await put(cloud, PublishedSheets, ...[only, both].map((sheet) => ({ _id: sheet.code, sheet, ...stamps })))
    await cloud.runTimer('guidance')
    expect(await stored(cloud, WindowHolds)).toEqual([])
    await edit(cloud, ServiceWindows, { _id: 'W4' }, { leaving: { applicationId: 'a1', since: cloud.now() } })
    await cloud.runTimer('guidance')
    expect(await stored(cloud, WindowHolds)).toMatchObject([
      { _id: 'W4:services', count: 1, items: [{ id: 'JW-301', zh: '学生证补办' }] },
    ])
  })
})
