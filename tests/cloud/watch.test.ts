import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import type { Caller } from '../../local/database/caller'
import { openFor, plan, type Opened } from './opened'

// A busy machine is no failure.
import.meta.jest.setTimeout(30_000)

interface Event {
  ID: number
  DataType: string
  QueueType: string
  DocID: string
  Doc: string
  UpdatedFields?: string
  removedFields?: string
}
interface Message {
  watchId?: string
  requestId?: string
  msgType: string
  msgData: {
    queryID: string
    currEvent: number
    events: Event[]
    code?: string
    message?: string
    envId?: string
  }
}

let opened: Opened
let server: WebSocketServer
let caller: Caller
const sockets: WebSocket[] = []

beforeEach(async () => {
  caller = { kind: 'phone', openid: 'o' }
  opened = openFor([plan('boards', [{ on: ['line', 'rank'] }], 'everybody'), plan('closed')])
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    opened.database.attachWatch(socket, caller)
  })
  await new Promise((resolve) => server.once('listening', resolve))
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  await opened.database.close()
})

/** A client that keeps what it hears and can wait for the next message. */
async function connect(logsIn = true) {
  const socket = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
  sockets.push(socket)
  const heard: Message[] = []
  const waiting: ((message: Message) => void)[] = []
  socket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as Message
    const next = waiting.shift()
    if (next === undefined) heard.push(message)
    else next(message)
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const client = {
    socket,
    next: (): Promise<Message> =>
      new Promise((resolve) => {
        const message = heard.shift()
        if (message === undefined) waiting.push(resolve)
        else resolve(message)
      }),
    ask(msgType: string, msgData: unknown = null, watchId = 'w'): Promise<Message> {
      socket.send(JSON.stringify({ watchId, requestId: `r-${msgType}`, msgType, msgData }))
      return client.next()
    },
    watch: (query: unknown, more: object = {}, collName = 'boards') =>
      client.ask('INIT_WATCH', { envId: 'e', collName, query: JSON.stringify(query), ...more }),
    /** Nothing has been heard but the answer to a ping. */
    async isQuiet(): Promise<boolean> {
      return (await client.ask('PING')).msgType === 'PONG'
    },
  }
  if (logsIn) await client.ask('LOGIN', { envId: 'e' })
  return client
}

const replace = (_id: string, data: unknown): ReturnType<Opened['act']> =>
  opened.act('modifyDocument', { collectionName: 'boards', query: { _id }, data, upsert: true })

const brief = ({ msgData }: Message): string[] =>
  msgData.events.map(
    ({ ID, DataType, QueueType, DocID }) => `${String(ID)} ${DataType}/${QueueType} ${DocID}`,
  )

test('shows what there is, then each commit as one event', async () => {
  await opened.insert('boards', { _id: 'a', line: 'L', n: 1 }, { _id: 'b', line: 'M' })
  const client = await connect()
  const first = await client.watch({ line: 'L' })
  expect(first).toMatchObject({ watchId: 'w', requestId: 'r-INIT_WATCH', msgType: 'INIT_EVENT' })
  expect(first.msgData.currEvent).toBe(1)
  expect(first.msgData.events).toEqual([
    { ID: 1, DataType: 'init', QueueType: 'init', DocID: 'a', Doc: '{"_id":"a","line":"L","n":1}' },
  ])

  await opened.insert('boards', { _id: 'c', line: 'L' })
  const second = await client.next()
  expect(second).toMatchObject({ watchId: 'w', msgType: 'NEXT_EVENT' })
  expect(second.msgData).toMatchObject({ queryID: first.msgData.queryID, currEvent: 2 })
  expect(brief(second)).toEqual(['2 add/enqueue c'])

  await opened.update('boards', { _id: 'a' }, { $set: { n: 2, at: new Date(5) } })
  const third = await client.next()
  expect(third.msgData.events).toEqual([
    {
      ID: 3,
      DataType: 'update',
      QueueType: 'update',
      DocID: 'a',
      Doc: '{"_id":"a","line":"L","n":2,"at":{"$date":5}}',
      UpdatedFields: '{"n":2,"at":{"$date":5}}',
      removedFields: '[]',
    },
  ])
  await opened.update('boards', { _id: 'a' }, { $unset: { n: '' } })
  expect((await client.next()).msgData.events[0]).toMatchObject({
    UpdatedFields: '{}',
    removedFields: '["n"]',
  })

  await replace('a', { line: 'L', z: 1 })
  const replaced = await client.next()
  expect(brief(replaced)).toEqual(['5 replace/update a'])
  expect(replaced.msgData.events[0]?.Doc).toBe('{"_id":"a","line":"L","z":1}')
})

