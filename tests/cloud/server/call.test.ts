import type { Cloud } from '../../../local/server/cloud'
import { deed, knock, startFixture } from './start-fixture'

let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.close())

interface Seen {
  readonly wx: Record<string, unknown>
  readonly userInfo: Record<string, unknown>
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  knock(cloud, '/call/sample', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  })

const coded = (code: string) => ({ ok: false, error: { code, message: expect.any(String) as string } })

test('a document goes through node-sdk and comes back with its date', async () => {
  const [note] = await deed<{ text: string; at: string }[]>(
    cloud,
    'write',
    { id: 'one', text: '你好' },
    'o-1',
  )
  expect(note?.text).toBe('你好')
  expect(new Date(note?.at ?? 0).getFullYear()).toBe(2026)
})

test('a document goes through wx-server-sdk and comes back', async () => {
  await expect(deed(cloud, 'writeOther', { id: 'two', text: 'hello' }, 'o-1')).resolves.toMatchObject({
    data: { _id: 'two', text: 'hello' },
  })
})

test('a function knows its caller from the platform', async () => {
  const { wx, userInfo } = await deed<Seen>(cloud, 'whoAmI', {}, 'o-visitor')
  expect(wx).toMatchObject({ OPENID: 'o-visitor', SOURCE: 'wx_client', ENV: 'local-centre' })
  expect(userInfo).toMatchObject({ openId: 'o-visitor' })
})

test('nothing in the event is taken for an identity', async () => {
  const forged = {
    userInfo: { openId: 'o-admin' },
    OPENID: 'o-admin',
    WX_OPENID: 'o-admin',
    SOURCE: 'wx_trigger',
  }
  const { body } = await post({ do: 'whoAmI', ...forged }, { 'x-local-openid': 'o-thief' })
  const { wx, userInfo } = (body as { value: Seen }).value
  expect(wx).toMatchObject({ OPENID: 'o-thief', SOURCE: 'wx_client' })
  expect(userInfo['openId']).toBe('o-thief')
})

test('a caller without a name has none, also after somebody who had one', async () => {
  await deed(cloud, 'whoAmI', {}, 'o-before')
  const { body } = await post({ do: 'whoAmI' })
  const { wx, userInfo } = (body as { value: Seen }).value
  expect(wx).not.toHaveProperty('OPENID')
  expect(userInfo).not.toHaveProperty('openId')
})

test.each([
  ['digits alone, which the SDK would read as a number', '12345678'],
  ['other letters', 'o/../x'],
  ['more than 64 letters', 'o'.repeat(65)],
])('a name of %s is refused', async (_, openid) => {
  await expect(post({ do: 'whoAmI' }, { 'x-local-openid': openid })).resolves.toEqual({
    status: 400,
    body: coded('INVALID_OPENID'),
  })
})

test('a nested call is made for the same person by either SDK', async () => {
  const data = { do: 'whoAmI', userInfo: { openId: 'o-admin' } }
  const byNode = await deed<Record<string, unknown>>(cloud, 'nested', { name: 'other', data: {} }, 'o-nest')
  expect(byNode).toMatchObject({ OPENID: 'o-nest', SOURCE: 'wx_client,scf' })
  const { result: byWx } = await deed<{ result: { value: Seen } }>(
    cloud,
    'nestedOther',
    { name: 'sample', data },
    'o-nest',
  )
  expect(byWx.value.wx).toMatchObject({ OPENID: 'o-nest', SOURCE: 'wx_client,scf' })
  expect(byWx.value.userInfo['openId']).toBe('o-nest')
})

test('a call by the wire protocol can claim no identity with a token of its own making', async () => {
  const payload = Buffer.from(JSON.stringify({ identity: { openid: 'o-admin', source: 'wx_trigger' } }))
  const body = {
    action: 'functions.invokeFunction',
    function_name: 'other',
    request_data: '{}',
    wxCloudApiToken: `${payload.toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`,
  }
  const answer = await knock(cloud, '/admin', { method: 'POST', body: JSON.stringify(body) })
  const { data } = answer.body as { data: { response_data: string } }
  const seen = JSON.parse(data.response_data) as Record<string, unknown>
  expect(seen).not.toHaveProperty('OPENID')
  expect(seen['SOURCE']).toBe('wx_unknown')
})

test.each([
  ['no JSON', '{"do":', 400, 'INVALID_JSON'],
  ['a list', '[1]', 400, 'INVALID_JSON'],
  ['null', 'null', 400, 'INVALID_JSON'],
  [
    '200 levels of nesting',
    `{"do":"whoAmI","input":${'['.repeat(200)}${']'.repeat(200)}}`,
    400,
    'BODY_TOO_DEEP',
  ],
  ['more than 6 MB', `{"do":"whoAmI","input":"${'x'.repeat(6 * 1024 * 1024)}"}`, 413, 'BODY_TOO_LARGE'],
])('a body of %s is refused with a code', async (_, body, status, code) => {
  await expect(post(body)).resolves.toEqual({ status, body: coded(code) })
})

test('brackets in text are no nesting', async () => {
  const { status } = await post({ do: 'say', input: { text: `"${'[{'.repeat(300)}` } })
  expect(status).toBe(200)
})

test.each(['nothing', 'constructor', '__proto__', 'toString'])('there is no function %s', async (name) => {
  const answer = await knock(cloud, `/call/${name}`, { method: 'POST', body: '{}' })
  expect(answer).toEqual({ status: 404, body: coded('FUNCTION_NOT_FOUND') })
})

test('pages from elsewhere get no answer', async () => {
  const stranger = await knock(cloud, '/call/sample', {
    method: 'POST',
    body: '{"do":"whoAmI"}',
    headers: { origin: 'https://example.com' },
  })
  expect(stranger).toEqual({ status: 403, body: coded('STRANGE_ORIGIN') })
})

test('an action that the wire protocol does not have here is refused by name', async () => {
  const { status, body } = await knock(cloud, '/admin', {
    method: 'POST',
    body: '{"action":"storage.makeCoffee"}',
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ code: 'INVALID_ACTION', requestId: expect.any(String) as string })
  expect((body as { message: string }).message).toContain('storage.makeCoffee')
})
