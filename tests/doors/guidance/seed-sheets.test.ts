import { documentKindOf } from '../../../cloudfunctions/_kernel/upload/document-content'
import { Accounts, visitorOf } from '../../../cloudfunctions/_kernel/account'
import { Leaflets, SheetDrafts, SheetVersions, Todos } from '../../../cloudfunctions/guidance/collections'
import { Script } from '../../../local/seed/script'
import { offerForms, seedLeaflets, sheetsUnderWay, workOnSheets } from '../../../local/seed/sheets'
import { openDemoHall } from '../../hall/demo-hall'
import type { Hall } from '../../hall/open-hall'
import { put, stamps, stored } from '../centre'
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
    account('o-head-cw', { role: 'unitHead', unitId: 'cw' }),
    account('o-centre-desk', { role: 'centreStaff' }),
  )
  await put(hall.cloud, SheetDrafts, ...(sheetsUnderWay(sheets) as never[]))
  await put(hall.cloud, Leaflets, ...(seedLeaflets(sheets) as never[]))
  const script = new Script(hall.cloud, 'sheets')
  await workOnSheets(script)
  await offerForms(script)
})
afterAll(() => hall.close())

test('the demo has a sheet that waits for the centre, and a leaflet that is out of date', async () => {
  expect(await stored(hall.cloud, SheetDrafts, { state: 'submitted' })).toMatchObject([{ _id: 'XG-091' }])
  expect((await stored(hall.cloud, SheetVersions, { code: 'JW-003' })).length).toBe(2)
  const waiting = (await stored(hall.cloud, Todos)).map(({ kind, subject }) => `${kind} ${subject}`)
  expect([...new Set(waiting)].sort()).toEqual(['leafletStale leaflet-JW-003', 'sheetReview XG-091'])
})

describe('the blank forms that the demo offers (§17)', () => {
  const get = (page: string) => fetch(`${hall.cloud.origin}/site/${page}`, { redirect: 'manual' })
  const addressIn = (page: string): string =>
    (/href="\.\/([A-Z]+-\d{3}\.form\?[^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')

  test.each([
    ['XG-002', 'docx', 'Word'],
    ['CW-006', 'xlsx', 'Excel'],
  ])('%s has one that opens as %s, in the app and on the site', async (code, kind, name) => {
    const sheet = await hall.callAt('guidance', 'anybody', 'sheet', { code })
    const { materials } = sheet.value as { materials: { template?: { key: string; kind: string } }[] }
    const [template] = materials.flatMap((material) => material.template ?? [])
    expect(template).toMatchObject({ kind })
    const link = await hall.callAt('guidance', 'anybody', 'templateLink', { code, key: template?.key ?? '' })
    const own = await (await fetch(String(link.value?.['link']))).arrayBuffer()
    expect(await documentKindOf(new Uint8Array(own))).toBe(kind)

    const page = await (await get(code)).text()
    expect(page).toContain('下载空白表格')
    expect(page).toContain(name)
    expect(page).not.toContain('kept/')
    expect(await (await get(`${code}?lang=en`)).text()).toContain('Download the blank form')
    expect(await (await get(`${code}.print`)).text()).toContain('空白表格扫码下载')
    const answer = await get(addressIn(page))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([302, 'no-store'])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    const location = answer.headers.get('location') ?? ''
    expect(new URL(location).pathname).toMatch(new RegExp(`\\.${kind}$`))
    expect(Buffer.compare(Buffer.from(await (await fetch(location)).arrayBuffer()), Buffer.from(own))).toBe(0)
  })

  test('are told in the feed by the address that leads to them', async () => {
    const feed = (await (await get('feed.json')).json()) as {
      items: { _sheet: { materials: { template?: Record<string, unknown> }[] } }[]
    }
    const all = feed.items.flatMap(({ _sheet }) =>
      _sheet.materials.flatMap(({ template }) => (template === undefined ? [] : [template])),
    )
    expect(all).toHaveLength(2)
    for (const { url, ...facts } of all) {
      expect(facts).not.toHaveProperty('file')
      expect((await get(String(url).slice(2))).status).toBe(302)
    }
  })

  test.each(['XG-002.form', 'XG-002.form?key=none', 'XX-999.form?key=none', 'XG-002.form?key=a&key=b'])(
    'what leads to none says so and where to go: /%s',
    async (page) => {
      const answer = await get(page)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('没有这份空白表格')
    },
  )

  test('are not given to somebody who asks without end', async () => {
    const statuses = new Set<number>()
    // Each instance counts for itself: few at once, so that few instances answer.
    for (let n = 0; n < 2000 && !statuses.has(429); n++) {
      const some = await Promise.all(Array.from({ length: 2 }, () => get('XG-002.form?key=none')))
      for (const { status } of some) statuses.add(status)
    }
    expect([...statuses].sort()).toEqual([404, 429])
  })
})
