import {
  calendarDocuments,
  lineDocuments,
  planDocument,
  stamps,
  timetableDocuments,
  unitDocuments,
  windowDocuments,
  windowNumbers,
} from '../../local/seed/hall'
import { insertDocuments } from '../../local/seed/insert'
import { firstVersions, publishedDrafts } from '../../local/seed/sheets'
import type { CloudOptions } from '../../local/server/cloud'
import type { Grant } from '../../cloudfunctions/_kernel/role'
import { sheets } from '../doors/guidance/sheets'
import { account, clerkOf } from './documents'
import { openHall, type Hall } from './open-hall'

const since = '2026-01-01' as Grant['from']

/** Somebody on the rolls whom nobody has bound yet. */
export const newcomer = { no: 'T2026001', name: '陈立新', openid: 'newcomer' }
export const desk = 'desk'
export const member = 'member'

/**
 * The demo's hall before anybody came: seventeen windows with a line each, all services, the plan, the index; a clerk
 * at each window (`clerkOf`), the desk, a member, and a newcomer who may bind. No history, so it is up in seconds.
 */
export const openDemoHall = async (options: Partial<CloudOptions> = {}): Promise<Hall> => {
  const hall = await openHall({ ...options, furnish: false })
  const put = (collection: string, documents: readonly object[]) =>
    insertDocuments(hall.cloud, collection, documents)
  await put('units', unitDocuments)
  await put('windows', windowDocuments)
  await put('lines', lineDocuments(sheets))
  await put(
    'publishedSheets',
    sheets.map((sheet) => ({ _id: sheet.code, sheet, ...stamps })),
  )
  await put('sheetVersions', firstVersions(sheets))
  await put('sheetDrafts', publishedDrafts(sheets))
  await put('timetables', timetableDocuments)
  await put('calendar', calendarDocuments)
  await put('plans', [planDocument])
  await put('persons', [
    {
      _id: 'person-newcomer',
      no: newcomer.no,
      name: newcomer.name,
      kind: 'teacher',
      audience: '教职工',
      unitId: 'jw',
      ...stamps,
    },
  ])
  await put('accounts', [
    ...windowNumbers.map((no) =>
      account(clerkOf(`w${String(no)}`), '王晓岚', '教职工', [
        { role: 'windowStaff', windowId: `w${String(no)}`, from: since },
      ]),
    ),
    account(desk, '李慧', '教职工', [{ role: 'centreStaff', from: since }]),
    account(member, '张三', '本科生', []),
  ])
  await hall.cloud.runTimer('guidance')
  return hall
}
