import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { CodeSheetParts } from '../../../cloudfunctions/_shared/code-sheet'
import { Activations, Persons } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { newSheetKey, type Part, type SheetKey, type Strip } from '../../../web/activation/sealed'
import { codeOf, newOp, put, stamps, startCentre, stored } from '../centre'
import { furnishPosts, noOf, posted, postsDoor, seat, valueOf } from './posts'

import.meta.jest.setTimeout(120_000)

let cloud: Cloud
let page: SheetKey
const { ask } = postsDoor(() => cloud)

interface Made {
  readonly made: number
  readonly without: { readonly bound: number; readonly hasCode: number; readonly hasRole: number }
  readonly unknown: readonly string[]
  readonly cursor?: string
}

const student = (n: number, group: string) => ({
  _id: `p-s${String(n)}`,
  no: `2026${String(n).padStart(4, '0')}`,
  name: `学生${String(n)}`,
  kind: 'student' as const,
  audience: '本科生',
  group,
  ...stamps,
})

const make = (whom: object, by = 'o-desk', more: object = {}, opId = newOp()) =>
  ask('makeCodes', { page: page.page, for: whom, isAnew: false, ...more }, by, { opId })
const ofClass = (group: string) => ({ kind: 'group', group })
const numbers = (...all: string[]) => ({ kind: 'numbers', numbers: all })

/** Makes codes part by part until the list is through, as the phone does. */
const makeAll = async (whom: object, by?: string): Promise<Made[]> => {
  const parts: Made[] = []
  do {
    const cursor = parts.at(-1)?.cursor
    parts.push(valueOf<Made>(await make(whom, by, cursor === undefined ? {} : { cursor })))
  } while (parts.at(-1)?.cursor !== undefined)
  return parts
}

const fetchParts = async (id = page.sheetId): Promise<Part[]> => {
  const answer = await fetch(`${cloud.origin}/http/site/code-sheet?id=${id}`)
  return ((await answer.json()) as { parts: Part[] }).parts
}
const strips = async (): Promise<Strip[]> =>
  (await Promise.all((await fetchParts()).map((part) => page.open(part)))).flatMap((part) => part.strips)

beforeEach(async () => {
  cloud = await startCentre()
  await furnishPosts(cloud)
  page = await newSheetKey()
})
afterEach(() => cloud.close())

describe('codes for many, on one sheet (0.1)', () => {
  it('a class gets one strip each, part by part, and a code binds', async () => {
    await put(cloud, Persons, ...Array.from({ length: 50 }, (_none, n) => student(n, '计算机2601')))
    await put(cloud, Persons, student(90, '软件2601'))
    const parts = await makeAll(ofClass('计算机2601'))
    expect(parts.map(({ made }) => made)).toEqual([24, 24, 2])
    const all = await strips()
    expect(all.map(({ no }) => no)).toEqual(Array.from({ length: 50 }, (_none, n) => student(n, '').no))
    expect(new Set(all.map(({ code }) => code)).size).toBe(50)
    const one = all[31]
    const bound = await ask('bind', { no: one?.no, name: one?.name, code: one?.code }, 'o-new')
    expect(bound).toMatchObject({ ok: true, value: { name: '学生31' } })
    expect(codeOf(await ask('bind', { no: one?.no, name: one?.name, code: one?.code }, 'o-other'))).toBe(
      'BINDING_FAILED',
    )
  })

  it('passes over who is bound, who has a code and, at the desk, who has a role; says how many', async () => {
    await put(cloud, Persons, student(1, '一班'), student(2, '一班'))
    await ask('issueCode', { no: student(1, '').no }, 'o-desk')
    await put(cloud, Persons, { ...student(3, '一班'), leftOn: '2026-11-01' })
    await seat(cloud, posted('wu', 'w1', 'primary'))
    await cloud.runTimer('people')
    const list = numbers(student(1, '').no, student(2, '').no, student(3, '').no, noOf('li'), 'X9999')
    expect(valueOf<Made>(await make(list))).toEqual({
      made: 1,
      without: { bound: 1, hasCode: 1, hasRole: 0 },
      unknown: [student(3, '').no, 'X9999'],
    })
    expect((await strips()).map(({ no }) => no)).toEqual([student(2, '').no])
  })

  it('somebody with a role gets one from an admin only', async () => {
    const account = (await stored(cloud, Accounts, { personId: 'p-wu' }))[0]
    await seat(cloud, posted('wu', 'w1', 'primary'))
    await cloud.database.act(
      'database.removeDocument',
      { collectionName: 'accounts', query: JSON.stringify({ _id: account?._id }) },
      { kind: 'admin' },
    )
    const list = numbers(noOf('wu'))
    expect(valueOf<Made>(await make(list))).toMatchObject({ made: 0, without: { hasRole: 1 } })
    expect(valueOf<Made>(await make(list, 'o-admin'))).toMatchObject({ made: 1 })
  })

  it('made anew, a lost sheet’s codes end', async () => {
    await put(cloud, Persons, student(1, '一班'))
    await make(ofClass('一班'))
    const [lost] = await strips()
    expect(valueOf<Made>(await make(ofClass('一班')))).toMatchObject({ made: 0, without: { hasCode: 1 } })
    await make(ofClass('一班'), 'o-desk', { isAnew: true })
    const [, fresh] = await strips()
    const bind = (strip: Strip | undefined, openid: string) =>
      ask('bind', { no: strip?.no, name: strip?.name, code: strip?.code }, openid)
    expect(codeOf(await bind(lost, 'o-1'))).toBe('BINDING_FAILED')
    expect(codeOf(await bind(fresh, 'o-1'))).toBe('ok')
  })

  it('a head makes them for the own unit, nobody else’s', async () => {
    await put(
      cloud,
      Persons,
      { ...student(1, '一班'), unitId: 'jw' },
      { ...student(2, '一班'), unitId: 'cw' },
    )
    const own = await makeAll({ kind: 'unit', ofUnit: 'jw' }, 'o-head')
    expect(own.map(({ made }) => made)).toEqual([1])
    expect(codeOf(await make({ kind: 'unit', ofUnit: 'cw' }, 'o-head'))).toBe('NOT_ALLOWED')
    const other = student(2, '').no
    expect(codeOf(await make(numbers(other), 'o-head'))).toBe('NOBODY_LISTED')
    expect(codeOf(await make(ofClass('二班'), 'o-head'))).toBe('NOBODY_LISTED')
    expect(codeOf(await make(ofClass('一班'), 'o-wang'))).toBe('NOT_ALLOWED')
  })

  it('a list of unknown numbers comes to its end', async () => {
    await put(cloud, Persons, student(1, '一班'))
    const list = numbers(
      ...Array.from({ length: 130 }, (_none, n) => `B${String(1000 + n)}`),
      student(1, '').no,
    )
    const parts = await makeAll(list)
    expect(parts.flatMap(({ unknown }) => unknown)).toHaveLength(130)
    expect(parts.reduce((all, { made }) => all + made, 0)).toBe(1)
  })

  it('only the key of a print page is taken', async () => {
    await put(cloud, Persons, student(1, '一班'))
    const wrong = await ask(
      'makeCodes',
      { page: 'A'.repeat(87), for: ofClass('一班'), isAnew: false },
      'o-desk',
    )
    expect(codeOf(wrong)).toBe('PRINT_PAGE_UNKNOWN')
    expect(await stored(cloud, Activations)).toEqual([])
    expect(codeOf(await make(ofClass('一班'), 'o-desk', { cursor: 'x' }))).toBe('BAD_INPUT')
  })
})

