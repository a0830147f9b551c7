import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Events } from '../../../cloudfunctions/_shared/event'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, edit, startCentre, stored } from '../centre'
import { arrange } from './hall'
import { given, stepsFor, type View } from './steps'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const steps = stepsFor(() => cloud)
const { ask, draft, approved, view, withdraw, place, state, at, tick } = steps

beforeAll(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterAll(() => cloud.close())
beforeEach(steps.nextMinute)

describe('a window at other hours (§7)', () => {
  const mornings = { kind: 'hours', windowId: 'w2', dayPart: 'mornings', weekdays: [1, 3] }
  const asked = (more: object = {}) => ({
    reason: '下午办事的人很少',
    wishedOn: '2026-11-30',
    ...mornings,
    ...more,
  })

  it('serves at them from its day on, whoever asked: the unit, or the centre after hearing it', async () => {
    at('2026-11-29', '10:00')
    const applicationId = await approved(asked(), { effectiveOn: '2026-11-30' })
    expect(await view(applicationId)).toMatchObject({ dayPart: 'mornings', weekdays: [1, 3], services: [] })
    at('2026-11-30', '00:01')
    await tick('windows')
    expect(await state(applicationId)).toBe('implemented')
    expect(await place('w2')).toMatchObject({
      state: 'open',
      hours: [{ from: 0, to: 780 }],
      weekdays: [1, 3],
    })
    // No line, sheet or seat has to follow.
    expect(await stored(cloud, Events, { _id: { $regex: applicationId }, kind: { $ne: 'tell' } })).toEqual([])
    const [entry] = await stored(cloud, AuditEntries, { subject: 'windows:w2', 'after.weekdays': '13' })
    expect(entry).toMatchObject({ before: { hours: '', weekdays: '' }, after: { hours: '0-780' } })
    expect(await ask('applicationChoices', { unitId: 'jw' }, 'o-head')).toMatchObject({
      value: {
        windows: expect.arrayContaining([
          expect.objectContaining({ windowId: 'w2', dayPart: 'mornings', weekdays: [1, 3] }),
        ]) as unknown,
      },
    })
  })

  it('is not asked for the hours that it has', async () => {
    at('2026-11-30', '08:30')
    const form = asked({ wishedOn: '2026-12-02' })
    expect(codeOf(await ask('saveApplication', { unitId: 'jw', form }, 'o-head'))).toBe('HOURS_SAME')
    expect(codeOf(await ask('proposeAdjustment', { unitId: 'jw', form }, 'o-admin'))).toBe('HOURS_SAME')
    const other = await draft({ ...form, weekdays: [1, 2] })
    await edit(cloud, ServiceWindows, { _id: 'w2' }, { weekdays: [1, 2] })
    expect(codeOf(await ask('submitApplication', { applicationId: other }, 'o-head'))).toBe('HOURS_SAME')
    given(await withdraw(other))
    // The centre's plan takes the way of every other: the unit is heard first.
    const whole = asked({ dayPart: 'whole', weekdays: [1, 2, 3, 4, 5, 6, 7], wishedOn: '2026-12-02' })
    const planned: View = given(await ask('proposeAdjustment', { unitId: 'jw', form: whole }, 'o-admin'))
    expect(planned.state).toBe('hearing')
    given(await withdraw(planned.applicationId, 'o-admin'))
  })
})
