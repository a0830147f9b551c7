import * as v from 'valibot'
import type { Reading, RowFault } from '../../_kernel/row-fault'
import { normalNo } from '../../_shared/person-no'
import { normalName, Person } from '../person'
import type { RosterRow } from './roster-import'

export const rosterColumns = ['no', 'name', 'kind', 'audience', 'unit', 'group', 'mobile'] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** What a person writes above a column, and what a program names a field. */
const titles: Record<RosterColumn, readonly string[]> = {
  no: ['学工号', '学号', '工号', 'no'],
  name: ['姓名', 'name'],
  kind: ['类别', 'kind'],
  audience: ['对象', 'audience'],
  unit: ['单位', 'unit'],
  group: ['班级', 'group'],
  mobile: ['手机', 'mobile'],
}
const needed: Record<RosterColumn, boolean> = {
  no: true,
  name: true,
  kind: true,
  audience: true,
  unit: false,
  group: false,
  mobile: false,
}
const kinds: Record<string, RosterRow['kind']> = {
  学生: 'student',
  教师: 'teacher',
  教职工: 'teacher',
  其他: 'guest',
  student: 'student',
  teacher: 'teacher',
  guest: 'guest',
}
const audiences = ['本科生', '研究生', '教职工', '国际学生', '校友']

export const titleOf = (column: RosterColumn): string => titles[column][0] ?? column
const columnOf = (title: string): RosterColumn | undefined =>
  rosterColumns.find((column) => titles[column].includes(title.trim().toLowerCase()))

/** One row as it was read: the texts under their columns. */
export interface NamedRow {
  readonly row: number
  readonly cells: Readonly<Partial<Record<RosterColumn, string>>>
}

const fault = (row: number, field: string, zh: string, en: string): RowFault => ({ row, field, zh, en })

/** Which column stands where, by the titles of the first row; what is missing, unknown or there twice is a fault. */
export const columnsOf = (row: number, cells: readonly string[]): Reading<RosterColumn> => {
  const found = cells.map(columnOf)
  const faults = [
    ...cells
      .filter((title, at) => title !== '' && found[at] === undefined)
      .map((title) =>
        fault(row, title.slice(0, 40), '不认识这一列，请删去。', 'This column is not known. Remove it.'),
      ),
    ...rosterColumns
      .filter((column) => found.filter((one) => one === column).length > 1)
      .map((column) => fault(row, titleOf(column), '这一列有两个。', 'This column is there twice.')),
    ...rosterColumns
      .filter((column) => needed[column] && !found.includes(column))
      .map((column) => fault(row, titleOf(column), '缺这一列。', 'This column is missing.')),
  ]
  if (faults.length > 0) return { isGood: false, faults }
  return { isGood: true, rows: found.flatMap((column) => column ?? []) }
}

/** A row of a spreadsheet under its titles. */
export const namedBy = (
  columns: readonly RosterColumn[],
  row: number,
  cells: readonly string[],
): NamedRow => ({
  row,
  cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
})

/** An object of a JSONL file as a row; a field that is no text, or that nobody knows, is a fault. */
export const namedByFields = (row: number, value: Readonly<Record<string, unknown>>): Reading<NamedRow> => {
  const faults: RowFault[] = []
  const cells: Partial<Record<RosterColumn, string>> = {}
  for (const [name, said] of Object.entries(value)) {
    const column = columnOf(name)
    if (column === undefined)
      faults.push(fault(row, name.slice(0, 40), '不认识这个字段。', 'This field is not known.'))
    else if (typeof said !== 'string' && typeof said !== 'number')
      faults.push(fault(row, titleOf(column), '要写成文字。', 'This must be text.'))
    else cells[column] = String(said)
  }
  return faults.length > 0 ? { isGood: false, faults } : { isGood: true, rows: [{ row, cells }] }
}

