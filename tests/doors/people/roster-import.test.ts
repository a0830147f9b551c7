import { zipSync } from 'fflate'
import { writeJsonLines } from '../../../cloudfunctions/_kernel/json-lines'
import { writeSpreadsheet } from '../../../cloudfunctions/_kernel/spreadsheet/spreadsheet-write'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Persons, RosterChunks, RosterImports } from '../../../cloudfunctions/people/collections'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Uploads } from '../../../cloudfunctions/_kernel/upload/upload'
import type { Cloud } from '../../../local/server/cloud'
import { badWorkbooks } from '../bad-files'
import {
  type Answer,
  codeOf,
  edit,
  filesUnder,
  monday,
  newOp,
  startCentre,
  stored,
  uploadTo,
} from '../centre'
import { furnishPosts, posted, postsDoor, seat, valueOf } from './posts'

import.meta.jest.setTimeout(300_000)

let cloud: Cloud
const { ask } = postsDoor(() => cloud)
beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
})
afterEach(() => cloud.close())

const titles = ['学工号', '姓名', '类别', '对象', '单位']
const student = (n: number, name = `学生${String(n)}`) => [String(20_260_000 + n), name, '学生', '本科生', '']
const xlsx = (...rows: string[][]) => writeSpreadsheet('名册', [titles, ...rows])
const many = (count: number) => Array.from({ length: count }, (_none, n) => student(n))

const upload = (content: Uint8Array, openid = 'o-admin'): Promise<string> =>
  uploadTo(cloud, 'people', content, openid)
interface View {
  readonly importId: string
  readonly state: string
  readonly rows: number
  readonly checked: number
  readonly applied: number
  readonly added: number
  readonly changed: number
  readonly faults: number
}
const begin = async (content: Uint8Array): Promise<Answer> =>
  ask('importRoster', { uploadId: await upload(content) }, 'o-admin')
const progress = async (): Promise<View> =>
  valueOf<{ import: View }>(await ask('rosterImport', {}, 'o-admin')).import
const checked = async (content: Uint8Array): Promise<View> => {
  valueOf(await begin(content))
  await cloud.runTimer('people')
  return progress()
}
const faultsOf = async (importId: string) => {
  const found: { row: number; field: string }[] = []
  for (let cursor: string | undefined; ;) {
    const page = valueOf<{ faults: { row: number; field: string }[]; cursor?: string }>(
      await ask('importFaults', { importId, ...(cursor === undefined ? {} : { cursor }) }, 'o-admin'),
    )
    found.push(...page.faults)
    if (page.cursor === undefined) return found.map(({ row, field }) => `${String(row)} ${field}`)
    cursor = page.cursor
  }
}
/** Everybody on the rolls who isn't staff of the test. */
const students = async () => (await stored(cloud, Persons)).filter(({ kind }) => kind === 'student')

