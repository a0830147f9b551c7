import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { readSpreadsheet } from '../../../cloudfunctions/_kernel/spreadsheet/spreadsheet'
import { Accountabilities, Proposals, RuleTables } from '../../../cloudfunctions/assessment/collections'
import { assessmentDesk, november } from './desk'
import { codeOf, edit, filesUnder, newOp, stored } from '../centre'
import { posted, seat, valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const {
  cloud,
  ask,
  at,
  tick,
  counted,
  late,
  mine,
  totalOf,
  result,
  published,
  ledger,
  desks,
  toldTo,
  photo,
} = assessmentDesk()

const FULL = 8750
interface Proposed {
  proposalId: string
  state: string
  points: number
  buttons: string[]
  refusal?: string
}
const form = {
  rule: 'commended',
  times: 1,
  kind: 'person',
  subjectId: 'p-wang',
  on: '2026-11-20',
  evidence: '锦旗一面',
}
const propose = async (more: Record<string, unknown> = {}, as = 'o-desk') =>
  ask('proposeEntry', { ...form, uploads: [await photo(as)], ...more }, as)
const proposed = async (more: Record<string, unknown> = {}, as = 'o-desk') =>
  valueOf<Proposed>(await propose(more, as)).proposalId
const confirm = (proposalId: string, as = 'o-admin', more: object = {}) =>
  ask('decideEntry', { proposalId, ...more }, as)

describe('entries by hand (§14)', () => {
  it('count once a second person has confirmed them, and not before', async () => {
    const proposalId = await proposed({ times: 2 })
    expect([await totalOf(), await desks('assessmentEntry')]).toEqual([FULL, ['centreAdmin', 'centreStaff']])
    expect(codeOf(await confirm(proposalId, 'o-desk'))).toBe('SAME_PERSON')
    const both = await Promise.all([confirm(proposalId), confirm(proposalId, 'o-admin2')])
    expect(both.map(codeOf).sort()).toEqual(['ENTRY_DECIDED', 'ok'])
    expect([await totalOf(), await desks('assessmentEntry')]).toEqual([FULL + 200, []])
    expect((await mine()).entries).toMatchObject([
      { ruleName: '师生表扬', points: 200, times: 2, why: '锦旗一面' },
    ])
    expect((await ledger()).map(({ subject, origin }) => [subject, origin])).toEqual([
      ['person:p-wang', 'manual'],
    ])
    expect(await filesUnder(cloud(), 'kept/assessment/')).toHaveLength(1)
    for (const [as, code] of [
      ['o-admin', 'ok'],
      ['o-wang', 'NOT_ALLOWED'],
    ] as const)
      expect(codeOf(await ask('proposalFile', { proposalId, at: 0 }, as))).toBe(code)
    expect(codeOf(await ask('proposalFile', { proposalId, at: 1 }, 'o-admin'))).toBe('FILE_UNKNOWN')
  })

  it('that are refused or withdrawn never touch the ledger', async () => {
    const refused = await proposed()
    expect(codeOf(await confirm(refused, 'o-admin', { refusal: '没有凭据' }))).toBe('ok')
    expect(codeOf(await confirm(refused))).toBe('ENTRY_DECIDED')
    expect(await toldTo('desk')).toEqual(['您提的一条考核记录没有通过，请看原因。'])
    const withdrawn = await proposed()
    expect(codeOf(await ask('withdrawEntry', { proposalId: withdrawn }, 'o-admin'))).toBe('NOT_YOURS')
    expect(codeOf(await ask('withdrawEntry', { proposalId: withdrawn }, 'o-desk'))).toBe('ok')
    expect(codeOf(await ask('withdrawEntry', { proposalId: withdrawn }, 'o-desk'))).toBe('ENTRY_DECIDED')
    expect(codeOf(await confirm(withdrawn))).toBe('ENTRY_DECIDED')
    expect([await ledger(), await totalOf(), await desks('assessmentEntry')]).toEqual([[], FULL, []])
    const list = valueOf<{ proposals: Proposed[] }>(await ask('proposals', { isWaiting: false }, 'o-admin'))
    expect(list.proposals.map(({ state }) => state)).toEqual(['withdrawn', 'refused'])
    const open = valueOf<{ proposals: Proposed[] }>(await ask('proposals', { isWaiting: true }, 'o-admin'))
    expect(open.proposals).toEqual([])
  })

  it('nobody writes or confirms about themselves', async () => {
    const grants = [{ role: 'centreStaff', from: '2026-01-01' }]
    await edit(cloud(), Accounts, { personId: 'p-wang' }, { grants })
    expect(codeOf(await propose({}, 'o-wang'))).toBe('OWN_ENTRY')
    const proposalId = await proposed()
    expect(codeOf(await confirm(proposalId, 'o-wang'))).toBe('OWN_ENTRY')
  })

  it('says all that is wrong at once', async () => {
    const answer = await propose({ kind: 'unit', subjectId: 'xx', on: '2026-11-24', uploads: [] })
    expect(answer.ok ? '' : answer.error.message).toBe(
      '这一项不记给这类对象；没有找到记给谁；日子还没到；这一项要附上凭据。',
    )
    expect(await stored(cloud(), Proposals)).toEqual([])
  })

  it('sent twice is one', async () => {
    const opId = newOp()
    const send = () => ask('proposeEntry', { ...form, rule: 'improved' }, 'o-desk', { opId })
    expect((await Promise.all([send(), send()])).map(codeOf)).toEqual(['ok', 'ok'])
    expect(await stored(cloud(), Proposals)).toHaveLength(1)
  })

  it('can be about whoever holds a post, a window or a unit', async () => {
    const known = valueOf<{
      people: { id: string; windowNo: number }[]
      windows: object[]
      units: { id: string }[]
    }>(await ask('entryForm', {}, 'o-desk'))
    expect(known.people.map(({ id, windowNo }) => [id, windowNo])).toEqual([
      ['p-wang', 1],
      ['p-li', 1],
      ['p-zhao', 2],
      ['p-chen', 3],
    ])
    expect([known.windows.length, known.units.map(({ id }) => id).sort()]).toEqual([3, ['cw', 'jw']])
    const proposalId = await proposed({ rule: 'honoured', kind: 'unit', subjectId: 'jw' })
    await confirm(proposalId)
    expect((await result('jw', 'o-admin', 'unit')).score?.total).toBe(FULL + 300)
  })

  it('what was wrong is taken back by another entry, once, and never by whom it is about', async () => {
    await late()
    const entryId = (await mine()).entries[0]?.entryId ?? ''
    const back = (as = 'o-admin') => ask('reverseEntry', { entryId, reason: '打卡机坏了' }, as)
    expect(codeOf(await back('o-desk'))).toBe('NOT_ALLOWED')
    expect((await Promise.all([back(), back()])).map(codeOf).sort()).toEqual(['REVERSED_ALREADY', 'ok'])
    expect(await totalOf()).toBe(FULL)
    expect((await mine()).entries.map(({ why }) => why).filter(Boolean)).toEqual(['打卡机坏了'])
    expect(codeOf(await ask('reverseEntry', { entryId: `${entryId}:undo`, reason: '再来' }, 'o-admin'))).toBe(
      'NOT_FOUND',
    )
    // A later version of the source is something new, and takes nothing back twice.
    await late({ version: 2, times: 3 })
    expect(await totalOf()).toBe(FULL - 150)
    await edit(
      cloud(),
      Accounts,
      { personId: 'p-wang' },
      { grants: [{ role: 'centreAdmin', from: '2026-01-01' }] },
    )
    const own = (await mine()).entries.find(({ times }) => times === 3)?.entryId
    expect(codeOf(await ask('reverseEntry', { entryId: own, reason: '我的' }, 'o-wang'))).toBe('OWN_ENTRY')
  })
})

interface Rules {
  no: number
  current: number
  newest: number
  frame: object
  rules: { code?: string; name: string; points: number; isCounted?: boolean }[]
  versions: { no: number }[]
}
const rules = async (no?: number, as = 'o-wang') =>
  valueOf<Rules>(await ask('rules', no === undefined ? {} : { no }, as))
const change = async (more: Record<string, unknown> = {}, as = 'o-admin') => {
  const { newest, frame, rules: rows } = await rules()
  const dearer = rows.map(({ isCounted: _isCounted, ...row }) =>
    row.code === 'late' ? { ...row, points: -100 } : row,
  )
  const whole = { basedOn: newest, from: '2026-11-25', reason: '从严', frame, rules: dearer, ...more }
  return ask('changeRules', whole, as)
}

describe('a new version of the rule table (§14)', () => {
  it('rule table changed mid-month → events keep the version of their day', async () => {
    expect(codeOf(await change())).toBe('ok')
    expect(await rules()).toMatchObject({ no: 1, current: 1, newest: 2 })
    at('2026-11-26 09:00')
    expect(await rules()).toMatchObject({ no: 2, current: 2 })
    await late({ sourceId: 'a', on: '2026-11-26' })
    await late({ sourceId: 'b', on: '2026-11-24' })
    await late({ sourceId: 'c', on: '2026-11-25' })
    const booked = (await mine()).entries.map(({ on, table, points }) => [on, table, points])
    expect(booked).toEqual([
      ['2026-11-26', 2, -100],
      ['2026-11-25', 2, -100],
      ['2026-11-24', 1, -50],
    ])
    expect(await totalOf()).toBe(FULL - 250)
    expect((await rules(1)).rules.find(({ code }) => code === 'late')?.points).toBe(-50)
  })

  it('gives a new row a code, by which entries by hand are made from its day on', async () => {
    const { rules: rows } = await rules()
    const own = rows.map(({ isCounted: _isCounted, ...row }) => row)
    const fresh = { name: '带教新人', points: 200, to: ['person'], needsFile: false }
    const answer = valueOf<Rules>(await change({ rules: [...own, fresh] }))
    const code = answer.rules.find(({ name }) => name === '带教新人')?.code
    expect(code).toBe('v2n22')
    at('2026-11-25 09:00')
    expect(codeOf(await propose({ rule: code, uploads: [] }))).toBe('ENTRY_WRONG')
    await confirm(await proposed({ rule: code, on: '2026-11-25', uploads: [] }))
    expect(await totalOf()).toBe(FULL + 200)
  })

  it('two that are written at once from one version: one becomes the next, the other is told', async () => {
    const answers = await Promise.all([change(), change({ reason: '另一种' })])
    expect(answers.map(codeOf).sort()).toEqual(['RULES_CHANGED', 'ok'])
    expect(await stored(cloud(), RuleTables)).toHaveLength(1)
    expect(codeOf(await change({ basedOn: 1 }))).toBe('RULES_CHANGED')
  })

  it('is refused with all that is wrong, and to whoever is not the centre’s admin', async () => {
    const answer = await change({
      from: '2026-11-23',
      rules: [{ name: '迟到', points: 0, to: ['person'], needsFile: false }],
    })
    const message = answer.ok ? '' : answer.error.message
    expect([codeOf(answer), message.split('；').length]).toEqual(['RULES_WRONG', 19])
    expect(message).toContain('最早从明天起生效')
    expect(codeOf(await change({}, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('rules', { no: 9 }, 'o-wang'))).toBe('NOT_FOUND')
    expect(codeOf(await ask('rules', {}, 'o-nobody'))).toBe('NOT_BOUND')
  })
})

interface Matter {
  accountabilityId: string
  state: string
  outcome?: string
  canDecide: boolean
}
const matters = async (as = 'o-steering') =>
  valueOf<{ accountabilities: Matter[] }>(await ask('accountabilities', {}, as)).accountabilities

describe('accountability of a unit (§34)', () => {
  const major = { rule: 'majorComplaint', sourceId: 'complaint-9', personId: 'p-wang' }
  const record = (accountabilityId: string, as = 'o-steering') =>
    ask('recordOutcome', { accountabilityId, outcome: 'rectification', reason: '限一个月整改' }, as)

  it('waits for the steering office when something grave is found, which records what it decided', async () => {
    await counted(major)
    await counted(major)
    const [matter] = await matters()
    expect([matter?.state, matter?.canDecide]).toEqual(['open', true])
    expect((await matters('o-admin'))[0]?.canDecide).toBe(false)
    await tick()
    at('2026-11-24 03:00')
    await tick()
    expect(await desks('accountability')).toEqual(['steeringOffice'])
    expect(codeOf(await record(matter?.accountabilityId ?? '', 'o-admin'))).toBe('NOT_ALLOWED')
    expect(codeOf(await record('nothing'))).toBe('NOT_FOUND')
    expect(codeOf(await record(matter?.accountabilityId ?? ''))).toBe('ok')
    expect(await matters()).toMatchObject([{ state: 'decided', outcome: 'rectification' }])
    expect(await desks('accountability')).toEqual([])
    expect(await toldTo('head')).toEqual(['领导小组办公室对本单位的责任作了决定，请联系中心了解。'])
    await counted({ ...major, version: 2, times: 0 })
    expect(await matters()).toMatchObject([{ state: 'overturned' }])
    expect((await result('jw', 'o-admin', 'unit')).score?.total).toBe(FULL)
    expect(codeOf(await record(matter?.accountabilityId ?? ''))).toBe('ok')
  })

  it('falls with its ground before anything was decided', async () => {
    await counted({ ...major, rule: 'incident' })
    await counted({ ...major, rule: 'incident', version: 2, times: 0 })
    const [matter] = await stored(cloud(), Accountabilities)
    expect(matter?.state).toBe('lapsed')
    expect(codeOf(await record(matter?._id ?? ''))).toBe('LAPSED')
  })
})

describe('the year (§16)', () => {
  const fetchYear = async () => {
    const answer = valueOf<{ link: string; months: number; entries: number }>(
      await ask('exportYear', { year: 2026 }, 'o-admin'),
    )
    return { ...answer, content: new Uint8Array(await (await fetch(answer.link)).arrayBuffer()) }
  }

  it('is exported from what was published, every figure with its entries', async () => {
    expect(codeOf(await ask('exportYear', { year: 2026 }, 'o-admin'))).toBe('NOTHING_PUBLISHED')
    await late({ times: 2 })
    await confirm(await proposed())
    await published()
    const { content, months, entries } = await fetchYear()
    expect([months, entries]).toEqual([1, 2])
    const { unzipSync, strFromU8 } = await import('fflate')
    const files = unzipSync(content)
    const sheet = (no: number) => strFromU8(files[`xl/worksheets/sheet${String(no)}.xml`] ?? new Uint8Array())
    const [first] = [
      await readSpreadsheet(content, {
        mostRows: 100,
        mostColumns: 20,
        mostCharacters: 500,
        mostBytes: 1_000_000,
      }),
    ]
    const rows = first.isGood ? first.rows.map(({ cells }) => cells) : []
    expect(rows.find((row) => row[1] === 'wang老师')?.slice(0, 10)).toEqual([
      '人员',
      'wang老师',
      '教务处',
      '1',
      '1',
      '87.5',
      '49',
      '37.5',
      '1',
      '合格',
    ])
    const ids = (await ledger()).map(({ _id }) => _id)
    for (const id of ids) {
      expect(sheet(2)).toContain(id)
      expect(sheet(3)).toContain(id)
    }
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('考核记录')
    expect(codeOf(await ask('exportYear', { year: 2026 }, 'o-desk'))).toBe('NOT_ALLOWED')
    expect(await filesUnder(cloud(), 'kept/assessment/')).toHaveLength(2)
  })

  it('whoever left within a month is assessed for it', async () => {
    await seat(cloud(), {
      ...posted('sun', 'w3', 'alternate', 'cw'),
      _id: 'gone',
      seat: 'gone',
      slot: 'gone',
      pair: 'gone',
      state: 'ended',
      to: '2026-11-10',
      why: 'left',
    } as never)
    const list = await ask('month', { month: november, kind: 'person' }, 'o-admin')
    const rows = list.ok ? (list.value as { rows: { id: string }[] }).rows.map(({ id }) => id) : []
    expect(rows).toContain('p-sun')
  })
})
