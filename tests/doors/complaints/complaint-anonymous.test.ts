import { createHash } from 'node:crypto'
import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { roles } from '../../../cloudfunctions/_kernel/role'
import { instantOf } from '../../../cloudfunctions/_kernel/time'
import { plans } from '../../../local/contexts'
import { insertDocuments } from '../../../local/seed/insert'
import { account, serviceOf } from '../../hall/documents'
import { type Hall, newOperation, openHall } from '../../hall/open-hall'
import { day } from '../../rules/calendar-year'
import { jpegWith } from '../../rules/photos'
import {
  arrange,
  inputFor,
  inRole,
  post,
  type Reply,
  rolesOf,
  rows,
  send,
  type Things,
  titleOf,
} from '../rows'

import.meta.jest.setTimeout(300_000)

/** How many complain anonymously in one day, each from another phone and bound to a person of their own. */
const COMPLAINTS = 1000
/** Every so many of them send a photo, of whose metadata nothing may be left. */
const PHOTO_EVERY = 10
const AT_ONCE = 8
const today = day('2026-11-23')

let hall: Hall
let things: Things

/** What is known of one who complains, and what their phone sends along; no other has any of it. */
const plantedOf = (n: number) => {
  const tail = String(n).padStart(4, '0')
  return {
    openid: `oAnon-${tail}-Zq7xPl`,
    name: `欧阳匿名${tail}号`,
    no: `STU77${tail}`,
    mobile: `1370000${tail}`,
    address: `学生宿舍${tail}栋 / 10.77.${String(n >> 8)}.${String(n & 255)}.`,
    device: `PHONE-MODEL-${tail}-IMEI`,
    metadata: `EXIF-OWNER-${tail}-31.2304N`,
  }
}
const all = Array.from({ length: COMPLAINTS }, (_one, n) => plantedOf(n))

const hashes = (text: string): string[] =>
  (['base64url', 'base64', 'hex'] as const).map((form) => createHash('sha256').update(text).digest(form))
/** Everything that would lead to one of them: what was planted, and what can be worked out from an openid. */
const traces = all.flatMap(({ openid, name, no, mobile, address, device, metadata }) => [
  openid,
  visitorOf(openid),
  ...hashes(openid),
  ...hashes(`person-${openid}`),
  name,
  no,
  mobile,
  address,
  device,
  metadata,
])
/** One look for all of them: every run of characters that a trace could be is asked for. */
const traceSet = new Set(traces)
const lengths = [...new Set(traces.map(({ length }) => length))]
const tracesIn = (text: string): string[] => {
  const found: string[] = []
  for (const length of lengths)
    for (let at = 0; at + length <= text.length; at++) {
      const part = text.slice(at, at + length)
      if (traceSet.has(part)) found.push(part)
    }
  return found
}

const database = async (): Promise<Map<string, Map<string, Record<string, unknown>>>> => {
  const collections = await Promise.all(
    plans.map(async ({ name }) => {
      const documents = await hall.documents(name)
      return [name, new Map(documents.map((one) => [String(one['_id']), one]))] as const
    }),
  )
  return new Map(collections)
}

const complain = (
  name: string,
  input: object,
  { openid, address, device }: (typeof all)[number],
): Promise<Reply> =>
  post(
    hall,
    'complaints',
    {
      do: name,
      input,
      opId: newOperation(),
      device,
      userInfo: { openId: openid, nickName: device },
      clientIP: address,
    },
    openid,
  )

/** Sends the photo of one, whose metadata say whose it is. */
const photoOf = async (one: (typeof all)[number], n: number): Promise<string> => {
  const evidenceId = `photo-of-somebody-${String(n).padStart(6, '0')}`
  const secret = `secret-of-a-phone-${String(n).padStart(6, '0')}`
  const photo = jpegWith([
    [0xe1, Buffer.from(`Exif\0\0${one.metadata}`)],
    [0xfe, Buffer.from(`${one.device} ${one.metadata}`)],
  ])
  const data = photo.toString('base64')
  await complain('sendEvidence', { evidenceId, secret, at: 0, data }, one)
  const done = await complain('finishEvidence', { evidenceId, secret, pieces: 1 }, one)
  if (!done.ok) throw new Error(done.error?.code)
  return evidenceId
}

const abouts = [
  { kind: 'window', windowId: 'w1' },
  { kind: 'window', windowId: 'w4' },
  { kind: 'unit', unitId: 'cw' },
  { kind: 'service', service: serviceOf['A'] },
  { kind: 'person', post: 'centre' },
]
const topics = ['attitude', 'delay', 'rules', 'discipline', 'fee']

let before: Awaited<ReturnType<typeof database>>
let after: Awaited<ReturnType<typeof database>>
const receipts: string[] = []
/** Words of each, in the order in which they came: the same for all but a number that says nothing of the person. */
const wordsOf = (n: number): string =>
  `窗口没有人管，等了很久 (${createHash('md5').update(String(n)).digest('hex')})`

