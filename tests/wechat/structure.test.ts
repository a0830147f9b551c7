import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Structure } from './structure'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'structure-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const sound: Readonly<Record<string, string>> = {
  'app.json': '{ "pages": ["home/home"], "subPackages": [{ "root": "more", "pages": ["far/far"] }] }',
  'home/home.json': '{ "usingComponents": { "own-part": "../part/part", "t-box": "box/box" } }',
  'home/home.wxml': `<import src="words.wxml"/><wxs src="say.wxs" module="say"/>
    <view wx:if="{{a < b}}"><own-part/><t-box title="1 > 0"/><template is="greeting"/></view>`,
  'home/home.ts': '',
  'home/words.wxml': '<template name="greeting"><text>hello</text></template>',
  'home/say.wxs': 'module.exports = {}',
  'part/part.json': '{ "component": true }',
  'part/part.wxml': '<!-- <nothing/> --><block><slot/></block>',
  'part/part.ts': '',
  'miniprogram_npm/box/box.wxml': '<strange-tag/>',
  'more/far/far.json': '{}',
  'more/far/far.wxml': '<view/>',
  'more/far/far.ts': '',
}

const problemsOf = (change: Readonly<Record<string, string | undefined>>): readonly string[] => {
  for (const [file, text] of Object.entries({ ...sound, ...change })) {
    if (text === undefined) continue
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  const structure = new Structure(folder)
  structure.check()
  return structure.problems
}

test('a sound mini-program has no problems, and its packages are known', () => {
  expect(problemsOf({})).toEqual([])
  expect(new Structure(folder).roots).toEqual(['more'])
})

test.each([
  ['a missing page', { 'more/far/far.ts': undefined }, 'app.json: more/far/far.ts is missing'],
  ['broken JSON', { 'part/part.json': '{ "component": true, }' }, 'part/part.json: '],
  [
    'a missing import',
    { 'home/words.wxml': undefined },
    'home/home.wxml: <import src="words.wxml"> leads nowhere',
  ],
  ['a missing script', { 'home/say.wxs': undefined }, 'home/home.wxml: <wxs src="say.wxs"> leads nowhere'],
  ['an unknown tag', { 'part/part.wxml': '<vieww/>' }, 'part/part.wxml: <vieww> is no tag and no component'],
  [
    'a missing template',
    { 'home/words.wxml': '<template name="other"/>' },
    'home/home.wxml: there is no template greeting',
  ],
  [
    'a missing component',
    { 'part/part.wxml': undefined },
    'home/home.json: own-part leads to ../part/part, which is not there',
  ],
  [
    'a component never used',
    { 'home/home.wxml': '<own-part/>' },
    'home/home.json: t-box is named and never used',
  ],
])('%s is found', (_name, change, expected) => {
  expect(problemsOf(change)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]))
})

test('a template that WeChat leaves out is told', () => {
  problemsOf({})
  const structure = new Structure(folder)
  structure.checkUse(['home/home.wxml', 'home/words.wxml', 'home/say.wxs', 'more/far/far.wxml'])
  expect(structure.problems).toEqual(['part/part.wxml: nothing uses it'])
})
