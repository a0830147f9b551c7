import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { openFor, plan, type Opened } from './opened'

let opened: Opened
let server: Server
let sockets: WebSocketServer
let results: Record<string, unknown>
const actions: string[] = []

/** `POST /admin` and nothing more: what the local server does with database actions. */
beforeAll(async () => {
  opened = openFor([
    plan('things', [{ on: ['code'], unique: true }, { on: ['n'] }]),
    plan('lines', [{ on: ['code'] }]),
  ])
  const port = (): number => (server.address() as AddressInfo).port
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
      if (body.action === 'auth.wsWebSign') {
        const data = {
          wsUrl: `ws://127.0.0.1:${String(port())}`,
          signStr: 's',
          secretVersion: '1',
          envId: 'local',
        }
        response.end(JSON.stringify({ requestId: 'r', data }))
        return
      }
      actions.push(String(body.action))
      void opened.database.act(String(body.action), body, { kind: 'admin' }).then((reply) => {
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(JSON.stringify({ requestId: 'r', ...reply }))
      })
    })
  })
  sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    opened.database.attachWatch(socket, { kind: 'admin' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  results = await session(port())
}, 60_000)
afterAll(async () => {
  for (const socket of sockets.clients) socket.terminate()
  sockets.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await opened.database.close()
})

/** Runs the SDKs in a process of their own, set up as the service sets up a function; answers what they returned. */
async function session(port: number): Promise<Record<string, unknown>> {
  const child = spawn(process.execPath, [path.resolve('tests/cloud/sdk-session.mjs')], {
    env: {
      ...process.env,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${String(port)}/admin` }),
      TENCENTCLOUD_SECRETID: 'id',
      TENCENTCLOUD_SECRETKEY: 'key',
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: 'local',
      TCB_ENV: 'local',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  for await (const chunk of child.stdout) out += String(chunk as Buffer)
  return JSON.parse(out.slice(out.indexOf('{"'))) as Record<string, unknown>
}

test('these are the versions that the document names', () => {
  const require = createRequire(import.meta.url)
  const versionOf = (name: string): unknown =>
    (require(`${name}/package.json`) as { version: unknown }).version
  expect(versionOf('@cloudbase/node-sdk')).toBe('3.18.3')
  expect(versionOf('wx-server-sdk')).toBe('4.0.2')
})

const date = { isDate: true, ms: 1_795_398_000_000 }

test.each([
  ['node: add', { id: 'a' }],
  ['node: add many', { ids: ['b', 'c'] }],
  ['node: get', [{ _id: 'a', code: 'A', n: 1, at: date, none: null, list: [{ at: date }] }]],
  ['node: nested where', ['a']],
  ['node: command', ['b', 'c']],
  ['node: pattern', ['a', 'b']],
  ['node: or', ['a', 'c']],
  ['node: not', ['c']],
  ['node: order, skip, limit, field', [{ n: 2 }]],
  ['node: count', 3],
  ['node: update', { updated: 1 }],
  ['node: update guarded', { updated: 0 }],
  ['node: updated', { n: 11, deep: { a: 1, b: 2 }, list: [1, 2, 3], when: date, gone: 'undefined' }],
  ['node: arrays', [0, 2, 4, 5, 9]],
  ['node: updateAndReturn', { updated: 1, n: 21, at: date }],
  ['node: updateAndReturn nobody', { updated: 0, doc: null }],
  ['node: set new', { updated: 0, upsertedId: 'd' }],
  ['node: set old', { updated: 1 }],
  ['node: remove', { deleted: 1 }],
  ['node: remove where', { deleted: 1 }],
  ['node: duplicate', { code: 'DATABASE_DUPLICATE_WRITE', isE11000: true }],
  ['node: missing collection', 'DATABASE_COLLECTION_NOT_EXIST'],
  ['node: $inc on a text', 'DATABASE_REQUEST_FAILED'],
  ['node: geo', 'DATABASE_INVALID_OPERRATOR'],
  ['node: createCollection', true],
  [
    'node: aggregate',
    [
      { _id: 'A', total: 31 },
      { _id: 'C', total: 13 },
    ],
  ],
  ['node: lookup', [{ _id: 'a', of: 'one' }]],
  ['node: transaction', { inside: 22, after: 22, added: 't' }],
  ['node: transaction of nobody', null],
  ['node: rollback', { reason: 'enough', n: 22 }],
  ['node: conflict retried', { runs: 2, n: 32 }],
  ['node: an escape by where', { updated: 1 }],
  ['wx: add', 'w'],
  ['wx: get', { _id: 'w', code: 'W', at: date }],
  ['wx: get nobody', { errCode: -1, says: 'does not exist' }],
  ['wx: where', ['w']],
  ['wx: update', 1],
  ['wx: remove', 1],
  ['wx: count', 0],
  ['wx: aggregate', [{ n: 2 }]],
  ['wx: duplicate', { errCode: -501001, isE11000: true }],
  ['wx: missing collection', -502005],
  ['wx: $inc on a text', -502001],
  ['wx: geo', -502002],
  [
    'watch: snapshots',
    [
      { docs: ['l one'], changes: ['init/init l'] },
      { docs: ['l one', 'm x'], changes: ['add/enqueue m'] },
      { docs: ['l one', 'm two'], changes: ['update/update m'] },
      { docs: ['m two'], changes: ['update/dequeue l'] },
      { docs: [], changes: ['remove/dequeue m'] },
    ],
  ],
  ['wx: conflict', { errCode: -501001, isConflict: true }],
])('%s', (name, expected) => {
  expect(results[name]).toEqual(expected)
})

test('nothing went wrong on the way', () => {
  expect(results).not.toHaveProperty('fault')
  expect(new Set(actions)).toEqual(
    new Set(
      'getDocument calculateDocument insertDocument modifyDocument modifyAndReturnDoc removeDocument aggregateDocuments addCollection startTransaction commitTransaction abortTransaction'
        .split(' ')
        .map((name) => `database.${name}`),
    ),
  )
})
