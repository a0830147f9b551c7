import { IndexParts, Plans } from '../../../cloudfunctions/guidance/collections'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { SearchIndexes } from '../../../cloudfunctions/_shared/search-index'
import type { Cloud } from '../../../local/server/cloud'
import { demoFloor } from '../../rules/demo-floor'
import { codeOf, doorOf, edit, knock, newOp, put, stamps, stored } from '../centre'
import { startGuidance } from './hall'
import { sheetWith } from './sheets'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'guidance')
beforeAll(async () => {
  cloud = await startGuidance()
})
afterAll(() => cloud.close())

describe('the search index', () => {
  const current = async () => (await stored(cloud, SearchIndexes))[0]
  const partsOf = (version: string | undefined) => stored(cloud, IndexParts, { version })

  it('comes once, and its version alone to who has it', async () => {
    const first = await ask('index', {}, 'o-li')
    const version = (await current())?.version
    expect(first).toMatchObject({ ok: true, value: { version } })
    const { index } = (first as { value: { index: string } }).value
    expect(index).toContain('学生证补办')
    expect(await ask('index', { have: version }, 'o-li')).toEqual({ ok: true, value: { version } })
    expect(await ask('index', { have: 'another' }, 'o-li')).toMatchObject({ value: { version, index } })
  })

  it('is kept in parts that a document can hold', async () => {
    const known = await current()
    const parts = await partsOf(known?.version)
    expect(parts).toHaveLength(known?.parts ?? -1)
    expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(100_000)
  })

  it('is built anew by the timer when a published sheet changes, and old ones go after a day', async () => {
    const before = (await current())?.version
    const next = sheetWith('JW-001', { windows: ['W1'], aliases: ['学生证补发'] })
    await edit(cloud, PublishedSheets, { _id: next.code }, { sheet: next })
    cloud.coolDown()
    await cloud.runTimer('guidance')
    const version = (await current())?.version
    expect(version).not.toBe(before)
    expect(await ask('index', { have: before }, 'o-li')).toMatchObject({
      value: { version, index: expect.stringContaining('学生证补发') as string },
    })
    expect(await partsOf(before)).not.toHaveLength(0)
    cloud.setClock(new Date('2026-11-24T10:00:00+08:00'))
    await cloud.runTimer('guidance')
    expect(await partsOf(before)).toHaveLength(0)
    expect(await partsOf(version)).not.toHaveLength(0)
  })

  it('stays as it is when nothing changed', async () => {
    const before = await current()
    cloud.coolDown()
    await cloud.runTimer('guidance')
    expect(await current()).toEqual(before)
  })

  it('is built again when its parts are gone', async () => {
    const before = await current()
    await edit(cloud, IndexParts, {}, { version: 'lost' })
    cloud.coolDown()
    expect(await ask('index', {}, 'o-li')).toMatchObject({
      value: { version: before?.version, index: expect.stringContaining('学生证补发') as string },
    })
  })
})

describe('a service sheet as it stands today', () => {
  it('says window, line, what to bring, fee and the day it is ready', async () => {
    expect(await ask('sheet', { code: 'JW-001' }, 'o-li')).toMatchObject({
      ok: true,
      value: {
        name: '学生证补办',
        unitName: '教务处',
        kind: 'promised',
        promisedDays: 3,
        readyBy: { acceptedOn: '2026-11-24', day: '2026-11-27', provisional: false },
        feeText: '5 元',
        lineId: 'A',
        windowIds: ['W1'],
        materials: [
          { need: 'required' },
          { need: 'required' },
          { need: 'conditional', when: '因损毁补办时交回' },
        ],
      },
    })
  })

  it('speaks English where it has it', async () => {
    expect(await ask('sheet', { code: 'JW-003' }, 'o-li', { lang: 'en' })).toMatchObject({
      value: { unitName: 'Academic Affairs', feeText: 'Free', audience: ['Undergraduates'] },
    })
  })

  it('counts an entrusted window, not one that is closed', async () => {
    expect(await ask('sheet', { code: 'YJS-001' }, 'o-li')).toMatchObject({
      value: { lineId: 'B', windowIds: ['W2'] },
    })
  })

  it('gives the office where no window does it', async () => {
    const answer = await ask('sheet', { code: 'HQ-001' }, 'o-li')
    expect(answer).toMatchObject({
      value: {
        windowIds: [],
        office: { unitName: '后勤保障部', office: '后勤保障部办公室', phone: '0000-88000000' },
      },
    })
    expect(answer).not.toHaveProperty('value.lineId')
  })

  it.each(['JW-999', 'constructor', '__proto__'])('knows no %s', async (code) => {
    expect(codeOf(await ask('sheet', { code }, 'o-li'))).toBe('SHEET_UNKNOWN')
  })
})