describe('a code is on the paper and nowhere else', () => {
  it('not in the database, the audit, first answers or logs; the same command makes nothing twice', async () => {
    await put(cloud, Persons, student(1, '一班'), student(2, '一班'))
    const opId = newOp()
    const first = await make(ofClass('一班'), 'o-desk', {}, opId)
    expect(await make(ofClass('一班'), 'o-desk', {}, opId)).toEqual(first)
    const codes = (await strips()).map(({ code }) => code)
    expect(codes).toHaveLength(2)
    const kept = JSON.stringify([
      await stored(cloud, Activations),
      await stored(cloud, AuditEntries),
      await stored(cloud, Operations),
      await stored(cloud, CodeSheetParts),
      await (await fetch(`${cloud.origin}/local/logs`)).json(),
      first,
    ])
    expect(codes.filter((code) => kept.includes(code))).toEqual([])
  })

  it('what is sealed goes within the hour, or on request; codes on paper go on', async () => {
    await put(cloud, Persons, student(1, '一班'), student(2, '二班'))
    await make(ofClass('一班'))
    const [strip] = await strips()
    cloud.setClock(new Date(cloud.now().getTime() + 59 * 60_000))
    await cloud.runTimer('people')
    expect(await fetchParts()).toHaveLength(1)
    await make(ofClass('二班'))
    cloud.setClock(new Date(cloud.now().getTime() + 2 * 60_000))
    await cloud.runTimer('people')
    expect(await fetchParts()).toHaveLength(1)
    expect(valueOf(await ask('discardCodes', { page: page.page }, 'o-desk'))).toEqual({ discarded: 1 })
    expect(await fetchParts()).toEqual([])
    const bound = await ask('bind', { no: strip?.no, name: strip?.name, code: strip?.code }, 'o-new')
    expect(codeOf(bound)).toBe('ok')
  })

  it('an id that is none finds nothing, and is not looked for', async () => {
    expect(await fetchParts('A'.repeat(22))).toEqual([])
    expect((await fetch(`${cloud.origin}/http/site/code-sheet?id=x`)).status).toBe(404)
  })
})

test('the classes on the rolls, from the first letters on', async () => {
  const classes = Array.from({ length: 30 }, (_none, n) => `软件26${String(n + 10)}`)
  for (const [n, group] of ['计算机2601', ...classes].entries()) await put(cloud, Persons, student(n, group))
  await put(cloud, Persons, student(99, '软件2610'))
  const listed = async (input: object): Promise<{ groups: string[]; cursor?: string }> =>
    valueOf(await ask('rosterGroups', input as Record<string, unknown>, 'o-desk'))
  const first = await listed({ begins: '软件' })
  expect(first.groups).toEqual(classes.slice(0, 12))
  const all = [...first.groups]
  for (let { cursor } = first; cursor !== undefined;) {
    const more = await listed({ begins: '软件', cursor })
    all.push(...more.groups)
    cursor = more.cursor
  }
  expect(all).toEqual(classes)
  expect((await listed({})).groups[0]).toBe([...classes, '计算机2601'].sort()[0])
  expect(codeOf(await ask('rosterGroups', { cursor: 'x' }, 'o-desk'))).toBe('BAD_INPUT')
})
