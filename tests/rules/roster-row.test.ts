import type { Person } from '../../cloudfunctions/people/person'
import type { RosterRow } from '../../cloudfunctions/people/roster/roster-import'
import {
  columnsOf,
  namedBy,
  namedByFields,
  outcomeOf,
  personAfter,
  repeatedRows,
  rosterRowOf,
  type Tie,
} from '../../cloudfunctions/people/roster/row'
import { day } from './calendar-year'

const units = new Map([
  ['教务处', 'jw'],
  ['jw', 'jw'],
])
const good = { no: '20260001', name: '李小雨', kind: '学生', audience: '本科生' }
const at = new Date('2026-11-23T09:00:00+08:00')

describe('the first row names the columns', () => {
  const rows: [string, string[], string[] | string[][]][] = [
    ['in Chinese', ['学工号', '姓名', '类别', '对象'], ['no', 'name', 'kind', 'audience']],
    [
      'in any order, with more',
      ['姓名', '手机', '学号', '对象', '类别', '单位'],
      ['name', 'mobile', 'no', 'audience', 'kind', 'unit'],
    ],
    ['with the class', ['学号', '姓名', '类别', '对象', '班级'], ['no', 'name', 'kind', 'audience', 'group']],
    [
      'as programs do',
      ['no', 'name', 'kind', 'audience', 'unit'],
      ['no', 'name', 'kind', 'audience', 'unit'],
    ],
  ]
  it.each(rows)('%s', (_, titles, expected) => {
    expect(columnsOf(1, titles)).toEqual({ isGood: true, rows: expected })
  })

  it.each([
    ['a column missing', ['学工号', '姓名', '类别'], ['对象']],
    ['a column that nobody knows', ['学工号', '姓名', '类别', '对象', '身份证号'], ['身份证号']],
    ['a column twice', ['学号', '工号', '姓名', '类别', '对象'], ['学工号']],
  ])('%s', (_, titles, expected) => {
    const read = columnsOf(1, titles)
    expect(read.isGood ? [] : read.faults.map(({ field }) => field)).toEqual(expected)
  })
})

describe('a row is somebody, or says what is wrong and where', () => {
  const rows: [string, Record<string, string>, string[]][] = [
    ['a student', {}, []],
    [
      'a teacher of a unit',
      { kind: '教师', audience: '教职工', unit: '教务处', mobile: '138 0000 0000' },
      [],
    ],
    ['a number in full width', { no: '２０２６0001' }, []],
    ['a number too short', { no: '1' }, ['学工号']],
    ['a number with a sign in it', { no: '2026/0001' }, ['学工号']],
    ['no number', { no: '' }, ['学工号']],
    ['no name', { name: '' }, ['姓名']],
    ['a name with a control character', { name: '李\u0007' }, ['姓名']],
    ['a name of 41 characters', { name: '李'.repeat(41) }, ['姓名']],
    ['another kind', { kind: '访客' }, ['类别']],
    ['an inherited kind', { kind: 'constructor' }, ['类别']],
    ['another audience', { audience: '教授' }, ['对象']],
    ['a unit that is none', { unit: '保密处' }, ['单位']],
    ['a class', { group: '计算机2601' }, []],
    ['a class of 41 characters', { group: '班'.repeat(41) }, ['班级']],
    ['letters as a mobile', { mobile: '手机号' }, ['手机']],
    [
      'everything wrong',
      { no: '', name: '', kind: '', audience: '', unit: 'x', mobile: 'x' },
      ['学工号', '姓名', '类别', '对象', '单位', '手机'],
    ],
  ]
  it.each(rows)('%s', (_, change, expected) => {
    const read = rosterRowOf({ row: 7, cells: { ...good, ...change } }, units)
    expect(read.isGood ? [] : read.faults.map(({ row, field }) => `${String(row)} ${field}`)).toEqual(
      expected.map((field) => `7 ${field}`),
    )
  })

  it("takes a spreadsheet's cells and a JSONL file's fields alike", () => {
    const cells = namedBy(['no', 'name', 'kind', 'audience'], 2, ['20260001', '李小雨', '学生', '本科生'])
    const fields = namedByFields(2, { 学工号: 20260001, name: '李小雨', kind: 'student', 对象: '本科生' })
    expect(rosterRowOf(cells, units)).toEqual(
      fields.isGood && fields.rows[0] !== undefined ? rosterRowOf(fields.rows[0], units) : '',
    )
    const wrong = namedByFields(3, { no: ['x'], 身份证号: '1' })
    expect(wrong.isGood ? [] : wrong.faults.map(({ field }) => field)).toEqual(['学工号', '身份证号'])
  })

  it('finds a number that the file has twice, by the later row', () => {
    const rows = [1, 2, 3, 4].map((row) => ({ row, no: row % 2 === 0 ? 'A001' : `B00${String(row)}` }))
    expect(repeatedRows(rows)).toMatchObject([{ row: 4, zh: '和第 2 行的学工号重复。' }])
  })
})

