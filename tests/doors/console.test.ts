import { ServiceWindows } from '../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../local/server/cloud'
import { put, stamps, startCentre, stored } from './centre'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCentre()
  const windows = [1, 2, 3].map((no) => ({
    _id: `w${String(no)}`,
    no,
    unitId: 'jw',
    state: 'open' as const,
    place: '一层西北角',
    placeEn: 'North-west corner',
    ...stamps,
  }))
  await put(cloud, ServiceWindows, ...windows)
}, 60_000)
afterAll(() => cloud.close())

interface Told {
  readonly status: number
  readonly value: never
  readonly code: string
  readonly message: string
}

const ask = async (route: string, body: unknown): Promise<Told> => {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(`${cloud.origin}/local/console/${route}`, { method: 'POST', body: sent })
  const value = (await answer.json()) as { error?: { code: string; message: string } }
  const { code = '', message = '' } = value.error ?? {}
  return { status: answer.status, value: value as never, code, message }
}

const collection = 'windows'
const browse = async (more: object = {}): Promise<{ total: number; documents: Record<string, unknown>[] }> =>
  (await ask('browse', { collection, ...more })).value
const first = async (): Promise<Record<string, unknown>> =>
  (await browse({ filter: '{"_id":"w1"}' })).documents[0] ?? {}

test('collections are listed with counts, what for, and how they are found', async () => {
  const { value } = await ask('collections', {})
  const found = (value as { name: string }[]).find(({ name }) => name === collection)
  expect(found).toEqual({
    name: collection,
    count: 3,
    purpose: ServiceWindows.purpose,
    indexes: [
      { on: ['no'], unique: true },
      { on: ['unitId'], unique: false },
      { on: ['leaving.since'], unique: false },
    ],
    isPublic: false,
  })
})

test('a collection is read page by page, filtered and in order', async () => {
  expect(await browse({ limit: 2 })).toMatchObject({ total: 3, documents: [{ _id: 'w1' }, { _id: 'w2' }] })
  const ordered = await browse({ order: '{"no":-1}', skip: 1, limit: 1 })
  expect(ordered).toMatchObject({ total: 3, documents: [{ no: 2 }] })
  const filtered = await browse({ filter: '{"_id":{"$regularExpression":{"pattern":"^W3","options":"i"}}}' })
  expect(filtered).toMatchObject({
    total: 1,
    documents: [{ _id: 'w3', createdAt: { $date: stamps.createdAt.getTime() } }],
  })
})

test.each([
  ['browse', { collection: '' }, 400, 'INVALID_PARAM'],
  ['browse', { collection: 'nothing' }, 400, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['browse', { collection, filter: '{"a":' }, 400, 'INVALID_JSON'],
  ['browse', { collection, filter: '[]' }, 400, 'INVALID_JSON'],
  ['browse', { collection, skip: -1 }, 400, 'INVALID_PARAM'],
  ['browse', '{', 400, 'INVALID_JSON'],
  ['save', { collection }, 400, 'INVALID_JSON'],
  ['save', { collection, document: '{"_id":"w9","no":0}' }, 422, 'SCHEMA_MISFIT'],
  ['save', { collection, document: '{"_id":"w1"}', isForced: true }, 409, 'DATABASE_DUPLICATE_WRITE'],
  ['constructor', {}, 404, 'NO_SUCH_DOOR'],
  ['nothing', {}, 404, 'NO_SUCH_DOOR'],
])('%s %j is refused with %i %s', async (route, body, status, code) => {
  const told = await ask(route, body)
  expect([told.status, told.code]).toEqual([status, code])
  expect((await browse()).total).toBe(3)
})

test('broken JSON is told with its place', async () => {
  expect((await ask('save', { collection, document: '{"_id":"x",}' })).message).toMatch(/position \d+/)
})

describe('a document', () => {
  test('is changed as it was written, dates by their wall clock', async () => {
    const before = await first()
    const changed = { ...before, place: '二层', updatedAt: { $date: '2026-11-23T12:00:00+08:00' } }
    const told = await ask('save', {
      collection,
      before: JSON.stringify(before),
      document: JSON.stringify(changed),
    })
    expect(told.value).toEqual({ saved: 'replaced' })
    const [window] = await stored(cloud, ServiceWindows, { _id: 'w1' })
    expect(window).toMatchObject({ place: '二层', no: 1, updatedAt: new Date('2026-11-23T04:00:00Z') })
  })

  test('that somebody else changed meanwhile is left alone', async () => {
    const before = await first()
    const save = (place: string) =>
      ask('save', {
        collection,
        before: JSON.stringify(before),
        document: JSON.stringify({ ...before, place }),
      })
    expect((await save('三层')).status).toBe(200)
    expect((await save('四层')).code).toBe('DOCUMENT_CHANGED')
    expect((await first())['place']).toBe('三层')
  })

  test('keeps its id', async () => {
    const before = await first()
    const told = await ask('save', {
      collection,
      before: JSON.stringify(before),
      document: JSON.stringify({ ...before, _id: 'w7' }),
    })
    expect(told.code).toBe('ID_CHANGED')
  })

  test('that doesn’t fit its schema goes in only when that is meant', async () => {
    const document = '{"_id":"w8","no":8}'
    const refused = await ask('save', { collection, document })
    expect(refused.code).toBe('SCHEMA_MISFIT')
    expect(refused.message).toContain('unitId')
    expect((await ask('save', { collection, document, isForced: true })).value).toEqual({ saved: 'inserted' })
    expect((await ask('remove', { collection, id: 'w8' })).value).toEqual({ deleted: 1 })
    expect((await ask('remove', { collection, id: 'w8' })).value).toEqual({ deleted: 0 })
  })

  test('that is gone can’t be saved over', async () => {
    const before = JSON.stringify({ ...(await first()), _id: 'w6', no: 6 })
    const told = await ask('save', { collection, before, document: before })
    expect([told.status, told.code]).toEqual([404, 'DOCUMENT_GONE'])
  })
})

test('an import takes what fits, tells what doesn’t by its line, and is harmless twice', async () => {
  const line = async (change: object) => JSON.stringify({ ...(await first()), ...change })
  const lines = [
    await line({ place: '五层' }),
    await line({ _id: 'w4', no: 4 }),
    '',
    '{"_id":',
    await line({ _id: 'w5', no: 4 }),
    await line({ _id: 'w6', no: -1 }),
  ]
  const told = await ask('import', { collection, lines, first: 101 })
  expect(told.value).toMatchObject({
    inserted: 1,
    replaced: 0,
    left: 1,
    failed: [{ line: 104 }, { line: 105 }, { line: 106 }],
  })
  expect((await first())['place']).toBe('三层')
  const again = await ask('import', { collection, lines, isReplacing: true })
  expect(again.value).toMatchObject({
    inserted: 0,
    replaced: 2,
    left: 0,
    failed: [{ line: 4 }, { line: 5 }, { line: 6 }],
  })
  expect((await first())['place']).toBe('五层')
  expect((await browse()).total).toBe(4)
})
