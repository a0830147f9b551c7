import fc from 'fast-check'
import { Query } from 'mingo'
import type { CollectionPlan } from '../../cloudfunctions/_kernel/collection'
import { openFor, plan } from './opened'

/** Few values of every kind, so that they meet; some texts that SQLite and JavaScript order differently. */
const number = fc.constantFrom(0, 1, -1.5)
const text = fc.constantFrom('', 'a', 'B', '岑', 'a\u0000b')
const oddText = fc.constantFrom('a', '\uff01', '\u{1f600}', '[1]')
const date = fc.constantFrom(new Date(0), new Date(1), new Date('2026-11-23T00:00:00Z'))
const scalar = fc.oneof(number, text, oddText, date, fc.constantFrom(null, true, false, 2 ** 53 - 1))
const optional = { requiredKeys: [], noNullPrototype: true } as { requiredKeys: []; noNullPrototype: true }
const within = (x: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.record({ x }, optional)
const list = (of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(of, { maxLength: 3 })
const sometimes = (of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: of }, { weight: 1, arbitrary: list(of) })

/** What may stand in one field throughout a collection, and what is asked of it. */
interface Profile {
  readonly values: fc.Arbitrary<unknown>
  readonly operands: fc.Arbitrary<unknown>
}
// One kind in a field lets an index give the order; arrays and odd texts forbid it.
const profile = fc.constantFrom<Profile[]>(
  { values: number, operands: number },
  { values: text, operands: text },
  { values: oddText, operands: oddText },
  { values: date, operands: date },
  { values: fc.constantFrom(null, true, false), operands: fc.constantFrom(null, true, false, 1) },
  { values: scalar, operands: scalar },
  { values: sometimes(number), operands: number },
  { values: within(sometimes(number)), operands: number },
  { values: fc.oneof(within(text), list(within(text))), operands: text },
  { values: fc.oneof(scalar, list(scalar), within(sometimes(scalar)), list(list(scalar))), operands: scalar },
)

const conditionOn = (operand: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: operand },
    operand.map((v) => ({ $ne: v })),
    fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), operand).map(([o, v]) => ({ [o]: v })),
    fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
    fc.array(operand, { maxLength: 6 }).map((values) => ({ $in: values })),
    fc.array(operand, { maxLength: 2 }).map((values) => ({ $nin: values })),
    fc.boolean().map((is) => ({ $exists: is })),
  )

/** Paths that are asked for at once; those of one index more often than others. */
const together = fc.constantFrom(
  ...[[], ['a'], ['b'], ['c'], ['c.x'], ['a.x'], ['_id'], ['a', '_id'], ['b', 'c.x'], ['a', 'b', 'c.x']],
  ...[
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'c.x'],
    ['a', 'c.x'],
    ['b', 'c'],
    ['b', 'c'],
  ],
)

const filterOn = (a: Profile, b: Profile, c: Profile): fc.Arbitrary<Record<string, unknown>> => {
  const fields = fc.record(
    {
      a: conditionOn(a.operands),
      b: conditionOn(b.operands),
      c: conditionOn(c.operands),
      'c.x': conditionOn(c.operands),
      'a.x': conditionOn(a.operands),
      _id: conditionOn(fc.constantFrom('n3', 'n12', 'n2')),
    },
    optional,
  )
  const few = fc
    .tuple(fields, together)
    .map(([all, keys]) => Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))))
  const some = fc.array(few, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    { weight: 4, arbitrary: few },
    some.map((all) => ({ $or: all })),
    some.map((all) => ({ $and: all })),
    fc.tuple(few, some).map(([one, or]) => ({ ...one, $or: or })),
  )
}

const path = fc.constantFrom('a', 'b', 'c', 'c.x', 'a.x', '_id')
const order = fc
  .uniqueArray(path, { maxLength: 2 })
  .chain((paths) =>
    fc
      .tuple(...paths.map((p) => fc.constantFrom<1 | -1>(1, -1).map((d) => [p, d] as const)))
      .map((pairs) => Object.fromEntries(pairs)),
  )
const part = fc.record({ offset: fc.nat({ max: 5 }), limit: fc.integer({ min: 1, max: 10 }) })

/** Documents to begin with, some that later replace those at an index or remove them, and what is then asked. */
const situation = fc.tuple(profile, profile, profile).chain(([a, b, c]) => {
  const fields = { a: a.values, b: b.values, c: c.values }
  const document = fc.record(fields, optional) as fc.Arbitrary<Record<string, unknown>>
  const change = fc.tuple(fc.nat({ max: 24 }), fc.option(document))
  return fc.record({
    first: fc.array(document, { maxLength: 25, size: 'max' }),
    later: fc.array(change, { maxLength: 5 }),
    queries: fc.array(fc.tuple(filterOn(a, b, c), order, part), { minLength: 1, maxLength: 25, size: 'max' }),
  })
})

const indexes: CollectionPlan['indexes'] = [
  { on: ['a', 'b'] },
  { on: ['a', '-c.x'] },
  { on: ['b', 'c'] },
  { on: ['-c.x', 'a'] },
  { on: ['a.x'] },
]

test('indexes never change what a query finds, nor its order', async () => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ first, later, queries }) => {
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
    }),
    { numRuns: 120, seed: 20261123 },
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
