import { openFor, plan, type Opened } from './opened'

let opened: Opened
beforeEach(() => {
  opened = openFor([plan('things')])
})
afterEach(() => opened.database.close())

const stored = async (): Promise<unknown> => (await opened.find('things', { _id: 'x' }))[0]

const at = new Date('2026-11-23T01:40:00Z')
const start = {
  _id: 'x',
  n: 5,
  text: 'a',
  none: null,
  list: [1, 2, 3],
  deep: { a: 1, b: { c: 2 } },
  at,
  rows: [{ k: 2 }, { k: 1 }],
}

const works: [what: string, update: Record<string, unknown>, expected: Record<string, unknown>][] = [
  ['$set', { $set: { n: 6 } }, { n: 6 }],
  ['$set null', { $set: { n: null } }, { n: null }],
  ['$set a date', { $set: { n: at } }, { n: { $date: at.getTime() } }],
  ['$set merges by path', { $set: { 'deep.b.c': 3 } }, { deep: { a: 1, b: { c: 3 } } }],
  ['$set creates the way', { $set: { 'new.way.in': 1 } }, { new: { way: { in: 1 } } }],
  ['$set replaces an object whole', { $set: { deep: { z: 1 } } }, { deep: { z: 1 } }],
  ['$set at an index', { $set: { 'list.1': 9 } }, { list: [1, 9, 3] }],
  ['$set inside an element', { $set: { 'rows.1.k': 9 } }, { rows: [{ k: 2 }, { k: 9 }] }],
  ['$set past the end fills with null', { $set: { 'list.4': 5 } }, { list: [1, 2, 3, null, 5] }],
  [
    '$set the server’s time',
    { $set: { n: { $tcb_server_date: { offset: 1000 } } } },
    { n: { $date: at.getTime() + 1000 } },
  ],
  ['$unset', { $unset: { n: '' } }, { n: undefined }],
  ['$unset inside', { $unset: { 'deep.b': '' } }, { deep: { a: 1 } }],
  ['$unset an element leaves null', { $unset: { 'list.0': '' } }, { list: [null, 2, 3] }],
  ['$unset through a scalar does nothing', { $unset: { 'text.a': '' }, $set: { n: 1 } }, { text: 'a', n: 1 }],
  ['$inc', { $inc: { n: -2.5 } }, { n: 2.5 }],
  ['$inc a missing field', { $inc: { 'deep.m': 2 } }, { deep: { a: 1, b: { c: 2 }, m: 2 } }],
  ['$mul', { $mul: { n: 3 } }, { n: 15 }],
  ['$mul a missing field', { $mul: { m: 3 } }, { m: 0 }],
  ['$min', { $min: { n: 3, m: 1 } }, { n: 3, m: 1 }],
  ['$min that is not less', { $min: { n: 8 }, $set: { m: 1 } }, { n: 5 }],
  ['$max', { $max: { n: 8 } }, { n: 8 }],
  ['$max over types: a text is more than a number', { $max: { n: 'a' } }, { n: 'a' }],
  ['$max with dates', { $max: { at: new Date(at.getTime() + 1) } }, { at: { $date: at.getTime() + 1 } }],
  ['$rename', { $rename: { n: 'm' } }, { n: undefined, m: 5 }],
  [
    '$rename into an object',
    { $rename: { n: 'deep.n' } },
    { n: undefined, deep: { a: 1, b: { c: 2 }, n: 5 } },
  ],
  ['$rename of what is not there', { $rename: { zz: 'm' }, $set: { n: 1 } }, { m: undefined, n: 1 }],
  ['$push', { $push: { list: { $each: [4] } } }, { list: [1, 2, 3, 4] }],
  ['$push one value', { $push: { list: [4] } }, { list: [1, 2, 3, [4]] }],
  ['$push onto nothing', { $push: { m: { $each: [1] } } }, { m: [1] }],
  ['$push at the front', { $push: { list: { $each: [8, 9], $position: 0 } } }, { list: [8, 9, 1, 2, 3] }],
  ['$push before the last', { $push: { list: { $each: [8], $position: -1 } } }, { list: [1, 2, 8, 3] }],
  ['$push keeping the last', { $push: { list: { $each: [4], $slice: -2 } } }, { list: [3, 4] }],
  ['$push keeping the first', { $push: { list: { $each: [4], $slice: 2 } } }, { list: [1, 2] }],
  ['$push sorted', { $push: { list: { $each: [0], $sort: -1 } } }, { list: [3, 2, 1, 0] }],
  [
    '$push sorted by a field, then cut',
    { $push: { rows: { $each: [{ k: 3 }], $sort: { k: 1 }, $slice: 2 } } },
    { rows: [{ k: 1 }, { k: 2 }] },
  ],
  ['$push sorted onto nothing', { $push: { m: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } }, { m: [1, 2] }],
  ['$pop', { $pop: { list: 1 } }, { list: [1, 2] }],
  ['$pop at the front', { $pop: { list: -1 } }, { list: [2, 3] }],
  ['$pull a value', { $pull: { list: 2 } }, { list: [1, 3] }],
  ['$pull by a condition', { $pull: { list: { $gte: 2 } } }, { list: [1] }],
  ['$pull several', { $pull: { list: { $in: [1, 3] } } }, { list: [2] }],
  ['$pull objects by a field', { $pull: { rows: { k: { $lt: 2 } } } }, { rows: [{ k: 2 }] }],
  ['$pull from nothing', { $pull: { zz: 1 }, $set: { n: 1 } }, { n: 1 }],
  ['$pullAll', { $pullAll: { list: [1, 2, 7] } }, { list: [3] }],
  ['$addToSet', { $addToSet: { list: 4 } }, { list: [1, 2, 3, 4] }],
  ['$addToSet what is there', { $addToSet: { list: 2 }, $set: { n: 1 } }, { list: [1, 2, 3] }],
  [
    '$addToSet an equal object',
    { $addToSet: { rows: { k: 1 } }, $set: { n: 1 } },
    { rows: [{ k: 2 }, { k: 1 }] },
  ],
  ['$addToSet each', { $addToSet: { list: { $each: [3, 4, 4] } } }, { list: [1, 2, 3, 4] }],
  ['$bit', { $bit: { n: { or: 2 } } }, { n: 7 }],
  ['$currentDate', { $currentDate: { n: true } }, { n: { $date: at.getTime() } }],
  [
    'several operators',
    { $set: { a: 1 }, $inc: { n: 1 }, $unset: { text: '' } },
    { a: 1, n: 6, text: undefined },
  ],
]

