import { Events } from '../../../cloudfunctions/_shared/event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { WindowHolds } from '../../../cloudfunctions/_shared/window-hold'
import { Cases } from '../../../cloudfunctions/cases/collections'
import { direct, joint, promised, who, deskForAll } from './desk'
import { codeOf, edit, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(120_000)

const { desk, ask } = deskForAll()

const todosOf = async (subject: string) =>
  (await stored(desk.cloud, Todos, { subject })).map(({ kind, desk: whose }) => `${kind} ${whose}`).sort()
const toldOf = async (caseId: string) =>
  (await stored(desk.cloud, Events, { kind: 'tell' }))
    .filter(({ _id }) => _id.startsWith(`cases:${caseId}:`))
    .map(({ _id }) => _id.split(':')[3])

describe('a direct matter (§20)', () => {
  it('is done the same visit', async () => {
    const caseId = await desk.complete(direct.code)
    const view = desk.valueOf(await ask('finishCase', { caseId, delivery: 'handedOver' }, who.clerk))
    expect(view).toMatchObject({ state: 'done', delivery: { state: 'handedOver' }, moves: ['linkNew'] })
    expect(view).not.toHaveProperty('rating')
    expect(await toldOf(caseId)).toEqual(['done'])
  })

  it('direct matter can’t finish (system down) → becomes promised with reason and date; counted apart', async () => {
    const caseId = await desk.complete(direct.code)
    const input = { caseId, reason: '教务系统停机' }
    expect(desk.valueOf(await ask('acceptCase', input, who.clerk))).toMatchObject({
      kind: 'promised',
      state: 'inProgress',
      promise: { reason: '教务系统停机', dueOn: '2026-11-24', wasDirect: true },
    })
  })
})

describe('a promised matter (§20)', () => {
  it('accepted Fri 17:00 / on a rest day online → day 1 is next workday', async () => {
    desk.setClock('2026-11-27T17:00:00')
    const friday = await desk.accept(promised.code, who.li, { days: 1 })
    desk.setClock('2026-11-28T10:00:00')
    const saturday = await desk.accept(promised.code, who.li, { days: 1 })
    expect([friday.promise?.dueOn, saturday.promise?.dueOn]).toEqual(['2026-11-30', '2026-11-30'])
    expect(await toldOf(friday.caseId)).toEqual(['accepted'])
    desk.setClock('2026-11-30T09:00:00')
  })

  it('needs all papers, and promises no more than the sheet', async () => {
    const { caseId } = await desk.open(promised.code)
    await desk.tick(caseId, [1, 'ok'])
    const input = { caseId, reason: '需要审批' }
    expect(await ask('acceptCase', input, who.clerk)).toMatchObject({
      error: { code: 'PAPERS_INCOMPLETE', facts: { papers: ['校园卡'] } },
    })
    await desk.tick(caseId, [2, 'ok'])
    expect(codeOf(await ask('acceptCase', { ...input, days: 60 }, who.clerk))).toBe('LONGER_THAN_PROMISED')
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk))).toBe('NOT_DIRECT')
    expect(codeOf(await ask('acceptCase', { caseId, reason: '' }, who.clerk))).toBe('BAD_INPUT')
    expect(codeOf(await ask('acceptCase', input, who.clerk))).toBe('ok')
    expect(codeOf(await ask('acceptCase', input, who.clerk))).toBe('MOVE_NOT_POSSIBLE')
  })

  it('year not in the calendar → error + to-do; never a guess', async () => {
    const caseId = await desk.complete(promised.code)
    await edit(desk.cloud, Cases, { _id: caseId }, { 'sheet.promisedDays': 60 })
    expect(codeOf(await ask('acceptCase', { caseId, reason: '审批' }, who.clerk))).toBe('CALENDAR_UNCOVERED')
    expect(await todosOf('calendar:2027')).toEqual(['calendarUncovered centreAdmin'])
    expect((await desk.seen(caseId)).state).toBe('received')
  })

  it('stops its clock for a named reason and gives the days back', async () => {
    const { caseId, promise } = await desk.accept(promised.code, who.li, { days: 3 })
    expect(promise?.dueOn).toBe('2026-12-03')
    const stop = { caseId, reason: 'waitingForApplicant', words: '请本人到场签字' }
    expect(desk.valueOf(await ask('suspendCase', stop, who.clerk))).toMatchObject({
      state: 'suspended',
      promise: { colour: 'still' },
    })
    expect(await desk.mine(caseId)).toMatchObject({
      next: { isMine: true, text: expect.stringContaining('签字') as string },
    })
    expect(codeOf(await ask('suspendCase', { ...stop, reason: 'tired' }, who.clerk))).toBe('BAD_INPUT')
    expect(codeOf(await ask('askExtension', { caseId, days: 1, reason: '忙' }, who.clerk))).toBe(
      'MOVE_NOT_POSSIBLE',
    )
    desk.setClock('2026-12-02T10:00:00')
    expect(desk.valueOf(await ask('resumeCase', { caseId }, who.clerk))).toMatchObject({
      state: 'inProgress',
      promise: { dueOn: '2026-12-04', stops: [{ from: '2026-11-30', to: '2026-12-02' }] },
    })
    expect(await toldOf(caseId)).toEqual(['accepted', 'waitsForYou', 'dateMoved'])
    desk.setClock('2026-12-02T10:10:00')
  })

  it('is extended once, by the centre, and extension asked after due → refused; case is overdue', async () => {
    const { caseId } = await desk.accept(promised.code, who.li, { days: 2 })
    const asked = { caseId, days: 3, reason: '专家出差' }
    expect(codeOf(await ask('decideExtension', { caseId, isGranted: true, words: '好' }, who.centre))).toBe(
      'EXTENSION_NONE',
    )
    expect(desk.valueOf(await ask('askExtension', asked, who.clerk))).toMatchObject({
      promise: { extension: { state: 'asked' } },
    })
    expect(codeOf(await ask('askExtension', asked, who.clerk))).toBe('EXTENSION_USED')
    expect(await todosOf(caseId)).toContain('caseExtension centreStaff')
    const decided = { caseId, isGranted: true, words: '同意，请告知申请人' }
    expect(codeOf(await ask('decideExtension', decided, who.clerk))).toBe('NOT_ALLOWED')
    expect(desk.valueOf(await ask('decideExtension', decided, who.centre))).toMatchObject({
      promise: { dueOn: '2026-12-09' },
    })
    expect(await todosOf(caseId)).toEqual([])
    expect(codeOf(await ask('askExtension', asked, who.clerk))).toBe('EXTENSION_USED')

    const late = await desk.accept(promised.code, who.li, { days: 1 })
    desk.setClock('2026-12-04T09:00:00')
    const answer = await ask('askExtension', { ...asked, caseId: late.caseId }, who.clerk)
    expect(answer).toMatchObject({ error: { code: 'EXTENSION_TOO_LATE', facts: { dueOn: '2026-12-03' } } })
    expect(await desk.seen(late.caseId)).toMatchObject({ promise: { colour: 'red' } })
  })

  it('promise spans winter vacation → vacation days don’t count unless the sheet says 假期照办; sheet shows which', async () => {
    const promise = async (inVacation: boolean) => {
      const caseId = await desk.complete(promised.code)
      await edit(
        desk.cloud,
        Cases,
        { _id: caseId },
        { 'sheet.inVacation': inVacation, 'sheet.promisedDays': 8 },
      )
      const view = desk.valueOf(await ask('acceptCase', { caseId, reason: '审批' }, who.clerk))
      return [view.promise?.dueOn, view.promise?.inVacation]
    }
    // From Friday the fourth, over the vacation of the fourteenth to the twentieth.
    expect([await promise(false), await promise(true)]).toEqual([
      ['2026-12-23', false],
      ['2026-12-16', true],
    ])
  })
})