test('documents come into the query and leave it', async () => {
  await opened.insert('boards', { _id: 'a', line: 'L' }, { _id: 'b', line: 'M' })
  const client = await connect()
  await client.watch({ line: 'L' })
  await opened.update('boards', { _id: 'b' }, { $set: { line: 'L' } })
  const came = await client.next()
  expect(brief(came)).toEqual(['2 update/enqueue b'])
  expect(came.msgData.events[0]?.Doc).toBe('{"_id":"b","line":"L"}')
  await opened.update('boards', { _id: 'a' }, { $set: { line: 'M' } })
  expect(brief(await client.next())).toEqual(['3 update/dequeue a'])
  await opened.update('boards', { _id: 'a' }, { $set: { line: 'L' } })
  await client.next()
  const { data } = await replace('a', { line: 'M' })
  expect(data).toEqual({ updated: 1 })
  const replaced = await client.next()
  // Without the document the SDK would end the watch.
  expect(brief(replaced)).toEqual(['5 replace/dequeue a'])
  expect(replaced.msgData.events[0]?.Doc).toBe('{"_id":"a","line":"M"}')
  await opened.act('removeDocument', { collectionName: 'boards', query: { _id: 'b' } })
  expect(brief(await client.next())).toEqual(['6 remove/dequeue b'])
  await opened.update('boards', { _id: 'a' }, { $set: { line: 'N' } })
  await opened.insert('closed', { _id: 'x' })
  expect(await client.isQuiet()).toBe(true)
})

test('changes of one commit come as one event', async () => {
  await opened.insert('boards', { _id: 'a', line: 'L', n: 0 })
  const client = await connect()
  await client.watch({ line: 'L' })
  await Promise.all([
    opened.update('boards', { _id: 'a' }, { $inc: { n: 1 } }),
    opened.insert('boards', { _id: 'b', line: 'L' }),
    opened.update('boards', { _id: 'a' }, { $inc: { n: 1 } }),
  ])
  expect(brief(await client.next())).toEqual(['2 update/update a', '2 add/enqueue b'])
})

test('order and limit: the next one moves up', async () => {
  await opened.insert('boards', ...[1, 2, 3].map((rank) => ({ _id: `r${String(rank)}`, line: 'L', rank })))
  const client = await connect()
  const first = await client.watch({ line: 'L' }, { limit: 2, orderBy: { rank: 'asc' } })
  expect(brief(first)).toEqual(['1 init/init r1', '1 init/init r2'])
  await opened.act('removeDocument', { collectionName: 'boards', query: { _id: 'r1' } })
  expect(brief(await client.next())).toEqual(['2 remove/dequeue r1', '2 limit/enqueue r3'])
  await opened.insert('boards', { _id: 'r0', line: 'L', rank: 0 })
  expect(brief(await client.next())).toEqual(['3 limit/dequeue r3', '3 add/enqueue r0'])
})

test('a transaction is heard when it commits', async () => {
  await opened.insert('boards', { _id: 'a', line: 'L', n: 0 })
  const client = await connect()
  await client.watch({ _id: 'a' })
  const { transactionId } = await opened.act('startTransaction')
  const body = { collectionName: 'boards', query: { _id: 'a' }, queryType: 'DOC', transactionId }
  await opened.act('modifyDocument', { ...body, data: { $inc: { n: 1 } }, merge: true })
  expect(await client.isQuiet()).toBe(true)
  await opened.act('commitTransaction', { transactionId })
  expect(brief(await client.next())).toEqual(['2 update/update a'])
})

test('a query as the SDK sends it, a string within a string', async () => {
  await opened.insert('boards', { _id: 'a', line: 'L' })
  const client = await connect()
  expect(brief(await client.watch(JSON.stringify({ line: { $eq: 'L' } })))).toEqual(['1 init/init a'])
  expect(brief(await client.watch(''))).toEqual(['1 init/init a'])
})