test.each(works)('%s', async (_what, update, expected) => {
  await opened.insert('things', start)
  const reply = await opened.update('things', { _id: 'x' }, update)
  expect(reply).toEqual({ data: { updated: 1 } })
  const found = (await stored()) as Record<string, unknown>
  for (const [field, value] of Object.entries(expected)) expect(found[field]).toEqual(value)
})

const refusals: [what: string, update: unknown, code: string, says: string][] = [
  ['$inc on a text', { $inc: { text: 1 } }, 'DATABASE_REQUEST_FAILED', 'non-numeric type'],
  ['$inc on null', { $inc: { none: 1 } }, 'DATABASE_REQUEST_FAILED', 'non-numeric type'],
  ['$inc by a text', { $inc: { n: '1' } }, 'DATABASE_REQUEST_FAILED', 'non-numeric argument'],
  ['$mul on a list', { $mul: { list: 2 } }, 'DATABASE_REQUEST_FAILED', 'non-numeric type'],
  ['$set through a scalar', { $set: { 'n.a': 1 } }, 'DATABASE_REQUEST_FAILED', 'Cannot create field'],
  ['$set through null', { $set: { 'none.a': 1 } }, 'DATABASE_REQUEST_FAILED', 'Cannot create field'],
  ['$set a name in a list', { $set: { 'list.a': 1 } }, 'DATABASE_REQUEST_FAILED', 'Cannot create field'],
  ['$set far past the end', { $set: { 'list.9999999': 1 } }, 'DATABASE_REQUEST_FAILED', 'too large'],
  ['$push onto a text', { $push: { text: 1 } }, 'DATABASE_REQUEST_FAILED', 'non-array'],
  [
    '$push with an unknown modifier',
    { $push: { list: { $each: [], $up: 1 } } },
    'DATABASE_INVALID_OPERRATOR',
    '$up',
  ],
  [
    '$push with a wrong $slice',
    { $push: { list: { $each: [], $slice: 'a' } } },
    'DATABASE_REQUEST_FAILED',
    '$slice',
  ],
  ['$pull from a text', { $pull: { text: 1 } }, 'DATABASE_REQUEST_FAILED', 'non-array'],
  ['$pullAll of one', { $pullAll: { list: 1 } }, 'DATABASE_REQUEST_FAILED', 'array'],
  ['$pop by two', { $pop: { list: 2 } }, 'INVALID_PARAM', '$pop'],
  ['$addToSet on a number', { $addToSet: { n: 1 } }, 'DATABASE_REQUEST_FAILED', 'non-array'],
  ['$bit on a text', { $bit: { text: { or: 1 } } }, 'DATABASE_REQUEST_FAILED', 'non-integral'],
  ['$rename to no name', { $rename: { n: 1 } }, 'INVALID_PARAM', '$rename'],
  ['the id', { $set: { _id: 'y' } }, 'INVALID_PARAM', '_id'],
  ['the id by another name', { $rename: { n: '_id' } }, 'INVALID_PARAM', '_id'],
  ['one path twice', { $set: { n: 1 }, $inc: { n: 1 } }, 'DATABASE_REQUEST_FAILED', 'conflict'],
  ['a path and one inside it', { $set: { deep: {}, 'deep.a': 1 } }, 'DATABASE_REQUEST_FAILED', 'conflict'],
  [
    'a collision by renaming',
    { $rename: { n: 'text' }, $set: { text: 1 } },
    'DATABASE_REQUEST_FAILED',
    'conflict',
  ],
  ['an unknown operator', { $shuffle: { list: 1 } }, 'DATABASE_INVALID_OPERRATOR', '$shuffle'],
  [
    'an inherited name as operator',
    { $set: { n: 1 }, constructor: { n: 1 } },
    'INVALID_PARAM',
    'constructor',
  ],
  ['a position operator', { $set: { 'list.$': 1 } }, 'DATABASE_INVALID_OPERRATOR', 'list.$'],
  ['no operators', { n: 1 }, 'INVALID_PARAM', "'n'"],
  ['nothing', {}, 'INVALID_PARAM', 'non-empty'],
  ['an operator in place of a value', { $set: { n: { $gt: '' } } }, 'INVALID_PARAM', '$gt'],
  ['a name with a dot inside a value', { $set: { n: { 'a.b': 1 } } }, 'INVALID_PARAM', 'a.b'],
  ['an empty part of a path', { $set: { 'a..b': 1 } }, 'INVALID_PARAM', 'a..b'],
  ['a pattern as value', { $set: { n: /a/ } }, 'INVALID_PARAM', 'regular expression'],
]

