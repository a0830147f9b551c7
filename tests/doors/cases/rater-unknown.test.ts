import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { type Role, roles } from '../../../cloudfunctions/_kernel/role'
import { Boards } from '../../../cloudfunctions/_shared/board'
import { RatingWeeks } from '../../../cloudfunctions/_shared/rating-week'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Visits } from '../../../cloudfunctions/_shared/visit'
import { Cases, FollowUps } from '../../../cloudfunctions/cases/collections'
import { type Desk, direct, promised, startDesk, who } from './desk'
import { codeOf, doorOf, put, stamps, stored } from '../centre'
import { rows, titleOf } from '../rows'
import { fieldsOf, sampleOf } from '../sample'

// Thousands of calls go through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(900_000)

const RATINGS = 500

/**
 * Somebody who rates: every other one is bound, with a name and a number that nobody else has, and every other of
 * those is the head of another unit, whom the audit names wherever they act as one.
 */
const raters = Array.from({ length: RATINGS }, (_none, n) => ({
  n,
  openid: `o-planted-${String(n).padStart(3, '0')}x`,
  visit: `P:${String(n)}`,
  personId: n % 2 === 0 ? `p-planted-${String(n).padStart(3, '0')}x` : undefined,
  name: `林种${String(n).padStart(3, '0')}子`,
  isHead: n % 4 === 0,
  /** What they rate: a visit, or the result of a case that was taken from their phone or on paper. */
  of: n === 11 || n === 14 ? ('phone' as const) : n === 13 ? ('paper' as const) : ('visit' as const),
  // Every tenth is held until a person has looked: WeChat doubts it.
  words: `心里话${String(n)}号${n % 10 === 5 ? '，可以加微信吗' : ''}`,
}))

/** Who in the hall may ask: everybody of the window and its unit, of another unit, and the centre's roles. */
const ofUnit = [who.clerk, who.head, 'o-unit-backOffice', who.other, who.financeHead]
const centreRoles: readonly Role[] = roles.filter(
  (role) => !['windowStaff', 'unitHead', 'backOffice'].includes(role),
)
const ofCentre = centreRoles.map((role) => `o-all-${role}`)

let desk: Desk
let followUpId = ''

/** What was rated as inputs name it, with the code on a case's slip, which its window knows. */
interface Target {
  readonly visitId: string
  readonly caseId: string
  readonly ticketId: string
  readonly slipCode: string
  readonly rater: string
}
const targets: Target[] = []
/** Two visits, and all the cases. */
const visitsAsked = [0, 1]
const logged: string[] = []
const restore: (() => void)[] = []

beforeAll(async () => {
  desk = await startDesk()
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    const plain = console[level].bind(console)
    console[level] = (...given: unknown[]) => {
      logged.push(given.map(String).join(' '))
    }
    restore.push(() => {
      console[level] = plain
    })
  }
  const year = { kind: 'year' as const, year: 2027, provisional: false, days: [] }
  await put(desk.cloud, CalendarEntries, { _id: 'y2027', ...year, ...stamps })
  const account = (openid: string, personId: string, name: string, grants: object[]) => ({
    _id: visitorOf(openid),
    openid,
    personId,
    name,
    audience: '本科生',
    grants: grants as never,
    ...stamps,
  })
  const from = '2026-01-01'
  await put(
    desk.cloud,
    Accounts,
    account('o-unit-backOffice', 'p-unit-backOffice', '后台', [{ role: 'backOffice', unitId: 'u-jw', from }]),
    ...centreRoles.map((role) => account(`o-all-${role}`, `p-all-${role}`, '中心', [{ role, from }])),
    ...raters.flatMap(({ openid, personId, name, isHead }) =>
      personId === undefined
        ? []
        : [account(openid, personId, name, isHead ? [{ role: 'unitHead', unitId: 'u-hq', from }] : [])],
    ),
  )
  await rateAll()
})
afterAll(async () => {
  for (const run of restore) run()
  await desk.cloud.close()
})

/** The result of a case of theirs. Its window knows the applicant, by another name here: what counts is who rated. */
const resultOf = async (openid: string, of: 'phone' | 'paper'): Promise<Target> => {
  const take = async () => {
    const { caseId } = await desk.open(promised.code, openid, { applicantName: '办件人' })
    await desk.tick(caseId, [1, 'ok'], [2, 'ok'])
    return desk.valueOf(await desk.ask('acceptCase', { caseId, reason: '审批' }, who.clerk))
  }
  const { caseId } = of === 'phone' ? await take() : await desk.acceptOnPaper(promised.code)
  desk.valueOf(await desk.ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))
  const { slipCode = '' } = await desk.seen(caseId)
  const [known] = await stored(desk.cloud, Cases, { _id: caseId })
  const ticketId = known?.ticketId ?? (await desk.ticketOf(openid))
  return { visitId: `case:${caseId}`, caseId, ticketId, slipCode, rater: openid }
}