describe('what a row does to the rolls', () => {
  const row: RosterRow = {
    row: 2,
    no: '20260001',
    name: '李小雨',
    kind: 'student',
    audience: '本科生',
    unitId: 'jw',
  }
  const known: Person = {
    _id: 'p1',
    no: '20260001',
    name: '李小雨',
    kind: 'student',
    audience: '本科生',
    unitId: 'jw',
    mobile: '13800000000',
    createdAt: at,
    updatedAt: at,
    v: 3,
  }
  const clerk: Tie[] = [{ by: 'window', unitId: 'cw' }]
  const head: Tie[] = [{ by: 'role', unitId: 'cw' }]
  const rows: [string, Person | undefined, readonly Tie[], string][] = [
    ['nobody has the number', undefined, [], 'added'],
    ['the same facts', known, clerk, 'same'],
    ['another audience', { ...known, audience: '研究生' }, clerk, 'changed'],
    ['another unit', { ...known, unitId: 'cw' }, [], 'changed'],
    ['another unit, of somebody who keeps a window (§9)', { ...known, unitId: 'cw' }, clerk, '单位'],
    ['another unit, of its head (§9)', { ...known, unitId: 'cw' }, head, '单位'],
    [
      'the unit that they lead, at last',
      { ...known, unitId: 'cw' },
      [{ by: 'role', unitId: 'jw' }],
      'changed',
    ],
    ['a class that the file does not name', { ...known, group: '计算机2601' }, [], 'same'],
    ['another name', { ...known, name: '王小雨' }, [], '姓名'],
    ['the name with a dot', { ...known, name: '李·小雨' }, [], 'changed'],
    ['somebody who had left', { ...known, leftOn: day('2026-06-30') }, [], 'changed'],
  ]
  it.each(rows)('%s', (_, person, ties, expected) => {
    const outcome = outcomeOf(row, person, ties)
    expect(typeof outcome === 'object' ? outcome.field : outcome).toBe(expected)
  })

  it('brings back nobody who has left since the file was checked', () => {
    const left = { ...known, leftOn: day('2026-11-23') }
    expect(outcomeOf(row, left, [], true)).toMatchObject({ row: 2, field: '学工号' })
  })

  it('keeps the unit of a file without that column, and takes it where the column is empty', () => {
    const { unitId: _unit, ...silent } = row
    expect(outcomeOf(silent, known, clerk)).toBe('same')
    expect(personAfter(silent, known, 'new', at).unitId).toBe('jw')
    expect(outcomeOf({ ...row, unitId: null }, known, [])).toBe('changed')
    expect(personAfter({ ...row, unitId: null }, known, 'new', at)).not.toHaveProperty('unitId')
  })

  it('keeps class and mobile number that the file does not name, and forgets that somebody had left', () => {
    const inClass = { ...known, group: '计算机2601' }
    const after = personAfter(row, { ...inClass, leftOn: day('2026-06-30') }, 'new', at)
    expect(after).toEqual({ ...inClass, v: 4 })
    expect(personAfter({ ...row, group: '软件2602' }, inClass, 'new', at).group).toBe('软件2602')
    expect(outcomeOf({ ...row, group: '软件2602' }, inClass, [])).toBe('changed')
    expect(personAfter(row, undefined, 'new', at)).toMatchObject({ _id: 'new', v: 1 })
  })
})
