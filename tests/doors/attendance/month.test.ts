import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Corrections, MonthRows, Months, PunchRecords } from '../../../cloudfunctions/attendance/collections'
import { insertDocuments } from '../../../local/seed/insert'
import { Accounts } from '../../../cloudfunctions/_kernel/account'
import { codeOf, drop, edit, newOp, stored } from '../centre'
import { leaveDesk, morning, wish } from './desk'
import { clockedMonth, lateDay, punch, whole, workdays } from './month-clocked'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(240_000)

const { cloud, ask, at, tick, granted } = leaveDesk()

const month = '2026-11'
interface Line {
  name: string
  personId: string
  sums: Record<string, number>
  answer?: { state: string; isCurrent: boolean; decision?: string }
}
interface Shown {
  state: string
  revision?: number
  publications: { revision: number; hash: string; reason?: string }[]
  people: Line[]
  windows: {
    windowNo: number
    requiredMinutes: number
    unionPermille: number
    sumPermille: number
    isKept: boolean
    gaps: { day: string; spans: { from: number; to: number }[] }[]
  }[]
  waiting: number
  buttons: string[]
}
interface Own {
  days: { day: string; slots: { status?: string; in?: number; out?: number }[] }[]
  sums: Record<string, number>
  buttons: string[]
  answer?: { state: string; isCurrent: boolean }
  revision?: number
}

const compute = (as = 'o-admin') => ask('computeMonth', { month }, as)
const look = async (of = 'people', more: object = {}): Promise<Shown> =>
  valueOf<Shown>(await ask('month', { month, of, ...more }, 'o-desk'))
const mine = async (as = 'o-wang', more: object = {}): Promise<Own> =>
  valueOf<Own>(await ask('myMonth', { month, ...more }, as))
const lineOf = ({ people }: Shown, name: string) => people.find((one) => one.name === `${name}老师`)
const publish = () => ask('publishMonth', { month }, 'o-admin')
const amend = (amendments: object[], more: object = {}, as = 'o-admin') =>
  ask('amendMonth', { month, personId: 'p-wang', amendments, reason: '门口读卡器坏了，有监控', ...more }, as)
const wasThere = [{ day: lateDay, direction: 'in', minute: 478 }]
const assessed = async () =>
  (await stored(cloud(), Events, { kind: 'assessed' })).map(({ facts }) =>
    [facts['personId'], facts['rule'], facts['times'], `v${String(facts['version'])}`].join(' '),
  )

beforeEach(async () => {
  for (const _id of ['w1', 'w2'])
    await edit(cloud(), ServiceWindows, { _id }, { createdAt: new Date('2026-09-01T00:00:00Z') })
  await insertDocuments(cloud(), 'punches', clockedMonth())
})

describe('what a month of attendance says (§21 §25)', () => {
  it('is worked out from clockings, leave and stand-ins, and says how each window was kept', async () => {
    await granted(morning('2026-11-27'))
    at('2026-12-01 09:00')
    expect(codeOf(await compute())).toBe('ok')
    const shown = await look()
    expect(shown).toMatchObject({ state: 'open', publications: [], buttons: ['file'] })
    expect(lineOf(shown, 'wang')?.sums).toMatchObject({
      late: 1,
      lateMinutes: 10,
      substituted: 2,
      onLeave: 1,
      absent: 0,
    })
    expect(lineOf(shown, 'zhao')?.sums).toMatchObject({ absent: workdays.length * 2, presentMinutes: 0 })
    const { windows } = await look('windows')
    const required = workdays.length * 450
    // Window 3 was set up on the 23rd.
    expect(windows.map((one) => [one.windowNo, one.requiredMinutes])).toEqual([
      [1, required],
      [2, required],
      [3, 6 * 450],
    ])
    // Whoever stood in on the 27th didn't come: that morning nobody was there, and ten minutes of the 24th.
    expect(windows[0]?.gaps).toEqual([
      { day: lateDay, spans: [{ from: 480, to: 490 }] },
      { day: '2026-11-27', spans: [{ from: 480, to: 720 }] },
    ])
    expect(windows[0]).toMatchObject({
      unionPermille: Math.floor(((required - 250) * 1000) / required),
      isKept: false,
    })
    expect(windows[1]).toMatchObject({ unionPermille: 0, sumPermille: 0, isKept: false })
  })

  // wang is on leave from eight to ten on the 27th, and does not come back.
  const leftFor = async (leavesAt: number) => {
    const day = '2026-11-27'
    await granted(wish(`${day} 08:00`, `${day} 10:00`))
    await drop(cloud(), PunchRecords, { personId: 'p-wang', day, minute: { $lte: 720 } })
    const stayed = [punch('li', 'w1', day, 'in', 480), punch('li', 'w1', day, 'out', leavesAt)]
    await insertDocuments(cloud(), 'punches', stayed)
    at('2026-12-01 09:00')
    expect(codeOf(await compute())).toBe('ok')
    const { windows } = await look('windows')
    const shown = valueOf<{ windows: { windowNo: number; empty: object[] }[] }>(
      await ask('mannedDay', { day }, 'o-desk'),
    )
    return {
      gaps: windows[0]?.gaps.filter((gap) => gap.day === day),
      empty: shown.windows.find(({ windowNo }) => windowNo === 1)?.empty[0],
      sums: lineOf(await look(), 'wang')?.sums,
    }
  }

  it('counts whoever stays on after standing in: the window was kept, though nobody had to be there', async () => {
    const { gaps, empty, sums } = await leftFor(720)
    expect(gaps).toEqual([])
    expect(empty).toBeUndefined()
    expect(sums).toMatchObject({ substituted: 3, absent: 0 })
  })

  it('calls nobody substituted for hours in which B stood in for a leave: the rest of it is absence', async () => {
    const { gaps, empty, sums } = await leftFor(600)
    expect(gaps).toEqual([{ day: '2026-11-27', spans: [{ from: 600, to: 720 }] }])
    expect(empty).toEqual({ from: 600, to: 720 })
    expect(sums).toMatchObject({ substituted: 2, absent: 1 })
  })

  it('A and B both present → union counts the minutes once, sum twice', async () => {
    const both = workdays[0] ?? ''
    await insertDocuments(cloud(), 'punches', whole('li', 'w1', both))
    at('2026-12-01 09:00')
    expect(codeOf(await compute())).toBe('ok')
    const required = workdays.length * 450
    const present = required - 10
    expect((await look('windows')).windows[0]).toMatchObject({
      unionPermille: Math.floor((present * 1000) / required),
      sumPermille: Math.floor(((present + 450) * 1000) / required),
    })
  })
})