/** A visit of theirs at window 1. */
const visitOf = async (n: number, visit: string, openid: string): Promise<Target> => {
  await put(desk.cloud, Visits, {
    _id: visit,
    visitor: visitorOf(openid),
    day: '2026-11-23',
    number: `P${String(n).padStart(3, '0')}`,
    windowId: 'W1',
    windowNo: 1,
    unitId: 'u-jw',
    service: direct.code,
    outcome: 'completed' as const,
    servedBy: ['p-clerk'],
    endedAt: desk.cloud.now(),
    updatedAt: desk.cloud.now(),
  })
  return { visitId: visit, caseId: visit, ticketId: visit, slipCode: 'ABCDEFGHJKMNPQ', rater: openid }
}

/** All of them rate what happened at window 1 on one day; two low ratings go through to the unit. */
const rateAll = async (): Promise<void> => {
  for (const { n, openid, visit, words, of } of raters) {
    if (n % 40 === 0) desk.later(1)
    const target = of === 'visit' ? await visitOf(n, visit, openid) : await resultOf(openid, of)
    if (of !== 'visit' || visitsAsked.includes(n)) targets.push(target)
    const { visitId, slipCode } = target
    const input = { visitId, level: (n % 5) + 1, words, ...(of === 'paper' ? { slipCode } : {}) }
    expect(codeOf(await desk.ask('rateVisit', input, openid))).toBe('ok')
  }
  const [first, second] = await stored(desk.cloud, FollowUps, { state: 'opened' })
  followUpId = first?._id ?? ''
  for (const one of [first, second]) {
    const verify = { followUpId: one?._id, isFounded: true, words: '请改进服务' }
    expect(codeOf(await desk.ask('verifyFollowUp', verify, who.centre))).toBe('ok')
  }
  const answer = { followUpId: second?._id, words: '已加开窗口' }
  expect(codeOf(await desk.ask('answerFollowUp', answer, who.head))).toBe('ok')
  const judging = raters.find(({ openid }) => visitorOf(openid) === second?.visitor)
  const judge = { visitId: second?.ratingId, isSettled: true }
  expect(codeOf(await desk.ask('judgeFollowUp', judge, judging?.openid))).toBe('ok')
  expect(codeOf(await desk.ask('eraseMyData', { section: 'words' }, 'o-planted-004x'))).toBe('ok')
  desk.setClock('2026-12-07T09:00:00')
  // A timer that a busy machine ends is run again, as the next minute would.
  for (const name of ['cases', 'centre', 'queue', 'guidance', 'windows'])
    await desk.cloud.runTimer(name).catch(() => desk.cloud.runTimer(name))
}

/** Rows whose `code` is that on a slip, and no service's. */
const ofSlips = ['cases.slipCase', 'cases.handOver', 'queue.slip']
/** What stands for one thing that was rated, in an input. */
const naming = ['visitId', 'ticketId', 'caseId', 'slipCode']
type Row = (typeof rows)[number]

const isAbout = (row: Row): boolean =>
  ofSlips.includes(`${row.context}.${row.name}`) ||
  fieldsOf(row.endpoint.input).some(([field]) => naming.includes(field))

/** A good input for a row: things that lead to ratings where a field can name them. */
const inputFor = (row: Row, { visitId, ticketId, caseId, slipCode }: Target): Record<string, unknown> => {
  const known: Readonly<Record<string, unknown>> = {
    windowId: 'W1',
    fromWindowId: 'W1',
    unitId: 'u-jw',
    visitId,
    ticketId,
    caseId,
    slipCode,
    followUpId,
    service: direct.code,
    code: ofSlips.includes(`${row.context}.${row.name}`) ? slipCode : direct.code,
  }
  return Object.fromEntries(
    fieldsOf(row.endpoint.input).flatMap(([name, inner]): [string, unknown][] => {
      if (['cursor', 'subject', 'by', 'name', 'until'].includes(name)) return []
      return [[name, known[name] ?? sampleOf(inner)]]
    }),
  )
}
/** Everything that was rated where a row names such a thing; where none does, once. */
const inputsFor = (row: Row): Record<string, unknown>[] =>
  targets.slice(0, isAbout(row) ? targets.length : 1).map((target) => inputFor(row, target))

const secrets = {
  openid: raters.map(({ openid }) => openid),
  visitor: raters.map(({ openid }) => visitorOf(openid)),
  person: raters.flatMap(({ personId }) => personId ?? []),
  name: raters.flatMap(({ personId, name }) => (personId === undefined ? [] : [name])),
}
/** What a text tells of the raters, by kind. */
const told = (text: string, kinds: readonly (keyof typeof secrets)[]): string[] =>
  kinds.flatMap((kind) =>
    secrets[kind].filter((secret) => text.includes(secret)).map((one) => `${kind} ${one}`),
  )

