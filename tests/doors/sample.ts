import * as v from 'valibot'

/** As much of a schema as is looked at here. */
interface Looked {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly wrapped?: v.GenericSchema
  readonly item?: v.GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}
const looked = (schema: v.GenericSchema): Looked => schema

/** Texts of which some fits every text that a contract asks for; a contract with another one needs a line here. */
const texts = [
  'A',
  'JW-001',
  'w1',
  '2026-Q4',
  '2026-11',
  'w1w1w1w1w1w1w1w1w1w1w1',
  '2026-11',
  '2026-11-23',
  '2026-11-23T01:40:00.000Z',
  '12345678',
  // A tag of a thing.
  'ABCD2345',
  'zh-CN',
  'a@b.cn',
  '0a:1b:2c:3d:4e:5f',
  // The hash of a screen's key.
  'K5nRl2m0dQfS8b1tXoPz7uYw3vJcHgE9aLkMiNqRsTu',
  '1111222233334444',
  '2026-10',
  // The base point of P-256, a print page's key that nobody has.
  'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
]

/** A value that the schema takes. @throws when none of the known texts fits */
export const sampleOf = (schema: v.GenericSchema, name = ''): unknown => {
  const { type, entries, wrapped, item, options, literal } = looked(schema)
  if (entries !== undefined)
    return Object.fromEntries(
      Object.entries(entries).map(([field, inner]) => [field, sampleOf(inner, field)]),
    )
  if (wrapped !== undefined) return sampleOf(wrapped, name)
  if (type === 'array' && item !== undefined) return [sampleOf(item)]
  if (type === 'picklist') return options?.[0]
  if (type === 'literal') return literal
  if (type === 'variant' || type === 'union') return sampleOf(options?.[0] as v.GenericSchema)
  // What goes on to something goes on beyond where it begins.
  const numbers = name === 'to' ? [5, 100] : [1, 5, 100, 2026]
  const found = [...numbers, true, ...texts].find((value) => v.is(schema, value))
  if (found === undefined) throw new Error(`no sample fits a ${type}: add one to the texts`)
  return found
}

/** The fields of an input with their schemas. */
export const fieldsOf = (input: v.GenericSchema): [name: string, schema: v.GenericSchema][] =>
  Object.entries(looked(input).entries ?? {})

const nested = (levels: number): unknown => {
  let value: unknown = 'deep'
  for (let level = 0; level < levels; level++) value = { $and: [value] }
  return value
}

/** More characters than nearly any field may hold, and than every one may. */
const [LARGE, HUGE] = [100_000, 2 * 1024 * 1024]

/** What no field of any input may take, whatever it is. */
const refusedEverywhere: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['an operator', { $ne: 1 }],
  ['another operator', { $gt: '' }],
  ['code to run', { $where: 'sleep(1000)' }],
  ['a date of the database', { $date: 0 }],
  ['an object', {}],
  ['a list of operators', [{ $ne: '' }]],
  ['a list in a list', [['A']]],
  ['too many', Array.from({ length: 5000 }, () => 'A')],
  ['half a number', 0.5],
  ['30 levels', nested(15)],
  ['200 levels', nested(100)],
  ['a NUL', 'w1\u0000'],
  ['NUL alone', '\u0000'],
  ['half a character', '\ud83d'],
  ['nothing written', ''],
]

/** What some field may take, or refuse; it must do so in so many words. */
const perhapsTaken: readonly (readonly [name: string, value: unknown])[] = [
  ['a list', ['A']],
  ['an empty list', []],
  ['true', true],
  ['a number', 42],
  ['a negative number', -1],
  ['a huge number', 1e300],
  ['a text', 'x'],
  ['emoji', '😀'.repeat(20)],
  ['an inherited name', 'constructor'],
  ['the prototype', '__proto__'],
  ['an operator as text', '$where'],
  ['a path', '../../documents.db'],
]

/** Values that this field must refuse: those that nothing takes, and of the others those that its schema refuses. */
export const wrongFor = (schema: v.GenericSchema): (readonly [name: string, value: unknown])[] => [
  // What takes much is shown more: two megabytes for each of a thousand fields would prove nothing else.
  ['a text without end', 'x'.repeat(v.is(schema, 'x'.repeat(LARGE)) ? HUGE : LARGE)],
  // An empty text is one that a field may have which is optional in its meaning, such as words to a rating.
  ...refusedEverywhere.filter(([, value]) => value !== '' || !v.is(schema, '')),
  ...perhapsTaken.filter(([, value]) => !v.is(schema, value)),
]

/** Odd values that this field's schema takes. */
export const oddFor = (schema: v.GenericSchema): (readonly [name: string, value: unknown])[] =>
  perhapsTaken.filter(([, value]) => v.is(schema, value))
