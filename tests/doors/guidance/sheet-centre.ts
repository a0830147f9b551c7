import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import {
  asDraft,
  type DraftContent,
  emptyContent,
} from '../../../cloudfunctions/guidance/sheet/draft-content'
import {
  PublishedSheets,
  SheetDrafts,
  SheetVersions,
  Todos,
} from '../../../cloudfunctions/guidance/collections'
import { ServiceWindows } from '../../../cloudfunctions/_shared/service-window'
import { Units } from '../../../cloudfunctions/_shared/unit'
import type { Cloud } from '../../../local/server/cloud'
import { type Answer, doorOf, newOp, put, stamps, startCentre, stored } from '../centre'
import { sheetWith } from './sheets'

const unit = (_id: string, name: string) => ({
  _id,
  name,
  nameEn: name,
  office: '行政楼',
  officeEn: 'Admin',
  phone: '0000-88000000',
  ...stamps,
})
const account = (openid: string, grants: Record<string, string>[]) => ({
  _id: visitorOf(openid),
  openid,
  personId: `p-${openid}`,
  name: openid,
  audience: '教职工',
  grants: grants.map((grant) => ({ ...grant, from: '2026-09-01' })) as never,
  ...stamps,
})
const place = { place: '一层东侧', placeEn: 'East side', ...stamps }

/** A sheet that lacks nothing. */
export const good: DraftContent = {
  ...emptyContent,
  name: '开具证明',
  nameEn: 'Certificate of enrolment',
  basis: [{ title: '《学籍管理规定》', documentNo: '', link: '' }],
  audience: ['本科生'],
  steps: [{ name: '受理', nameEn: '', who: '', days: 0, special: '', clockRuns: true }],
  kind: 'promised',
  legalDays: 10,
  promisedDays: 3,
  result: '证明一份',
  delivery: ['窗口领取'],
  consultPhone: '0000-88000001',
  complaintPhone: '0000-88001234',
  windows: ['W1'],
}

/** What is published from the start, at window 1 of 教务处. */
export const published = sheetWith('JW-001', { windows: ['W1'] })

/** Three units, two windows, their people, and one published sheet. */
export const startSheetCentre = async (): Promise<Cloud> => {
  const cloud = await startCentre()
  await put(cloud, Units, unit('jw', '教务处'), unit('xg', '学生工作处'), unit('cw', '财务处'))
  await put(
    cloud,
    ServiceWindows,
    { _id: 'W1', no: 1, unitId: 'jw', state: 'open', ...place },
    { _id: 'W4', no: 4, unitId: 'xg', state: 'open', ...place },
  )
  await put(
    cloud,
    Accounts,
    account('o-head', [{ role: 'unitHead', unitId: 'jw' }]),
    account('o-clerk', [{ role: 'windowStaff', windowId: 'W1' }]),
    account('o-head4', [{ role: 'unitHead', unitId: 'xg' }]),
    account('o-head5', [{ role: 'unitHead', unitId: 'cw' }]),
    account('o-clerk4', [{ role: 'windowStaff', windowId: 'W4' }]),
    account('o-desk', [{ role: 'centreStaff' }]),
    account('o-desk2', [{ role: 'centreAdmin' }]),
  )
  await put(cloud, PublishedSheets, { _id: published.code, sheet: published, ...stamps })
  await put(cloud, SheetVersions, {
    _id: `${published.code}:1`,
    code: published.code,
    version: 1,
    sheet: published,
    publishedAt: stamps.createdAt,
  })
  await put(cloud, SheetDrafts, {
    _id: published.code,
    unitId: 'jw',
    state: 'published',
    content: asDraft(published),
    remarks: [],
    version: 1,
    entrustedBy: [],
    since: stamps.createdAt,
    ...stamps,
  })
  return cloud
}

/** The value of an answer that must be good. */
export const valueOf = async <T>(answer: Promise<Answer>): Promise<T> => {
  const given = await answer
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`)
  return given.value
}

/** What tests of sheets ask again and again. */
export const sheetDesk = (cloud: () => Cloud) => {
  const ask = doorOf(cloud, 'guidance')
  const draftOf = async (code: string) => (await stored(cloud(), SheetDrafts, { _id: code }))[0]
  return {
    ask,
    draftOf,
    todosOf: async (subject: string): Promise<string[]> =>
      (await stored(cloud(), Todos, { subject })).map(({ kind, desk }) => `${kind} ${desk}`).sort(),
    move: (code: string, name: string, openid: string, opId = newOp()) =>
      ask('moveSheet', { code, move: name }, openid, { opId }),
    write: async (code: string, content: object, openid = 'o-clerk') =>
      ask('writeSheet', { code, revision: (await draftOf(code))?.v ?? 0, content }, openid),
  }
}
