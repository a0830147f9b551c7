import fc from 'fast-check'
import { Query } from 'mingo'
import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import { openFor, plan } from './opened'

/** Values of every kind, few of each so that they meet; some that SQLite and JavaScript order differently. */
const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, 2, -1.5, 1e15, 2 ** 53 - 1),
  fc.constantFrom('', 'a', 'b', 'B', '1', '岑', '\uff01', '\u{1f600}', 'a\u0000b', '[1]', '{"$date":1}'),
  fc.constantFrom(new Date(0), new Date(1), new Date('2026-11-23T00:00:00Z')),
)
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ x: scalar }, { requiredKeys: [], noNullPrototype: true }), {
      maxLength: 3,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { x: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
)
/** One kind in a field makes orders that indexes can serve. */
const plainDocument = fc.record(
  {
    a: fc.integer({ min: 0, max: 3 }),
    b: fc.constantFrom('p', 'q', 'r'),
    c: fc.record({ x: fc.integer({ min: 0, max: 5 }) }, { noNullPrototype: true }),
  },
  { requiredKeys: ['a'], noNullPrototype: true },
)
const mixedDocument = fc.record({ a: value, b: value, c: value }, { requiredKeys: [], noNullPrototype: true })
const documents = fc.oneof(
  fc.array(plainDocument, { maxLength: 25 }),
  fc.array(mixedDocument, { maxLength: 25 }),
) as fc.Arbitrary<Record<string, unknown>[]>

const path = fc.constantFrom('a', 'b', 'c', 'c.x', 'a.x', '_id')
const operand = fc.oneof(scalar, fc.integer({ min: 0, max: 5 }), fc.constantFrom('p', 'q', 'n3', 'n12'))
const condition = fc.oneof(
  operand,
  operand.map((v) => ({ $eq: v })),
  operand.map((v) => ({ $ne: v })),
  fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), operand).map(([o, v]) => ({ [o]: v })),
  fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(operand, { maxLength: 6 }).map((list) => ({ $in: list })),
  fc.array(operand, { maxLength: 2 }).map((list) => ({ $nin: list })),
  fc.boolean().map((is) => ({ $exists: is })),
)
const fields = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true })
const filter = fc.oneof(
  { weight: 3, arbitrary: fields },
  { weight: 1, arbitrary: fc.array(fields, { minLength: 1, maxLength: 3 }).map((all) => ({ $or: all })) },
  { weight: 1, arbitrary: fc.array(fields, { minLength: 1, maxLength: 2 }).map((all) => ({ $and: all })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fields, fc.array(fields, { minLength: 1, maxLength: 2 }))
      .map(([one, some]) => ({ ...one, $or: some })),
  },
) as fc.Arbitrary<Record<string, unknown>>
const order = fc
  .uniqueArray(path, { maxLength: 2 })
  .chain((paths) =>
    fc
      .tuple(...paths.map((p) => fc.constantFrom<1 | -1>(1, -1).map((d) => [p, d] as const)))
      .map((pairs) => Object.fromEntries(pairs)),
  )
const part = fc.record({ offset: fc.nat({ max: 5 }), limit: fc.integer({ min: 1, max: 10 }) })

const indexes: CollectionPlan['indexes'] = [
  { on: ['a', 'b'] },
  { on: ['a', '-c.x'] },
  { on: ['b', 'c'] },
  { on: ['-c.x', 'a'] },
  { on: ['a.x'] },
]

test('indexes never change what a query finds, nor its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(fc.tuple(fc.nat({ max: 24 }), fc.option(mixedDocument)), { maxLength: 5 }),
      fc.array(fc.tuple(filter, order, part), { minLength: 1, maxLength: 6 }),
      async (first, later, queries) => {
        const opened = openFor([plan('things', indexes)])
        const all = first.map((document, n): Record<string, unknown> => ({
          _id: `n${String(n)}`,
          ...document,
        }))
        if (all.length > 0) expect((await opened.insert('things', ...all)).code).toBeUndefined()
        for (const [at, replacement] of later) await change(opened, all, at, replacement)
        for (const [query, sort, { offset, limit }] of queries) {
          const matching = new Query(query, {}).find<{ _id: string }>(all)
          const expected = (Object.keys(sort).length > 0 ? matching.sort(sort) : matching)
            .all()
            .map(({ _id }) => _id)
          const found = ids(await opened.find('things', query, { order: sort }))
          const cut = ids(await opened.find('things', query, { order: sort, offset, limit }))
          if (Object.keys(sort).length > 0) {
            expect(found).toEqual(expected)
            expect(cut).toEqual(expected.slice(offset, offset + limit))
          } else {
            expect([...found].sort()).toEqual([...expected].sort())
            expect(cut).toEqual(found.slice(offset, offset + limit))
          }
        }
        await opened.database.close()
      },
    ),
    { numRuns: 300, seed: 20261123 },
  )
}, 120_000)

const ids = (list: unknown[]): string[] => (list as { _id: string }[]).map(({ _id }) => _id)

/** Replaces or removes one document, in the database and in the list. */
async function change(
  opened: ReturnType<typeof openFor>,
  all: Record<string, unknown>[],
  at: number,
  replacement: object | null,
): Promise<void> {
  const old = all[at]
  if (old === undefined) return
  const query = { _id: old._id }
  if (replacement === null) {
    await opened.act('removeDocument', { collectionName: 'things', query })
    all.splice(at, 1)
  } else {
    await opened.act('modifyDocument', { collectionName: 'things', query, data: replacement, merge: false })
    all[at] = { _id: old._id, ...replacement }
  }
}
