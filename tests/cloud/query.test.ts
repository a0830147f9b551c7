import { openFor, plan, type Opened } from './opened'

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day))

const people = [
  {
    _id: 'ann',
    age: 30,
    name: 'Ann',
    tags: ['a', 'b'],
    born: at(1),
    home: { city: 'X' },
    marks: [{ s: 1 }, { s: 9 }],
  },
  { _id: 'bob', age: 25, name: 'Bob', tags: [], born: at(2), home: { city: 'Y' }, marks: [{ s: 5 }] },
  { _id: 'cid', age: null, name: '岑', born: at(3), open: true },
  { _id: 'dan', name: 'dan', tags: ['b'], born: at(4), home: { city: null }, open: false },
  { _id: 'eve', age: '30', name: 'Eve', tags: 'b', born: at(5) },
]

let opened: Opened
beforeAll(async () => {
  const indexes = [
    { on: ['age'] },
    { on: ['tags'] },
    { on: ['born'] },
    { on: ['home.city'] },
    { on: ['marks.s'] },
  ]
  opened = openFor([plan('people', indexes), plan('bare')])
  await opened.insert('people', ...people)
  await opened.insert('bare', ...people)
})
afterAll(() => opened.database.close())

const cases: [what: string, query: unknown, ids: string][] = [
  ['equality', { age: 30 }, 'ann'],
  ['equality doesn’t mix types', { age: '30' }, 'eve'],
  ['null is null or missing', { age: null }, 'cid dan'],
  ['equality with a date', { born: at(2) }, 'bob'],
  ['equality with true, not with 1', { open: true }, 'cid'],
  ['equality looks into arrays', { tags: 'b' }, 'ann dan eve'],
  ['equality with a whole array', { tags: ['a', 'b'] }, 'ann'],
  ['a dotted path', { 'home.city': 'X' }, 'ann'],
  ['a dotted path that is null or missing', { 'home.city': null }, 'cid dan eve'],
  ['a dotted path through an array', { 'marks.s': 5 }, 'bob'],
  ['an index in an array', { 'marks.1.s': 9 }, 'ann'],
  ['neq', { age: { $ne: 30 } }, 'bob cid dan eve'],
  ['gt stays within the type', { age: { $gt: 20 } }, 'ann bob'],
  ['gte and lt on dates', { born: { $gte: at(2), $lt: at(4) } }, 'bob cid'],
  ['lte', { age: { $lte: 25 } }, 'bob'],
  ['two bounds on an array may be met by two elements', { 'marks.s': { $gt: 8, $lt: 2 } }, 'ann'],
  ['in', { age: { $in: [25, '30'] } }, 'bob eve'],
  ['in with null', { age: { $in: [25, null] } }, 'bob cid dan'],
  ['in on an array', { tags: { $in: ['a', 'z'] } }, 'ann'],
  ['in with nothing', { age: { $in: [] } }, ''],
  ['nin', { age: { $nin: [25, null] } }, 'ann eve'],
  ['and', { $and: [{ age: { $gt: 20 } }, { name: 'Bob' }] }, 'bob'],
  ['or over indexes', { $or: [{ age: 25 }, { born: at(5) }] }, 'bob eve'],
  ['or with a branch that has no index', { $or: [{ age: 25 }, { name: 'dan' }] }, 'bob dan'],
  ['nor', { $nor: [{ age: 25 }, { name: 'dan' }] }, 'ann cid eve'],
  ['not', { age: { $not: { $gt: 26 } } }, 'bob cid dan eve'],
  ['not with a pattern', { name: { $not: /^[A-Z]/ } }, 'cid dan'],
  ['exists', { home: { $exists: true } }, 'ann bob dan'],
  ['does not exist', { age: { $exists: false } }, 'dan'],
  ['mod', { age: { $mod: [10, 5] } }, 'bob'],
  ['all', { tags: { $all: ['b', 'a'] } }, 'ann'],
  ['elemMatch', { marks: { $elemMatch: { s: { $gt: 4, $lt: 6 } } } }, 'bob'],
  ['elemMatch on plain elements', { tags: { $elemMatch: { $eq: 'a' } } }, 'ann'],
  ['size', { tags: { $size: 0 } }, 'bob'],
  ['expr', { $expr: { $eq: ['$age', 25] } }, 'bob'],
  ['a pattern', { name: /^[ab]/i }, 'ann bob'],
  ['$regex with options', { name: { $regex: '^D', $options: 'i' } }, 'dan'],
  ['Chinese text', { name: '岑' }, 'cid'],
  ['by id', { _id: 'bob' }, 'bob'],
  ['by id and more', { _id: 'bob', age: 26 }, ''],
  ['ids in a list', { _id: { $in: ['eve', 'ann', 'nobody'] } }, 'ann eve'],
  ['ids after one', { _id: { $gt: 'cid' } }, 'dan eve'],
  ['everything', {}, 'ann bob cid dan eve'],
  ['a name that objects inherit', { constructor: { $exists: true } }, ''],
]

