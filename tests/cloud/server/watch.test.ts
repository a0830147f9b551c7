import { WebSocket } from 'ws'
import type { Cloud } from '../../../local/server/cloud'
import { deed, knock, startFixture } from './start-fixture'

let cloud: Cloud

beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.close())

const open = (query: string): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${cloud.origin.replace('http', 'ws')}/watch${query}`)
    socket.once('open', () => {
      resolve(socket)
    })
    socket.once('error', reject)
  })

interface Message {
  readonly msgType: string
  readonly watchId?: string
  readonly msgData: { readonly events?: unknown[] }
}

const next = (socket: WebSocket, wanted: (message: Message) => boolean): Promise<Message> =>
  new Promise((resolve) => {
    const hear = (text: Buffer) => {
      const message = JSON.parse(text.toString()) as Message
      if (!wanted(message)) return
      socket.off('message', hear)
      resolve(message)
    }
    socket.on('message', hear)
  })

const send = (socket: WebSocket, msgType: string, msgData: object, watchId?: string) => {
  socket.send(
    JSON.stringify({ requestId: `${msgType}-1`, msgType, msgData, ...(watchId ? { watchId } : {}) }),
  )
}

test('a phone that watches hears of a document that a function writes', async () => {
  const socket = await open('?as=o-watcher')
  const loggedIn = next(socket, ({ msgType }) => msgType === 'LOGIN_RES')
  send(socket, 'LOGIN', { envId: 'local-centre' })
  await loggedIn
  const begun = next(socket, ({ msgType }) => msgType === 'INIT_EVENT')
  const query = JSON.stringify({ text: 'watched' })
  send(
    socket,
    'INIT_WATCH',
    { envId: 'local-centre', collName: 'notes', query, limit: 20, orderBy: [] },
    'w-1',
  )
  await begun
  const heard = next(socket, ({ watchId, msgData }) => watchId === 'w-1' && (msgData.events?.length ?? 0) > 0)
  await deed(cloud, 'write', { id: 'seen', text: 'watched' })
  expect(JSON.stringify((await heard).msgData.events)).toContain('seen')
  socket.terminate()
})

test('an SDK is given an address at which it may watch', async () => {
  const body = JSON.stringify({ action: 'auth.wsWebSign' })
  const answer = await knock(cloud, '/admin', { method: 'POST', body })
  const { data } = answer.body as { data: { wsUrl: string; signStr: string; envId: string } }
  expect(data.envId).toBe('local-centre')
  const socket = await open(new URL(data.wsUrl).search)
  socket.terminate()
})

test.each([
  ['without a name', ''],
  ['with a signature of its own', `?sign=${String(Date.now() + 60_000)}-${'0'.repeat(64)}`],
])('nobody watches %s', async (_, query) => {
  await expect(open(query)).rejects.toThrow('403')
})
