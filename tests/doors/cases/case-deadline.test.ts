import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { type Desk, joint, promised, startDesk, who } from './desk'
import { edit, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.cloud.close())

const run = () => desk.cloud.runTimer('cases')
const at = async (text: string) => {
  desk.setClock(text)
  await run()
}

/** Everything that anybody was told of a case, but for when. */
const told = async (caseId: string) => {
  const events = await stored(desk.cloud, Events)
  const todos = await stored(desk.cloud, Todos, { subject: caseId })
  const [known] = await stored(desk.cloud, Cases, { _id: caseId })
  return {
    letters: events
      .filter(({ _id, kind }) => kind === 'tell' && _id.startsWith(`cases:${caseId}:`))
      .map(({ _id }) => _id.split(':')[3])
      .sort(),
    counted: events
      .filter(({ kind, facts }) => kind === 'assessed' && String(facts['sourceId']).startsWith(`${caseId}:`))
      .map(({ facts }) => `${String(facts['rule'])} ${String(facts['on'])}`)
      .sort(),
    todos: todos.map((todo) => `${todo.kind} ${todo.desk}`).sort(),
    marks: [...(known?.told ?? [])].sort(),
  }
}

const moments = ['2026-11-27T08:00:00', '2026-12-01T00:00:00', '2026-12-02T00:00:00', '2026-12-05T00:00:00']
const expected = {
  letters: ['accepted', 'overdue'],
  counted: ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'].map((on) => `overdueCase ${on}`),
  todos: ['caseOverdue unitHead:u-jw', 'caseOverdue windowStaff:W1', 'caseOverdueCentre centreStaff'],
  marks: [
    'dueSoon:2026-11-27',
    'overdue:2026-11-30',
    'overdueCentre:2026-12-01',
    'overdueDay:2026-12-01',
    'overdueDay:2026-12-02',
    'overdueDay:2026-12-03',
    'overdueDay:2026-12-04',
  ],
}
const overdueCase = () => desk.accept(promised.code, who.li, { days: 5 }).then(({ caseId }) => caseId)