describe('the end of a case', () => {
  it('refusal without clause → can’t be saved', async () => {
    const caseId = await desk.complete(promised.code)
    const denial = {
      caseId,
      basis: 'schoolRule',
      ground: '学分未达到要求',
      clause: '学籍管理规定第二十条',
      appeal: '教务处 201',
    }
    for (const missing of ['basis', 'ground', 'clause', 'appeal']) {
      const without = Object.fromEntries(Object.entries(denial).filter(([field]) => field !== missing))
      expect([missing, codeOf(await ask('denyCase', without, who.clerk))]).toEqual([missing, 'BAD_INPUT'])
      expect(codeOf(await ask('denyCase', { ...denial, [missing]: ' ' }, who.clerk))).toBe('BAD_INPUT')
    }
    expect(desk.valueOf(await ask('denyCase', denial, who.clerk))).toMatchObject({ state: 'refused' })
    expect(await desk.mine(caseId)).toMatchObject({
      denial: { basis: '学校规章', clause: '学籍管理规定第二十条', appeal: '教务处 201' },
      next: { text: expect.stringContaining('教务处 201') as string },
    })
    expect(await toldOf(caseId)).toEqual(['refused'])
  })

  it('hands the result over against the pickup code, which is stored nowhere', async () => {
    const { caseId } = await desk.accept(promised.code)
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'posted' }, who.clerk))).toBe('TRACKING_NEEDED')
    await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
    const { delivery, rating } = await desk.mine(caseId)
    const code = delivery?.pickupCode ?? ''
    expect([code.length, delivery?.state, rating?.visitId]).toEqual([6, 'waiting', `case:${caseId}`])
    expect((await desk.seen(caseId)).delivery).not.toHaveProperty('pickupCode')
    expect(JSON.stringify(await stored(desk.cloud, Cases))).not.toContain(code)
    expect(codeOf(await ask('handOver', { caseId, code: 'ZZZZZZ' }, who.clerk))).toBe('PICKUP_CODE_WRONG')
    expect(codeOf(await ask('handOver', { caseId, code: code.toLowerCase() }, who.clerk))).toBe('ok')
    expect(codeOf(await ask('handOver', { caseId, code }, who.clerk))).toBe('DELIVERED_ALREADY')
  })

  it('hands the result over against the printed slip, for whoever has no phone', async () => {
    const { caseId, slipCode = '' } = await desk.acceptOnPaper(promised.code)
    await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
    expect(slipCode).toHaveLength(14)
    const typed = `${slipCode.slice(0, 7)} ${slipCode.slice(7).toLowerCase()}`
    expect(await ask('handOver', { caseId, code: typed }, who.clerk)).toMatchObject({
      value: { delivery: { state: 'handedOver' } },
    })
  })

  it('with the longest ground and clause can be read again, by its applicant too', async () => {
    const { caseId } = await desk.accept(promised.code)
    const denial = { basis: 'law', ground: '不'.repeat(200), clause: '条'.repeat(120), appeal: '教务处' }
    expect(codeOf(await ask('denyCase', { caseId, ...denial }, who.clerk))).toBe('ok')
    expect((await desk.mine(caseId)).timeline.at(-1)?.words).toHaveLength(322)
    expect(await ask('myCases', {}, who.li)).toMatchObject({ ok: true })
  })

  it('gives five tries at a pickup code in ten minutes', async () => {
    const { caseId } = await desk.accept(promised.code)
    await ask('finishCase', { caseId, delivery: 'pickup' }, who.clerk)
    const codes: string[] = []
    for (let n = 0; n < 6; n++)
      codes.push(codeOf(await ask('handOver', { caseId, code: 'ZZZZZZ' }, who.clerk)))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'PICKUP_CODE_WRONG'), 'TOO_OFTEN'])
  })

  it('is given up by its applicant alone', async () => {
    const caseId = await desk.complete(promised.code)
    expect(codeOf(await ask('withdrawCase', { caseId }, who.wang))).toBe('NOT_YOURS')
    expect(codeOf(await ask('withdrawCase', { caseId: 'k-none' }, who.wang))).toBe('CASE_UNKNOWN')
    expect(desk.valueOf(await ask('withdrawCase', { caseId }, who.li))).toMatchObject({
      state: 'withdrawn',
      moves: [],
    })
    expect(codeOf(await ask('withdrawCase', { caseId }, who.li))).toBe('MOVE_NOT_POSSIBLE')
  })

  it('done case found wrong → new linked case; old not reopened, old rating kept', async () => {
    const { caseId } = await desk.accept(promised.code)
    await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk)
    await ask('rateVisit', { visitId: `case:${caseId}`, level: 4 }, who.li)
    const input = { windowId: 'W1', service: promised.code, follows: caseId }
    const next = desk.valueOf(await ask('openCase', input, who.clerk))
    expect(next).toMatchObject({ follows: caseId, state: 'received', applicant: { name: '李小雨' } })
    expect(await desk.mine(caseId)).toMatchObject({ state: 'done', followedBy: next.caseId })
    expect(await ask('visitRating', { visitId: `case:${caseId}` }, who.li)).toMatchObject({
      value: { given: { level: 4 } },
    })
    expect(codeOf(await ask('openCase', input, who.clerk))).toBe('MOVE_NOT_POSSIBLE')
    expect(await desk.mine(next.caseId)).toMatchObject({ follows: caseId })
    const elsewhere = { windowId: 'W2', service: joint.code, follows: caseId }
    expect(codeOf(await ask('openCase', elsewhere, who.other))).toBe('NOT_AT_YOUR_WINDOW')
  })
})

