import { nextMorning } from '../../local/console/morning'
import { cellText, columnsOf, documentText, filterText, mistakeAt } from '../../local/console/document-text'
import { exampleOf } from '../../local/console/example'

const at = Date.parse('2026-11-23T10:24:05+08:00')

describe('a document on the console', () => {
  const document = {
    _id: 'A:1',
    state: 'waiting',
    at: { $date: at },
    moves: [{ op: 'call-0123456789', by: 'somebody with a long name', at: { $date: at + 7 } }],
    empty: {},
  }

  test("is written with a field a line and dates as Shanghai's clock", () => {
    expect(documentText(document)).toBe(`{
  "_id": "A:1",
  "state": "waiting",
  "at": { "$date": "2026-11-23T10:24:05+08:00" },
  "moves": [
    {
      "op": "call-0123456789",
      "by": "somebody with a long name",
      "at": { "$date": "2026-11-23T10:24:05.007+08:00" }
    }
  ],
  "empty": {}
}`)
  })

  test('means the same when it is read back', () => {
    const back = JSON.parse(documentText(document)) as typeof document
    expect(Date.parse(String(back.at.$date))).toBe(at)
    expect(Date.parse(String(back.moves[0]?.at.$date))).toBe(at + 7)
    expect({ ...back, at: 0, moves: 0 }).toEqual({ ...document, at: 0, moves: 0 })
  })

  test.each([
    [undefined, '–'],
    [null, '–'],
    ['', '–'],
    [0, '0'],
    [true, '✓'],
    ['教务处', '教务处'],
    [{ $date: at }, '11-23 10:24:05'],
    [['A', 'B'], '["A","B"]'],
    [[{ a: 1 }, { a: 2 }], '[2]'],
    [{ from: 1 }, '{"from":1}'],
  ])('has a cell for %j', (value, cell) => {
    expect(cellText(value)).toBe(cell)
  })

  test('shows its id first, how it stands, plain fields before nested ones, when it was changed last', () => {
    const columns = columnsOf([
      { v: 1, updatedAt: { $date: at }, deep: { a: 1 }, name: 'x', _id: '1' },
      { no: 2, at: 'x', status: 'waiting' },
    ])
    expect(columns).toEqual(['_id', 'no', 'name', 'status', 'at', 'deep', 'updatedAt'])
    const wide = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${String(index)}`, 1]))
    expect(columnsOf([wide])).toHaveLength(8)
    expect(columnsOf([])).toEqual(['_id'])
  })
})

test.each([
  ['', '{}'],
  ['  {"lineId":"A"} ', '{"lineId":"A"}'],
  ['A:2026', '{"_id":{"$regularExpression":{"pattern":"^A:2026","options":"i"}}}'],
  ['a.b(c', String.raw`{"_id":{"$regularExpression":{"pattern":"^a\\.b\\(c","options":"i"}}}`],
])('a search for %j means %s', (search, filter) => {
  expect(filterText(search)).toBe(filter)
})

test('a search that is broken JSON says so', () => {
  expect(() => filterText('{"lineId":')).toThrow(SyntaxError)
})

test.each([
  ['{\n  "a": 1,\n  b: 2\n}', 'Expected double-quoted property name in JSON at position 14', 14],
  ['{\n  "a": 1,\n  b: 2\n}', 'JSON.parse: expected property name at line 3 column 3 of the JSON data', 14],
  ['{', 'Unexpected end of JSON input', undefined],
])('a mistake in JSON is found where the browser says: %#', (text, message, place) => {
  expect(mistakeAt(text, message)).toBe(place)
})

test.each([
  [
    { type: 'object', properties: { lineId: { type: 'string' }, note: {} }, required: ['lineId'] },
    { lineId: '' },
  ],
  [{ enum: ['normal', 'priority'] }, 'normal'],
  [{ anyOf: [{ const: 'x' }, { type: 'number' }] }, 'x'],
  [{ type: 'array', minItems: 1, items: { type: 'integer', minimum: 3 } }, [3]],
  [{ type: 'boolean', default: true }, true],
])('an example is the smallest thing of its shape: %#', (schema, example) => {
  expect(exampleOf(schema)).toEqual(example)
})

test.each([
  ['2026-11-23T09:39:00+08:00', '2026-11-23T09:40:00+08:00'],
  ['2026-11-23T09:40:00+08:00', '2026-11-24T09:40:00+08:00'],
  ['2026-12-31T23:59:00+08:00', '2027-01-01T09:40:00+08:00'],
])('the next morning after %s is %s', (now, morning) => {
  expect(nextMorning(Date.parse(now))).toBe(Date.parse(morning))
})
