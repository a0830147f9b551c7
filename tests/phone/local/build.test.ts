import { jest } from '@jest/globals'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPhone } from '../../../local/phone/build/build'
import { scopeSelector } from '../../../local/phone/build/selector'
import { compileWxs } from '../../../local/phone/build/wxs'
import { toPhoneUnits } from '../../../local/phone/runtime/units'
import { fixtureDir } from './site'

jest.setTimeout(60_000)

describe('a selector of a component, a page, a theme', () => {
  const component = { scope: 'c' }
  const page = { scope: 'app', page: 'pages/a/a' }
  it.each([
    ['.a', component, '.c--a'],
    ['.a.b > .c--d::after', component, '.c--a.c--b > .c--c--d::after'],
    ['view .a:not(.b):nth-child(2n + 1)', component, 'wx-view .c--a:not(.c--b):nth-child(2n + 1)'],
    ['.a:nth-child(odd) text', component, '.c--a:nth-child(odd) wx-text'],
    [':host', component, '[wx-host="c"]'],
    ['#id [type=x.y]', component, '#id [type=x.y]'],
    ['page', component, 'wx-page'],
    ['.a', page, ':where(wx-page[data-path="pages/a/a"]) .app--a'],
    ['page', page, 'wx-page:where([data-path="pages/a/a"])'],
    ['.a', { scope: 'c', theme: 'dark' }, ':where([data-theme="dark"]) .c--a'],
  ])('%s in %j is %s', (selector, scope, expected) => {
    expect(scopeSelector(selector, scope)).toBe(expected)
  })
})

describe('a length', () => {
  it.each([
    ['750rpx', 'calc(750 * var(--rpx))'],
    ['-1.5rpx auto', 'calc(-1.5 * var(--rpx)) auto'],
    ['calc(100% - 32rpx)', 'calc(100% - calc(32 * var(--rpx)))'],
    ['600 28rpx / 44rpx "2rpx"', '600 calc(28 * var(--rpx)) / calc(44 * var(--rpx)) "2rpx"'],
    ['100vh', '100cqh'],
    ['50vw', '50cqw'],
    ['calc(24rpx + env(safe-area-inset-bottom))', 'calc(calc(24 * var(--rpx)) + var(--safe-bottom))'],
    ['url(data:image/svg+xml,%3Csvg width=2rpx)', 'url(data:image/svg+xml,%3Csvg width=2rpx)'],
    ['#1rpx', '#1rpx'],
  ])('%s is %s', (value, expected) => {
    expect(toPhoneUnits(value)).toBe(expected)
  })
})

describe('WXS', () => {
  it.each([
    ["a.constructor === 'Array'", "a[wxs.type] === 'Array'"],
    ["'x.constructor'", "'x.constructor'"],
    ["getRegExp('^-?\\d+(.\\d+)?$')", "getRegExp('^-?\\\\d+(.\\\\d+)?$')"],
    ["'line\\n\\'end\\''", "'line\\n\\'end\\''"],
    ['// a.constructor', '// a.constructor'],
  ])('%s is %s', (script, expected) => {
    expect(compileWxs(script)).toBe(expected)
  })
})

describe('a build', () => {
  let folder: string
  let miniprogramDir: string
  let outDir: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'local-phone-build-'))
    miniprogramDir = path.join(folder, 'miniprogram')
    outDir = path.join(folder, 'out')
    await cp(fixtureDir, miniprogramDir, { recursive: true })
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  const build = (): Promise<void> => buildPhone({ miniprogramDir, outDir })
  const write = (file: string, content: string): Promise<void> =>
    writeFile(path.join(miniprogramDir, file), content)
  const built = async (): Promise<number> => (await stat(path.join(outDir, 'app.js'))).mtimeMs

  it('does nothing when nothing changed, and something when something did', async () => {
    await build()
    const first = await built()
    await build()
    expect(await built()).toBe(first)
    await write('pages/home/home.wxss', '.added { color: red }')
    await build()
    expect(await built()).toBeGreaterThan(first)
    expect(await readFile(path.join(outDir, 'app.css'), 'utf8')).toContain('.app--added')
  })

  it.each([
    ['an unknown tag', 'pages/home/home.wxml', '<viwe></viwe>', 'pages/home/home.wxml: unknown tag <viwe>'],
    ['broken markup', 'pages/home/home.wxml', '<view', 'pages/home/home.wxml:1:'],
    [
      'a missing import',
      'pages/home/home.wxml',
      '<import src="./no.wxml"/>',
      'pages/home/no.wxml does not exist',
    ],
    [
      'a missing WXS',
      'pages/home/home.wxml',
      '<wxs module="m" src="./no.wxs"/>',
      'pages/home/no.wxs does not exist',
    ],
    ['a missing component', 'pages/life/life.json', '{"usingComponents":{"x":"./no"}}', '<x> leads to ./no'],
    ['broken JSON', 'pages/life/life.json', '{', 'pages/life/life.json: SyntaxError'],
    ['a missing module', 'pages/home/home.js', "import './no'", 'pages/home/home.js: ./no leads nowhere'],
    [
      'a missing style import',
      'pages/home/home.wxss',
      "@import './no.wxss';",
      'pages/home/home.wxss: @import',
    ],
    [
      'a local picture in a style',
      'app.wxss',
      '.a { background: url(/images/home.png) }',
      '/images/home.png is a local file',
    ],
    ['a star in a style', 'app.wxss', '* { margin: 0 }', 'the selector * is refused'],
  ])('names the file at fault: %s', async (_, file, content, message) => {
    await write(file, content)
    await expect(build()).rejects.toThrow(message)
  })

  it('keeps the last good site when a build fails', async () => {
    await build()
    await write('pages/home/home.wxml', '<viwe></viwe>')
    await expect(build()).rejects.toThrow('viwe')
    expect(await readFile(path.join(outDir, 'app.js'), 'utf8')).toContain('startPhone')
  })
})
