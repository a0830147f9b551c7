import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Day } from '../../../cloudfunctions/_kernel/time'
import { sealed } from '../../../cloudfunctions/guidance/sheet/version'
import { insertDocuments } from '../../../local/seed/insert'
import { firstVersions, publishedDrafts } from '../../../local/seed/sheets'
import { aPart } from '../../doors/complaints/a-part'
import { sheetWith } from '../../doors/guidance/sheets'
import { securityOf } from '../../doors/my-data/security'
import { account } from '../../hall/documents'
import { looks, unfit } from './fitting'
import { openStaffHall, press, says, tap, top, type StaffHall } from './staff-hall'

jest.setTimeout(180_000)

let hall: StaffHall
beforeAll(async () => {
  hall = await openStaffHall()
  const opened = await hall.hall.call('clerk-w1', 'openSession', { windowId: 'w1' })
  const { session } = opened.value as { session: { sessionId: string } }
  await hall.hall.call('visitor-1', 'takeNumber', { lineId: 'A', service: 'JW-001' })
  await hall.hall.call('visitor-2', 'takeNumber', { lineId: 'A', service: 'JW-001' })
  await hall.hall.call('clerk-w1', 'callNext', { sessionId: session.sessionId })
  await insertDocuments(hall.hall.cloud, 'accounts', [
    account('admin', '周立', '教职工', [{ role: 'centreAdmin', from: '2026-01-01' as Day }]),
  ])
  await insertDocuments(hall.hall.cloud, 'todos', [
    {
      _id: 'test:1:centreAdmin',
      kind: 'test',
      subject: '1',
      desk: 'centreAdmin',
      zh: '教务处申请关闭 3号窗口，等中心批复',
      en: 'Academic Affairs asks to close window 3; the centre decides',
      page: '/centre/audit/audit',
      since: new Date('2026-11-16T09:00:00+08:00'),
      dueAt: new Date('2026-11-20T17:00:00+08:00'),
      updatedAt: new Date('2026-11-16T09:00:00+08:00'),
    },
  ])
  const sheets = [sheetWith('JW-002', { windows: ['w1'] }), sheetWith('JW-002', { windows: ['w2'] })]
  const versions = sheets.map((sheet, at) => sealed(sheet, at + 1))
  await insertDocuments(hall.hall.cloud, 'sheetVersions', firstVersions(versions))
  await insertDocuments(hall.hall.cloud, 'sheetDrafts', publishedDrafts(versions.slice(1)))
  const security = securityOf('person-clerk-w1')
  for (const [collection, id] of [
    ['seals', 'seal-mine'],
    ['sealOuts', 'out-mine'],
    ['incidents', 'incident-mine'],
    ['drills', 'drill-mine'],
  ] as const)
    await insertDocuments(
      hall.hall.cloud,
      collection,
      security.flatMap((one) => (one.document._id === id ? [one.document] : [])),
    )
  const asked = {
    hearingId: 'look-hearing',
    personId: 'person-clerk-w1',
    asked: '请说明当天上午的情况',
    askedOn: '2026-11-20' as Day,
    answerBy: '2026-11-27' as Day,
  }
  await insertDocuments(hall.hall.cloud, 'complaintParts', [
    aPart({
      _id: 'look-part',
      about: { kind: 'window', windowId: 'w1' },
      words: '问了两句就被说“自己看墙上”',
      state: 'investigating',
      findBy: '2027-01-20' as Day,
      hearings: [asked],
    }),
  ])
  const doubtful = { windowId: 'w1', about: 'hours', words: '办完可以加微信吗' }
  await hall.hall.callAt('windows', 'visitor-3', 'giveOpinion', doubtful)
  await hall.hall.callAt('guidance', 'clerk-w1', 'refer', { fromWindowId: 'w1', service: 'YKT-001' })
})
afterAll(async () => {
  await hall.close()
})

