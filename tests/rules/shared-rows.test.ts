import type { CalendarEntry } from '../../cloudfunctions/_kernel/calendar'
import { addWorkingDays } from '../../cloudfunctions/_kernel/calendar'
import type { Case } from '../../cloudfunctions/cases/case'
import { caseSlipOf } from '../../cloudfunctions/cases/case-slip'
import { openPromiseOf, sharedRows } from '../../cloudfunctions/cases/shared-rows'
import { aCase, aPromise } from './a-case'

const now = new Date('2026-11-23T09:40:00+08:00')
const closed = { kind: 'closing', day: '2026-11-25', reason: '停电' } as unknown as CalendarEntry
const hall = {
  windows: new Map(),
  units: new Map([['u-jw', { _id: 'u-jw', name: '教务处', nameEn: 'Academic Affairs' }]]),
  unitsByName: new Map(),
  calendar: [] as CalendarEntry[],
} as unknown as Parameters<typeof caseSlipOf>[1]

const stop = (from: string, to: string) => ({ reason: 'waitingForApplicant', words: '等', from, to })

describe('a promise as the calendar sees it (§20)', () => {
  test.each([
    ['runs from its acceptance', {}, [], '2026-11-23', 5],
    ['counts vacations only where the sheet does', { inVacation: true }, [], '2026-11-23', 5],
    ['leaves out a day on which the centre is closed', { dueOn: '2026-12-01' }, [closed], '2026-11-23', 5],
    [
      'runs from the day before its clock went on, with what is left',
      { stops: [stop('2026-11-24', '2026-11-27')], dueOn: '2026-12-03' },
      [],
      '2026-11-26',
      5,
    ],
    [
      'runs from its acceptance where the clock never stood',
      { stops: [stop('2026-11-23', '2026-11-23')] },
      [],
      '2026-11-23',
      5,
    ],
  ])('%s', (_title, more, entries, from, days) => {
    const known = aCase('inProgress', { promise: aPromise(more) })
    const row = openPromiseOf(known, entries, now)
    expect(row).toMatchObject({ _id: 'k-1', from, days })
    // Counted anew by the same calendar it is due on the same day.
    const again = row && addWorkingDays(row.from, row.days, entries, row.inVacation)
    expect(again).toMatchObject({ covered: true, day: known.promise.dueOn })
  })

  test.each(['received', 'awaitingMaterials', 'suspended', 'done', 'refused', 'withdrawn'] as const)(
    'a case that is %s has none',
    (state) => {
      expect(openPromiseOf(aCase(state), [], now)).toBeUndefined()
    },
  )

  it('is over once no working day of it is left', () => {
    const late = aCase('inProgress', { promise: aPromise({ dueOn: '2026-11-23' }) })
    expect(openPromiseOf(late, [], now)).toBeUndefined()
  })
})

/** What is written beside a case that goes from one state to another, by collection. */
const written = (before: Case | undefined, next: Case) =>
  Object.fromEntries(
    sharedRows(before, next, hall, now).map((write) => [
      write.of.name,
      'put' in write ? write.put : 'drop' in write ? 'dropped' : 'other',
    ]),
  )

describe('what follows a case (§20)', () => {
  const waiting = aCase('awaitingMaterials', { visitor: 'v-li' })
  const running = aCase('inProgress')

  it('opens a pass with a notice, to the end of its last day', () => {
    expect(written(aCase('received'), waiting)['returnPasses']).toMatchObject({
      _id: 'k-1',
      visitor: 'v-li',
      slip: waiting.slip,
      service: 'JW-003',
      until: new Date('2026-12-08T00:00:00+08:00'),
      isOpen: true,
    })
  })
  test.each([
    ['the papers were brought', aCase('received')],
    ['nobody came', aCase('withdrawn')],
  ])('closes it when %s', (_title, next) => {
    expect(written(waiting, next)['returnPasses']).toMatchObject({ isOpen: false })
  })
  it('takes a promise away while the clock stands still and when the case ends', () => {
    expect(written(running, aCase('suspended'))['openPromises']).toBe('dropped')
    expect(written(running, aCase('done'))['openPromises']).toBe('dropped')
    expect(written(aCase('received'), aCase('withdrawn'))).toEqual({})
  })
})

describe('the paper of a case (§20)', () => {
  test.each([
    ['received', 'nothing to take home yet', undefined],
    ['inProgress', 'its reason and date', { kind: 'acceptance', words: '需要审批', until: '2026-11-30' }],
    ['suspended', 'no date while the clock stands', { kind: 'acceptance', state: { zh: '暂停计时' } }],
    ['done', 'the result and until when it waits', { kind: 'result', words: '证明', until: '2026-12-23' }],
    [
      'refused',
      'ground, clause and where to appeal',
      {
        kind: 'denial',
        denial: { basis: { zh: '学校规章' }, ground: '学分不够', clause: '第八条', appeal: '教务处' },
      },
    ],
    ['withdrawn', 'nothing that was never given', undefined],
  ] as const)('%s: %s', (state, _title, expected) => {
    const slip = caseSlipOf(aCase(state), hall, now)
    if (expected === undefined) expect(slip).toBeUndefined()
    else expect(slip).toMatchObject({ _id: 's', no: 'ABCD2345', unit: { zh: '教务处' }, ...expected })
    if (state === 'suspended') expect(slip).not.toHaveProperty('until')
  })

  it('opens the result that waits for who has no phone, and no other', () => {
    expect(caseSlipOf(aCase('done'), hall, now)).toMatchObject({ isPickup: true })
    expect(caseSlipOf(aCase('done', { visitor: 'v-li' }), hall, now)).toMatchObject({ isPickup: false })
    expect(caseSlipOf(aCase('inProgress'), hall, now)).not.toHaveProperty('isPickup')
  })

  it('names nobody', () => {
    for (const state of ['inProgress', 'done', 'refused'] as const) {
      const more = { applicant: { name: '李小雨', phone: '13800000000' }, proxy: { name: '李爸爸' } }
      expect(JSON.stringify(caseSlipOf(aCase(state, more), hall, now))).not.toMatch(/李小雨|李爸爸|138/)
    }
  })
})