test.each(refusals)('refuses %s', async (_what, update, code, says) => {
  await opened.insert('things', start)
  const before = await stored()
  const reply = await opened.update('things', { _id: 'x' }, update)
  expect(reply.code).toBe(code)
  expect(reply.message).toContain(says)
  expect(await stored()).toEqual(before)
})

test('counts only documents that changed', async () => {
  await opened.insert('things', { _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 1 })
  expect(await opened.update('things', {}, { $set: { n: 1 } })).toEqual({ data: { updated: 1 } })
  expect(await opened.update('things', { _id: 'z' }, { $set: { n: 1 } })).toEqual({ data: { updated: 0 } })
})

test('a guard that does not hold changes nothing', async () => {
  await opened.insert('things', { _id: 'a', open: true, seq: 3, recent: [{ k: 'p' }] })
  const take = (k: string, most: number): Promise<unknown> =>
    opened.update(
      'things',
      { _id: 'a', open: true, 'recent.k': { $ne: k }, seq: { $lt: most } },
      {
        $inc: { seq: 1 },
        $push: { recent: { $each: [{ k }], $slice: -2 } },
      },
    )
  expect(await take('p', 9)).toEqual({ data: { updated: 0 } })
  expect(await take('q', 3)).toEqual({ data: { updated: 0 } })
  expect(await take('q', 4)).toEqual({ data: { updated: 1 } })
  expect(await take('r', 9)).toEqual({ data: { updated: 1 } })
  expect(await opened.find('things')).toEqual([
    { _id: 'a', open: true, seq: 5, recent: [{ k: 'q' }, { k: 'r' }] },
  ])
})