/** Pages of a person, and what each says once it is there, in either language, or the selector of what it shows. */
const pages: Record<string, readonly (readonly [url: string, text: string])[]> = {
  'clerk-w1': [
    ['/staff/today/today', '王晓岚'],
    ['/staff/counter/counter?windowId=w1', 'A001'],
    ['/staff/figures/figures?windowId=w1&no=1&part=referrals', 'C 的事'],
    ['/attendance/day/day', ''],
    ['/attendance/ask/ask', '.row'],
    ['/attendance/leaves/leaves', ''],
    ['/assessment/result/result', '.state'],
    ['/assessment/rules/rules', '.row'],
    ['/security/closing/closing?windowId=w1', '.row'],
    ['/security/seals/seals', '专用章'],
    ['/security/seal/seal?sealId=seal-mine', '专用章'],
    ['/security/report/report', '.row'],
    ['/complaints/file/file?windowId=w1', '.tag'],
    ['/complaints/mine/mine', '.note'],
    ['/complaints/hearing/hearing', '请说明当天上午的情况'],
    ['/staff/guide/guide', ''],
  ],
  'clerk-w5': [['/staff/counter/counter?windowId=w5', 'B ']],
  desk: [
    ['/staff/today/today', '李老师'],
    ['/staff/unanswered/unanswered', ''],
    ['/staff/todos/todos', '.row'],
    ['/centre/held-words/held-words?of=opinions', '加微信'],
    ['/centre/set-aside/set-aside', ''],
    ['/attendance/hall/hall', ''],
    ['/assessment/month/month', '.row'],
    ['/assessment/enter/enter', '.row'],
    ['/security/evening/evening', '.row'],
    ['/security/closing/closing', '.row'],
    ['/security/drills/drills', '消防演练'],
    ['/security/drill/drill?drillId=drill-mine', '消防演练'],
    ['/security/log/log', '.row'],
    ['/sheets/transfer/transfer', 'xlsx'],
    ['/sheets/versions/versions?code=JW-002', '1'],
    ['/complaints/list/list', '.row'],
    ['/complaints/part/part?partId=look-part', '自己看墙上'],
    ['/complaints/file/file?as=desk', '.tag'],
    ['/complaints/figures/figures', '2026'],
    ['/staff/desk/desk', ''],
  ],
  admin: [
    ['/staff/todos/todos', '3'],
    ['/centre/audit/audit', '王晓岚'],
    ['/my/data/data', '周立'],
    ['/my/messages/messages', ''],
    ['/attendance/rules/rules', '.row'],
    ['/assessment/edit/edit', '.row'],
    ['/assessment/entries/entries', ''],
    ['/assessment/accountability/accountability', ''],
    ['/attendance/leaves/leaves', ''],
    ['/security/register/register', '专用章'],
    ['/security/edit/edit', '.row'],
    ['/security/incidents/incidents', '门没锁'],
    ['/security/incident/incident?incidentId=incident-mine', '门没锁'],
    ['/centre/sending/sending', '0'],
    ['/centre/board/board', '.line'],
    ['/centre/day/day', '.tall'],
    ['/centre/month/month', '.row'],
    ['/centre/notice-edit/notice-edit', '.row'],
    ['/centre/standard-desk/standard-desk', '.headline'],
    ['/centre/coverage/coverage', '.note'],
    ['/about/notices/notices', '.row'],
    ['/about/regulation/regulation', '双一流'],
    ['/about/opinions/opinions', ''],
    ['/about/opinion-desk/opinion-desk', ''],
  ],
}

const selectorOf = (text: string): string => {
  if (text === '') return '.state'
  return text.startsWith('.') ? text : `:text("${text}")`
}

/** What the last button of a page says and what its answer looks like: leading somebody, issuing a number. */
const acts: Record<string, { zh: string; en: string; gives: string }> = {
  'clerk-w1': { zh: '指给', en: 'Lead them', gives: '.qr' },
  desk: { zh: '出号', en: 'Issue', gives: '.l' },
}

describe.each(looks)('%s', (_name, look, least) => {
  test.each(Object.keys(pages))('every page of %s fits and everything can be pressed', async (as) => {
    const found: string[] = []
    const [first, ...others] = pages[as] ?? []
    const phone = await hall.open(as, first?.[0] ?? '', look)
    await says(phone, first?.[1] ?? '')
    found.push(...(await unfit(phone, least)))
    for (const [url, text] of others) {
      await phone.evaluate((to) => window.__phone.goto(to), url)
      await top(phone).locator(selectorOf(text)).first().waitFor()
      found.push(...(await unfit(phone, least)))
    }
    const act = acts[as]
    if (act !== undefined) {
      await top(phone).locator('input').first().fill('B 的事')
      await tap(phone, 'B 的事')
      await says(phone, act[look.lang ?? 'zh'])
      found.push(...(await unfit(phone, least)))
      await press(phone, act[look.lang ?? 'zh'])
      await top(phone).locator(act.gives).waitFor()
      found.push(...(await unfit(phone, least)))
    }
    expect([...found, ...(await hall.leave(phone))]).toEqual([])
  })
})
