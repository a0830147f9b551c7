import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Lines } from '../../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { Items } from '../../../cloudfunctions/assets/collections'
import { Applications } from '../../../cloudfunctions/windows/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, drop, edit, put, stamps, startCentre, stored } from '../centre'
import { arrange, closing, opening, report } from './hall'
import { type Called, given, type List, stepsFor, type View } from './steps'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const steps = stepsFor(() => cloud)
const { ask, queue, draft, submitted, approved, view, withdraw, place, state, at, tick } = steps

beforeAll(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterAll(() => cloud.close())
beforeEach(steps.nextMinute)

describe('a new window, from its application to its first ticket (§7)', () => {
  it('opens on its day and works', async () => {
    const spot = { opening: { no: 9, place: '一层西侧', placeEn: 'West side' } }
    const applicationId = await approved(opening, spot)
    await tick('windows')
    expect(await place('w9')).toBeUndefined()
    at('2026-11-25', '00:01')
    await tick('windows', 'windows')
    expect(await state(applicationId)).toBe('implemented')
    expect(await place('w9')).toMatchObject({ no: 9, unitId: 'jw', state: 'open', weekdays: [1, 2, 3, 4, 5] })
    await tick('queue', 'guidance', 'people', 'queue', 'guidance', 'people')
    // Its seats are empty: unit and centre see it at once, each seat once.
    const vacant = await stored(cloud, Todos, { kind: 'vacancy', subject: { $regex: '^w9:' } })
    expect(vacant.map(({ subject, desk }) => `${subject} ${desk}`).sort()).toEqual([
      'w9:alternate centreAdmin',
      'w9:alternate unitHead:jw',
      'w9:primary centreAdmin',
      'w9:primary unitHead:jw',
    ])
    const [line] = await stored(cloud, Lines, { windowIds: 'w9' })
    expect(line).toMatchObject({
      _id: 'D',
      services: ['JW-005'],
      state: 'open',
      name: '教务处·9号窗口',
      guests: true,
    })
    const [published] = await stored(cloud, PublishedSheets, { _id: 'JW-005' })
    expect(published?.sheet).toMatchObject({ windows: ['w9'], version: 2 })
    expect(await stored(cloud, Events, { kind: 'linesChange', pending: true })).toEqual([])
    at('2026-11-25', '09:00')
    cloud.coolDown()
    const session: Called = given(await queue('openSession', { windowId: 'w9' }, 'o-clerk-9'))
    const ticket: { number: string; ticketId: string } = given(
      await queue('takeNumber', { lineId: 'D', service: 'JW-005' }, 'o-student'),
    )
    expect(ticket.number).toBe('D001')
    expect(await queue('callNext', { sessionId: session.session.sessionId }, 'o-clerk-9')).toMatchObject({
      value: { ticket: { number: 'D001' } },
    })
    const { ticketId } = ticket
    given(await queue('start', { ticketId }, 'o-clerk-9'))
    given(await queue('finish', { ticketId, outcome: 'completed' }, 'o-clerk-9'))
    const guidance = doorOf(() => cloud, 'guidance')
    expect(await guidance('sheet', { code: 'JW-005' }, 'o-student')).toMatchObject({
      value: { windowIds: ['w9'], lineId: 'D' },
    })
    const audit = await stored(cloud, AuditEntries, {
      subject: { $in: ['windows:w9', 'lines:D', 'publishedSheets:JW-005'] },
    })
    expect(audit.map(({ by }) => by)).toEqual(['timer', 'timer', 'timer'])
  })

  it('gets a matter more, and loses it again', async () => {
    at('2026-11-26', '10:00')
    const more = await approved(
      { ...closing, kind: 'add', windowId: 'w2', services: ['JW-001'] },
      { effectiveOn: '2026-11-27' },
    )
    at('2026-11-27', '00:01')
    await tick('windows', 'queue', 'guidance')
    expect(await state(more)).toBe('implemented')
    expect((await stored(cloud, Lines, { _id: 'B' }))[0]?.services).toEqual(['JW-004', 'JW-001'])
    const [published] = await stored(cloud, PublishedSheets, { _id: 'JW-001' })
    expect(published?.sheet.windows).toEqual(['w1', 'w2'])

    const less = await approved(
      { ...closing, kind: 'reduce', windowId: 'w2', services: ['JW-001'] },
      { effectiveOn: '2026-11-28' },
    )
    at('2026-11-28', '00:01')
    await tick('windows')
    expect(await state(less)).toBe('approved')
    await report(cloud, 'w2', { services: 0, cases: 0 })
    await tick('queue', 'windows', 'queue', 'guidance')
    expect(await state(less)).toBe('implemented')
    expect((await stored(cloud, Lines, { _id: 'B' }))[0]?.services).toEqual(['JW-004'])
    expect((await stored(cloud, PublishedSheets, { _id: 'JW-001' }))[0]?.sheet.windows).toEqual(['w1'])
    expect((await place('w2'))?.leaving).toBeUndefined()
  })
})

describe('a window is closed past its blockers (§7)', () => {
  let applicationId = ''
  it('window closing with two open cases, a printer in custody and a published sheet → three blockers, each with its button', async () => {
    at('2026-11-30', '09:00')
    applicationId = await approved(closing, { effectiveOn: '2026-12-01' })
    expect((await view(applicationId)).blockers.map(({ known }) => known)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    at('2026-11-30', '09:05')
    await put(cloud, Items, {
      _id: 'PRNT2345',
      name: '打印机',
      category: 'printer',
      steward: 'centre',
      valueFen: 120_000,
      place: { at: 'window', windowId: 'w1' },
      purpose: '窗口打印',
      state: 'inUse',
      custodianId: 'p-clerk',
      heldSince: '2026-11-01',
      ...stamps,
    })
    await report(cloud, 'w1', { services: 2, cases: 2, people: 0 })
    await tick('queue', 'assets')
    const standing = async (openid: string) =>
      (await view(applicationId, openid)).blockers.map(({ kind, count, page }) => [kind, count, page])
    expect(await standing('o-head')).toEqual([
      ['services', 2, '/staff/apply/apply?unit=jw&kind=add&services=JW-001,JW-003'],
      ['cases', 2, '/staff/cases/cases?windowId=w1'],
      ['assets', 1, '/assets/register/register?windowId=w1&unitId=jw'],
    ])
    expect((await standing('o-admin'))[2]).toEqual(['assets', 1, '/assets/register/register?windowId=w1'])
    await drop(cloud, Items, { _id: 'PRNT2345' })
  })

  it('with numbers that wait and people who are posted there, too', async () => {
    const session: Called = given(await queue('openSession', { windowId: 'w1' }, 'o-clerk'))
    given(await queue('takeNumber', { lineId: 'A', service: 'JW-001' }, 'o-student'))
    await tick('queue')
    await report(cloud, 'w1', { services: 2, cases: 2, people: 2 })
    const { blockers } = await view(applicationId, 'o-head', 'en')
    expect(blockers.map(({ kind, count }) => [kind, count])).toEqual([
      ['services', 2],
      ['cases', 2],
      ['tickets', 2],
      ['people', 2],
    ])
    expect(blockers[0]?.page).toBe('/staff/apply/apply?unit=jw&kind=add&services=JW-001,JW-003')
    // The centre can't write an application for the unit; it proposes an adjustment.
    expect((await view(applicationId, 'o-admin')).blockers[0]?.page).toBe(
      '/staff/apply/apply?unit=jw&kind=add&services=JW-001,JW-003&as=centre',
    )
    // The head keeps no counter: the line, where the clerk's numbers are seen.
    expect(blockers[2]?.page).toBe('/pages/line/line?window=w1')
    given(await queue('closeSession', { sessionId: session.session.sessionId }, 'o-clerk'))
  })

  it('lets the window go on until its day', async () => {
    at('2026-11-30', '23:59')
    await tick('windows')
    expect(await place('w1')).toMatchObject({ state: 'open' })
  })

  it('takes nobody new from its day on, and tells unit and centre once what is left', async () => {
    at('2026-12-01', '00:01')
    await tick('windows', 'windows')
    expect(await place('w1')).toMatchObject({ state: 'closing' })
    // Nobody has reported since: that is not told as a blocker, and doesn't close it either.
    expect(await stored(cloud, Todos, { subject: applicationId })).toEqual([])
    at('2026-12-01', '08:30')
    await report(cloud, 'w1', { services: 2, cases: 2, people: 2 })
    await tick('queue', 'windows', 'windows')
    at('2026-12-01', '08:31')
    await tick('windows')
    expect((await stored(cloud, Todos, { subject: applicationId })).map(({ desk }) => desk).sort()).toEqual([
      'centreAdmin',
      'unitHead:jw',
    ])
    const told = await stored(cloud, Events, { kind: 'tell', _id: { $regex: 'blocked' } })
    expect(told).toHaveLength(1)
    expect(await state(applicationId)).toBe('approved')
    cloud.coolDown()
    const taken = await queue('takeNumber', { lineId: 'A', service: 'JW-001' }, 'o-student')
    expect(codeOf(taken)).toBe('LINE_CLOSED')
    expect(codeOf(await queue('openSession', { windowId: 'w1' }, 'o-clerk'))).toBe('ok')
    at('2026-12-02', '08:30')
    await tick('queue')
    expect(codeOf(await queue('openSession', { windowId: 'w1' }, 'o-clerk'))).toBe('WINDOW_UNKNOWN')
  })

  it('closes when nothing is left, and its lines and sheets follow', async () => {
    await report(cloud, 'w1', { services: 0, cases: 0, people: 0 })
    await tick('queue', 'windows', 'windows', 'queue', 'guidance')
    expect(await state(applicationId)).toBe('implemented')
    const closed = await place('w1')
    expect([closed?.state, closed?.leaving]).toEqual(['closed', undefined])
    expect((await stored(cloud, Lines, { _id: 'A' }))[0]?.state).toBe('closed')
    expect((await stored(cloud, PublishedSheets, { _id: 'JW-003' }))[0]?.sheet.windows).toEqual([])
    expect(await stored(cloud, Todos, { subject: applicationId })).toEqual([])
    const again = await draft({ ...closing, windowId: 'w2', wishedOn: '2026-12-05' })
    await edit(cloud, Applications, { _id: again }, { 'form.windowId': 'w1' })
    expect(codeOf(await ask('submitApplication', { applicationId: again }, 'o-head'))).toBe('WINDOW_NOT_OPEN')
    const asked = { unitId: 'jw', form: { ...closing, wishedOn: '2026-12-05' } }
    expect(codeOf(await ask('saveApplication', asked, 'o-head'))).toBe('WINDOW_NOT_OPEN')
  })

  it('opens again when the application is withdrawn before it is through', async () => {
    at('2026-12-02', '09:00')
    const other = await approved(
      { ...closing, windowId: 'w2', wishedOn: '2026-12-05' },
      { effectiveOn: '2026-12-03' },
    )
    at('2026-12-03', '00:01')
    await tick('windows')
    expect(await place('w2')).toMatchObject({ state: 'closing' })
    given(await withdraw(other))
    const place2 = await place('w2')
    expect([place2?.state, place2?.leaving]).toEqual(['open', undefined])
  })
})

describe('the centre adjusts by itself (§8)', () => {
  const form = { ...closing, kind: 'add', windowId: 'w5', services: ['CW-002'], wishedOn: '2026-12-20' }
  const propose = (more: object = {}, unitId = 'cw') =>
    ask('proposeAdjustment', { unitId, form: { ...form, ...more } }, 'o-admin')

  it('hears the unit, within five working days', async () => {
    at('2026-12-03', '10:00')
    const rows: [object, string][] = [
      [{}, 'SERVICE_UNKNOWN'],
      [{ services: ['JW-005'] }, 'SERVICE_NOT_YOURS'],
      [{ services: ['CW-001'] }, 'SERVICE_THERE_ALREADY'],
      [{ kind: 'reduce', services: ['JW-001'] }, 'SERVICE_NOT_THERE'],
      [{ kind: 'reduce', services: ['CW-001'] }, 'TAKES_ALL_AWAY'],
      [{ kind: 'close', services: undefined, windowId: 'w2' }, 'WINDOW_UNKNOWN'],
      [{ kind: 'close', services: undefined, wishedOn: '2026-12-03' }, 'DATE_NOT_POSSIBLE'],
    ]
    for (const [more, expected] of rows) expect([more, codeOf(await propose(more))]).toEqual([more, expected])
    const closed = { ...closing, windowId: 'w1', wishedOn: '2026-12-20' }
    expect(codeOf(await ask('proposeAdjustment', { unitId: 'jw', form: closed }, 'o-admin'))).toBe(
      'WINDOW_NOT_OPEN',
    )

    const close = { kind: 'close', services: undefined }
    const { applicationId }: View = given(await propose(close))
    expect(codeOf(await propose(close))).toBe('ASKED_ALREADY')
    expect(await ask('application', { applicationId }, 'o-head-cw')).toMatchObject({
      value: {
        state: 'hearing',
        origin: 'centre',
        hearUntil: '2026-12-10',
        buttons: ['answer'],
        mayEdit: false,
      },
    })
    expect(await place('w5')).toMatchObject({ leaving: { applicationId } })
    const answer = { applicationId, statement: '报销高峰在年底，请到一月再撤' }
    expect(codeOf(await ask('answerAdjustment', answer, 'o-head'))).toBe('NOT_ALLOWED')
    given(await ask('answerAdjustment', answer, 'o-head-cw'))
    expect(codeOf(await ask('answerAdjustment', answer, 'o-head-cw'))).toBe('NOT_AT_THIS_POINT')
    expect(await ask('application', { applicationId }, 'o-admin')).toMatchObject({
      value: { state: 'underReview', heard: answer.statement, buttons: ['approve', 'reject', 'withdraw'] },
    })
    given(await withdraw(applicationId, 'o-admin'))
  })

  it('goes on without an answer when the days are over, and nobody answers their own', async () => {
    const close = { ...closing, windowId: 'w2', wishedOn: '2026-12-20' }
    const answer = await ask('proposeAdjustment', { unitId: 'jw', form: close }, 'o-both')
    const { applicationId }: View = given(answer)
    const own = await ask('answerAdjustment', { applicationId, statement: '同意' }, 'o-both')
    expect(codeOf(own)).toBe('OWN_APPLICATION')
    at('2026-12-10', '23:59')
    await tick('windows')
    expect(await state(applicationId)).toBe('hearing')
    at('2026-12-11', '00:00')
    await tick('windows', 'windows')
    expect(await state(applicationId)).toBe('underReview')
    given(await withdraw(applicationId, 'o-admin'))
  })

  it('names no day where no calendar says which', async () => {
    await edit(cloud, CalendarEntries, { kind: 'year' }, { year: 2030 })
    at('2026-12-30', '10:00')
    const close = { ...closing, windowId: 'w2', wishedOn: '2027-01-20' }
    const answer = await ask('proposeAdjustment', { unitId: 'jw', form: close }, 'o-admin')
    expect(answer).toMatchObject({ error: { code: 'CALENDAR_UNCOVERED', facts: { year: 2027 } } })
    expect(await stored(cloud, Todos, { subject: 'calendar:2027' })).toHaveLength(1)
    await edit(cloud, CalendarEntries, { kind: 'year' }, { year: 2027 })
  })
})

describe('lists and the quarterly sheet', () => {
  it('shows the unit its own, the centre what waits, the steering office all that was handed in', async () => {
    for (let n = 0; n < 15; n++) await draft({ ...closing, windowId: 'w2', wishedOn: '2027-01-20' })
    const waiting = await submitted({ ...closing, windowId: 'w2', wishedOn: '2027-01-20' })
    const list = async (endpoint: string, input: object, openid: string): Promise<List> =>
      given(await ask(endpoint, input as Record<string, unknown>, openid))
    const own = await list('unitApplications', { unitId: 'jw' }, 'o-head')
    expect(own.applications[0]).toMatchObject({ applicationId: waiting, state: 'submitted' })
    expect(own.applications).toHaveLength(20)
    const rest = await list('unitApplications', { unitId: 'jw', cursor: own.cursor }, 'o-head')
    const ids = [...own.applications, ...rest.applications].map(({ applicationId }) => applicationId)
    expect(new Set(ids).size).toBe(ids.length)
    const due = await list('applications', { which: 'waiting' }, 'o-admin')
    expect(due.applications.map(({ applicationId }) => applicationId)).toEqual([waiting])
    const all = await list('applications', { which: 'all' }, 'o-steering')
    expect(all.applications.every(({ state: where }) => where !== 'draft')).toBe(true)
    expect(codeOf(await ask('applications', { which: 'all', cursor: 'zz' }, 'o-steering'))).toBe('BAD_INPUT')
    given(await withdraw(waiting))
  })

  it('renews at night what waits, and clears what doesn’t', async () => {
    const waiting = await submitted({ ...closing, windowId: 'w2', wishedOn: '2027-01-20' })
    await edit(cloud, Todos, { subject: waiting }, { subject: 'gone' })
    at('2026-12-31', '00:31')
    await tick('windows')
    expect((await stored(cloud, Todos, { kind: 'decideWindow' })).map(({ subject }) => subject)).toEqual([
      waiting,
    ])
    given(await withdraw(waiting))
  })

  it('counts the days that are over, once each', async () => {
    await tick('queue')
    const sheet = await ask('quarterSheet', { windowId: 'w9', quarter: '2026-Q4' }, 'o-steering')
    expect(sheet).toMatchObject({
      value: {
        windowNo: 9,
        unitName: '教务处',
        from: '2026-10-01',
        to: '2026-12-31',
        before: '2026-Q3',
        days: 1,
        called: 1,
        served: 1,
        byHour: [{ hour: 9, arrivals: 1 }],
        ratings: 0,
        services: [{ code: 'JW-005' }],
      },
    })
    expect(codeOf(await ask('quarterSheet', { windowId: 'w77' }, 'o-admin'))).toBe('WINDOW_UNKNOWN')
    expect(codeOf(await ask('quarterSheet', { windowId: 'w9' }, 'o-head'))).toBe('NOT_ALLOWED')
    expect(codeOf(await ask('quarterSheet', { windowId: 'w1' }, 'o-head'))).toBe('ok')
  })

  it('lists the windows of the hall by number', async () => {
    const { windows }: { windows: { windowNo: number; state: string }[] } = given(
      await ask('hallWindows', {}, 'o-steering'),
    )
    expect(windows.map(({ windowNo, state: how }) => [windowNo, how])).toEqual([
      [1, 'closed'],
      [2, 'open'],
      [5, 'open'],
      [9, 'open'],
    ])
  })
})

describe('timers (§7)', () => {
  it('takes effect once, although timers run twice at once, late, or die before they say that they are through', async () => {
    at('2026-12-31', '10:00')
    const spot = { opening: { no: 8, place: '一层北侧', placeEn: 'North side' } }
    const wish = { ...opening, wishedOn: '2027-01-02', services: ['JW-004', 'JW-005'], guests: false }
    const applicationId = await approved(wish, { ...spot, effectiveOn: '2027-01-02' })
    at('2027-01-03', '08:01')
    for (const name of ['windows', 'queue', 'guidance', 'people']) {
      await Promise.all([tick(name), tick(name), tick(name)])
      await tick(name, name)
    }
    // As it stands when a timer died right after its writes: the event is still to be taken in.
    await edit(cloud, Events, { _id: { $regex: `windows:${applicationId}` } }, { pending: true, takenBy: [] })
    await tick('queue', 'guidance', 'people', 'queue', 'guidance', 'people')
    expect(await state(applicationId)).toBe('implemented')
    expect(await stored(cloud, Events, { _id: { $regex: `windows:${applicationId}` } })).toHaveLength(3)
    expect(
      await stored(cloud, Events, {
        pending: true,
        kind: { $in: ['linesChange', 'sheetsChange', 'seatsChange'] },
      }),
    ).toEqual([])
    const lines = await stored(cloud, Lines, { windowIds: 'w8' })
    expect(lines.map(({ services, guests }) => [services, guests])).toEqual([[['JW-004', 'JW-005'], false]])
    const sheets = await stored(cloud, PublishedSheets, { 'sheet.windows': 'w8' })
    expect(sheets.map(({ _id, sheet }) => [_id, sheet.version])).toEqual([
      ['JW-004', 2],
      ['JW-005', 3],
    ])
    for (const subject of ['windows:w8', `lines:${lines[0]?._id ?? ''}`, 'publishedSheets:JW-004'])
      expect(await stored(cloud, AuditEntries, { subject })).toHaveLength(1)
  })
})