beforeAll(async () => {
  hall = await openHall()
  things = await arrange(hall)
  await insertDocuments(
    hall.cloud,
    'accounts',
    all.map(({ openid, name }) => account(openid, name, '本科生', [])),
  )
  await insertDocuments(
    hall.cloud,
    'persons',
    all.map(({ openid, name, no, mobile }) => ({
      _id: `person-${openid}`,
      no,
      name,
      mobile,
      kind: 'student',
      audience: '本科生',
      createdAt: hall.cloud.now(),
      updatedAt: hall.cloud.now(),
      v: 1,
    })),
  )
  // What is done once a day is done before them, and says nothing of them.
  for (const context of ['complaints', 'centre', 'messages']) await hall.cloud.runTimer(context)
  before = await database()
  const fileOne = async (one: (typeof all)[number], n: number): Promise<void> => {
    const evidence = n % PHOTO_EVERY === 0 ? [await photoOf(one, n)] : []
    const matter = {
      about: abouts[n % abouts.length],
      topic: topics[Math.floor(n / abouts.length) % topics.length],
      words: wordsOf(n),
    }
    const filed = await complain('fileAnonymously', { issues: [{ ...matter, evidence }] }, one)
    if (!filed.ok) throw new Error(filed.error?.code)
    const receipt = String(filed.value?.['receipt'])
    receipts.push(receipt)
    if (n % 20 !== 0) return
    await complain('followReceipt', { receipt }, one)
    await complain('followReceipt', { receipt: '0000000000000000' }, one)
    await complain('addToComplaint', { receipt, n: 1, words: '补充一句' }, one)
    await complain('fileAnonymously', { issues: [{ ...matter, about: { kind: 'unit' } }] }, one)
    await complain('fileAnonymously', { issues: [] }, one)
  }
  for (let from = 0; from < COMPLAINTS; from += AT_ONCE) {
    // Over the whole of a working day.
    hall.cloud.setClock(
      new Date(hall.cloud.now().getTime() + Math.floor(25_000_000 / (COMPLAINTS / AT_ONCE))),
    )
    await Promise.all(all.slice(from, from + AT_ONCE).map((one, at) => fileOne(one, from + at)))
  }
  for (const context of ['complaints', 'centre', 'messages']) await hall.cloud.runTimer(context)
  after = await database()
})
afterAll(() => hall.close())

/** What was written since: new documents, and those that are no longer as they were. */
const written = (name: string): Record<string, unknown>[] =>
  [...(after.get(name) ?? [])].flatMap(([id, document]) =>
    JSON.stringify(document) === JSON.stringify(before.get(name)?.get(id)) ? [] : [document],
  )

test('all of them were filed', () => {
  expect(after.get('complaints')?.size).toBe(COMPLAINTS)
  expect(new Set(receipts).size).toBe(COMPLAINTS)
  // The look finds what is there.
  expect(tracesIn(`… ${all[7]?.mobile ?? ''} …`)).toEqual([all[7]?.mobile])
})

test('no document of any collection leads to one of them', () => {
  const found = plans.flatMap(({ name }) =>
    written(name).flatMap((document) =>
      tracesIn(JSON.stringify(document)).map((trace) => `${name}: ${trace}`),
    ),
  )
  expect(found).toEqual([])
  // Nobody's own entries were touched either.
  expect([written('accounts'), written('persons'), written('operations'), written('messages')]).toEqual([
    [],
    [],
    [],
    [],
  ])
})

test('no document holds a receipt, nor a piece of a photo', () => {
  const text = plans.map(({ name }) => JSON.stringify(written(name))).join('\n')
  expect(receipts.filter((receipt) => text.includes(receipt))).toEqual([])
  expect(after.get('evidencePieces')?.size).toBe(0)
})

test('no instant finer than the day is written down because of them', () => {
  const beginning = instantOf(today, 0).getTime()
  const finer = (value: unknown, path: string): string[] => {
    if (value instanceof Date)
      return value.getTime() > beginning && value.getTime() < instantOf(today, 1440).getTime()
        ? [`${path} ${value.toISOString()}`]
        : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => finer(inner, `${path}.${key}`))
  }
  // The timers' own books, which say that a timer ran and not for whom.
  const ofTimers = ['timerMarks', 'documentChecks', 'auditSeals']
  const found = plans
    .filter(({ name }) => !ofTimers.includes(name))
    .flatMap(({ name }) => written(name).flatMap((document) => finer(document, name)))
  expect(found).toEqual([])
  const sealed = [...(after.get('auditSeals')?.values() ?? [])]
  expect(JSON.stringify(sealed)).not.toMatch(/complaint/)
})

/** How far an order is that of filing: 0 none at all, 1 wholly, −1 backwards. */
const orderliness = (numbers: readonly number[]): number => {
  let [same, pairs] = [0, 0]
  for (let one = 0; one < numbers.length; one++)
    for (let other = one + 1; other < numbers.length; other++) {
      pairs++
      if ((numbers[one] ?? 0) < (numbers[other] ?? 0)) same++
    }
  return pairs === 0 ? 0 : (2 * same) / pairs - 1
}