describe('a joint matter (§20)', () => {
  const parts = (caseId: string) => desk.seen(caseId).then((view) => view.parts.map(({ state }) => state))
  const done = (caseId: string, n: number, openid: string) =>
    ask('finishPart', { caseId, n, words: '同意' }, openid)
  const no = { ground: '欠费未结清', clause: '收费办法第五条' }

  it('is taken by the lead that its sheet names, at a window of the lead alone', async () => {
    const ticketId = await desk.ticketOf(who.li, { service: joint.code, desk: { windowId: 'W2' } })
    const input = { windowId: 'W2', service: joint.code, ticketId }
    expect(await ask('openCase', input, who.other)).toMatchObject({
      error: {
        code: 'NOT_THE_LEAD',
        message: '这是联办事项，由教务处牵头统一受理，请指引到1号窗口。',
        facts: { unitName: '教务处', windowNos: [1] },
      },
    })
    const { caseId } = await desk.open(joint.code)
    expect(await stored(desk.cloud, Cases, { _id: caseId })).toMatchObject([
      { unitId: 'u-jw', sheet: { version: joint.version, leadUnit: '教务处' } },
    ])
    const plain = await desk.open(direct.code)
    const [kept] = await stored(desk.cloud, Cases, { _id: plain.caseId })
    expect(kept?.sheet).not.toHaveProperty('leadUnit')
  })

  it('goes from unit to unit in sequence; the applicant deals with the lead alone', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    expect(await parts(caseId)).toEqual(['inProgress', 'waiting', 'waiting'])
    expect(await todosOf(caseId)).toEqual([
      'casePart1 backOffice:u-yy',
      'casePart1 unitHead:u-yy',
      'casePart1 windowStaff:W3',
    ])
    expect(await ask('partsForWindow', { windowId: 'W3' }, who.hospital)).toMatchObject({
      value: { cases: [{ caseId }] },
    })
    expect(await ask('unitCases', { unitId: 'u-cw', which: 'parts' }, who.financeHead)).toMatchObject({
      value: { cases: [] },
    })
    expect(codeOf(await done(caseId, 2, who.other))).toBe('PART_NOT_READY')
    expect(codeOf(await ask('refusePart', { caseId, n: 2, ...no }, who.other))).toBe('PART_NOT_READY')
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))).toBe('PARTS_OPEN')
    expect(desk.valueOf(await done(caseId, 1, who.hospital))).toMatchObject({
      parts: [{ state: 'done' }, { state: 'inProgress', isMine: false }, {}],
    })
    expect(codeOf(await done(caseId, 2, who.other))).toBe('ok')
    expect(await desk.mine(caseId)).toMatchObject({
      parts: [],
      next: { ask: expect.stringContaining('1 号窗口') as string },
    })
    expect((await desk.mine(caseId)).timeline.map(({ text }) => text).join()).not.toContain('协办')
    expect(await ask('unitCases', { unitId: 'u-jw', which: 'led' }, who.head)).toMatchObject({ ok: true })
  })

  it('joint: one co-unit refuses → case stays open, lead decides within 2 workdays; applicant told by lead only', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6, order: 'parallel' })
    expect(await parts(caseId)).toEqual(['inProgress', 'inProgress', 'inProgress'])
    const before = await toldOf(caseId)
    await ask('refusePart', { caseId, n: 2, ...no }, who.financeHead)
    const view = await desk.seen(caseId)
    expect(view).toMatchObject({
      state: 'inProgress',
      parts: [{}, { state: 'refused', words: '欠费未结清（收费办法第五条）' }, {}],
    })
    expect(view.parts[1]?.decideBy).toBe('2026-12-08')
    expect(await todosOf(caseId)).toContain('caseDecide2 windowStaff:W1')
    expect(await toldOf(caseId)).toEqual(before)
    const decide = { caseId, n: 2, words: '补缴后再办' }
    expect(codeOf(await ask('decidePart', { ...decide, n: 1, decision: 'redo' }, who.clerk))).toBe(
      'PART_NOT_READY',
    )
    expect(codeOf(await ask('decidePart', { ...decide, decision: 'redo' }, who.other))).toBe(
      'NOT_AT_YOUR_WINDOW',
    )
    const saysSo = async () => (await desk.mine(caseId)).timeline.some(({ words }) => words === decide.words)
    expect(await saysSo()).toBe(false)
    await ask('decidePart', { ...decide, decision: 'redo' }, who.clerk)
    expect(await saysSo()).toBe(true)
    expect(JSON.stringify(await desk.mine(caseId))).not.toContain('财务处')
    expect(await parts(caseId)).toEqual(['inProgress', 'inProgress', 'inProgress'])
    await ask('refusePart', { caseId, n: 2, ...no }, who.other)
    await ask('decidePart', { ...decide, decision: 'waive' }, who.clerk)
    await done(caseId, 1, who.hospital)
    await edit(desk.cloud, Cases, { _id: caseId }, { 'parts.2.unitId': 'u-yy' })
    await done(caseId, 3, who.hospital)
    expect(await parts(caseId)).toEqual(['done', 'waived', 'done'])
    expect(codeOf(await ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk))).toBe('ok')
  })

  it('asks which unit a role is, and knows the applicant’s own school', async () => {
    const coUnitNames = ['所在学院', '接收学院']
    const withRoles = async (coUnits: object[]) => {
      const caseId = await desk.complete(joint.code)
      await edit(desk.cloud, Cases, { _id: caseId }, { 'sheet.coUnits': coUnitNames })
      return ask('acceptCase', { caseId, reason: '审批', coUnits }, who.clerk)
    }
    expect(await withRoles([])).toMatchObject({
      error: { code: 'CO_UNIT_NEEDED', facts: { n: 2, name: '接收学院' } },
    })
    expect(desk.valueOf(await withRoles([{ n: 2, unitId: 'u-hq' }]))).toMatchObject({
      parts: [
        { unitName: '文学院', state: 'inProgress' },
        { unitName: '后勤保障部', state: 'waiting' },
      ],
    })
  })

  it('lead unit changes need both units and the centre', async () => {
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    const propose = (toWindowId: string, openid: string = who.head) =>
      ask('proposeLead', { caseId, toWindowId }, openid)
    const plain = await desk.accept(promised.code)
    expect(codeOf(await ask('proposeLead', { caseId: plain.caseId, toWindowId: 'W2' }, who.head))).toBe(
      'NOT_JOINT',
    )
    expect(codeOf(await ask('agreeLead', { caseId }, who.head))).toBe('LEAD_CHANGE_NONE')
    expect(codeOf(await propose('W1'))).toBe('NOT_THIS_WINDOW')
    expect(codeOf(await propose('W9'))).toBe('WINDOW_CLOSING')
    expect(codeOf(await propose('W2', who.financeHead))).toBe('NOT_AT_YOUR_WINDOW')
    expect(desk.valueOf(await propose('W2'))).toMatchObject({ leadChange: { windowNo: 2, agreed: ['from'] } })
    expect(await todosOf(caseId)).toEqual([
      'caseLeadCentre centreAdmin',
      'caseLeadTo unitHead:u-cw',
      'casePart1 backOffice:u-yy',
      'casePart1 unitHead:u-yy',
      'casePart1 windowStaff:W3',
    ])
    expect((await desk.seen(caseId)).windowNo).toBe(1)
    const movesOf = async (openid: string): Promise<string[]> =>
      (desk.valueOf(await ask('staffCase', { caseId }, openid)) as { moves: string[] }).moves
    expect(await movesOf(who.head)).toEqual(['declineLead'])
    expect(await movesOf(who.financeHead)).toEqual(['agreeLead', 'declineLead'])
    expect(codeOf(await ask('declineLead', { caseId, words: '人手不够' }, who.financeHead))).toBe('ok')
    expect(await todosOf(caseId)).toEqual([
      'casePart1 backOffice:u-yy',
      'casePart1 unitHead:u-yy',
      'casePart1 windowStaff:W3',
    ])
    expect(codeOf(await ask('declineLead', { caseId, words: '再说一次' }, who.head))).toBe('LEAD_CHANGE_NONE')
    expect(codeOf(await propose('W2'))).toBe('ok')
    await ask('agreeLead', { caseId }, who.financeHead)
    const moved = desk.valueOf(await ask('agreeLead', { caseId }, who.centre))
    expect(moved).toMatchObject({ windowId: 'W2', unitName: '财务处' })
    expect(codeOf(await ask('logStep', { caseId, words: '已接收' }, who.clerk))).toBe('NOT_AT_YOUR_WINDOW')
    expect(codeOf(await ask('logStep', { caseId, words: '已接收' }, who.other))).toBe('ok')
    expect(await toldOf(caseId)).toContain('leadMoved')
  })
})

