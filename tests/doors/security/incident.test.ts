import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Allowances } from '../../../cloudfunctions/_kernel/rate-limit'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Events } from '../../../cloudfunctions/_shared/event'
import { Drills, Incidents, Looks } from '../../../cloudfunctions/security/collections'
import { hashOf } from '../../../cloudfunctions/security/incident/evidence'
import { plans } from '../../../local/contexts'
import { png } from '../cases/desk'
import { type Answer, codeOf, drop, filesUnder, newOp, stored } from '../centre'
import { noOf, valueOf } from '../people/posts'
import { securityDesk, tuesday } from './desk'

import.meta.jest.setTimeout(180_000)

const { cloud, ask, at, tick, photo, toldTo, desks, counted } = securityDesk()

const errorOf = (answer: Answer) => (answer.ok ? { code: 'ok', message: '' } : answer.error)
interface View {
  state: string
  what: string
  isAnonymous: boolean
  buttons: string[]
  reporter?: string
  finding?: string
  account?: string
  responsible: { name: string; unitName: string }[]
  evidence: { n: number; hash: string; note?: string }[]
  mayReadEvidence: boolean
  looks?: { name: string; role: string; n: number }[]
  measures?: string
  reopened: { reason: string }[]
  candidates?: { name: string }[]
}
const form = { what: '下班后发现 1 号窗口后门没锁', happenedOn: '2026-11-23', windowId: 'w1' }
const report = (more: object = {}, as = 'o-zhao') => ask('reportIncident', { ...form, ...more }, as)
const reported = async (more: object = {}): Promise<string> =>
  valueOf<{ incidentId: string }>(await report(more)).incidentId
const look = async (incidentId: string, as = 'o-admin') =>
  valueOf<View>(await ask('incident', { incidentId }, as))
const grade = (incidentId: string, more: object = {}, as = 'o-admin') =>
  ask(
    'gradeIncident',
    { incidentId, grade: 'serious', immediate: '已换锁', investigatorIds: ['p-desk'], ...more },
    as,
  )
const find = (incidentId: string, finding: string, names: readonly string[], as = 'o-desk') =>
  ask('findIncident', { incidentId, finding, account: '最后离开的人没有检查门窗', nos: names.map(noOf) }, as)
const close = (incidentId: string) =>
  ask('closeIncident', { incidentId, measures: '下班检查改为两人' }, 'o-admin')
const reopen = (incidentId: string) => ask('reopenIncident', { incidentId, reason: '有新证据' }, 'o-admin')
const graded = async (more: object = {}): Promise<string> => {
  const incidentId = await reported(more)
  expect(codeOf(await grade(incidentId))).toBe('ok')
  return incidentId
}

