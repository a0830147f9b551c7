import { Accounts, visitorOf } from '../../cloudfunctions/_kernel/account'
import { Leaflets, SheetDrafts, SheetVersions, Todos } from '../../cloudfunctions/guidance/collections'
import { Script } from '../../local/seed/script'
import { seedLeaflets, sheetsUnderWay, workOnSheets } from '../../local/seed/sheets'
import { openDemoHall } from '../hall/demo-hall'
import type { Hall } from '../hall/open-hall'
import { put, stamps, stored } from './centre'
import { sheets } from './sheets'

import.meta.jest.setTimeout(60_000)

let hall: Hall
const account = (openid: string, grant: Record<string, string>) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name: openid,
  audience: '教职工',
  grants: [{ ...grant, from: '2026-09-01' }] as never,
  ...stamps,
})
beforeAll(async () => {
  hall = await openDemoHall()
  await put(
    hall.cloud,
    Accounts,
    account('o-head-xg', { role: 'unitHead', unitId: 'xg' }),
    account('o-head-jw', { role: 'unitHead', unitId: 'jw' }),
    account('o-centre-desk', { role: 'centreStaff' }),
  )
  await put(hall.cloud, SheetDrafts, ...(sheetsUnderWay(sheets) as never[]))
  await put(hall.cloud, Leaflets, ...(seedLeaflets(sheets) as never[]))
  await workOnSheets(new Script(hall.cloud, 'sheets'))
})
afterAll(() => hall.close())

test('the demo has a sheet that waits for the centre, and a leaflet that is out of date', async () => {
  expect(await stored(hall.cloud, SheetDrafts, { state: 'submitted' })).toMatchObject([{ _id: 'XG-091' }])
  expect((await stored(hall.cloud, SheetVersions, { code: 'JW-003' })).length).toBe(2)
  const waiting = (await stored(hall.cloud, Todos)).map(({ kind, subject }) => `${kind} ${subject}`)
  expect([...new Set(waiting)].sort()).toEqual(['leafletStale leaflet-JW-003', 'sheetReview XG-091'])
})
