import type { Day } from '../../../cloudfunctions/_kernel/time'
import { Events } from '../../../cloudfunctions/_shared/event'
import { RoleGrants } from '../../../cloudfunctions/people/collections'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, put, stamps, startCentre, stored } from '../centre'
import { arrange, closing, opening, report } from './hall'
import { given, type List, stepsFor, type View } from './steps'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const steps = stepsFor(() => cloud)
const { ask, draft, submitted, withdraw } = steps

beforeAll(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterAll(() => cloud.close())
beforeEach(steps.nextMinute)

describe('what a unit never handed in is its own, also when it is withdrawn', () => {
  const readers = ['o-head', 'o-admin', 'o-steering'] as const
  const seen = async (applicationId: string): Promise<string[]> => {
    const answers = readers.map(async (openid) => codeOf(await ask('application', { applicationId }, openid)))
    return Promise.all(answers)
  }
  const listed = async (openid: string): Promise<string[]> => {
    const list: List = given(await ask('applications', { which: 'all' }, openid))
    return list.applications.map(({ applicationId }) => applicationId)
  }

  it('a draft', async () => {
    const applicationId = await draft(closing)
    given(await withdraw(applicationId))
    expect(await seen(applicationId)).toEqual(['ok', 'NOT_ALLOWED', 'NOT_ALLOWED'])
    expect(await listed('o-admin')).not.toContain(applicationId)
    const own: List = given(await ask('unitApplications', { unitId: 'jw' }, 'o-head'))
    expect(own.applications[0]).toMatchObject({ applicationId, state: 'withdrawn' })
  })

  it('but not one that was handed in before, or sent back', async () => {
    const applicationId = await submitted(closing)
    given(await ask('sendBackApplication', { applicationId, remark: '请写明' }, 'o-admin'))
    given(await withdraw(applicationId))
    expect(await seen(applicationId)).toEqual(['ok', 'ok', 'ok'])
    expect(await listed('o-steering')).toContain(applicationId)
  })
})

describe('one that was sent back and is rewritten for another window', () => {
  it('is refused while somebody asks about that one, and goes through when nobody does', async () => {
    const other = await submitted({ ...closing, windowId: 'w2' })
    const applicationId = await submitted(closing)
    given(await ask('sendBackApplication', { applicationId, remark: '请写明' }, 'o-admin'))
    const form = { ...closing, windowId: 'w2', reason: '改撤二号窗口' }
    const rewrite = () => ask('saveApplication', { unitId: 'jw', applicationId, form }, 'o-head')
    expect(codeOf(await rewrite())).toBe('ASKED_ALREADY')
    // A draft may ask for anything: whether it may be handed in is seen then.
    given(await withdraw(await draft(form)))
    given(await withdraw(other))
    expect(await rewrite()).toMatchObject({ value: { state: 'returned', windowId: 'w2' } })
    given(await withdraw(applicationId))
  })
})

describe('what becomes of an adjustment by the centre is told to the unit too (§8)', () => {
  const form = { ...closing, kind: 'reduce', windowId: 'w1', services: ['JW-003'] }
  const heard = async (): Promise<string> => {
    const planned: View = given(await ask('proposeAdjustment', { unitId: 'jw', form }, 'o-admin'))
    const answer = { applicationId: planned.applicationId, statement: '同意' }
    given(await ask('answerAdjustment', answer, 'o-head'))
    return planned.applicationId
  }
  const told = async (applicationId: string, outcome: string): Promise<unknown[]> => {
    const of = { $regex: `^windowApplications:${applicationId}:[0-9]+:${outcome}:` }
    const events = await stored(cloud, Events, { kind: 'tell', _id: of })
    return events.map(({ facts }) => facts['reader']).sort()
  }
  beforeAll(async () => {
    const grant = { role: 'unitHead', unitId: 'jw', grantedBy: 'console', ...stamps } as const
    const from = '2026-09-01' as Day
    await put(
      cloud,
      RoleGrants,
      { _id: 'g-1', personId: 'p-head', from, holds: 'jw:unitHead', turn: 2, ...grant },
      // Their deputy is told too; whoever was head before, or heads another unit, is not.
      { _id: 'g-2', personId: 'p-deputy', from, holds: 'jw:deputy', ...grant, isDeputy: true },
      { _id: 'g-3', personId: 'p-former', from, to: '2026-10-01', holds: 'jw:unitHead', ...grant },
      { _id: 'g-4', personId: 'p-head-cw', from, holds: 'cw:unitHead', ...grant, unitId: 'cw' },
    )
  })
  const all = ['p-admin', 'p-deputy', 'p-head']

  it('that it was turned down', async () => {
    const applicationId = await heard()
    given(await ask('rejectApplication', { applicationId, reason: '再看一学期' }, 'o-admin'))
    expect(await told(applicationId, 'rejected')).toEqual(all)
  })

  it('that it was granted, that something keeps it, and that it took effect, once each', async () => {
    const applicationId = await heard()
    const day = '2026-11-24'
    given(await ask('approveApplication', { applicationId, reason: '同意', effectiveOn: day }, 'o-admin'))
    expect(await told(applicationId, 'approved')).toEqual(all)
    const [event] = await stored(cloud, Events, {
      _id: { $regex: `${applicationId}:[0-9]+:approved:p-head$` },
    })
    expect(event?.facts).toMatchObject({
      zh: '中心提出的“减少事项（1号窗口）”批准了，11月24日 起生效。',
      en: "The centre's plan for fewer services (window 1) was approved and takes effect on 24 Nov.",
      page: `/staff/application/application?id=${applicationId}`,
    })
    steps.at(day, '08:30')
    await report(cloud, 'w1', { services: 1, cases: 0, tickets: 0 })
    await steps.tick('windows', 'windows')
    expect(await told(applicationId, 'blocked')).toEqual(all)
    await report(cloud, 'w1', { services: 0, cases: 0, tickets: 0 })
    await steps.tick('windows', 'windows')
    expect(await told(applicationId, 'implemented')).toEqual(all)
  })

  it('while a unit’s own goes to whoever signed it alone', async () => {
    const applicationId = await submitted({ ...closing, windowId: 'w2' })
    given(await ask('takeApplication', { applicationId }, 'o-admin'))
    given(await ask('rejectApplication', { applicationId, reason: '再看一学期' }, 'o-admin'))
    expect(await told(applicationId, 'rejected')).toEqual(['p-head'])
  })
})

describe('a number that was granted', () => {
  it('is suggested to nobody else before its window opens, and not called free', async () => {
    const wish = (services: string[]) => ({ ...opening, services })
    const spot = (no: number) => ({ opening: { no, place: '一层西侧', placeEn: 'West' } })
    const first = await steps.approved(wish(['JW-005']), { ...spot(11), effectiveOn: '2026-12-10' })
    const second = await steps.underReview(wish(['JW-004', 'JW-005']))
    expect((await steps.view(second, 'o-admin')).suggestion).toMatchObject({ no: 12 })
    const asked = { applicationId: second, reason: '同意', effectiveOn: '2026-12-10', ...spot(5) }
    expect(await ask('approveApplication', asked, 'o-admin')).toMatchObject({
      error: { code: 'WINDOW_NO_TAKEN', facts: { free: 12 } },
    })
    for (const applicationId of [first, second]) given(await withdraw(applicationId))
  })
})

describe('what is in the way of a closing', () => {
  it('leads whoever only reads to no page that would refuse them', async () => {
    const applicationId = await submitted({ ...closing, windowId: 'w1' })
    steps.nextMinute()
    await report(cloud, 'w1', { services: 1, cases: 1, tickets: 1, people: 1, assets: 1 })
    const pages = async (openid: string) =>
      (await steps.view(applicationId, openid)).blockers.map(({ kind, page }) => [kind, page !== undefined])
    const every = ['services', 'cases', 'tickets', 'people', 'assets']
    for (const openid of ['o-head', 'o-admin'])
      expect(await pages(openid)).toEqual(every.map((kind) => [kind, true]))
    expect(await pages('o-steering')).toEqual([
      ['services', false],
      ['cases', false],
      ['tickets', true],
      ['people', true],
      ['assets', false],
    ])
    given(await withdraw(applicationId))
  })
})