describe('an incident (§32)', () => {
  it('goes from the report by grade, investigation and finding to its end', async () => {
    const incidentId = await reported()
    expect(await desks('incident')).toEqual(['centreAdmin'])
    expect((await look(incidentId)).candidates?.map(({ name }) => name).sort()).toEqual([
      'admin2老师',
      'admin老师',
      'desk老师',
    ])
    expect(codeOf(await grade(incidentId))).toBe('ok')
    expect(await desks('incident')).toEqual(['person:p-desk'])
    expect(codeOf(await find(incidentId, 'negligence', ['wang', 'li']))).toBe('ok')
    expect(await desks('incident')).toEqual(['centreAdmin'])
    expect(codeOf(await close(incidentId))).toBe('ok')
    expect(await desks('incident')).toEqual([])
    expect(await look(incidentId)).toMatchObject({
      state: 'closed',
      grade: 'serious',
      immediate: '已换锁',
      reporter: 'zhao老师',
      finding: 'negligence',
      responsible: [
        { name: 'wang老师', unitName: '教务处' },
        { name: 'li老师', unitName: '教务处' },
      ],
      measures: '下班检查改为两人',
      buttons: ['reopen'],
    })
    expect(await counted('incident')).toEqual(['1 p-li v1', '1 p-wang v1'])
    expect(await Promise.all(['wang', 'li', 'head', 'zhao'].map((name) => toldTo(name, 'found')))).toEqual([
      1, 1, 1, 0,
    ])
    const mine = valueOf<{ incidents: { state: string }[] }>(await ask('myIncidents', {}, 'o-zhao'))
    expect(mine.incidents.map(({ state }) => state)).toEqual(['closed'])
  })

  it('that is overturned counts for nobody, and found anew for those of the latest ruling', async () => {
    const incidentId = await graded()
    await find(incidentId, 'negligence', ['wang'])
    await close(incidentId)
    expect(codeOf(await reopen(incidentId))).toBe('ok')
    expect(await counted('incident')).toEqual(['0 p-wang v2', '1 p-wang v1'])
    expect(await look(incidentId)).toMatchObject({
      state: 'investigating',
      reopened: [{ reason: '有新证据' }],
    })
    expect((await look(incidentId)).finding).toBeUndefined()
    await find(incidentId, 'intent', ['li'])
    expect(await counted('incident')).toEqual(['0 p-wang v2', '0 p-wang v3', '1 p-li v3', '1 p-wang v1'])
    const [facts] = (await stored(cloud(), Events, { kind: 'assessed' })).map((one) => one.facts)
    expect(facts).toMatchObject({
      unitId: 'jw',
      windowId: 'w1',
      on: '2026-11-23',
      sourceId: `${incidentId}:p-wang`,
    })
  })

  it('has a finding that fits: somebody’s or nobody’s, known by number, and never one’s own', async () => {
    const incidentId = await graded()
    for (const [finding, names, why] of [
      ['intent', [], 'nobody'],
      ['none', ['wang'], 'somebody'],
      ['negligence', ['nobody-here'], 'unknownNo'],
    ] as const)
      expect(errorOf(await find(incidentId, finding, names))).toMatchObject({
        code: 'FINDING_WRONG',
        facts: { why },
      })
    expect(codeOf(await find(incidentId, 'none', []))).toBe('ok')
    expect(await counted('incident')).toEqual([])
  })

  it('takes each step in its turn, and of two at once one', async () => {
    const incidentId = await reported()
    expect(codeOf(await close(incidentId))).toBe('INCIDENT_MOVED_ON')
    expect(codeOf(await reopen(incidentId))).toBe('INCIDENT_MOVED_ON')
    expect(codeOf(await grade(incidentId, { investigatorIds: ['p-wang'] }))).toBe('INVESTIGATOR_WRONG')
    expect(codeOf(await grade(incidentId, { windowId: 'w404' }))).toBe('WINDOW_UNKNOWN')
    expect(codeOf(await find(incidentId, 'none', []))).toBe('NOT_INVESTIGATOR')
    await grade(incidentId)
    expect(codeOf(await grade(incidentId, { grade: 'major', investigatorIds: ['p-desk', 'p-admin2'] }))).toBe(
      'ok',
    )
    const both = await Promise.all([
      find(incidentId, 'negligence', ['wang']),
      find(incidentId, 'none', [], 'o-admin2'),
    ])
    expect(both.map(codeOf).sort()).toEqual(['INCIDENT_MOVED_ON', 'ok'])
    expect(codeOf(await find(incidentId, 'none', []))).toBe('INCIDENT_MOVED_ON')
    expect(codeOf(await grade(incidentId))).toBe('INCIDENT_MOVED_ON')
  })

  it('happened today or before, at a window that there is', async () => {
    expect(codeOf(await report({ happenedOn: '2026-11-25' }))).toBe('HAPPENED_LATER')
    expect(codeOf(await report({ windowId: 'w404' }))).toBe('WINDOW_UNKNOWN')
  })

  it('is read by its unit’s head, the centre and the steering office; who reported it by fewer', async () => {
    const incidentId = await reported()
    for (const [as, code] of [
      ['o-admin', 'ok'],
      ['o-desk', 'ok'],
      ['o-steering', 'ok'],
      ['o-head', 'ok'],
      ['o-headcw', 'NOT_FOUND'],
      ['o-wang', 'NOT_ALLOWED'],
    ] as const)
      expect([as, codeOf(await ask('incident', { incidentId }, as))]).toEqual([as, code])
    expect((await look(incidentId, 'o-head')).reporter).toBeUndefined()
    const listed = async (as: string) =>
      valueOf<{ incidents: object[] }>(await ask('incidents', {}, as)).incidents.length
    expect(await Promise.all(['o-desk', 'o-head', 'o-headcw', 'o-steering'].map(listed))).toEqual([
      1, 1, 0, 1,
    ])
  })

  it('says nothing of what was written to the audit', async () => {
    const incidentId = await graded()
    await find(incidentId, 'negligence', ['wang'])
    const audit = JSON.stringify(await stored(cloud(), AuditEntries, { subject: `incidents:${incidentId}` }))
    expect(audit).toContain('negligence')
    expect(audit).not.toContain('没有检查门窗')
    expect(audit).not.toContain('p-wang')
  })
})

