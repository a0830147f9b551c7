import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFor, plan, type Opened } from './opened'

// A busy machine is no failure.
import.meta.jest.setTimeout(30_000)

let opened: Opened | undefined
const folder = mkdtempSync(path.join(tmpdir(), 'database-'))
afterEach(async () => {
  await opened?.database.close()
  opened = undefined
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const at = new Date('2026-11-23T01:40:00Z')

describe('a unique index', () => {
  const collide: [what: string, on: string[], a: object, b: object, collides: boolean][] = [
    ['equal texts', ['k'], { k: 'x' }, { k: 'x' }, true],
    ['other texts', ['k'], { k: 'x' }, { k: 'y' }, false],
    ['two missing values', ['k'], {}, {}, true],
    ['missing and null', ['k'], {}, { k: null }, true],
    ['null and zero', ['k'], { k: null }, { k: 0 }, false],
    ['1 and true', ['k'], { k: 1 }, { k: true }, false],
    ['1 and the text 1', ['k'], { k: 1 }, { k: '1' }, false],
    ['a date and its milliseconds', ['k'], { k: at }, { k: at.getTime() }, false],
    ['equal dates', ['k'], { k: at }, { k: at }, true],
    ['equal objects', ['k'], { k: { a: 1 } }, { k: { a: 1 } }, true],
    ['an empty text and null', ['k'], { k: '' }, { k: null }, false],
    ['both of two fields', ['k', 'l.m'], { k: 1, l: { m: 2 } }, { k: 1, l: { m: 2 } }, true],
    ['one of two fields', ['k', 'l.m'], { k: 1, l: { m: 2 } }, { k: 1, l: { m: 3 } }, false],
    ['two fields, one missing', ['k', 'l.m'], { k: 1 }, { k: 1, l: { m: null } }, true],
  ]
  test.each(collide)('%s', async (_what, on, a, b, collides) => {
    opened = openFor([plan('things', [{ on, unique: true }])])
    await opened.insert('things', { _id: 'a', ...a })
    const reply = await opened.insert('things', { _id: 'b', ...b })
    expect(reply.code).toBe(collides ? 'DATABASE_DUPLICATE_WRITE' : undefined)
    if (collides) expect(reply.message).toContain('E11000 duplicate key error collection: things index: k_1')
  })

  test('holds for updates too, and its own value is no collision', async () => {
    opened = openFor([plan('tickets', [{ on: ['at'], unique: true }])])
    await opened.insert('tickets', { _id: 'a', at: 'a' }, { _id: 'b', at: 'b' })
    expect(await opened.update('tickets', { _id: 'a' }, { $set: { at: 's', n: 1 } })).toEqual({
      data: { updated: 1 },
    })
    expect((await opened.update('tickets', { _id: 'b' }, { $set: { at: 's' } })).code).toBe(
      'DATABASE_DUPLICATE_WRITE',
    )
    expect(await opened.update('tickets', { _id: 'a' }, { $set: { at: 's', n: 2 } })).toEqual({
      data: { updated: 1 },
    })
    expect(await opened.find('tickets', { at: 's' })).toEqual([{ _id: 'a', at: 's', n: 2 }])
  })

  test('of two that come together one wins', async () => {
    const both = openFor([plan('tickets', [{ on: ['at'], unique: true }])])
    opened = both
    await both.insert('tickets', { _id: 'a', at: 'a' }, { _id: 'b', at: 'b' })
    const replies = await Promise.all(
      ['a', 'b'].map((_id) => both.update('tickets', { _id }, { $set: { at: 's' } })),
    )
    expect(replies.map(({ code }) => code)).toEqual([undefined, 'DATABASE_DUPLICATE_WRITE'])
  })
})

describe('the planner', () => {
  const hour = (n: number): Date => new Date(at.getTime() + n * 3_600_000)
  const filled = async (): Promise<Opened> => {
    const fresh = openFor([
      plan('tickets', [
        { on: ['line', 'day', 'status', 'rank'] },
        { on: ['visitor', 'day'] },
        { on: ['callOp'], unique: true },
        { on: ['moves.op'] },
        { on: ['desks', 'rank'] },
        { on: ['arrivedAt'] },
        { on: ['-closedAt'] },
      ]),
    ])
    const tickets = Array.from({ length: 300 }, (_, n) => ({
      _id: `t${String(n)}`,
      line: `L${String(n % 3)}`,
      day: '2026-11-23',
      status: n % 2 === 0 ? 'waiting' : 'done',
      rank: 1000 - n,
      visitor: `v${String(n % 50)}`,
      callOp: `c${String(n)}`,
      moves: [{ op: `o${String(n)}` }, { op: `p${String(n)}` }],
      desks: n % 10 === 0 ? [`d${String(n % 7)}`, `d${String(n % 3)}`] : [],
      arrivedAt: hour(n),
      closedAt: n % 5 === 0 ? null : hour(-n),
    }))
    await fresh.insert('tickets', ...tickets)
    fresh.database.resetStats()
    return fresh
  }

  const queries: [
    what: string,
    query: object,
    more: Record<string, unknown>,
    read: number,
    returned: number,
  ][] = [
    ['by id', { _id: 't7' }, {}, 1, 1],
    ['by ids', { _id: { $in: ['t1', 't2', 'zz'] } }, {}, 2, 2],
    ['after an id, in order', { _id: { $gt: 't2' } }, { order: { _id: 1 }, limit: 5 }, 5, 5],
    ['by all fields of an index', { line: 'L0', day: '2026-11-23', status: 'waiting' }, {}, 50, 50],
    [
      'the first by the rest of an index',
      { line: 'L0', day: '2026-11-23', status: 'waiting' },
      { order: { rank: 1 }, limit: 8 },
      8,
      8,
    ],
    [
      'the last by it',
      { line: 'L0', day: '2026-11-23', status: 'waiting' },
      { order: { rank: -1 }, limit: 8 },
      8,
      8,
    ],
    [
      'fixed fields in the order',
      { line: 'L0', day: '2026-11-23', status: 'waiting' },
      { order: { day: -1, rank: 1 }, limit: 8 },
      8,
      8,
    ],
    [
      'a range at the end',
      { line: 'L0', day: '2026-11-23', status: 'waiting', rank: { $gt: 990 } },
      { order: { rank: 1 } },
      2,
      2,
    ],
    [
      'a list of statuses',
      { line: 'L1', day: '2026-11-23', status: { $in: ['waiting', 'called'] } },
      {},
      50,
      50,
    ],
    [
      'and, in pieces',
      { $and: [{ line: 'L0' }, { day: '2026-11-23' }, { status: { $eq: 'done' } }] },
      {},
      50,
      50,
    ],
    ['or', { $or: [{ visitor: 'v1' }, { callOp: 'c2' }] }, {}, 7, 7],
    [
      'the first of several statuses together',
      { line: 'L0', day: '2026-11-23', status: { $in: ['waiting', 'done'] } },
      { order: { rank: 1 }, limit: 8 },
      8,
      8,
    ],
    ['the first of those in whose array it is', { desks: 'd1' }, { order: { rank: 1 }, limit: 3 }, 3, 3],
    ['the rest of them', { desks: 'd1', rank: { $gt: 900 } }, { order: { rank: -1 } }, 4, 4],
    ['inside an array', { 'moves.op': 'p250' }, {}, 1, 1],
    ['a unique index', { callOp: 'c9' }, {}, 1, 1],
    ['a range of dates', { arrivedAt: { $gte: hour(10), $lt: hour(20) } }, {}, 10, 10],
    ['dates in order', {}, { order: { arrivedAt: -1 }, limit: 3 }, 3, 3],
    ['a descending index forwards', {}, { order: { closedAt: -1 }, limit: 3 }, 3, 3],
    ['a descending index backwards, nulls first', {}, { order: { closedAt: 1 }, limit: 3 }, 3, 3],
  ]
  test.each(queries)('serves %s by an index', async (_what, query, more, read, returned) => {
    opened = await filled()
    expect(await opened.find('tickets', query, more)).toHaveLength(returned)
    const { collections, scans } = opened.database.stats()
    expect(scans).toEqual([])
    expect(collections.tickets).toMatchObject({ read, returned, scans: 0, trips: 1 })
  })

  const scanned: [what: string, query: object, more: Record<string, unknown>][] = [
    ['a field without an index', { nobody: 1 }, {}],
    ['the middle of an index', { status: 'waiting' }, {}],
    ['an or with a branch that has none', { $or: [{ callOp: 'c1' }, { nobody: 1 }] }, {}],
    ['a few of many in another order', { line: 'L0' }, { order: { visitor: 1 }, limit: 2 }],
  ]
  test.each(scanned)('reports a scan: %s', async (_what, query, more) => {
    opened = await filled()
    await opened.find('tickets', query, more)
    const { collections, scans } = opened.database.stats()
    expect(collections.tickets?.scans).toBe(1)
    expect(scans[0]?.collection).toBe('tickets')
    expect(scans[0]?.query).toContain(Object.keys(query)[0])
  })

  test('reads one document for a guarded update, and counts what was written', async () => {
    opened = await filled()
    await opened.update('tickets', { _id: 't1', status: 'done' }, { $set: { status: 'x' } })
    await opened.update('tickets', { _id: 't1', status: 'done' }, { $set: { status: 'y' } })
    expect(opened.database.stats().collections.tickets).toMatchObject({
      read: 2,
      written: 1,
      scans: 0,
      trips: 2,
    })
  })

  test('an order that several values or arrays lead to is that of the documents', async () => {
    opened = await filled()
    const ranks = async (query: object, rank: 1 | -1): Promise<number[]> => {
      const found = await opened?.find('tickets', query, { order: { rank }, limit: 6 })
      return ((found ?? []) as { rank: number }[]).map((one) => one.rank)
    }
    const lines = { line: { $in: ['L0', 'L2'] }, day: '2026-11-23', status: { $in: ['waiting', 'done'] } }
    expect(await ranks(lines, 1)).toEqual([701, 703, 704, 706, 707, 709])
    expect(await ranks({ desks: 'd1' }, -1)).toEqual([990, 960, 950, 930, 900, 880])
    expect(await ranks({ desks: { $in: ['d0', 'd1', 'd2'] } }, 1)).toEqual([710, 720, 730, 740, 750, 760])
  })

  test('a range on a later column doesn’t lose arrays', async () => {
    opened = openFor([plan('things', [{ on: ['a', 'b'] }])])
    await opened.insert('things', { _id: 'x', a: 1, b: [9, 2] }, { _id: 'y', a: 1, b: 2 })
    expect(await opened.find('things', { a: 1, b: { $lt: 3 } })).toHaveLength(2)
  })

  test('an array that appears later is found all the same, and leaves nothing behind', async () => {
    opened = await filled()
    await opened.update('tickets', { _id: 't1' }, { $set: { visitor: ['v1', 'v9'] } })
    expect(await opened.find('tickets', { visitor: 'v9' })).toHaveLength(7)
    await opened.update('tickets', { _id: 't1' }, { $set: { visitor: 'v1' } })
    opened.database.resetStats()
    expect(await opened.find('tickets', { visitor: 'v9' })).toHaveLength(6)
    expect(opened.database.stats().collections.tickets?.read).toBe(6)
  })
})

test('a changed plan rebuilds indexes over documents that are there', async () => {
  const file = path.join(folder, 'rebuilt.db')
  opened = openFor([plan('things', [{ on: ['a'] }])], file)
  await opened.insert('things', { _id: 'x', a: 1, tags: ['p', 'q'] }, { _id: 'y', a: 1, tags: [] })
  await opened.database.close()

  opened = openFor([plan('things', [{ on: ['tags'] }, { on: ['-a'] }])], file)
  opened.database.resetStats()
  expect(await opened.find('things', { tags: 'q' })).toHaveLength(1)
  expect(await opened.find('things', { a: 1 })).toHaveLength(2)
  expect(opened.database.stats().scans).toEqual([])
  await opened.database.close()

  const twice = [plan('things', [{ on: ['a'], unique: true }])]
  expect(() => openFor(twice, file)).toThrow('The unique index a_1_unique of things cannot be built')
  opened = openFor([plan('others')], file)
  expect(opened.database.collections()).toEqual([
    { name: 'others', count: 0 },
    { name: 'things', count: 2 },
  ])
})

test.each([['a.0'], ['a.b"c'], ['']])('an index on %j is refused', (on) => {
  expect(() => openFor([plan('things', [{ on: [on] }])])).toThrow('cannot be indexed')
})