test('updates one and answers it as it is then, or nothing', async () => {
  await opened.insert('things', { _id: 'a', n: 1 })
  const run = (query: unknown): Promise<unknown> =>
    opened.act('modifyAndReturnDoc', {
      collectionName: 'things',
      query,
      data: { $inc: { n: 1 } },
      queryType: 'WHERE',
    })
  expect(await run({ _id: 'a', n: 1 })).toEqual({ data: { updated: 1, doc: '{"_id":"a","n":2}' } })
  expect(await run({ _id: 'a', n: 1 })).toEqual({ data: { updated: 0, doc: null } })
})

describe('replacing by doc().set()', () => {
  const set = (data: unknown): Promise<unknown> =>
    opened.act('modifyDocument', {
      collectionName: 'things',
      query: { _id: 'x' },
      data,
      multi: false,
      merge: false,
      upsert: true,
    })

  test('puts a new document, with the id of its query', async () => {
    expect(await set({ n: 1 })).toEqual({ data: { updated: 0, upsert_id: 'x' } })
    expect(await stored()).toEqual({ _id: 'x', n: 1 })
  })
  test('replaces all of an old one', async () => {
    await opened.insert('things', start)
    expect(await set({ m: at })).toEqual({ data: { updated: 1 } })
    expect(await stored()).toEqual({ _id: 'x', m: { $date: at.getTime() } })
  })
  test.each([
    ['another id', { _id: 'y' }, 'INVALID_PARAM'],
    ['operators', { $set: { n: 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['operators inside', { n: { $inc: 1 } }, 'INVALID_PARAM'],
  ])('refuses %s', async (_what, data, code) => {
    expect(await set(data)).toMatchObject({ code })
    expect(await stored()).toBeUndefined()
  })
})

test('an upsert starts from what the filter fixes', async () => {
  const reply = await opened.act('modifyDocument', {
    collectionName: 'things',
    query: { _id: 'u', kind: 'a', n: { $gt: 3 } },
    data: { $set: { m: 1 }, $setOnInsert: { first: true } },
    merge: true,
    upsert: true,
  })
  expect(reply).toEqual({ data: { updated: 0, upsert_id: 'u' } })
  expect(await opened.find('things')).toEqual([{ _id: 'u', kind: 'a', m: 1, first: true }])
})

test('removes what matches, one or many', async () => {
  await opened.insert('things', { _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 })
  const remove = (multi: boolean): Promise<unknown> =>
    opened.act('removeDocument', { collectionName: 'things', query: { n: 1 }, multi })
  expect(await remove(false)).toEqual({ data: { deleted: 1 } })
  expect(await remove(true)).toEqual({ data: { deleted: 2 } })
})

describe('inserting', () => {
  test('gives an id where there is none, and adds nothing else', async () => {
    const reply = await opened.insert('things', { n: null, list: [at] })
    const [id] = (reply.data as { insertedIds: string[] }).insertedIds
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await opened.find('things')).toEqual([{ _id: id, n: null, list: [{ $date: at.getTime() }] }])
  })
  test.each([
    ['a name with a dollar', { $a: 1 }],
    ['a name with a dollar inside', { a: [{ $b: 1 }] }],
    ['a name with a dot', { 'a.b': 1 }],
    ['a number as id', { _id: 5 }],
    ['an empty id', { _id: '' }],
    ['101 levels', JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`) as unknown],
    ['a list', [1]],
  ])('refuses %s', async (_what, document) => {
    expect(await opened.insert('things', document)).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await opened.find('things')).toEqual([])
  })
  test('refuses numbers that are not finite', async () => {
    const data = ['{"n":{"$numberDouble":"NaN"}}']
    const reply = await opened.database.act(
      'database.insertDocument',
      { collectionName: 'things', data },
      { kind: 'admin' },
    )
    expect(reply.code).toBe('INVALID_PARAM')
  })
  test('stops at the first that collides; what came before stays', async () => {
    const reply = await opened.insert('things', { _id: 'a' }, { _id: 'a' }, { _id: 'b' })
    expect(reply.code).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await opened.find('things')).toEqual([{ _id: 'a' }])
  })
})
