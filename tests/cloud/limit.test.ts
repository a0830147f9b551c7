import { openFor, plan, type Opened } from './opened'

// A busy machine is no failure.
import.meta.jest.setTimeout(30_000)

let opened: Opened
beforeAll(async () => {
  opened = openFor([plan('many'), plan('boards', [], 'everybody'), plan('big'), plan('none')])
  const documents = Array.from({ length: 1200 }, (_, n) => ({ _id: `n${String(n).padStart(4, '0')}`, n }))
  await opened.insert('many', ...documents)
  await opened.insert('boards', ...documents.slice(0, 50))
})
afterAll(() => opened.database.close())

const listed = async (body: Record<string, unknown>, isPhone = false): Promise<number> => {
  const reply = await opened.act(
    'getDocument',
    body,
    isPhone ? { kind: 'phone', openid: 'o' } : { kind: 'admin' },
  )
  return (reply.data as { list: unknown[] }).list.length
}

test.each([
  ['100 where none is named', { collectionName: 'many' }, false, 100],
  ['1000 at most', { collectionName: 'many', limit: 5000 }, false, 1000],
  ['what is asked', { collectionName: 'many', limit: 300 }, false, 300],
  ['20 for a phone', { collectionName: 'boards' }, true, 20],
  ['20 for a phone that asks for more', { collectionName: 'boards', limit: 50 }, true, 20],
  ['less for a phone that asks for less', { collectionName: 'boards', limit: 3 }, true, 3],
])('a read answers %s', async (_what, body, isPhone, count) => {
  expect(await listed(body, isPhone)).toBe(count)
})

test('an aggregate answers 20 where it has no limit of its own', async () => {
  const run = async (...stages: unknown[]): Promise<number> => {
    const reply = await opened.act('aggregateDocuments', { collectionName: 'many', stages })
    return (reply.data as { list: unknown[] }).list.length
  }
  expect(await run({ $match: {} })).toBe(20)
  expect(await run({ $match: {} }, { $limit: 500 })).toBe(500)
})

test.each(['calculateDocument', 'getDocument', 'aggregateDocuments'])(
  'a phone may not %s what is closed',
  async (action) => {
    const body = { collectionName: 'many', stages: [] }
    const reply = await opened.act(action, body, { kind: 'phone', openid: 'o' })
    expect(reply).toEqual({ code: 'DATABASE_PERMISSION_DENIED', message: 'Permission denied' })
  },
)

test('a phone may not look up what is closed', async () => {
  const stages = [{ $lookup: { from: 'many', localField: 'n', foreignField: 'n', as: 'x' } }]
  const reply = await opened.act(
    'aggregateDocuments',
    { collectionName: 'boards', stages },
    { kind: 'phone' },
  )
  expect(reply.code).toBe('DATABASE_PERMISSION_DENIED')
})

test.each([
  ['insertDocument', { data: [{ a: 1 }] }],
  ['modifyDocument', { query: {}, data: { $set: { a: 1 } }, merge: true }],
  ['modifyAndReturnDoc', { query: {}, data: { $set: { a: 1 } } }],
  ['removeDocument', { query: {} }],
  ['addCollection', {}],
  ['startTransaction', {}],
])('a phone never writes: %s', async (action, body) => {
  const reply = await opened.act(
    action,
    { collectionName: 'boards', ...body },
    { kind: 'phone', openid: 'o' },
  )
  expect(reply.code).toBe('DATABASE_PERMISSION_DENIED')
})

test('a document may not exceed 16 MB', async () => {
  const text = '号'.repeat(6_000_000)
  expect((await opened.insert('big', { text })).message).toContain('16 MB')
  expect(await opened.find('big')).toEqual([])
})

test('an answer may not exceed 16 MB', async () => {
  const text = 'a'.repeat(6_000_000)
  for (let n = 0; n < 3; n++) await opened.insert('big', { text })
  const reply = await opened.act('getDocument', { collectionName: 'big' })
  expect(reply.message).toContain('16 MB')
  expect(await opened.find('big', {}, { limit: 2 })).toHaveLength(2)
})

test.each([
  'getDocument',
  'insertDocument',
  'modifyDocument',
  'removeDocument',
  'calculateDocument',
  'aggregateDocuments',
])('a collection that does not exist: %s', async (action) => {
  const reply = await opened.act(action, { collectionName: 'missing', data: [{}], stages: [] })
  expect(reply.code).toBe('DATABASE_COLLECTION_NOT_EXIST')
})

test('an action that does not exist is named', async () => {
  for (const action of ['constructor', 'database.nothing']) {
    const reply = await opened.database.act(action, {}, { kind: 'admin' })
    expect(reply).toEqual({ code: 'INVALID_PARAM', message: `unknown action ${action}` })
  }
})

test.each([
  ['a limit', { limit: -1 }],
  ['an offset', { offset: 'a' }],
  ['an order', { order: { n: 2 } }],
  ['no collection', { collectionName: '' }],
])('refuses %s that makes no sense', async (_what, body) => {
  expect((await opened.act('getDocument', { collectionName: 'many', ...body })).code).toBe('INVALID_PARAM')
})

test('collections can be added, once', async () => {
  expect(await opened.act('addCollection', { collectionName: 'fresh' })).toEqual({ data: {} })
  expect((await opened.insert('fresh', { _id: 'a' })).code).toBeUndefined()
  expect((await opened.act('addCollection', { collectionName: 'fresh' })).code).toBe(
    'DATABASE_COLLECTION_ALREADY_EXIST',
  )
  expect((await opened.act('addCollection', { collectionName: 'a/b' })).code).toBe('INVALID_PARAM')
  expect(opened.database.collections()).toContainEqual({ name: 'fresh', count: 1 })
})
