import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../../local/root'
import type { Cloud } from '../../../local/server/cloud'
import { doorOf, monday, startCentre } from '../centre'

import.meta.jest.setTimeout(60_000)

const KEY = 'a-key-of-sixteen-or-more'
const folder = mkdtempSync(path.join(tmpdir(), 'service-centre-admin-'))
const CODE = 'HJK4MNP7QR'

/** Step 10 of the guide, as it is printed. */
const step = readFileSync(path.join(root, 'docs', 'deploy.md'), 'utf8')
  .split('\n')
  .filter((line) => /^ {8}\S/.test(line))
const command = step.find((line) => line.includes('createHmac')) ?? ''
const lines = step.flatMap((line) => {
  const found = /^ +(persons|grants|activations) +(\{.*\})$/.exec(line)
  return found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const]
})

let cloud: Cloud
const ask = doorOf(() => cloud, 'people')

beforeAll(async () => {
  // Where the local cloud finds the key that step 2 gives the function.
  writeFileSync(path.join(folder, 'keys.json'), JSON.stringify({ ACTIVATION_KEY: KEY }))
  cloud = await startCentre(monday, folder)
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the guide names one line for each of three collections', () => {
  expect(lines.map(([collection]) => collection)).toEqual(['persons', 'grants', 'activations'])
})

test('who follows the guide to the letter is the first administrator, and gives the next one their role', async () => {
  // The command as printed, with the key and the code in their places.
  const script = /-e "(.*)"$/.exec(command.trim())?.[1] ?? ''
  const filled = script.replace('ACTIVATION_KEY', KEY).replace('CODE', CODE)
  const mac = execFileSync(process.execPath, ['-e', filled], { encoding: 'utf8' }).trim()
  for (const [collectionName, line] of lines) {
    const body = { collectionName, data: [line.replace('"MAC"', JSON.stringify(mac))] }
    const reply = await cloud.database.act('database.insertDocument', body, { kind: 'admin' })
    expect(reply.code).toBeUndefined()
  }
  const input = { no: '10001', name: '张三', code: CODE.toLowerCase() }
  expect(await ask('bind', input, 'o-first')).toMatchObject({
    value: { isBound: true, workspaces: [{ role: 'centreAdmin' }] },
  })
  expect(await ask('personRoles', { no: '10001' }, 'o-first')).toMatchObject({
    value: { grants: [{ role: 'centreAdmin', mayWithdraw: false }] },
  })
})