describe('reported anonymously (§32)', () => {
  const anonymously = (opId: string, more: object = {}, as = 'o-li') =>
    ask('reportAnonymously', { ...form, ...more }, as, { opId })

  it('no person is stored with it, and of the time only the day', async () => {
    at(`${tuesday} 10:37`)
    const before = await stored(cloud(), Allowances)
    const opId = newOp()
    expect(codeOf(await anonymously(opId))).toBe('ok')
    expect(codeOf(await anonymously(opId))).toBe('ok')
    const [kept, ...others] = await stored(cloud(), Incidents)
    expect(others).toEqual([])
    expect(kept?.reporterId).toBeUndefined()
    const midnight = new Date(`${tuesday}T00:00:00+08:00`)
    expect([kept?.createdAt, kept?.updatedAt]).toEqual([midnight, midnight])
    const entries = await stored(cloud(), AuditEntries, { endpoint: 'security.reportAnonymously' })
    expect(entries.map(({ by, role, at: when }) => [by, role, when])).toEqual([
      ['anonymous', 'public', midnight],
    ])
    expect(await stored(cloud(), Operations, { endpoint: 'security.reportAnonymously' })).toEqual([])
    const after = await stored(cloud(), Allowances)
    expect(after.filter(({ _id }) => !before.some((one) => one._id === _id)).map(({ _id }) => _id)).toEqual([
      `anonymousIncidents:${tuesday}`,
    ])
    // Nothing that was written this morning leads to whoever did it.
    const visitor = visitorOf('o-li')
    for (const { name } of plans) {
      const { data } = (await cloud().database.act(
        'database.getDocument',
        { collectionName: name, query: '{}', limit: 1000 },
        { kind: 'admin' },
      )) as { data: { list: string[] } }
      const late = data.list.filter((text) => text.includes(visitor) && name !== 'accounts')
      expect([name, late.filter((text) => text.includes('ncident'))]).toEqual([name, []])
    }
    expect(valueOf<{ incidents: object[] }>(await ask('myIncidents', {}, 'o-li')).incidents).toEqual([])
    expect(await desks('incident')).toEqual(['centreAdmin'])
    expect(await look(String(kept?._id))).toMatchObject({ isAnonymous: true, state: 'reported' })
  })

  it('is limited without a trace', async () => {
    expect(codeOf(await anonymously(newOp(), { happenedOn: '2026-11-25' }))).toBe('HAPPENED_LATER')
    expect(codeOf(await anonymously(newOp(), { windowId: 'w404' }))).toBe('WINDOW_UNKNOWN')
    const codes: string[] = []
    for (let n = 0; n < 4; n++) codes.push(codeOf(await anonymously(newOp())))
    expect(codes).toEqual(['ok', 'ok', 'ok', 'TOO_OFTEN'])
    at(`${tuesday} 09:11`)
    expect(codeOf(await anonymously(newOp()))).toBe('ok')
  })
})

describe('evidence (§32)', () => {
  const read = (incidentId: string, n = 0, as = 'o-desk') => ask('readEvidence', { incidentId, n }, as)
  const add = async (incidentId: string, as = 'o-desk') =>
    ask('addEvidence', { incidentId, uploadId: await photo(as), note: '监控截图' }, as)

  it('is sealed by its hash as it comes, read by those alone who look into it, each look written down', async () => {
    const incidentId = await graded({ uploads: [await photo('o-zhao')] })
    expect(codeOf(await add(incidentId))).toBe('ok')
    const { evidence } = await look(incidentId, 'o-steering')
    expect(evidence).toMatchObject([{ hash: hashOf(png) }, { hash: hashOf(png), note: '监控截图' }])
    for (const [as, code] of [
      ['o-admin', 'NOT_INVESTIGATOR'],
      ['o-steering', 'NOT_ALLOWED'],
      ['o-head', 'NOT_ALLOWED'],
      ['o-zhao', 'NOT_ALLOWED'],
      ['o-desk', 'ok'],
    ] as const)
      expect([as, codeOf(await read(incidentId, 1, as))]).toEqual([as, code])
    expect(codeOf(await add(incidentId, 'o-admin'))).toBe('NOT_INVESTIGATOR')
    expect(codeOf(await read(incidentId, 7))).toBe('FILE_UNKNOWN')
    expect(valueOf(await read(incidentId, 0))).toMatchObject({ kind: 'png', isIntact: true })
    at(`${tuesday} 09:02`)
    await read(incidentId, 1)
    expect((await look(incidentId)).looks?.map(({ name, role, n }) => [name, role, n])).toEqual([
      ['desk老师', 'centreStaff', 1],
      ['desk老师', 'centreStaff', 0],
      ['desk老师', 'centreStaff', 1],
    ])
    expect((await look(incidentId, 'o-steering')).looks).toBeUndefined()
    expect(await stored(cloud(), Looks)).toHaveLength(3)
    expect(await filesUnder(cloud(), 'kept/incidents/')).toHaveLength(2)
  })

  it('that was changed behind its hash says so', async () => {
    const incidentId = await graded({ uploads: [await photo('o-zhao')] })
    const [known] = await stored(cloud(), Incidents, { _id: incidentId })
    await drop(cloud(), Incidents, { _id: incidentId })
    const evidence = known?.evidence.map((one) => ({ ...one, hash: 'a'.repeat(64) }))
    const { put } = await import('../centre')
    await put(cloud(), Incidents, { ...known, evidence } as never)
    expect(valueOf(await read(incidentId))).toMatchObject({ isIntact: false })
  })

  it('is added while it is looked into, and not without end', async () => {
    const incidentId = await graded()
    await find(incidentId, 'none', [])
    expect(codeOf(await add(incidentId))).toBe('INCIDENT_MOVED_ON')
    await reopen(incidentId)
    for (let n = 0; n < 20; n++) {
      if (n % 10 === 9) at(`${tuesday} 09:${String(15 + n)}`)
      expect(codeOf(await add(incidentId))).toBe('ok')
    }
    at(`${tuesday} 10:10`)
    expect(codeOf(await add(incidentId))).toBe('TOO_MUCH_EVIDENCE')
  })
})

