import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { CoverageEntries } from '../../../cloudfunctions/guidance/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, drop, filesUnder, put, stamps, startCentre, stored } from '../centre'
import { valueOf } from '../people/posts'
import { sheetWith } from './sheets'
import { arrange } from '../windows/hall'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'guidance')

interface Matter {
  key: string
  name: string
  plan?: string
  planOn?: string
  isLate: boolean
}
interface List {
  units: { unitId: string; published: number; matters: Matter[] }[]
  mayWrite: boolean
  mayExport: boolean
}
const list = async (openid = 'o-admin') => valueOf<List>(await ask('coverageList', {}, openid))
const matters = async (unitId = 'jw', openid = 'o-admin') =>
  (await list(openid)).units.find((one) => one.unitId === unitId)?.matters ?? []
const plan = { name: '盖院章', reason: '印章在学院', plan: 'window', planOn: '2026-12-31' }
const save = (more: object = {}, as = 'o-head') => ask('saveCoverage', { unitId: 'jw', ...plan, ...more }, as)
const end = (key: string, as = 'o-head', unitId = 'jw') => ask('endCoverage', { unitId, key }, as)

beforeEach(async () => {
  cloud = await startCentre()
  await arrange(cloud)
  const sheet = sheetWith('JW-005', { windows: [], ownerUnit: '教务处', onlineHall: { available: false } })
  await drop(cloud, PublishedSheets, { _id: 'JW-005' })
  await put(cloud, PublishedSheets, { _id: 'JW-005', sheet, ...stamps })
})
afterEach(() => cloud.close())

describe('the coverage list (§6)', () => {
  it('has each unit’s sheets that are neither at a window nor in the online hall', async () => {
    expect(await matters()).toMatchObject([{ key: 'sheet:JW-005', isLate: false }])
    expect((await list('o-head')).units.map(({ unitId }) => unitId)).toEqual(['jw'])
    expect((await list('o-head-cw')).units.map(({ unitId, matters: own }) => [unitId, own])).toEqual([
      ['cw', []],
    ])
    expect([(await list('o-head')).mayExport, (await list('o-steering')).mayWrite]).toEqual([false, false])
  })

  it('takes what the unit says of a sheet: why it isn’t here, and when it comes', async () => {
    expect(codeOf(await save({ key: 'sheet:JW-005' }))).toBe('ok')
    const [one] = await matters()
    expect(one).toMatchObject({ plan: 'window', planOn: '2026-12-31' })
    expect(one?.name).not.toBe('盖院章')
    expect(codeOf(await save({ key: 'sheet:JW-005', plan: 'stays', planOn: undefined }))).toBe('ok')
    expect((await matters())[0]).toMatchObject({ plan: 'stays' })
    expect(codeOf(await end('sheet:JW-005'))).toBe('COVERAGE_OF_SHEET')
  })

  it('takes matters that have no sheet, until the unit or the centre takes them out', async () => {
    const { key } = valueOf<Matter>(await save())
    expect((await matters()).map(({ name }) => name)).toContain('盖院章')
    expect(codeOf(await save({ key, name: '盖学院章' }, 'o-admin'))).toBe('ok')
    expect(codeOf(await end(key))).toBe('ok')
    expect(codeOf(await end(key))).toBe('COVERAGE_UNKNOWN')
    expect(codeOf(await save({ key }))).toBe('COVERAGE_UNKNOWN')
    expect((await matters()).map(({ name }) => name)).not.toContain('盖学院章')
  })

  it('is no other unit’s to write', async () => {
    const { key } = valueOf<Matter>(await save())
    expect(codeOf(await save({}, 'o-head-cw'))).toBe('NOT_ALLOWED')
    for (const wrong of [key, 'sheet:JW-005', 'sheet:JW-001', 'nothing'])
      expect(codeOf(await save({ unitId: 'cw', key: wrong }, 'o-head-cw'))).toBe('COVERAGE_UNKNOWN')
    expect(codeOf(await end(key, 'o-head-cw', 'cw'))).toBe('COVERAGE_UNKNOWN')
  })

  it('asks for a day by which it comes, in the future', async () => {
    expect(codeOf(await save({ planOn: undefined }))).toBe('PLAN_DAY_MISSING')
    expect(codeOf(await save({ planOn: '2026-11-22' }))).toBe('PLAN_DAY_PAST')
    expect(codeOf(await save({ planOn: '2026-11-23' }))).toBe('ok')
  })

  it('reminds the head of a plan that is past its day, until it is renewed', async () => {
    const { key } = valueOf<Matter>(await save({ planOn: '2026-11-24' }))
    cloud.setClock('2026-11-25T04:00:00+08:00')
    await cloud.runTimer('guidance')
    expect((await stored(cloud, Todos, { kind: 'coverageLate' })).map(({ desk }) => desk)).toEqual([
      'unitHead:jw',
    ])
    expect((await matters()).find((one) => one.key === key)?.isLate).toBe(true)
    await save({ key, planOn: '2027-03-01' })
    expect(await stored(cloud, Todos, { kind: 'coverageLate' })).toEqual([])
  })

  it('has two hundred matters of a unit’s own at most', async () => {
    const entries = Array.from({ length: 200 }, (_none, n) => ({
      _id: `e-${String(n)}`,
      unitId: 'jw',
      name: `事项 ${String(n)}`,
      reason: '没有窗口',
      state: 'open' as const,
      plan: 'stays' as const,
      ...stamps,
    }))
    await put(cloud, CoverageEntries, ...entries)
    expect(codeOf(await save())).toBe('COVERAGE_FULL')
  })

  it('goes out as a workbook, for the centre alone', async () => {
    await save()
    const { link, matters: rows } = valueOf<{ link: string; matters: number }>(
      await ask('exportCoverage', {}, 'o-steering'),
    )
    const file = new Uint8Array(await (await fetch(link)).arrayBuffer())
    expect([rows, file[0], file[1]]).toEqual([2, 0x50, 0x4b])
    expect((await filesUnder(cloud, 'kept/exports/')).length).toBe(1)
    expect(codeOf(await ask('exportCoverage', {}, 'o-head'))).toBe('NOT_ALLOWED')
  })
})