describe('a month of attendance (§25)', () => {
  beforeEach(() => {
    at('2026-12-01 09:00')
  })

  it('is confirmed or objected to by whoever it is about, once', async () => {
    await compute()
    await tick()
    const todos = (await stored(cloud(), Todos, { kind: 'monthAnswer' })).map(({ desk }) => desk).sort()
    expect(todos).toEqual(['person:p-li', 'person:p-wang', 'person:p-zhao'])
    expect((await mine()).buttons).toEqual(['confirm', 'object'])
    expect(codeOf(await ask('confirmMonth', { month }, 'o-wang'))).toBe('ok')
    expect((await mine()).buttons).toEqual(['object'])
    const opId = newOp()
    const first = await ask('objectMonth', { month, reason: '24 日我准时到' }, 'o-wang', { opId })
    expect(await ask('objectMonth', { month, reason: '24 日我准时到' }, 'o-wang', { opId })).toEqual(first)
    expect(codeOf(await ask('confirmMonth', { month }, 'o-wang'))).toBe('OBJECTION_OPEN')
    expect(codeOf(await ask('objectMonth', { month, reason: '再说' }, 'o-wang'))).toBe('OBJECTION_OPEN')
    expect((await stored(cloud(), Todos, { kind: 'monthObjection' })).map(({ desk }) => desk)).toEqual([
      'centreAdmin',
    ])
    expect(codeOf(await publish())).toBe('OBJECTIONS_WAIT')
    const dismiss = { month, personId: 'p-wang', decision: '监控显示 8:10 到' }
    expect(codeOf(await ask('dismissObjection', dismiss, 'o-admin'))).toBe('ok')
    expect(codeOf(await ask('dismissObjection', dismiss, 'o-admin'))).toBe('OBJECTION_DECIDED')
    expect((await mine()).answer).toMatchObject({ state: 'dismissed', decision: '监控显示 8:10 到' })
    expect(codeOf(await ask('objectMonth', { month, reason: '再来' }, 'o-wang'))).toBe('ANSWER_CLOSED')
    expect(await stored(cloud(), Todos, { kind: 'monthObjection' })).toEqual([])
  })

  it('is published when all have answered or their time is over, with one hash over all it says', async () => {
    await compute()
    expect(codeOf(await publish())).toBe('ANSWERS_WAIT')
    for (const name of ['wang', 'li', 'zhao'])
      expect(codeOf(await ask('confirmMonth', { month }, `o-${name}`))).toBe('ok')
    expect(codeOf(await publish())).toBe('ok')
    expect(codeOf(await publish())).toBe('MONTH_PUBLISHED')
    expect(codeOf(await compute())).toBe('MONTH_PUBLISHED')
    await tick()
    await tick()
    expect((await assessed()).sort()).toEqual([
      'p-wang late 1 v1',
      'p-wang unapprovedStandIn 2 v1',
      `p-zhao absentHalfDay ${String(workdays.length * 2)} v1`,
    ])
    const told = (await stored(cloud(), Events, { kind: 'tell' })).filter(({ _id }) =>
      _id.includes(':published:'),
    )
    expect(told).toHaveLength(3)
    const open = valueOf<Shown>(await ask('publishedMonth', { month, of: 'people' }, 'o-head'))
    expect(open.people.map(({ name }) => name)).toEqual(['wang老师', 'li老师', 'zhao老师'])
    expect(open.people.every(({ answer }) => answer === undefined)).toBe(true)
  })

  it('month published, then an objection succeeds: revision 2 with reason, revision 1 still readable, assessment difference booked once', async () => {
    await compute()
    at('2026-12-05 09:00')
    expect(codeOf(await publish())).toBe('ok')
    await tick()
    const [before] = (await look()).publications
    expect(codeOf(await ask('objectMonth', { month, reason: '24 日我准时到' }, 'o-wang'))).toBe('ok')
    expect(codeOf(await amend(wasThere))).toBe('ok')
    await tick()
    await tick()
    const shown = await look()
    expect(shown.publications.map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, undefined],
      [2, '门口读卡器坏了，有监控'],
    ])
    expect(shown.publications[0]).toEqual(before)
    expect(shown.publications[1]?.hash).not.toBe(before?.hash)
    expect(lineOf(shown, 'wang')).toMatchObject({ sums: { late: 0 }, answer: { state: 'upheld' } })
    expect(lineOf(await look('people', { revision: 1 }), 'wang')?.sums).toMatchObject({ late: 1 })
    expect((await mine('o-wang', { revision: 1 })).sums).toMatchObject({ late: 1 })
    expect((await assessed()).filter((one) => one.startsWith('p-wang late'))).toEqual([
      'p-wang late 1 v1',
      'p-wang late 0 v2',
    ])
    expect((await assessed()).filter((one) => one.startsWith('p-zhao'))).toHaveLength(1)
    // The raw punches stay as they were; what counts beside them is a correction.
    expect(await stored(cloud(), Corrections)).toMatchObject([
      { personId: 'p-wang', minute: 478, state: 'approved' },
    ])
    // The window is part of it: its ten minutes are no gap any more.
    const { windows } = await look('windows')
    expect(windows[0]?.gaps).toEqual([])
    // Mended to what it says already, nothing is published anew.
    expect(codeOf(await amend([]))).toBe('ok')
    expect((await look()).publications).toHaveLength(2)
  })

  it('is worked out anew before it is published, and asks again only whom it changed', async () => {
    await compute()
    for (const name of ['wang', 'li', 'zhao']) await ask('confirmMonth', { month }, `o-${name}`)
    expect(codeOf(await amend(wasThere))).toBe('ok')
    // wang said yes to something else.
    expect(codeOf(await publish())).toBe('ANSWERS_WAIT')
    const shown = await look()
    expect(lineOf(shown, 'wang')).toMatchObject({ sums: { late: 0 }, answer: { isCurrent: false } })
    expect(lineOf(shown, 'zhao')).toMatchObject({ answer: { isCurrent: true } })
    expect((await mine()).buttons).toEqual(['confirm', 'object'])
    expect(codeOf(await compute())).toBe('ok')
    expect(lineOf(await look(), 'zhao')).toMatchObject({ answer: { isCurrent: true } })
    expect((await stored(cloud(), Months))[0]).toMatchObject({ run: 3, wholeRun: 3, state: 'open' })
  })

  it('is told and counted whole when a revision follows before anybody was told', async () => {
    await compute()
    at('2026-12-05 09:00')
    expect(codeOf(await publish())).toBe('ok')
    expect(codeOf(await amend(wasThere))).toBe('ok')
    await tick()
    await tick()
    expect((await assessed()).sort()).toEqual([
      'p-wang unapprovedStandIn 2 v2',
      `p-zhao absentHalfDay ${String(workdays.length * 2)} v2`,
    ])
    const told = (await stored(cloud(), Events, { kind: 'tell' })).filter(({ _id }) =>
      _id.includes(':published:'),
    )
    expect(told.map(({ facts }) => facts['reader']).sort()).toEqual(['p-li', 'p-wang', 'p-zhao'])
  })

  it('month in a year the calendar doesn’t cover: refused with what to do', async () => {
    at('2031-04-01 09:00')
    expect(codeOf(await ask('computeMonth', { month: '2031-03' }, 'o-admin'))).toBe('CALENDAR_UNCOVERED')
    expect((await stored(cloud(), Todos, { kind: 'calendarUncovered' })).map(({ desk }) => desk)).toEqual([
      'centreAdmin',
    ])
    expect(await stored(cloud(), Months)).toEqual([])
  })

  it('is not for a month that runs, nor before it is done', async () => {
    expect(codeOf(await ask('computeMonth', { month: '2026-12' }, 'o-admin'))).toBe('MONTH_RUNNING')
    expect(codeOf(await ask('month', { month, of: 'people' }, 'o-desk'))).toBe('NOT_FOUND')
    await compute()
    await edit(cloud(), Months, { _id: month }, { state: 'computing', done: 0 })
    for (const [call, input, as] of [
      ['month', { month, of: 'people' }, 'o-desk'],
      ['unitMonth', { month, of: 'people', unitId: 'jw' }, 'o-head'],
      ['myMonth', { month }, 'o-wang'],
      ['personMonth', { month, personId: 'p-wang' }, 'o-desk'],
      ['confirmMonth', { month }, 'o-wang'],
      ['objectMonth', { month, reason: '不对' }, 'o-wang'],
      ['amendMonth', { month, personId: 'p-wang', amendments: [], reason: '补' }, 'o-admin'],
      ['publishMonth', { month }, 'o-admin'],
      ['monthFile', { month }, 'o-desk'],
    ] as const)
      expect([call, codeOf(await ask(call, input, as))]).toEqual([call, 'MONTH_COMPUTING'])
    // The timer goes on with it.
    await tick()
    expect((await look()).state).toBe('open')
  })

  it('is mended for a day that was theirs, by nobody about themselves, and answered in time', async () => {
    await compute()
    const wrong = await amend([{ day: '2026-11-29', direction: 'in', minute: 480 }])
    expect(codeOf(wrong)).toBe('AMENDMENT_WRONG')
    const admin = { role: 'centreAdmin', from: '2026-01-01' }
    const clerk = { role: 'windowStaff', windowId: 'w1', from: '2026-01-01' }
    await edit(cloud(), Accounts, { personId: 'p-wang' }, { grants: [clerk, admin] })
    expect(codeOf(await amend(wasThere, {}, 'o-wang'))).toBe('OWN_MONTH')
    const dismiss = { month, personId: 'p-wang', decision: '不成立' }
    expect(codeOf(await ask('dismissObjection', dismiss, 'o-wang'))).toBe('OWN_MONTH')
    at('2026-12-05 09:00')
    expect(codeOf(await ask('confirmMonth', { month }, 'o-wang'))).toBe('ANSWER_CLOSED')
  })

  it('shows a unit’s head its own people, and nobody else’s', async () => {
    await compute()
    const own = valueOf<Shown>(await ask('unitMonth', { month, of: 'people', unitId: 'jw' }, 'o-head'))
    expect(own.people.map(({ name }) => name)).toEqual(['wang老师', 'li老师', 'zhao老师'])
    expect(codeOf(await ask('unitMonth', { month, of: 'people', unitId: 'cw' }, 'o-head'))).toBe(
      'NOT_ALLOWED',
    )
    const person = { month, personId: 'p-wang' }
    expect(codeOf(await ask('personMonth', person, 'o-head'))).toBe('ok')
    expect(codeOf(await ask('personMonth', person, 'o-headcw'))).toBe('NOT_YOURS')
    const { months } = valueOf<{ months: { month: string; mine?: { canAnswer: boolean } }[] }>(
      await ask('months', {}, 'o-wang'),
    )
    expect(months).toMatchObject([{ month, mine: { canAnswer: true } }])
    const ofHead = valueOf<{ months: { mine?: unknown }[] }>(await ask('months', {}, 'o-head'))
    expect(ofHead.months.map(({ mine: own }) => own)).toEqual([undefined])
  })

  it('is a workbook that an office signs', async () => {
    await compute()
    const { link } = valueOf<{ link: string }>(await ask('monthFile', { month }, 'o-desk'))
    const book = await fetch(link)
    expect(book.status).toBe(200)
    const { unzipSync, strFromU8 } = await import('fflate')
    const parts = unzipSync(new Uint8Array(await book.arrayBuffer()))
    const people = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const windows = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
    for (const said of ['wang老师', '未公布，仅供核对', '制表：', '内容校验值'])
      expect(people).toContain(said)
    expect(windows).toContain(`${lateDay} 08:00–08:10`)
  })

  it('keeps what a run has written, however often it runs or two run at once', async () => {
    await Promise.all([compute(), compute()])
    await tick()
    await tick()
    const rows = await stored(cloud(), MonthRows)
    const [known] = await stored(cloud(), Months)
    expect(known?.state).toBe('open')
    const latest = rows.filter(({ run }) => run === known?.run)
    expect(new Set(latest.map(({ key }) => key)).size).toBe(latest.length)
    expect(latest.filter(({ kind }) => kind === 'person')).toHaveLength(3)
  })
})
