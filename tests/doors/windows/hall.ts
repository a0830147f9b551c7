import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import { Lines } from '../../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import { type HoldKind, WindowHolds } from '../../../cloudfunctions/_shared/window-hold'
import type { Cloud } from '../../../local/server/cloud'
import { year2027 } from '../../rules/calendar-year'
import { spans } from '../../rules/spans'
import { edit, put, stamps, stored } from '../centre'
import { sheetWith } from '../guidance/sheets'

const since = '2026-09-01'
export const account = (openid: string, ...grants: Record<string, string>[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid.slice(2)}`,
  name: openid,
  audience: '教职工',
  grants: grants.map((grant) => ({ ...grant, from: since })) as never,
  ...stamps,
})

const unit = (id: string, name: string, nameEn: string) => ({
  _id: id,
  name,
  nameEn,
  office: `${name}办公室`,
  officeEn: `Office of ${nameEn}`,
  phone: '0000-88000000',
  ...stamps,
})
const place = { state: 'open' as const, place: '一层东侧', placeEn: 'East side', ...stamps }
const line = {
  nameEn: 'Line',
  state: 'open' as const,
  guests: true,
  dailyCap: 200,
  defaultMinutes: 8,
  ...stamps,
}

/** A hall with two windows of one unit and one of another, its heads, its centre and its steering office. */
export const arrange = async (cloud: Cloud): Promise<void> => {
  await put(cloud, Units, unit('jw', '教务处', 'Academic Affairs'), unit('cw', '财务处', 'Finance'))
  await put(
    cloud,
    ServiceWindows,
    { _id: 'w1', no: 1, unitId: 'jw', ...place },
    { _id: 'w2', no: 2, unitId: 'jw', ...place },
    { _id: 'w5', no: 5, unitId: 'cw', ...place },
  )
  await put(
    cloud,
    Lines,
    { _id: 'A', name: '证明', unitId: 'jw', windowIds: ['w1'], services: ['JW-001', 'JW-003'], ...line },
    { _id: 'B', name: '学籍', unitId: 'jw', windowIds: ['w2'], services: ['JW-004'], ...line },
    { _id: 'C', name: '报销', unitId: 'cw', windowIds: ['w5'], services: ['CW-001'], ...line },
  )
  const sheets = [
    sheetWith('JW-001', { windows: ['w1'] }),
    sheetWith('JW-003', { windows: ['w1'] }),
    sheetWith('JW-004', { windows: ['w2'] }),
    sheetWith('JW-005', { windows: [] }),
    sheetWith('CW-001', { windows: ['w5'] }),
  ]
  await put(cloud, PublishedSheets, ...sheets.map((sheet) => ({ _id: sheet.code, sheet, ...stamps })))
  await put(cloud, Timetables, {
    _id: 't1',
    name: '冬季',
    from: '2025-10-08',
    segments: spans('08:00-12:00 14:00-17:30'),
    ...stamps,
  })
  await put(cloud, CalendarEntries, year2027)
  await put(
    cloud,
    Accounts,
    account('o-head', { role: 'unitHead', unitId: 'jw' }, { role: 'unitHead', unitId: 'jw', windowId: 'w1' }),
    account('o-head-cw', { role: 'unitHead', unitId: 'cw' }),
    account('o-admin', { role: 'centreAdmin' }),
    account('o-both', { role: 'centreAdmin' }, { role: 'unitHead', unitId: 'jw' }),
    account('o-steering', { role: 'steeringOffice' }),
    account('o-clerk', { role: 'windowStaff', windowId: 'w1' }),
    account('o-clerk-2', { role: 'windowStaff', windowId: 'w2' }),
    account('o-clerk-9', { role: 'windowStaff', windowId: 'w9' }),
    account('o-student'),
  )
}

/** What a context reports of a window, as its own timer would: by hand, where that context isn't in question. */
export const report = async (
  cloud: Cloud,
  windowId: string,
  counts: Partial<Record<HoldKind, number>>,
  asOf: Date = cloud.now(),
): Promise<void> => {
  for (const [kind, count] of Object.entries({ assets: 0, ...counts })) {
    const items = Array.from({ length: Math.min(count, 3) }, (_none, n) => ({
      id: kind === 'services' ? `JW-00${String(n * 2 + 1)}` : `${kind}-${String(n)}`,
      zh: `第 ${String(n + 1)} 件`,
      en: `No. ${String(n + 1)}`,
    }))
    const _id = `${windowId}:${kind}`
    const seen = { count, items, asOf, updatedAt: asOf }
    if ((await stored(cloud, WindowHolds, { _id })).length > 0) {
      await edit(cloud, WindowHolds, { _id }, seen)
    } else await put(cloud, WindowHolds, { _id, windowId, kind: kind as HoldKind, ...seen })
  }
}

export const opening = {
  kind: 'open',
  reason: '学位证明没有窗口',
  wishedOn: '2026-12-01',
  services: ['JW-005'],
  dayPart: 'whole',
  weekdays: [1, 2, 3, 4, 5],
  primary: { no: 'T1', name: '甲' },
  alternate: { no: 'T2', name: '乙' },
  space: '一个工位',
  guests: true,
}
export const closing = { kind: 'close', windowId: 'w1', reason: '业务并到二号窗口', wishedOn: '2026-12-01' }
