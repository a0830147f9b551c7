import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../../../local/build/functions'
import { folderFor } from './start-fixture'

const { folder, remove } = folderFor('build')
afterAll(remove)

const sourceDir = path.join(folder, 'sources')
const outDir = path.join(folder, 'built')
const built = () => buildFunctions({ sourceDir, outDir })
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(sourceDir, file)), { recursive: true })
  writeFileSync(path.join(sourceDir, file), text)
}

beforeAll(() => {
  write('_shared/word.ts', "export const word = 'first'\n")
  write('greet/index.ts', "import { word } from '../_shared/word'\nexport const main = () => word\n")
  write('quiet/index.ts', 'export const main = () => undefined\n')
  write('quiet/timers.ts', 'export {}\n')
})

test('a context is one file that needs nothing beside it, with its settings for the upload', async () => {
  await expect(built()).resolves.toEqual([
    { name: 'greet', isRebuilt: true },
    { name: 'quiet', isRebuilt: true },
  ])
  const text = readFileSync(path.join(outDir, 'greet', 'index.js'), 'utf8')
  expect(text).toContain('"first"')
  expect(text).not.toMatch(/require\("(?!node:)[^"]+"\)/)
  const settings = JSON.parse(readFileSync(path.join(outDir, 'quiet', 'config.json'), 'utf8')) as object
  expect(settings).toEqual({
    permissions: { openapi: [] },
    triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }],
  })
})

test('what did not change is not built again; what a context imports counts', async () => {
  await built()
  write('_shared/word.ts', "export const word = 'second'\n")
  await expect(built()).resolves.toEqual([
    { name: 'greet', isRebuilt: true },
    { name: 'quiet', isRebuilt: false },
  ])
  expect(readFileSync(path.join(outDir, 'greet', 'index.js'), 'utf8')).toContain('"second"')
})

test('a source that does not compile fails, and is not taken for built afterwards', async () => {
  write('quiet/index.ts', 'export const main = (\n')
  await expect(built()).rejects.toThrow('quiet/index.ts')
  await expect(built()).rejects.toThrow('quiet/index.ts')
  write('quiet/index.ts', 'export const main = () => undefined\n')
  await expect(built()).resolves.toContainEqual({ name: 'quiet', isRebuilt: true })
})

test('an upload asks for exactly those WeChat interfaces that its sources name', async () => {
  write(
    'asks/index.ts',
    "import cloud from '../_shared/wx'\nexport const main = () => cloud.openapi.security.msgSecCheck()\n",
  )
  write('_shared/wx.ts', 'export default { openapi: { security: { msgSecCheck: () => 1 }, wxacode: {} } }\n')
  await built()
  const text = readFileSync(path.join(outDir, 'asks', 'config.json'), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ permissions: { openapi: ['security.msgSecCheck'] }, triggers: [] })
})