describe('deadlines are told once each (§20)', () => {
  it('when the timer runs in time: yellow, red to the head at once, to the centre after a working day', async () => {
    const caseId = await overdueCase()
    await at(moments[0] ?? '')
    expect((await told(caseId)).todos).toEqual(['caseDueSoon windowStaff:W1'])
    await at(moments[1] ?? '')
    expect((await told(caseId)).todos).toEqual(['caseOverdue unitHead:u-jw', 'caseOverdue windowStaff:W1'])
    await at(moments[2] ?? '')
    expect((await told(caseId)).todos).toContain('caseOverdueCentre centreStaff')
    await at(moments[3] ?? '')
    expect(await told(caseId)).toEqual(expected)
  })

  it('when it runs twice, or two run at once', async () => {
    const caseId = await overdueCase()
    for (const moment of moments) {
      await at(moment)
      await Promise.all([run(), run()])
      await run()
    }
    expect(await told(caseId)).toEqual(expected)
  })

  it('when it runs late, once for everything', async () => {
    const caseId = await overdueCase()
    await at(moments[3] ?? '')
    expect(await told(caseId)).toEqual(expected)
  })

  it('when another case that is due was broken by hand', async () => {
    const broken = await overdueCase()
    const caseId = await overdueCase()
    await edit(
      desk.cloud,
      Cases,
      { _id: broken },
      { windowNo: 'one', nextAt: new Date('2026-11-24T00:00:00Z') },
    )
    desk.setClock(moments[3] ?? '')
    await run()
    const { letters, todos, marks } = await told(caseId)
    expect({ letters, todos, marks }).toEqual({
      letters: expected.letters,
      todos: expected.todos,
      marks: expected.marks,
    })
    // At night too, when all to-dos are made anew.
    desk.setClock('2026-12-05T03:00:00')
    await run()
    expect((await told(caseId)).todos).toEqual(expected.todos)
  })

  it('when it dies before any of its writes', async () => {
    const caseId = await overdueCase()
    const { database } = desk.cloud
    const act = database.act.bind(database)
    desk.setClock(moments[3] ?? '')
    for (let fatal = 1; fatal <= 30; fatal++) {
      let writes = 0
      database.act = (action, body, actor) => {
        const isWrite = /insert|modify|remove|commit/.test(action)
        if (isWrite) writes += 1
        if (isWrite && writes >= fatal)
          return Promise.resolve({ code: 'DATABASE_REQUEST_FAILED', message: 'died', requestId: 'r' })
        return act(action, body, actor)
      }
      await run()
      database.act = act
      const { marks, letters } = await told(caseId)
      // All or nothing: whoever was told is marked as told.
      expect([fatal, letters.includes('overdue')]).toEqual([fatal, marks.length > 0])
    }
    await run()
    expect(await told(caseId)).toEqual(expected)
    expect(
      await stored(desk.cloud, AuditEntries, { subject: `cases:${caseId}`, role: 'timer' }),
    ).toHaveLength(1)
  })

  it('a pass is reminded of three working days before and then withdrawn, once', async () => {
    const { caseId } = await desk.open(promised.code)
    await desk.ask('giveNotice', { caseId }, who.clerk)
    for (const moment of ['2026-12-02T08:00:00', '2026-12-07T23:59:00', '2026-12-08T00:00:00']) {
      await at(moment)
      await run()
    }
    expect((await told(caseId)).letters).toEqual(['lapsed', 'noticed', 'passSoon'])
    expect(await desk.mine(caseId)).toMatchObject({ state: 'withdrawn' })
  })

  it('unclaimed after 30 days → message, then archived; it is still the applicant’s', async () => {
    const { caseId } = await desk.accept(promised.code)
    await desk.ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
    for (const moment of ['2026-12-23T12:00:00', '2026-12-24T00:00:00', '2027-01-23T00:00:00']) {
      await at(moment)
      await run()
    }
    expect((await told(caseId)).letters).toEqual(['accepted', 'done', 'unclaimed'])
    const view = await desk.mine(caseId)
    expect(view.delivery).toMatchObject({ state: 'archived' })
    const code = view.delivery?.pickupCode ?? ''
    expect(await desk.ask('handOver', { caseId, code }, who.clerk)).toMatchObject({ ok: true })
  })

  it('to-dos that a command left behind are put right at night', async () => {
    const caseId = await overdueCase()
    await at(moments[3] ?? '')
    await edit(desk.cloud, Todos, { subject: caseId }, { subject: 'k-gone' })
    await at('2026-12-05T03:00:00')
    expect(await told(caseId)).toEqual(expected)
    expect(await stored(desk.cloud, Todos, { subject: 'k-gone' })).toEqual([])
  })
})

describe('a joint matter that is late (§20)', () => {
  const latesOf = async (caseId: string) =>
    (await told(caseId)).todos.filter((todo) => todo.includes('Late')).sort()

  it('shows the lead whose part it is, and the unit that it still waits', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    const [known] = await stored(desk.cloud, Cases, { _id: caseId })
    const [part] = known?.parts ?? []
    const dueOn = part?.state === 'inProgress' ? part.dueOn : ''
    await at(`${dueOn}T23:00:00`)
    expect(await latesOf(caseId)).toEqual([])
    desk.setClock(`${dueOn}T23:59:00`)
    desk.later(3)
    await run()
    expect(await latesOf(caseId)).toEqual(['casePartLate1 unitHead:u-jw', 'casePartLate1 windowStaff:W1'])
    expect((await told(caseId)).todos).toContain('casePart1 unitHead:u-yy')
    await desk.ask('finishPart', { caseId, n: 1, words: '已办' }, who.hospital)
    expect(await latesOf(caseId)).toEqual([])
  })

  it('goes to the head and the centre when the lead doesn’t decide about a no', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    const no = { caseId, n: 1, ground: '有欠费', clause: '收费规则第五条' }
    expect((await desk.ask('refusePart', no, who.hospital)).ok).toBe(true)
    await at('2026-11-25T23:00:00')
    expect(await latesOf(caseId)).toEqual([])
    await at('2026-11-26T00:01:00')
    expect(await latesOf(caseId)).toEqual(['caseDecideLate1 centreStaff', 'caseDecideLate1 unitHead:u-jw'])
  })
})
