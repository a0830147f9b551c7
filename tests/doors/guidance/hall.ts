import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { CalendarEntries } from '../../../cloudfunctions/_kernel/calendar'
import { Timetables } from '../../../cloudfunctions/_kernel/timetable'
import { Lines } from '../../../cloudfunctions/_shared/line'
import { PublishedSheets } from '../../../cloudfunctions/_shared/published-sheet'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import type { Cloud } from '../../../local/server/cloud'
import { winterVacation } from '../../rules/calendar-year'
import { spans } from '../../rules/spans'
import { put, stamps, startCentre } from '../centre'
import { sheetWith } from './sheets'

const published = [
  sheetWith('JW-001', { windows: ['W1'] }),
  sheetWith('JW-003', { windows: ['W1'] }),
  // Another unit's window takes it by agreement; its own is closed.
  sheetWith('YJS-001', { windows: ['W9', 'W2'], entrustedTo: '学生处' }),
  sheetWith('HQ-001', { windows: [] }),
]

const account = (openid: string, grants: Record<string, string>[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name: openid,
  audience: '教职工',
  grants: grants.map((grant) => ({ ...grant, from: '2026-09-01' })) as never,
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

const place = { place: '一层东侧', placeEn: 'East side', ...stamps }
const line = {
  nameEn: 'Line',
  state: 'open' as const,
  guests: true,
  dailyCap: 200,
  defaultMinutes: 8,
  ...stamps,
}

/** Three units, three windows of which one is closed, two lines, four published sheets and their people. */
export const startGuidance = async (): Promise<Cloud> => {
  const cloud = await startCentre()
  await put(
    cloud,
    Units,
    unit('u-jw', '教务处', 'Academic Affairs'),
    unit('u-xs', '学生处', 'Student Affairs'),
    unit('u-hq', '后勤保障部', 'Logistics'),
  )
  await put(
    cloud,
    ServiceWindows,
    { _id: 'W1', no: 1, unitId: 'u-jw', state: 'open', ...place },
    { _id: 'W2', no: 2, unitId: 'u-xs', state: 'open', ...place },
    { _id: 'W9', no: 9, unitId: 'u-jw', state: 'closed', ...place },
  )
  await put(
    cloud,
    Lines,
    { _id: 'A', name: '学籍', unitId: 'u-jw', windowIds: ['W1'], services: ['JW-001', 'JW-003'], ...line },
    { _id: 'B', name: '研究生', unitId: 'u-xs', windowIds: ['W2'], services: ['YJS-001'], ...line },
  )
  await put(cloud, Timetables, {
    _id: 't1',
    name: '冬季',
    from: '2025-10-08',
    segments: spans('08:00-12:00 14:00-17:30'),
    ...stamps,
  })
  await put(cloud, CalendarEntries, winterVacation)
  await put(cloud, PublishedSheets, ...published.map((sheet) => ({ _id: sheet.code, sheet, ...stamps })))
  await put(
    cloud,
    Accounts,
    account('o-clerk', [{ role: 'windowStaff', windowId: 'W1' }]),
    account('o-clerk2', [{ role: 'windowStaff', windowId: 'W2' }]),
    account('o-desk', [{ role: 'centreStaff' }]),
    account('o-student', []),
  )
  return cloud
}
