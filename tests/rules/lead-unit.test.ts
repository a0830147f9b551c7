import { leadAt } from '../../cloudfunctions/cases/joint/lead-unit'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { sheetWith } from '../doors/guidance/sheets'

const units = [
  { _id: 'u-jw', name: '教务处', nameEn: 'Academic Affairs' },
  { _id: 'u-cw', name: '财务处', nameEn: 'Finance' },
  { _id: 'u-xg', name: '学生工作处', nameEn: 'Student Affairs' },
]
const place = (_id: string, no: number, unitId: string, state: 'open' | 'closing' = 'open') => ({
  _id,
  no,
  unitId,
  state,
})
const [own, second, other, third] = [
  place('W1', 1, 'u-jw'),
  place('W4', 4, 'u-jw'),
  place('W2', 2, 'u-cw'),
  place('W3', 3, 'u-xg'),
]
const hallOf = (...windows: (typeof own)[]) => ({
  windows: new Map(windows.map((one) => [one._id, one])),
  units: new Map(units.map((one) => [one._id, one])),
  unitsByName: new Map(units.map((one) => [one.name, one])),
})
const hall = hallOf(own, second, other, third)
const at = ['W1', 'W4', 'W2', 'W3']
const joint = sheetWith('JW-005', { windows: at })
const direct = sheetWith('JW-003', { windows: at })
const entrusted = sheetWith('JW-005', { windows: at, entrustedTo: '学生工作处' })
const unknown = { ...joint, leadUnit: '改了名的处' } as ServiceSheet

describe('who leads a case taken at a window (§20)', () => {
  test.each([
    ['a plain matter: the window’s unit', direct, other, hall, { unitId: 'u-cw' }],
    ['a joint matter at the lead’s window', joint, own, hall, { unitId: 'u-jw' }],
    [
      'a joint matter at another unit: the lead’s windows take it',
      joint,
      other,
      hall,
      { lead: units[0], windowNos: [1, 4] },
    ],
    ['one entrusted to this unit: taken here, led by the lead', entrusted, third, hall, { unitId: 'u-jw' }],
    ['one entrusted to another unit', entrusted, other, hall, { lead: units[0], windowNos: [1, 4] }],
    [
      'the lead’s windows are closing: whoever takes it takes it for the lead',
      joint,
      other,
      hallOf(place('W1', 1, 'u-jw', 'closing'), other),
      { unitId: 'u-jw' },
    ],
    ['a lead that no unit is called any more', unknown, other, hall, { unitId: 'u-cw' }],
  ])('%s', (_situation, sheet, window, around, expected) => {
    expect(leadAt(sheet, window, around)).toEqual(expected)
  })
})
