import { type Thing, thingOf } from '../../cloudfunctions/centre/audit/thing'

const place = (no: number): Thing => ({ kind: 'window', no })
const numbered = (no: string): Thing => ({ kind: 'numbered', no })
const named = (name: string): Thing => ({ kind: 'name', name })

test.each<[string, string, Thing]>([
  ['a window by its number', '3', place(3)],
  ['as it is written over it', '3号窗口', place(3)],
  ['as people say it', '12号', place(12)],
  ['in full width', '１２', place(12)],
  ['in English', 'Window 12', place(12)],
  ['with a zero before it', '07', place(7)],
  ['a sheet by its code', 'JW-003', { kind: 'sheet', code: 'JW-003' }],
  ['in small letters', ' jw-003 ', { kind: 'sheet', code: 'JW-003' }],
  ['a case by its number', 'abcd2345', numbered('ABCD2345')],
  ['a case with a hyphen, as it is read out', 'ABCD-2345', numbered('ABCD2345')],
  ['somebody by their number', 'T2026001', numbered('T2026001')],
  ['a number of digits alone', '2026001', numbered('2026001')],
  ['a name', '周立', named('周立')],
  ['a name in Latin letters', 'Anna Smith', named('Anna Smith')],
  ['a number too short for anybody', 'A1', named('A1')],
  ['nothing that there could be', '0', named('0')],
])('%s: %s', (_situation, typed, expected) => {
  expect(thingOf(typed)).toEqual(expected)
})
