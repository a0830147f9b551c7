import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startFixture } from './start-fixture'
import type { Cloud } from '../../../local/server/cloud'

const page = '<head><title>大厅屏</title><link rel="stylesheet" href="page.css" /></head>'
let sitesDir: string
let cloud: Cloud

beforeAll(async () => {
  sitesDir = await mkdtemp(path.join(tmpdir(), 'sites-'))
  for (const site of ['web/screen', 'web/slip', 'console', 'phone']) {
    await mkdir(path.join(sitesDir, site), { recursive: true })
    await writeFile(path.join(sitesDir, site, 'index.html'), page)
  }
  await writeFile(path.join(sitesDir, 'phone', 'fonts.css'), '@font-face {}')
  await writeFile(path.join(sitesDir, 'web', 'screen', 'page.css'), 'b {}')
  cloud = await startFixture({ sitesDir })
})
afterAll(async () => {
  await cloud.close()
  await rm(sitesDir, { recursive: true })
})

const fetched = async (address: string): Promise<string> => {
  const answer = await fetch(`${cloud.origin}${address}`)
  expect(answer.status).toBe(200)
  return answer.text()
}
const stylesOf = (html: string): string[] =>
  [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '')

describe('the type of the pages beside the phone', () => {
  it.each([
    ['the hall screen', '/screen/', ['/fonts.css', 'page.css']],
    ['a slip', '/slip/?code=A', ['/fonts.css', 'page.css']],
    ['the console has its own', '/console/', ['page.css']],
    ['the phone names it itself', '/', ['page.css']],
  ])('%s', async (_name, address, styles) => {
    expect(stylesOf(await fetched(address))).toEqual(styles)
  })

  it('is there, and only pages are changed', async () => {
    expect(await fetched('/fonts.css')).toBe('@font-face {}')
    expect(await fetched('/screen/page.css')).toBe('b {}')
  })

  it('stands in nothing that is deployed', async () => {
    expect(await readFile(path.join(sitesDir, 'web', 'screen', 'index.html'), 'utf8')).toBe(page)
  })
})

describe('how long a browser may keep a file', () => {
  it.each([
    [
      'what is named by the hash of its sources, for good',
      '/fonts.css?0123456789ab',
      'max-age=31536000, immutable',
    ],
    ['what keeps its name, only after asking', '/fonts.css', 'no-cache'],
    ['what is asked for with something else, too', '/fonts.css?new', 'no-cache'],
  ])('%s', async (_name, address, expected) => {
    const answer = await fetch(`${cloud.origin}${address}`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, expected])
  })
})