const turnOf = new Map(Array.from({ length: COMPLAINTS }, (_one, n) => [wordsOf(n), n]))

/** Every page of a list, as somebody in a role gets it. */
const whole = async (
  role: (typeof roles)[number],
  name: string,
  input: object,
): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = []
  for (let cursor: unknown; ;) {
    const page = { ...input, ...(cursor === undefined ? {} : { cursor }) }
    const reply = await post(
      hall,
      'complaints',
      { do: name, input: page, opId: newOperation() },
      inRole(role),
    )
    expect([name, reply.ok]).toEqual([name, true])
    found.push(...(reply.value?.['rows'] as Record<string, unknown>[]))
    cursor = reply.value?.['cursor']
    if (cursor === undefined) return found
  }
}

test.each([
  ['centreStaff', 'centre'],
  ['discipline', 'discipline'],
  ['steeringOffice', 'steeringOffice'],
] as const)('the list of %s shows nothing of them, in no order of filing', async (role, desk) => {
  const list = await whole(role, 'complaints', { desk })
  expect(list.length).toBeGreaterThan(20)
  const texts: string[] = [JSON.stringify(list)]
  const numbers: number[] = []
  for (const { partId } of list.slice(0, 120)) {
    const reply = await post(hall, 'complaints', { do: 'complaint', input: { partId } }, inRole(role))
    const value = reply.value as { words: string; files: object[]; seenAt: string }
    numbers.push(turnOf.get(value.words) ?? -1)
    const { seenAt: _now, ...rest } = value
    texts.push(JSON.stringify(rest))
    if (value.files.length === 0) continue
    const photo = await post(
      hall,
      'complaints',
      { do: 'evidenceLink', input: { partId, at: 0 } },
      inRole(role),
    )
    texts.push(
      Buffer.from(await (await fetch(String(photo.value?.['link']))).arrayBuffer()).toString('latin1'),
    )
  }
  expect(texts.flatMap(tracesIn)).toEqual([])
  // Neither an instant nor a clock stands in what they read.
  expect(texts.join('\n')).not.toMatch(/T\d\d:\d\d|\d\d:\d\d:\d\d/)
  expect(numbers).not.toContain(-1)
  expect(Math.abs(orderliness(numbers))).toBeLessThan(0.6)
})

test('no answer of any endpoint, to anybody in any role, leads to one of them', async () => {
  const queries = rows.filter(({ endpoint }) => endpoint.kind === 'query')
  const found: string[] = []
  for (const row of queries)
    for (const role of rolesOf(row).length > 0 ? rolesOf(row) : roles) {
      const reply = await send(hall, row, inputFor(row, things), inRole(role))
      found.push(...tracesIn(JSON.stringify(reply)).map((trace) => `${titleOf(row)} ${role}: ${trace}`))
    }
  expect(found).toEqual([])
  // Whoever keeps the rolls reads the rolls; nothing there says who complained.
  const month = await post(hall, 'complaints', { do: 'complaintFigures', input: {} }, inRole('centreAdmin'))
  expect(tracesIn(JSON.stringify(month))).toEqual([])
})

test('the audit says anonymous and the day', async () => {
  const entries = written('auditEntries').filter(({ endpoint }) => String(endpoint).startsWith('complaints.'))
  expect(entries.length).toBeGreaterThan(COMPLAINTS)
  expect(new Set(entries.map(({ by, role }) => `${String(by)} ${String(role)}`))).toEqual(
    new Set(['anonymous public']),
  )
  const trail = await post(
    hall,
    'centre',
    {
      do: 'auditTrail',
      input: { subject: `complaints:${[...(after.get('complaints')?.keys() ?? [])][0] ?? ''}` },
    },
    inRole('centreAdmin'),
  )
  expect(tracesIn(JSON.stringify(trail))).toEqual([])
})

test('functions wrote nothing of them into their logs, the outbox or the storage', async () => {
  const read = async (door: string): Promise<string> =>
    (await fetch(`${hall.cloud.origin}/local/${door}`)).text()
  const texts = await Promise.all(['logs?limit=5000&function=complaints', 'outbox', 'storage'].map(read))
  expect(texts.flatMap(tracesIn)).toEqual([])
})

test('the day’s key is gone with its day, and what was counted under it says nothing any more', async () => {
  expect(after.get('dayKeys')?.size).toBe(1)
  hall.cloud.setClock(new Date('2026-11-24T09:00:00+08:00'))
  const [one] = all
  if (one === undefined) throw new Error('nobody')
  await complain('followReceipt', { receipt: receipts[0] ?? '' }, one)
  const keys = await hall.documents('dayKeys')
  expect(keys.map(({ _id }) => _id)).toEqual(['2026-11-24'])
  const counted = (await hall.documents('allowances')).map(({ _id }) => String(_id))
  expect(counted.filter((id) => id.startsWith('anonymous:')).length).toBe(COMPLAINTS + 1)
})
