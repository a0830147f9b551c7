import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import path from 'node:path'
import { root } from '../../local/root'

import.meta.jest.setTimeout(300_000)

// What the browser phone takes, WeChat's compiler may not: `wx:else` and `wx:for` on one node, for one.
test('WeChat’s own tools pack and compile the mini-program without a problem', async () => {
  const program = [path.join('local', 'run.mjs'), path.join('tests', 'wechat', 'wechat.ts')]
  const { stdout, stderr } = await promisify(execFile)(process.execPath, program, {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => error as { stdout: string; stderr: string })
  expect(stderr.split('\n').filter((line) => line.startsWith('✗'))).toEqual([])
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ problems: 0 })
})