test('a lost connection goes on where it was', async () => {
  await opened.insert('boards', { _id: 'a', n: 0 })
  const lost = await connect()
  const { queryID } = (await lost.watch({})).msgData
  lost.socket.terminate()
  await opened.update('boards', { _id: 'a' }, { $inc: { n: 1 } })
  await opened.update('boards', { _id: 'a' }, { $inc: { n: 1 } })

  const back = await connect()
  const missed = await back.ask('REBUILD_WATCH', { collName: 'boards', queryID, eventID: 1 }, 'w2')
  expect(missed).toMatchObject({ watchId: 'w2', requestId: 'r-REBUILD_WATCH', msgType: 'NEXT_EVENT' })
  expect(brief(missed)).toEqual(['2 update/update a', '3 update/update a'])
  await opened.update('boards', { _id: 'a' }, { $inc: { n: 1 } })
  expect(await back.next()).toMatchObject({ watchId: 'w2', msgData: { currEvent: 4 } })
  expect((await back.ask('CHECK_LAST', { queryID, eventID: 4 }, 'w2')).msgData).toEqual({
    queryID,
    currEvent: 4,
  })
})

test('a closed watch is quiet', async () => {
  const client = await connect()
  await client.watch({})
  client.socket.send(JSON.stringify({ watchId: 'w', requestId: 'r', msgType: 'CLOSE_WATCH', msgData: null }))
  await client.isQuiet()
  await opened.insert('boards', { _id: 'a' })
  expect(await client.isQuiet()).toBe(true)
})

describe('refuses', () => {
  const refused = (message: Message): string => `${message.msgType} ${String(message.msgData.code)}`

  test('whoever has not logged in', async () => {
    const client = await connect(false)
    expect(refused(await client.watch({}))).toBe('ERROR CHECK_LOGIN_FAILED')
  })
  test('a phone on a closed collection, not the functions', async () => {
    const phone = await connect()
    expect(refused(await phone.watch({}, {}, 'closed'))).toBe('ERROR COLLECTION_PERMISSION_DENIED')
    caller = { kind: 'admin' }
    const admin = await connect()
    expect((await admin.watch({}, {}, 'closed')).msgType).toBe('INIT_EVENT')
  })
  test('a watch of somebody else, or none', async () => {
    const mine = await connect()
    const { queryID } = (await mine.watch({})).msgData
    caller = { kind: 'phone', openid: 'other' }
    const other = await connect()
    expect(refused(await other.ask('REBUILD_WATCH', { queryID, eventID: 1 }))).toBe(
      'ERROR QUERYID_INVALID_ERROR',
    )
    expect(refused(await other.ask('CHECK_LAST', { queryID: 'none', eventID: 1 }))).toBe(
      'ERROR QUERYID_INVALID_ERROR',
    )
  })
  test.each([
    ['a collection that does not exist', { line: 'L' }, 'missing', 'DATABASE_COLLECTION_NOT_EXIST'],
    ['an operator that it does not have', { line: { $near: 1 } }, 'boards', 'DATABASE_INVALID_OPERRATOR'],
  ])('%s', async (_what, query, collection, code) => {
    const client = await connect()
    expect(refused(await client.watch(query, {}, collection))).toBe(`ERROR ${code}`)
  })
  test('an unknown message, by its name, and lives on', async () => {
    const client = await connect()
    const reply = await client.ask('SHOUT')
    expect(refused(reply)).toBe('ERROR SYS_ERR')
    expect(reply.msgData.message).toContain('SHOUT')
    client.socket.send('no JSON')
    expect(refused(await client.next())).toBe('ERROR SYS_ERR')
    expect(await client.isQuiet()).toBe(true)
  })
  test('more than 5,000 documents', async () => {
    await opened.insert('boards', ...Array.from({ length: 5001 }, (_, n) => ({ n })))
    const client = await connect()
    expect(refused(await client.watch({}))).toBe('ERROR SYS_ERR')
    expect((await client.watch({ n: { $lt: 5000 } })).msgData.events).toHaveLength(5000)
  })
})
