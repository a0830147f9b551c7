import { openFor, plan, type Opened } from './opened'

let opened: Opened
beforeAll(async () => {
  opened = openFor([plan('tickets', [{ on: ['line', 'n'] }]), plan('lines', [{ on: ['code'] }])])
  await opened.insert('lines', { _id: 'l1', code: 'A', name: 'one' }, { _id: 'l2', code: 'B', name: 'two' })
  await opened.insert(
    'tickets',
    ...Array.from({ length: 30 }, (_, n) => ({
      _id: `t${String(n)}`,
      line: n % 3 === 0 ? 'A' : 'B',
      n,
      tags: n % 2 === 0 ? ['even', 'x'] : ['odd'],
      at: new Date(n * 86_400_000),
      deep: { a: n, b: { c: n } },
    })),
  )
})
afterAll(() => opened.database.close())

const run = async (...stages: unknown[]): Promise<unknown[]> => {
  const reply = await opened.act('aggregateDocuments', { collectionName: 'tickets', stages })
  if (reply.code !== undefined) throw new Error(`${reply.code} ${reply.message ?? ''}`)
  return (reply.data as { list: string[] }).list.map((text): unknown => JSON.parse(text))
}

const cases: [what: string, stages: unknown[], expected: unknown][] = [
  ['match and count', [{ $match: { line: 'A' } }, { $count: 'n' }], [{ n: 10 }]],
  [
    'group and sort',
    [
      { $group: { _id: '$line', sum: { $sum: '$n' }, most: { $max: '$n' }, mean: { $avg: '$n' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'A', sum: 135, most: 27, mean: 13.5 },
      { _id: 'B', sum: 300, most: 29, mean: 15 },
    ],
  ],
  [
    'sort, skip, limit',
    [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1, _id: 0 } }],
    [{ n: 28 }, { n: 27 }],
  ],
  [
    'match, sort, limit by the index',
    [{ $match: { line: 'A' } }, { $sort: { n: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
    [{ _id: 't27' }],
  ],
  [
    'project with an expression',
    [{ $match: { _id: 't3' } }, { $project: { _id: 0, twice: { $multiply: ['$n', 2] } } }],
    [{ twice: 6 }],
  ],
  [
    'addFields inside',
    [{ $match: { _id: 't3' } }, { $addFields: { 'deep.b.d': 1 } }, { $project: { deep: 1, _id: 0 } }],
    [{ deep: { a: 3, b: { c: 3, d: 1 } } }],
  ],
  [
    'unset',
    [{ $match: { _id: 't3' } }, { $unset: ['deep', 'at', 'tags'] }],
    [{ _id: 't3', line: 'A', n: 3 }],
  ],
  [
    'replaceRoot',
    [{ $match: { _id: 't3' } }, { $replaceRoot: { newRoot: '$deep' } }],
    [{ a: 3, b: { c: 3 } }],
  ],
  [
    'unwind and sortByCount',
    [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
    [
      { _id: 'even', count: 15 },
      { _id: 'x', count: 15 },
      { _id: 'odd', count: 15 },
    ],
  ],
  [
    'dates stay dates',
    [
      { $match: { at: { $gte: new Date(28 * 86_400_000) } } },
      { $group: { _id: null, last: { $max: '$at' } } },
    ],
    [{ _id: null, last: { $date: 29 * 86_400_000 } }],
  ],
  [
    'a bucket holds its lower bound',
    [{ $bucket: { groupBy: '$n', boundaries: [0, 10, 20, 30] } }],
    [
      { _id: 0, count: 10 },
      { _id: 10, count: 10 },
      { _id: 20, count: 10 },
    ],
  ],
  [
    'a bucket with a default and totals',
    [{ $bucket: { groupBy: '$n', boundaries: [0, 10], default: 'more', output: { sum: { $sum: '$n' } } } }],
    [
      { _id: 0, sum: 45 },
      { _id: 'more', sum: 390 },
    ],
  ],
  [
    'bucketAuto',
    [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }, { $project: { count: 1, _id: 0 } }],
    [{ count: 15 }, { count: 15 }],
  ],
  [
    'facets, buckets inside too',
    [
      {
        $facet: {
          all: [{ $count: 'n' }],
          low: [{ $match: { n: { $lt: 2 } } }, { $bucket: { groupBy: '$n', boundaries: [0, 1, 2] } }],
        },
      },
    ],
    [
      {
        all: [{ n: 30 }],
        low: [
          { _id: 0, count: 1 },
          { _id: 1, count: 1 },
        ],
      },
    ],
  ],
  [
    'lookup',
    [
      { $match: { _id: { $in: ['t3', 't4'] } } },
      { $lookup: { from: 'lines', localField: 'line', foreignField: 'code', as: 'of' } },
      { $project: { of: 1 } },
    ],
    [
      { _id: 't3', of: [{ _id: 'l1', code: 'A', name: 'one' }] },
      { _id: 't4', of: [{ _id: 'l2', code: 'B', name: 'two' }] },
    ],
  ],
  [
    'lookup in nothing',
    [
      { $match: { _id: 't3' } },
      { $lookup: { from: 'nowhere', localField: 'line', foreignField: 'code', as: 'of' } },
      { $project: { of: 1 } },
    ],
    [{ _id: 't3', of: [] }],
  ],
]
test.each(cases)('%s', async (_what, stages, expected) => {
  const found = await run(...stages)
  if (JSON.stringify(stages).includes('sortByCount'))
    expect(new Set(found)).toEqual(new Set(expected as unknown[]))
  else expect(found).toEqual(expected)
})

test('a sample is of the size asked', async () => {
  expect(await run({ $sample: { size: 4 } })).toHaveLength(4)
})

test('a lookup reads by its key, and no stage changes what is stored', async () => {
  opened.database.resetStats()
  await run(
    { $match: { _id: 't3' } },
    { $lookup: { from: 'lines', localField: 'line', foreignField: 'code', as: 'of' } },
    { $addFields: { 'deep.b.c': 99, 'of.name': 'changed' } },
  )
  const { collections, scans } = opened.database.stats()
  expect(scans).toEqual([])
  expect(collections.lines?.read).toBe(1)
  expect(await opened.find('tickets', { _id: 't3' })).toMatchObject([{ deep: { b: { c: 3 } } }])
  expect(await opened.find('lines', { _id: 'l1' })).toMatchObject([{ name: 'one' }])
})

test.each([
  ['a stage that is not there', { $geoNear: { near: {} } }, 'DATABASE_INVALID_OPERRATOR $geoNear'],
  ['one that writes', { $out: 'x' }, 'DATABASE_INVALID_OPERRATOR $out'],
  ['one inside a facet', { $facet: { a: [{ $geoNear: {} }] } }, 'DATABASE_INVALID_OPERRATOR $geoNear'],
  ['an unknown operator in a match', { $match: { n: { $near: 1 } } }, 'DATABASE_INVALID_OPERRATOR $near'],
  [
    'code',
    { $addFields: { a: { $function: { body: 'return 1', args: [], lang: 'js' } } } },
    'DATABASE_REQUEST_FAILED',
  ],
  ['a value outside of all buckets', { $bucket: { groupBy: '$n', boundaries: [0, 10] } }, 'outside'],
  ['a limit that is none', { $limit: 0 }, 'INVALID_PARAM'],
])('refuses %s', async (_what, stage, says) => {
  const reply = await opened.act('aggregateDocuments', { collectionName: 'tickets', stages: [stage] })
  for (const part of says.split(' ')) expect(`${reply.code ?? ''} ${reply.message ?? ''}`).toContain(part)
})