describe('a window that closes (§7)', () => {
  it('lead window closed (§7) while joint cases run → blocked until new lead agreed', async () => {
    const since = desk.cloud.now()
    const { caseId } = await desk.accept(joint.code, who.li, { days: 6 })
    await edit(
      desk.cloud,
      ServiceWindows,
      { _id: 'W1' },
      { state: 'closing', leaving: { applicationId: 'a1', since } },
    )
    const holdOf = async () => {
      desk.later(1)
      await desk.cloud.runTimer('cases')
      return (await stored(desk.cloud, WindowHolds, { _id: 'W1:cases' }))[0]
    }
    const first = await holdOf()
    const depends = { windowId: 'W1', $or: [{ live: true }, { 'delivery.state': 'waiting' }] }
    expect(first?.count).toBe((await stored(desk.cloud, Cases, depends)).length)
    expect(JSON.stringify(first)).not.toContain('李小雨')
    await ask('proposeLead', { caseId, toWindowId: 'W2' }, who.head)
    await ask('agreeLead', { caseId }, who.financeHead)
    await ask('agreeLead', { caseId }, who.centre)
    expect((await holdOf())?.count).toBe((first?.count ?? 0) - 1)
  })

  it('takes nothing new', async () => {
    // What an instance keeps of the windows is at most twenty seconds old.
    desk.cloud.coolDown()
    const last = codeOf(
      await ask('openCase', { windowId: 'W1', service: direct.code, applicantName: '甲' }, who.clerk),
    )
    expect(last).toBe('WINDOW_CLOSING')
  })
})