const everyKind = ['openid', 'visitor', 'person', 'name'] as const
let calls = 0
/** The answer of every page of a list, or of whatever else it is, as one text. */
const answersOf = async (
  context: string,
  endpoint: string,
  input: Record<string, unknown>,
  openid: string,
): Promise<string> => {
  const ask = doorOf(() => desk.cloud, context)
  const texts: string[] = []
  for (let cursor: string | undefined; ;) {
    // Somebody's allowance is a minute's.
    if (++calls % 25 === 0) desk.later(1)
    const answer = await ask(endpoint, { ...input, ...(cursor === undefined ? {} : { cursor }) }, openid)
    texts.push(JSON.stringify(answer))
    cursor = answer.ok ? ((answer.value as { cursor?: string } | undefined)?.cursor ?? undefined) : undefined
    if (cursor === undefined || texts.length > 40) return texts.join('\n')
  }
}

const table = rows.map((row) => [titleOf(row), row] as const)

describe('nobody in the unit can find out who rated (§19)', () => {
  test('what is searched holds figures, words to the unit and a follow-up', async () => {
    const weeks = await answersOf('cases', 'windowRatings', { windowId: 'W1' }, who.clerk)
    expect(weeks).toContain(`"ratings":${String(RATINGS)}`)
    expect(await answersOf('cases', 'unitFollowUps', { unitId: 'u-jw' }, who.head)).toContain('请改进服务')
    expect(await answersOf('cases', 'followUps', {}, who.centre)).toContain('心里话')
  })

  test('what is asked for is there: its rater reads it by the same input, and its window knows the case', async () => {
    const rowOf = (name: string): Row => {
      const found = rows.find((row) => row.context === 'cases' && row.name === name)
      if (found === undefined) throw new Error(name)
      return found
    }
    expect(targets.map(({ visitId }) => visitId.replace(/k-.*/, 'k'))).toEqual([
      'P:0',
      'P:1',
      ...Array.from({ length: 3 }, () => 'case:k'),
    ])
    for (const target of targets) {
      const text = await answersOf(
        'cases',
        'visitRating',
        inputFor(rowOf('visitRating'), target),
        target.rater,
      )
      expect(text).toContain('心里话')
    }
    for (const target of targets.filter(({ visitId }) => visitId.startsWith('case:'))) {
      for (const name of ['staffCase', 'slipCase']) {
        const text = await answersOf('cases', name, inputFor(rowOf(name), target), who.clerk)
        expect([name, text]).toEqual([name, expect.stringContaining(target.visitId) as string])
      }
    }
  })

  test.each(table)('%s tells nobody of a unit', async (_title, row) => {
    for (const openid of ofUnit) {
      for (const input of inputsFor(row)) {
        const text = await answersOf(row.context, row.name, input, openid)
        expect([openid, told(text, everyKind)]).toEqual([openid, []])
        // Neither the words, nor the numbers, nor that and when it was rated, whatever they ask.
        expect([openid, text]).toEqual([
          openid,
          expect.not.stringMatching(/心里话|"P\d{3}"|"ratedAt"/) as string,
        ])
      }
    }
  })

  test.each(table)('%s tells no other role who it was either', async (_title, row) => {
    for (const openid of ofCentre) {
      for (const input of inputsFor(row)) {
        const text = await answersOf(row.context, row.name, input, openid)
        expect([openid, told(text, everyKind)]).toEqual([openid, []])
        if (row.context !== 'cases') expect(text).not.toContain('心里话')
      }
    }
  })

  test('nor the audit, asked for a head who rated, or for the visit', async () => {
    const { name, openid, visit } = raters[0] as (typeof raters)[number]
    expect(name).toBe('林种000子')
    for (const asked of [{ about: name }, { by: visitorOf(openid) }, { subject: `ratings:${visit}` }]) {
      const text = await answersOf('centre', 'auditTrail', asked, 'o-all-centreAdmin')
      expect(text).toBe(JSON.stringify({ ok: true, value: { entries: [] } }))
    }
    const kept = await stored(desk.cloud, AuditEntries, { endpoint: 'cases.rateVisit' })
    expect(kept.length).toBeGreaterThan(0)
    expect(new Set(kept.map(({ by }) => by))).toEqual(new Set(['anonymous']))
  })

  test('nor what phones may read, what units wait for, nor what staff did', async () => {
    const open = JSON.stringify([
      await stored(desk.cloud, Boards),
      await stored(desk.cloud, RatingWeeks),
      await stored(desk.cloud, Todos),
      await stored(desk.cloud, AuditEntries),
    ])
    expect(told(open, everyKind)).toEqual([])
    // Nor can a follow-up be traced by trying the ids of visits: its own is made with the rating's salt.
    // An id of chance may end with a P before its version.
    expect(open).not.toMatch(/心里话|(?<![\w-])P:\d|case:k-/)
  })

  test('nor the public site and its feed', async () => {
    for (const page of ['', 'feed.json', `${direct.code}.html`, '../board'])
      expect(told(await (await fetch(`${desk.cloud.origin}/site/${page}`)).text(), everyKind)).toEqual([])
  })

  test('nor any log, of a function or of the process', async () => {
    const lines = await (await fetch(`${desk.cloud.origin}/local/logs?limit=5000`)).text()
    expect(lines.startsWith('[')).toBe(true)
    const logs = `${lines}\n${logged.join('\n')}`
    expect(told(logs, everyKind)).toEqual([])
    expect(logs).not.toContain('心里话')
  })
})