describe('a roster of the whole university (0.1)', () => {
  it('20,000 rows are read, checked and written by the minute, each within its time, with progress', async () => {
    const content = await xlsx(...many(20_000))
    const { importId } = valueOf<View>(await begin(content))
    for (let minute = 0; minute < 12 && (await progress()).state !== 'ready'; minute++)
      await cloud.runTimer('people')
    expect(await progress()).toMatchObject({
      state: 'ready',
      rows: 20_000,
      checked: 20_000,
      added: 20_000,
      faults: 0,
    })
    expect(await students()).toEqual([])
    expect(await ask('applyImport', { importId }, 'o-admin')).toMatchObject({ value: { state: 'applying' } })
    for (let minute = 0; minute < 12 && (await progress()).state !== 'done'; minute++)
      await cloud.runTimer('people')
    expect(await progress()).toMatchObject({ state: 'done', applied: 20_000 })
    const body = { collectionName: 'persons', query: JSON.stringify({ kind: 'student' }) }
    const count = await cloud.database.act('database.calculateDocument', body, { kind: 'admin' })
    expect(count.data).toMatchObject({ total: 20_000 })
    expect(await stored(cloud, RosterChunks)).toEqual([])
    const faults = Object.entries(cloud.stats().calls).filter(([, cost]) => cost.faults > 0)
    expect(faults.map(([name]) => name)).toEqual([])
  })

  it('is carried on to its end by the next minute when the function dies in the middle, and writes nobody twice', async () => {
    const { importId } = await checked(await xlsx(...many(2_000)))
    valueOf(await ask('applyImport', { importId }, 'o-admin'))
    for (const trip of [9, 14, 23, 31]) {
      cloud.killWorkerAfter('people', trip)
      await cloud.runTimer('people').catch(() => undefined)
      cloud.setClock(new Date(cloud.now().getTime() + 60_000))
    }
    // A transaction that died with its caller is thrown away within a minute.
    await cloud.runTimer('people')
    expect(await progress()).toMatchObject({ state: 'done', applied: 2_000, added: 2_000 })
    const body = { collectionName: 'persons', query: JSON.stringify({ kind: 'student' }) }
    const count = await cloud.database.act('database.calculateDocument', body, { kind: 'admin' })
    expect(count.data).toMatchObject({ total: 2_000 })
    // Each once on the rolls, each found in the audit by person, however often the function died.
    const found = {
      collectionName: 'auditEntries',
      query: JSON.stringify({ _id: { $regex: '^persons:p-.*:1$' } }),
    }
    const entries = await cloud.database.act('database.calculateDocument', found, { kind: 'admin' })
    expect(entries.data).toMatchObject({ total: 2_000 })
    // By night each is as it was written, and whoever was changed or put away by hand since is found.
    const [one, other] = (await students()).map(({ _id }) => _id)
    const broken = async (night: string) => {
      for (const minute of ['4:00', '4:01', '4:02', '4:03']) {
        cloud.setClock(`${night}T0${minute}:00+08:00`)
        await cloud.runTimer('people')
      }
      return (await stored(cloud, Todos, { kind: 'brokenDocument' })).map(({ subject }) => subject).sort()
    }
    expect(await broken('2026-11-24')).toEqual([])
    await edit(cloud, Persons, { _id: one }, { audience: '研究生' })
    const query = JSON.stringify({ _id: other })
    const removal = { collectionName: 'persons', query, multi: false }
    await cloud.database.act('database.removeDocument', removal, { kind: 'admin' })
    expect(await broken('2026-11-25')).toEqual([`persons:${one ?? ''}`, `persons:${other ?? ''}`].sort())
    // The roster brings back who was put away; that is as it should be again.
    const { importId: next } = await checked(await xlsx(...many(2_000).slice(0, 1_000)))
    valueOf(await ask('applyImport', { importId: next }, 'o-admin'))
    await cloud.runTimer('people')
    expect(await broken('2026-11-26')).not.toContain(`persons:${other ?? ''}`)
  })

  it('takes JSONL, changes who is known, and leaves an audit entry for each change and each chunk', async () => {
    const line = (no: string, name: string, audience = '本科生') => ({ no, name, kind: 'student', audience })
    const first = await checked(
      Buffer.from(writeJsonLines([line('20260001', '李小雨'), line('20260002', '王一')])),
    )
    expect(first).toMatchObject({ state: 'ready', rows: 2, added: 2 })
    valueOf(await ask('applyImport', { importId: first.importId }, 'o-admin'))
    await cloud.runTimer('people')
    cloud.setClock(new Date(monday.getTime() + 60_000))
    const lines = [line('20260001', '李小雨', '研究生'), line('20260002', '王一'), line('20260003', '赵二')]
    const second = await checked(Buffer.from(`\ufeff${writeJsonLines(lines)}`))
    expect(second).toMatchObject({ state: 'ready', rows: 3, added: 1, changed: 1 })
    valueOf(await ask('applyImport', { importId: second.importId }, 'o-admin'))
    await cloud.runTimer('people')
    const people = await students()
    expect(people.map(({ no, audience, v }) => `${no} ${audience} ${String(v)}`).sort()).toEqual([
      '20260001 研究生 2',
      '20260002 本科生 1',
      '20260003 本科生 1',
    ])
    const [changed] = people.filter(({ no }) => no === '20260001')
    // Whoever came by the first file is found by person as well as whoever the second one changed.
    const entries = await stored(cloud, AuditEntries, { subject: `persons:${changed?._id ?? ''}` })
    expect(entries.map(({ after }) => [after['audience'], after['importId']]).sort()).toEqual([
      ['本科生', first.importId],
      ['研究生', second.importId],
    ])
    for (const { _id } of people)
      expect(await stored(cloud, AuditEntries, { _id: `persons:${_id}:1` })).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain('李小雨')
    expect(
      await stored(cloud, AuditEntries, { subject: `rosterRows:${second.importId}:00000` }),
    ).toHaveLength(1)
  })

  it('brings back somebody who had left', async () => {
    await edit(cloud, Persons, { _id: 'p-sun' }, { leftOn: '2026-06-30' })
    const { importId, changed } = await checked(await xlsx(['TSUN', 'sun老师', '教师', '教职工', '教务处']))
    expect(changed).toBe(1)
    await ask('applyImport', { importId }, 'o-admin')
    await cloud.runTimer('people')
    expect((await stored(cloud, Persons, { _id: 'p-sun' }))[0]?.leftOn).toBeUndefined()
  })
})

