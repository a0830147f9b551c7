import { buildSync } from 'esbuild'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Engine } from '../../local/database/engine'
import { PlainWrites } from '../../local/database/plain'
import { Store } from '../../local/database/store'
import { Tally } from '../../local/database/tally'
import { openFor, plan } from './opened'

// A busy machine is no failure.
import.meta.jest.setTimeout(30_000)

const folder = mkdtempSync(path.join(tmpdir(), 'database-'))
const program = path.resolve('dist', 'test', `database-writer-${String(process.pid)}.mjs`)
const plans = [plan('tickets', [{ on: ['at'], unique: true }, { on: ['tags'] }]), plan('lines')]

beforeAll(() => {
  buildSync({
    entryPoints: [path.resolve('tests/cloud/writer.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(program)
})

test('writes that arrive together share a commit, and none is answered before it', async () => {
  const opened = openFor(plans, path.join(folder, 'together.db'))
  await opened.insert('lines', { _id: 'L', seq: 0 })
  opened.database.resetStats()
  await Promise.all(
    Array.from({ length: 100 }, () => opened.update('lines', { _id: 'L' }, { $inc: { seq: 1 } })),
  )
  expect(opened.database.stats().commits).toBe(1)
  expect(await opened.find('lines')).toEqual([{ _id: 'L', seq: 100 }])
  await opened.database.close()
})

/** Runs the writer until it has answered so many writes, kills it, and tells what it had answered. */
async function killAfter(answers: number, file: string): Promise<{ tickets: string[]; seq: number }> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const tickets: string[] = []
  let seq = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, value = ''] = line.split(' ')
    if (kind === 'ticket') tickets.push(value)
    else seq = Math.max(seq, Number(value))
    if (tickets.length === answers) child.kill('SIGKILL')
  }
  return { tickets, seq }
}

test('kill -9 in the midst of load loses nothing that was answered', async () => {
  const file = path.join(folder, 'killed.db')
  const answered: string[] = []
  for (const answers of [1, 40, 150, 333, 700]) {
    const { tickets, seq } = await killAfter(answers, file)
    answered.push(...tickets)
    const opened = openFor(plans, file)
    const found = new Set<string>()
    for (let offset = 0; ; offset += 1000) {
      const page = (await opened.find('tickets', {}, { order: { _id: 1 }, offset })) as {
        _id: string
        tags: string[]
      }[]
      for (const { _id } of page) found.add(_id)
      if (page.length < 1000) break
    }
    expect(answered.filter((id) => !found.has(id))).toEqual([])
    const [line] = (await opened.find('lines')) as { seq: number }[]
    expect(line?.seq).toBeGreaterThanOrEqual(seq)
    // The table of array elements is as whole as the documents are.
    for (const id of tickets.slice(-5))
      expect(await opened.find('tickets', { tags: `tag-${id}` })).toHaveLength(1)
    await opened.database.close()
  }
}, 60_000)

test('a second process is told that the file is in use', async () => {
  const file = path.join(folder, 'shared.db')
  const opened = openFor(plans, file)
  expect(() => openFor(plans, file)).toThrow(/cannot be opened: another process has it open\.$/)
  await opened.database.close()
  await openFor(plans, file).database.close()
})

test('a folder that cannot be one, or that is a file, is one clear sentence', () => {
  const blocked = path.join(folder, 'a-file')
  writeFileSync(blocked, '')
  expect(() => openFor(plans, path.join(blocked, 'x.db'))).toThrow(
    /^The data folder .* cannot be written to: .*\.$/,
  )
})

test('a file that is no database is one clear sentence', () => {
  const file = path.join(folder, 'text.db')
  writeFileSync(file, 'this is no database, it is a text that is long enough to be looked at'.repeat(20))
  expect(() => openFor(plans, file)).toThrow(/^The database .* cannot be opened: file is not a database\.$/)
})

test('a full disk fails what was being written, says so, and loses nothing older', async () => {
  const file = path.join(folder, 'full.db')
  const store = new Store(file)
  const engine = new Engine(store, plans, new Tally())
  const writes = new PlainWrites(engine)
  const table = engine.table('lines')
  const insert = (_id: string, size: number): Promise<unknown> =>
    writes.insert(table, { data: [JSON.stringify({ _id, text: 'x'.repeat(size) })] }, new Date())
  await insert('kept', 1)
  store.all('PRAGMA max_page_count = 40')
  const together = await Promise.allSettled([
    insert('beside', 1),
    insert('large', 1_000_000),
    insert('next', 1),
  ])
  expect(together).toMatchObject([
    { status: 'rejected', reason: { message: expect.stringContaining('full') as string } },
    { status: 'rejected', reason: { message: expect.stringContaining('full') as string } },
    { status: 'fulfilled' },
  ])
  await insert('after', 1)
  await store.close()

  const opened = openFor(plans, file)
  const ids = (await opened.find('lines')) as { _id: string }[]
  expect(ids.map(({ _id }) => _id)).toEqual(['kept', 'next', 'after'])
  await opened.database.close()
})