describe('the way', () => {
  it('has no plan to draw at first', async () => {
    expect(codeOf(await ask('plan', {}, 'o-li'))).toBe('PLAN_MISSING')
    expect(codeOf(await ask('way', { to: 'W1' }, 'o-li'))).toBe('PLAN_MISSING')
  })

  it('leads from the door to a window, in two to four sentences', async () => {
    await put(cloud, Plans, { _id: 'hall-1', name: '一层', nameEn: 'Ground floor', ...demoFloor, ...stamps })
    cloud.coolDown()
    const answer = await ask('way', { to: 'W2' }, 'o-li')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        from: { placeId: 'door', name: '正门' },
        target: { placeId: 'W2', windowNo: 2, name: '2号窗口', unitName: '学生处', place: '一层东侧' },
        metres: expect.any(Number) as number,
      },
    })
    const { steps } = (answer as { value: { steps: { say: string }[] } }).value
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect(steps.length).toBeLessThanOrEqual(4)
    expect(steps[0]?.say).toContain('从正门进来')
    expect(steps.at(-1)?.say).toContain('2号窗口')
  })

  it('leads on from a scanned window, in English', async () => {
    expect(await ask('way', { from: 'W1', to: 'W2' }, 'o-li', { lang: 'en' })).toMatchObject({
      value: {
        from: { name: 'window 1' },
        steps: [
          { say: expect.stringContaining('With your back to window 1') as string },
          { say: expect.stringContaining('At the self-service machine') as string },
          { say: 'Window 2 is right ahead' },
        ],
      },
    })
  })

  it('draws windows with their numbers and units', async () => {
    expect(await ask('plan', {}, 'o-li')).toMatchObject({
      value: {
        planId: 'hall-1',
        windows: [{ windowNo: 1, unitName: '教务处' }, { windowNo: 2 }, { windowNo: 9 }],
      },
    })
  })

  it.each([
    ['a window that isn’t drawn', { to: 'W7' }, 'PLACE_UNKNOWN'],
    ['a start that isn’t drawn', { from: 'W7', to: 'W1' }, 'PLACE_UNKNOWN'],
    ['a window behind walls', { to: 'W9' }, 'NO_WAY'],
    ['an operator', { to: { $gt: '' } }, 'BAD_INPUT'],
  ])('refuses %s', async (_, input, expected) => {
    expect(codeOf(await ask('way', input, 'o-li'))).toBe(expected)
  })
})

describe('what nobody may send', () => {
  it.each([
    ['an operator as the code', { do: 'sheet', input: { code: { $gt: '' } } }, 'BAD_INPUT'],
    ['an operator as the referral', { do: 'referral', input: { code: { $ne: '' } } }, 'BAD_INPUT'],
    ['a query of a thousand letters', { do: 'noResult', input: { query: 'x'.repeat(1000) } }, 'BAD_INPUT'],
    ['a field too many', { do: 'refer', input: { service: 'JW-001', hops: 0 } }, 'BAD_INPUT'],
    ['hasOwnProperty', { do: 'hasOwnProperty', input: {} }, 'UNKNOWN_ENDPOINT'],
  ])('%s', async (_, body, expected) => {
    expect(codeOf(await knock(cloud, 'guidance', { opId: newOp(), ...body }, 'o-student'))).toBe(expected)
  })
})