describe('a bad row is named, and nothing is written', () => {
  const rows: [string, () => Promise<Uint8Array>, string[]][] = [
    ['a number twice', () => xlsx(student(1), student(2), student(1)), ['4 学工号']],
    ['a unit that is none', () => xlsx([...student(1).slice(0, 4), '保密处']), ['2 单位']],
    [
      'no title row',
      () => writeSpreadsheet('名册', [student(1)]),
      ['1 20260001', '1 学生1', '1 学生', '1 本科生', '1 学工号', '1 姓名', '1 类别', '1 对象'],
    ],
    ['nobody in it', () => xlsx(), ['0 ']],
    ['a name of 60 characters and more', () => xlsx(student(1, '李'.repeat(61))), ['2 B']],
    ['a cell of 10 MB', () => xlsx(student(1, 'x'.repeat(10 * 1024 * 1024))), ['2 B']],
    [
      'a number that is somebody else’s',
      () => xlsx(['TWANG', '李四', '教师', '教职工', '教务处']),
      ['2 姓名'],
    ],
    [
      'GBK',
      () =>
        Promise.resolve(
          Buffer.concat([
            Buffer.from('{"no":"20260001","name":"'),
            Buffer.from([0xc0, 0xee]),
            Buffer.from('"}\n'),
          ]),
        ),
      ['1 '],
    ],
    ['a zip that is no workbook', () => Promise.resolve(zipSync({ 'a.txt': Buffer.from('x') })), ['0 ']],
    [
      'a zip bomb',
      () => Promise.resolve(zipSync({ 'xl/workbook.xml': Buffer.alloc(60 * 1024 * 1024) })),
      ['0 '],
    ],
  ]
  it.each(rows)('%s', async (_, content, expected) => {
    const view = await checked(await content())
    expect(view).toMatchObject({ state: 'faulty', faults: expected.length })
    expect((await faultsOf(view.importId)).sort()).toEqual([...expected].sort())
    expect(codeOf(await ask('applyImport', { importId: view.importId }, 'o-admin'))).toBe('IMPORT_FAULTY')
    expect(await students()).toEqual([])
  })

  it.each(badWorkbooks([titles, student(1), student(2)]))(
    'a workbook that is a trap: %s',
    async (_what, content, row, field) => {
      const view = await checked(await content())
      expect(view).toMatchObject({ state: 'faulty' })
      const place = new RegExp(`^${String(row)} ${field.source.replace(/^\^/, '')}`)
      expect(await faultsOf(view.importId)).toContainEqual(expect.stringMatching(place))
      expect(codeOf(await ask('applyImport', { importId: view.importId }, 'o-admin'))).toBe('IMPORT_FAULTY')
      expect(await students()).toEqual([])
    },
  )

  it('who keeps a window stays in its unit', async () => {
    await seat(cloud, posted('wang', 'w1', 'primary'))
    const view = await checked(await xlsx(['TWANG', 'wang老师', '教师', '教职工', '财务处'], student(1)))
    expect(await faultsOf(view.importId)).toEqual(['2 单位'])
    expect(await students()).toEqual([])
  })
})