/** A row as somebody on the rolls, or everything that is wrong with it. `units` leads from names and ids to ids. */
export const rosterRowOf = (
  { row, cells }: NamedRow,
  units: ReadonlyMap<string, string>,
): Reading<RosterRow> => {
  const said = (column: RosterColumn) => (cells[column] ?? '').normalize('NFKC').trim()
  const faults: RowFault[] = []
  const wrong = (column: RosterColumn, zh: string, en: string): void => {
    faults.push(fault(row, titleOf(column), zh, en))
  }
  const no = normalNo(said('no'))
  if (!/^[A-Z0-9]{4,20}$/.test(no))
    wrong('no', '学工号应为 4–20 位字母或数字。', 'A number has 4 to 20 letters or digits.')
  const name = (cells.name ?? '').trim()
  if (!v.is(Person.entries.name, name) || /[\n\r\t]/.test(name))
    wrong('name', '姓名不能为空，最多 40 字。', 'A name is needed, 40 characters at most.')
  const kind = Object.hasOwn(kinds, said('kind').toLowerCase())
    ? kinds[said('kind').toLowerCase()]
    : undefined
  if (kind === undefined) wrong('kind', '类别应为学生、教师或其他。', 'The kind is 学生, 教师 or 其他.')
  const audience = said('audience')
  if (!audiences.includes(audience))
    wrong(
      'audience',
      `对象应为${audiences.join('、')}之一。`,
      `The audience is one of ${audiences.join(', ')}.`,
    )
  const unit = said('unit')
  const unitId = units.get(unit)
  if (unit !== '' && unitId === undefined)
    wrong('unit', '没有这个单位，请核对名称。', 'There is no such unit. Check its name.')
  const group = said('group')
  if (group !== '' && !v.is(Person.entries.group, group))
    wrong('group', '班级最多 40 字。', 'A class has 40 characters at most.')
  const mobile = said('mobile').replace(/[\s-]/g, '')
  if (mobile !== '' && !/^\d{5,15}$/.test(mobile))
    wrong('mobile', '手机应为 5–15 位数字。', 'A mobile number has 5 to 15 digits.')
  if (faults.length > 0 || kind === undefined) return { isGood: false, faults }
  const person = {
    row,
    no,
    name,
    kind,
    audience,
    ...(cells.unit === undefined ? {} : { unitId: unitId ?? null }),
    ...(group === '' ? {} : { group }),
    ...(mobile === '' ? {} : { mobile }),
  }
  return { isGood: true, rows: [person] }
}

/** Numbers that the file has twice: the later row is at fault, and names the earlier. */
export const repeatedRows = (rows: readonly Pick<RosterRow, 'row' | 'no'>[]): RowFault[] => {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, no }) => {
    const earlier = first.get(no)
    if (earlier === undefined) {
      first.set(no, row)
      return []
    }
    const at = String(earlier)
    return [fault(row, titleOf('no'), `和第 ${at} 行的学工号重复。`, `The number is that of row ${at}.`)]
  })
}

export type RowOutcome = 'added' | 'changed' | 'same' | RowFault

/** What binds somebody to a unit: a window of it that they keep or are to keep, or a role in it (§9). */
export interface Tie {
  readonly by: 'window' | 'role'
  readonly unitId: string
}

const unitAfter = (row: RosterRow, known: Person | undefined): string | undefined =>
  row.unitId === undefined ? known?.unitId : (row.unitId ?? undefined)

/**
 * What a row does to the rolls: a new person, other facts of a known one, nothing; or a fault: the number is somebody
 * else's by name, it would take somebody out of the unit whose window they keep or where they hold a role (§9), or
 * bring back somebody who has left since the file was checked.
 */
export const outcomeOf = (
  row: RosterRow,
  known: Person | undefined,
  ties: readonly Tie[],
  hasLeftSince = false,
): RowOutcome => {
  if (known === undefined) return 'added'
  if (normalName(known.name) !== normalName(row.name)) {
    return fault(
      row.row,
      titleOf('name'),
      '名册里这个学工号是别的姓名，请核对。',
      'On the rolls this number has another name. Check it.',
    )
  }
  if (hasLeftSince) {
    return fault(
      row.row,
      titleOf('no'),
      '检查之后登记了这个人离校离岗，请核对后再导入。',
      'This person was recorded as having left since the check. Verify, and import again.',
    )
  }
  const unitId = unitAfter(row, known)
  const tie = unitId === known.unitId ? undefined : ties.find((one) => one.unitId !== unitId)
  if (tie?.by === 'window') {
    return fault(
      row.row,
      titleOf('unit'),
      '这个人在窗口有岗位，先完成交接再改单位。',
      'This person keeps a window. Hand that over before the unit changes.',
    )
  }
  if (tie?.by === 'role') {
    return fault(
      row.row,
      titleOf('unit'),
      '这个人在原单位有角色（负责人、受托人或后台），先收回再改单位。',
      'This person holds a role in the unit (head, deputy or back office). Withdraw it before the unit changes.',
    )
  }
  const same =
    known.leftOn === undefined &&
    known.name === row.name &&
    known.kind === row.kind &&
    known.audience === row.audience &&
    known.unitId === unitId &&
    (row.group === undefined || known.group === row.group) &&
    (row.mobile === undefined || known.mobile === row.mobile)
  return same ? 'same' : 'changed'
}

/** The person as the row says; unit, class and mobile that the file doesn't name stay, whoever had left is back. */
export const personAfter = (row: RosterRow, known: Person | undefined, id: string, now: Date): Person => {
  const mobile = row.mobile ?? known?.mobile
  const group = row.group ?? known?.group
  const unitId = unitAfter(row, known)
  return {
    _id: known?._id ?? id,
    no: row.no,
    name: row.name,
    kind: row.kind,
    audience: row.audience,
    ...(unitId === undefined ? {} : { unitId }),
    ...(group === undefined ? {} : { group }),
    ...(mobile === undefined ? {} : { mobile }),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
    v: (known?.v ?? 0) + 1,
  }
}