describe('drills and trainings for safety (§30 §31)', () => {
  const drill = {
    kind: 'fire',
    title: '秋季消防演练',
    day: '2026-11-20',
    notes: '三分钟全部撤离，东门拥堵',
    personIds: ['p-wang', 'p-li', 'p-wang'],
  }
  it('are logged with who took part, amended, and read by the centre and the steering office', async () => {
    expect(codeOf(await ask('logDrill', { ...drill, day: '2026-11-25' }, 'o-desk'))).toBe('DRILL_LATER')
    const uploads = [await photo('o-desk')]
    const { drillId } = valueOf<{ drillId: string }>(await ask('logDrill', { ...drill, uploads }, 'o-desk'))
    const seen = async (as: string) =>
      valueOf<{ people: { name: string }[]; files: object[]; mayAmend: boolean; tookPart: number }>(
        await ask('drill', { drillId }, as),
      )
    expect(await seen('o-steering')).toMatchObject({
      people: [{ name: 'wang老师' }, { name: 'li老师' }],
      files: [{ kind: 'png' }],
      tookPart: 2,
      mayAmend: false,
    })
    const more = {
      ...drill,
      drillId,
      personIds: ['p-wang', 'p-li', 'p-zhao'],
      uploads: [await photo('o-desk')],
    }
    expect(codeOf(await ask('amendDrill', more, 'o-desk'))).toBe('ok')
    expect(await seen('o-desk')).toMatchObject({ tookPart: 3, mayAmend: true, files: [{}, {}] })
    expect(codeOf(await ask('amendDrill', { ...more, uploads: [], day: '2026-11-25' }, 'o-desk'))).toBe(
      'DRILL_LATER',
    )
    const many = await Promise.all(Array.from({ length: 5 }, () => photo('o-desk')))
    expect(codeOf(await ask('amendDrill', { ...more, uploads: many }, 'o-desk'))).toBe('TOO_MANY_FILES')
    for (const [as, n, code] of [
      ['o-desk', 0, 'ok'],
      ['o-steering', 1, 'ok'],
      ['o-desk', 5, 'FILE_UNKNOWN'],
      ['o-wang', 0, 'NOT_ALLOWED'],
    ] as const)
      expect(codeOf(await ask('drillFile', { drillId, at: n }, as))).toBe(code)
    const { drills, mayLog } = valueOf<{ drills: object[]; mayLog: boolean }>(
      await ask('drills', {}, 'o-steering'),
    )
    expect([drills.length, mayLog]).toEqual([1, false])
    const { people } = valueOf<{ people: { name: string; windowNo: number }[] }>(
      await ask('drillForm', {}, 'o-desk'),
    )
    expect(people.map(({ name, windowNo }) => `${String(windowNo)} ${name}`)).toEqual([
      '1 wang老师',
      '1 li老师',
      '2 zhao老师',
    ])
    expect(await stored(cloud(), Drills)).toHaveLength(1)
    await tick()
  })
})