describe('around an import', () => {
  it('one at a time; it can be cancelled until it is being written', async () => {
    const { importId } = await checked(await xlsx(student(1)))
    expect(codeOf(await begin(await xlsx(student(2))))).toBe('IMPORT_OPEN')
    const cancel = () => ask('cancelImport', { importId }, 'o-admin')
    expect(codeOf(await cancel())).toBe('ok')
    expect(codeOf(await cancel())).toBe('MOVED_ON')
    expect(codeOf(await ask('applyImport', { importId }, 'o-admin'))).toBe('MOVED_ON')
    expect(codeOf(await begin(await xlsx(student(2))))).toBe('ok')
    for (const endpoint of ['applyImport', 'cancelImport'])
      expect(codeOf(await ask(endpoint, { importId: 'none' }, 'o-admin'))).toBe('NOT_FOUND')
    expect(codeOf(await ask('importFaults', { importId, cursor: 'x' }, 'o-admin'))).toBe('BAD_INPUT')
    expect(await stored(cloud, RosterImports, { holds: 'open' })).toHaveLength(1)
  })

  it('its file goes with it, written, faulty or cancelled', async () => {
    const files = () => filesUnder(cloud, 'kept/rosters/')
    const ready = await checked(await xlsx(student(1)))
    expect(await files()).toHaveLength(1)
    valueOf(await ask('cancelImport', { importId: ready.importId }, 'o-admin'))
    await cloud.runTimer('people')
    expect(await files()).toEqual([])
    cloud.setClock(new Date(monday.getTime() + 60_000))
    // Somebody of another name: found by the check, long after the file was read.
    expect(await checked(await xlsx(['T-WANG', '别人', '教师', '教职工', '教务处']))).toMatchObject({
      state: 'faulty',
    })
    expect(await files()).toEqual([])
    cloud.setClock(new Date(monday.getTime() + 120_000))
    const { importId } = await checked(await xlsx(student(2)))
    valueOf(await ask('applyImport', { importId }, 'o-admin'))
    await cloud.runTimer('people')
    expect(await progress()).toMatchObject({ state: 'done', applied: 1 })
    expect(await files()).toEqual([])
    expect((await stored(cloud, RosterImports)).filter(({ file }) => file !== undefined)).toEqual([])
  })

  it('takes no picture, no renamed program, and nobody else’s upload', async () => {
    const program = Buffer.from('MZ\u0090\u0000 this is no roster')
    expect(codeOf(await begin(program))).toBe('FILE_KIND')
    expect(codeOf(await begin(Buffer.alloc(7 * 1024 * 1024, '{')))).toBe('FILE_TOO_LARGE')
    const theirs = await upload(await xlsx(student(1)), 'o-admin2')
    expect(codeOf(await ask('importRoster', { uploadId: theirs }, 'o-admin'))).toBe('FILE_UNKNOWN')
    expect(codeOf(await ask('importRoster', { uploadId: theirs }, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('beginUpload', {}, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(await ask('rosterImport', {}, 'o-admin')).toMatchObject({
      value: { seenAt: expect.any(String) as string },
    })
    expect(await stored(cloud, Uploads)).toHaveLength(3)
  })

  it('the same command begins it once', async () => {
    const uploadId = await upload(await xlsx(student(1)))
    const opId = newOp()
    const first = await ask('importRoster', { uploadId }, 'o-admin', { opId })
    expect(await ask('importRoster', { uploadId }, 'o-admin', { opId })).toEqual(first)
    expect(await stored(cloud, RosterImports)).toHaveLength(1)
  })
})

describe('what changes between the check and the writing', () => {
  const staffRow = (name: string, unit: string) => [
    `T${name.toUpperCase()}`,
    `${name}老师`,
    '教师',
    '教职工',
    unit,
  ]
  const isLike = { state: 'faulty', applied: 0, faults: 1 }
  const changes: [string, () => Promise<unknown>, string][] = [
    ['somebody is seated at a window', () => seat(cloud, posted('wang', 'w1', 'primary')), '3 单位'],
    ['somebody leaves', () => ask('recordLeaving', { no: 'TWANG', reason: '退休' }, 'o-admin'), '3 学工号'],
    ['somebody has another name', () => edit(cloud, Persons, { _id: 'p-wang' }, { name: '王一' }), '3 姓名'],
  ]
  it.each(changes)('%s: not one row is written, and the row is named', async (_, change, expected) => {
    const view = await checked(await xlsx(student(1), staffRow('wang', '财务处')))
    expect(view).toMatchObject({ state: 'ready', added: 1, changed: 1 })
    await change()
    const [before] = await stored(cloud, Persons, { _id: 'p-wang' })
    valueOf(await ask('applyImport', { importId: view.importId }, 'o-admin'))
    await cloud.runTimer('people')
    expect(await progress()).toMatchObject(isLike)
    expect(await faultsOf(view.importId)).toEqual([expected])
    expect(await stored(cloud, Persons, { _id: 'p-wang' })).toEqual([before])
    expect(await students()).toEqual([])
  })

  it('while it is being written: that row alone is left out, and named', async () => {
    const view = await checked(await xlsx(...many(250), staffRow('wang', '财务处')))
    valueOf(await ask('applyImport', { importId: view.importId }, 'o-admin'))
    // The run dies in the middle: the first rows are written, the last aren't.
    for (let trip = 9; (await students()).length === 0; trip++) {
      cloud.killWorkerAfter('people', trip)
      await cloud.runTimer('people').catch(() => undefined)
      cloud.setClock(new Date(cloud.now().getTime() + 60_000))
    }
    expect((await stored(cloud, Persons, { _id: 'p-wang' }))[0]?.unitId).toBe('jw')
    await ask('recordLeaving', { no: 'TWANG', reason: '退休' }, 'o-admin')
    cloud.setClock(new Date(cloud.now().getTime() + 60_000))
    await cloud.runTimer('people')
    expect(await progress()).toMatchObject({ state: 'done', applied: 250, faults: 1 })
    expect(await faultsOf(view.importId)).toEqual(['252 学工号'])
    expect(await stored(cloud, Persons, { _id: 'p-wang' })).toMatchObject([
      { unitId: 'jw', leftOn: '2026-11-23' },
    ])
    // What was written isn't kept a second time.
    expect((await stored(cloud, RosterChunks)).flatMap(({ rows }) => rows)).toEqual([])
  })

  it('the head of a unit stays in it, as its deputy and back office do', async () => {
    const view = await checked(await xlsx(staffRow('head', '财务处')))
    expect(await faultsOf(view.importId)).toEqual(['2 单位'])
  })

  it('a file without the column takes nobody’s unit away', async () => {
    await seat(cloud, posted('wang', 'w1', 'primary'))
    const content = await writeSpreadsheet('名册', [titles.slice(0, 4), staffRow('wang', '').slice(0, 4)])
    const view = await checked(content)
    expect(view).toMatchObject({ state: 'ready', changed: 0 })
    valueOf(await ask('applyImport', { importId: view.importId }, 'o-admin'))
    await cloud.runTimer('people')
    expect(await stored(cloud, Persons, { _id: 'p-wang' })).toMatchObject([{ unitId: 'jw' }])
  })
})
