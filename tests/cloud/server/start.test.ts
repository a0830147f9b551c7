import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { isInstalled, nodeProblem } from '../../../local/install.mjs'
import { readOptions } from '../../../local/options'
import { CannotStart, openFolder, sentenceFor } from '../../../local/server/folder'
import { folderFor } from './start-fixture'
import { refuseToStart, start, stop, stopAll } from './started'

const { folder, remove } = folderFor('start')
afterAll(() => {
  stopAll()
  remove()
})
/** Each of these starts whole processes. */
const PATIENCE = 60_000

const insert = async (origin: string, id: string) => {
  const body = {
    action: 'database.insertDocument',
    collectionName: 'units',
    data: [JSON.stringify({ _id: id })],
  }
  const answer = await fetch(`${origin}/admin`, { method: 'POST', body: JSON.stringify(body) })
  expect(await answer.json()).toMatchObject({ data: { insertedIds: [id] } })
}

const count = async (origin: string): Promise<unknown> => {
  const collections = (await (await fetch(`${origin}/local/collections`)).json()) as {
    name: string
    count: number
  }[]
  return collections.find(({ name }) => name === 'units')?.count
}

const now = async (origin: string): Promise<number> => {
  const { now: at } = (await (await fetch(`${origin}/local/clock`)).json()) as { now: string }
  return new Date(at).getTime()
}

test(
  'killed at any moment it has lost nothing that was answered, and its clock has not gone back',
  async () => {
    const dataDir = path.join(folder, 'killed')
    const first = await start(['--data', dataDir, '--now', '2026-11-27T10:00:00+08:00'])
    for (const id of ['u-1', 'u-2', 'u-3']) await insert(first.origin, id)
    const before = await now(first.origin)
    await stop(first, 'SIGKILL')
    const startedAt = Date.now()
    const second = await start(['--data', dataDir])
    expect(Date.now() - startedAt).toBeLessThan(10_000)
    await expect(count(second.origin)).resolves.toBe(3)
    expect(await now(second.origin)).toBeGreaterThanOrEqual(before)
    await expect(stop(second, 'SIGTERM')).resolves.toBe(0)
  },
  PATIENCE,
)

test(
  'a start says where everything is',
  async () => {
    const started = await start(['--data', path.join(folder, 'greeting')])
    expect(started.printed()).toContain(`${started.origin}/screen`)
    expect(started.printed()).toContain(`${started.origin}/console`)
    expect((await fetch(`${started.origin}/`)).status).toBe(200)
    await stop(started, 'SIGTERM')
  },
  PATIENCE,
)

test(
  '--fresh throws the data away, and nothing that is not its own',
  async () => {
    const dataDir = path.join(folder, 'fresh')
    const first = await start(['--data', dataDir])
    await insert(first.origin, 'u-old')
    await stop(first, 'SIGTERM')
    writeFileSync(path.join(dataDir, 'diary.txt'), 'mine')
    const second = await start(['--data', dataDir, '--fresh'])
    await expect(count(second.origin)).resolves.toBe(0)
    await stop(second, 'SIGTERM')
    expect(() => {
      mkdirSync(path.join(dataDir, 'diary.txt'))
    }).toThrow('EEXIST')
  },
  PATIENCE,
)

test(
  'a busy port is one sentence, and the folder is not touched',
  async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const dataDir = path.join(folder, 'never')
    const { code, text } = await refuseToStart(['--port', String(port), '--data', dataDir])
    server.close()
    expect({ code, text }).toEqual({
      code: 1,
      text: `Port ${String(port)} is taken by another program: end that, or name another with --port.`,
    })
    expect(() => {
      mkdirSync(dataDir)
    }).not.toThrow()
  },
  PATIENCE,
)

test('a folder that another cloud uses is refused', () => {
  const held = openFolder(path.join(folder, 'held'), false)
  expect(() => openFolder(path.join(folder, 'held'), true)).toThrow(CannotStart)
  held.release()
  openFolder(path.join(folder, 'held'), false).release()
})

test.each<[string, string, string]>([
  ['under a file', 'file/data', 'lies under a file'],
  ['that is a file', 'file', 'is a file'],
  // A system's own file system, where nobody makes a folder.
  ...(process.platform === 'linux'
    ? [['that nobody can make', '/proc/data', "can't be made"] as [string, string, string]]
    : []),
])(
  'a data folder %s is one sentence',
  async (_, place, why) => {
    writeFileSync(path.join(folder, 'file'), '')
    const { code, text } = await refuseToStart(['--port', '0', '--data', path.resolve(folder, place)])
    expect(code).toBe(1)
    expect(text.split('\n')).toHaveLength(1)
    expect(text).toContain(why)
  },
  PATIENCE,
)

test.each([
  [['--port', 'many'], '--port takes a number'],
  [['--port', '70000'], '--port takes a number'],
  [['--now', 'yesterday-ish'], '--now takes a time'],
  [['--seed', 'sunflower'], '--seed takes demo or none'],
  [['--prot', '7860'], 'Usage: npm start'],
  [['7860'], 'Usage: npm start'],
])('%j is refused in one sentence', (given, why) => {
  expect(() => readOptions(given)).toThrow(CannotStart)
  expect(() => readOptions(given)).toThrow(why)
})

test.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'ENOENT'])(
  '%s from the disk is a sentence that names the folder and what to do',
  (code) => {
    const sentence = sentenceFor(Object.assign(new Error(code), { code }), '/somewhere')
    expect(sentence).toMatch(/\/somewhere.*(--data)/)
  },
)

test.each([
  ['18.20.4', false],
  ['20.10.0', false],
  ['20.11.0', true],
  ['22.3.0', true],
])('Node %s is new enough: %s', (version, isEnough) => {
  expect(nodeProblem(version) === undefined).toBe(isEnough)
})

test('what is installed is compared with the lock file', () => {
  const place = path.join(folder, 'packages')
  const write = (file: string, packages: object) => {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true })
    writeFileSync(path.join(place, file), JSON.stringify({ packages }))
  }
  write('package-lock.json', { '': {}, a: { version: '1.0.0' }, b: { version: '1.0.0', optional: true } })
  expect(isInstalled(place)).toBe(false)
  write('node_modules/.package-lock.json', { a: { version: '1.0.0' } })
  expect(isInstalled(place)).toBe(true)
  write('node_modules/.package-lock.json', { a: { version: '1.0.1' } })
  expect(isInstalled(place)).toBe(false)
})
