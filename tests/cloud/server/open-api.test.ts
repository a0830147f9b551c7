import { inflateSync } from 'node:zlib'
import type { Cloud } from '../../../local/server/cloud'
import { deed, folderFor, knock, startFixture } from './start-fixture'

const { folder, remove } = folderFor('outbox')
let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture({ dataDir: folder })
})
afterAll(async () => {
  await cloud.close()
  remove()
})

const agree = (openid: string, templateIds: string[]) =>
  knock(cloud, '/local/outbox', {
    method: 'POST',
    body: JSON.stringify({ templateIds }),
    headers: { 'x-local-openid': openid },
  })

const message = (openid: string, thing: string) => ({
  touser: openid,
  templateId: 'called',
  page: 'pages/ticket/ticket',
  data: { thing1: { value: thing }, character_string2: { value: 'A012' } },
})

test('one agreement is one message, and the outbox shows it', async () => {
  await agree('o-visitor', ['called'])
  await expect(deed(cloud, 'message', message('o-visitor', '请到3号窗口'))).resolves.toMatchObject({
    errCode: 0,
  })
  await expect(deed(cloud, 'message', message('o-visitor', '请到3号窗口'))).rejects.toThrow('43101')
  const { body } = await knock(cloud, '/local/outbox?openid=o-visitor')
  expect(body).toEqual([
    {
      at: expect.stringMatching(/^2026-11-27T/) as string,
      openid: 'o-visitor',
      templateId: 'called',
      page: 'pages/ticket/ticket',
      data: { thing1: '请到3号窗口', character_string2: 'A012' },
    },
  ])
})

test('agreements and messages are there after another start', async () => {
  await agree('o-visitor', ['called', 'called'])
  await cloud.close()
  cloud = await startFixture({ dataDir: folder })
  await deed(cloud, 'message', message('o-visitor', '第一次'))
  await deed(cloud, 'message', message('o-visitor', '第二次'))
  await expect(deed(cloud, 'message', message('o-visitor', '第三次'))).rejects.toThrow('43101')
  const { body } = await knock(cloud, '/local/outbox')
  expect((body as { data: { thing1: string } }[]).map(({ data }) => data.thing1)).toEqual([
    '第二次',
    '第一次',
    '请到3号窗口',
  ])
})

test.each([
  ['a value that is too long', { thing1: { value: '二十一个字二十一个字二十一个字二十一个字二' } }],
  ['an empty value', { thing1: { value: '' } }],
  ['a kind of field that WeChat does not know', { anything: { value: 'x' } }],
])('%s is refused as WeChat refuses it, and uses no agreement up', async (_, data) => {
  const openid = 'o-fields'
  await agree(openid, ['called'])
  await expect(deed(cloud, 'message', { ...message(openid, 'x'), data })).rejects.toThrow('47003')
  await expect(deed(cloud, 'message', message(openid, '好'))).resolves.toMatchObject({ errCode: 0 })
})

test.each([
  ['办理一卡通', 'pass'],
  ['代 写 作业', 'review'],
  ['网上赌博', 'risky'],
])('the text check says of %s: %s', async (content, suggest) => {
  const input = { content, version: 2, scene: 1, openid: 'o-1' }
  await expect(deed(cloud, 'check', input)).resolves.toMatchObject({ result: { suggest } })
})

/** The compressed pixels: the IDAT chunks of a PNG, put together. */
const imageData = (png: Buffer): Buffer => {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  return Buffer.concat(parts)
}

test('a code is a PNG of the wanted width with dark and light in it', async () => {
  const drawn = await deed<{ contentType: string; base64: string }>(cloud, 'code', {
    scene: 'w=3',
    page: 'pages/at/at',
    width: 430,
  })
  expect(drawn.contentType).toBe('image/png')
  const png = Buffer.from(drawn.base64, 'base64')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(430)
  expect(new Set(inflateSync(imageData(png))).size).toBeGreaterThan(2)
})

test('a scene of more than 32 characters is refused', async () => {
  await expect(deed(cloud, 'code', { scene: 'x'.repeat(33), page: 'pages/at/at' })).rejects.toThrow('40169')
})

test('an interface that is not here says so by name', async () => {
  await expect(deed(cloud, 'unknownInterface')).rejects.toThrow(
    'logistics.addOrder does not exist in the local cloud',
  )
})
