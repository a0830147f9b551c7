import type { Cloud } from '../../local/server/cloud'
import { codeOf, startCentre } from './centre'
import { arrange, closing } from './windows-hall'
import { given, type List, stepsFor } from './windows-steps'

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