describe.each(['people', 'bare'])('in %s', (collection) => {
  test.each(cases)('%s', async (_what, query, ids) => {
    const found = (await opened.find(collection, query)) as { _id: string }[]
    expect(
      found
        .map(({ _id }) => _id)
        .sort()
        .join(' '),
    ).toBe(ids)
    const counted = await opened.act('calculateDocument', { collectionName: collection, query })
    expect(counted.data).toEqual({ total: found.length })
  })
})

test.each([
  ['a geographical one', { home: { $nearSphere: { $geometry: {} } } }, '$nearSphere'],
  ['an unknown one', { age: { $near: 1 } }, '$near'],
  ['an unknown one at the top', { $bogus: 1 }, '$bogus'],
])('refuses an operator by its name: %s', async (_what, query, name) => {
  const reply = await opened.act('getDocument', { collectionName: 'people', query })
  expect(reply.code).toBe('DATABASE_INVALID_OPERRATOR')
  expect(reply.message).toContain(name)
})

test('refuses code in a query', async () => {
  const reply = await opened.act('getDocument', { collectionName: 'people', query: { $where: 'true' } })
  expect(reply.code).toBe('DATABASE_REQUEST_FAILED')
})

test.each([
  ['the prototype', '{"__proto__":{"a":1}}'],
  ['no JSON', '{'],
  ['no object', '[1]'],
  ['200 levels', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`],
  ['a type that JavaScript cannot hold', '{"a":{"$numberDecimal":"1.1"}}'],
  ['a broken pattern', '{"a":{"$regularExpression":{"pattern":"(","options":""}}}'],
])('refuses a malformed query: %s', async (_what, query) => {
  const reply = await opened.database.act(
    'database.getDocument',
    { collectionName: 'people', query },
    { kind: 'admin' },
  )
  expect(reply.code).toBe('INVALID_PARAM')
})

const orders: [what: string, order: Record<string, number>, ids: string][] = [
  ['numbers after nothing, texts after numbers', { age: 1 }, 'cid dan bob ann eve'],
  ['the other way round, ties by insertion', { age: -1 }, 'eve ann bob cid dan'],
  ['dates', { born: -1 }, 'eve dan cid bob ann'],
  ['two fields', { open: -1, born: -1 }, 'cid dan eve bob ann'],
  ['the id', { _id: -1 }, 'eve dan cid bob ann'],
]
describe.each(['people', 'bare'])('sorts in %s', (collection) => {
  test.each(orders)('%s', async (_what, order, ids) => {
    const names = (list: unknown[]): string => (list as { _id: string }[]).map(({ _id }) => _id).join(' ')
    expect(names(await opened.find(collection, {}, { order }))).toBe(ids)
    const part = await opened.find(collection, {}, { order, offset: 1, limit: 2 })
    expect(names(part)).toBe(ids.split(' ').slice(1, 3).join(' '))
  })
})

test.each([
  ['fields', { name: 1, 'home.city': 1 }, { _id: 'ann', name: 'Ann', home: { city: 'X' } }],
  ['fields without the id', { name: 1, _id: 0 }, { name: 'Ann' }],
  ['fields inside arrays', { 'marks.s': 1, _id: 0 }, { marks: [{ s: 1 }, { s: 9 }] }],
  ['all but some', { marks: 0, home: 0, born: 0, tags: 0 }, { _id: 'ann', age: 30, name: 'Ann' }],
  ['a slice', { tags: { $slice: 1 }, _id: 1 }, { _id: 'ann', tags: ['a'] }],
])('projects %s', async (_what, projection, expected) => {
  const [found] = await opened.find('people', { _id: 'ann' }, { projection })
  expect(found).toMatchObject(expected)
})

test('a projection leaves what is stored as it is', async () => {
  await opened.find('people', { _id: 'ann' }, { projection: { marks: { $slice: 1 } } })
  await opened.find('people', { _id: 'ann' }, { projection: { 'home.city': 0 } })
  const [ann] = (await opened.find('people', { _id: 'ann' })) as [{ home: unknown; marks: unknown[] }]
  expect(ann.home).toEqual({ city: 'X' })
  expect(ann.marks).toHaveLength(2)
})
