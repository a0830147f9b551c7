import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import * as v from 'valibot'
import { buildSearchFile } from '../../cloudfunctions/guidance/search/search-index'
import { rowsOf } from '../../cloudfunctions/guidance/search/vocabulary'
import { openIndex } from '../../miniprogram/search/open'
import { normalise } from '../../miniprogram/search/normalise'
import { search } from '../../miniprogram/search/search'
import { judge, Pair, seedSheets, tally } from '../bench/search-measure'
import { withSynthetic } from '../bench/synthetic-sheets'

const root = process.cwd()
const sheets = seedSheets(root)
const file = buildSearchFile(sheets)
const index = openIndex(JSON.stringify(file))
const ask = (query: string, audience?: string) =>
  search(index, query, audience === undefined ? {} : { audience })
const first = (query: string, audience?: string) => ask(query, audience).results[0]?.code

const pairs = v.parse(
  v.strictObject({ dev: v.array(Pair), heldOut: v.array(Pair) }),
  JSON.parse(readFileSync(path.join(root, 'tests/rules/search-pairs.json'), 'utf8')),
)

describe('the search finds what a visitor means', () => {
  it.each([
    ['by its name', '转专业申请', 'JW-007'],
    ['by an alias', '查卷', 'JW-009'],
    ['by a material', '行驶证', 'BW-002'],
    ['by whole pinyin', 'xueshengzheng', 'JW-001'],
    ['by partial pinyin', 'zhuanzhuany', 'JW-007'],
    ['by pinyin with initials among it', 'hukqianyi', 'BW-001'],
    ['by initials', 'hkqy', 'BW-001'],
    ['by characters and letters mixed', '休xue', 'JW-005'],
    ['by a homophone', '休血', 'JW-005'],
    ['by a wrong character', '勤工祝学', 'XG-004'],
    ['by a look-alike character', '夏学申请', 'JW-006'],
    ['past what it is needed for', '办信用卡要工作证明', 'RS-001'],
    ['past where it happened', '雨伞忘在食堂', 'BW-004'],
    ['with two characters swapped', '学生证生补办', 'JW-001'],
    ['with a character missing', '失招领', 'BW-004'],
    ['with a character too many', '宿舍报维修修', 'HQ-001'],
    ['with letters swapped', 'zhaunzhuanye', 'JW-007'],
    ['by what accents confuse', 'zuanzuanye', 'JW-007'],
    ['in traditional characters', '學生證補辦', 'JW-001'],
    ['in full width letters', 'ｘｉｕｘｕｅ', 'JW-005'],
    ['in English', 'campus card lost', 'YKT-001'],
    ['in English with a slip', 'libary clearance', 'TSG-002'],
    ['in the words of a loss', '饭卡丢了', 'YKT-001'],
    ['by whom it is for', '老师请假', 'RS-003'],
    ['by whom it is for, narrowly', '研究生在读证明', 'YJS-001'],
    ['by its code', 'JW-001', 'JW-001'],
    ['by its code without its hyphen', 'yjs002', 'YJS-002'],
  ])('%s: %s', (_how, query, code) => {
    expect(first(query)).toBe(code)
    expect(ask(query).kind).not.toBe('none')
  })

  it("by every service's own names, sure of the full one", () => {
    for (const { code, name, nameEn, aliases } of sheets) {
      expect([name, ask(name).kind, first(name)]).toEqual([name, 'confident', code])
      for (const other of [nameEn, ...aliases]) {
        expect([
          other,
          ask(other)
            .results.slice(0, 3)
            .some((one) => one.code === code),
        ]).toEqual([other, true])
      }
    }
  })

  it.each(['盖章', '报销', '成绩单', '请假', '在读证明'])(
    'offers a choice where a word means several: %s',
    (query) => {
      const { kind, groups, results } = ask(query)
      expect(kind).toBe('choices')
      expect(groups.length).toBeGreaterThan(1)
      const offered = groups.flatMap(({ codes }) => codes)
      expect(new Set(offered).size).toBe(offered.length)
      expect(results.map(({ code }) => code)).toEqual(expect.arrayContaining(offered))
    },
  )

  it.each([
    'asdfgh',
    '租房合同纠纷',
    '考研报名',
    '快递',
    'qwerty',
    '奶茶',
    '🐶🐶',
    '',
    '   ',
    '？！',
    'pizza delivery',
    'pizza',
    'hjkl',
    'xqzzvv',
  ])('does not guess at what the centre has nothing for: «%s»', (query) => {
    expect(ask(query).kind).toBe('none')
  })

  it.each([
    ['本科生', 'JW-004'],
    ['研究生', 'YJS-002'],
  ])('puts the bound person first: %s', (audience, code) => {
    expect(first('成绩单', audience)).toBe(code)
  })

  it.each([
    ['本科生', 'XG-006'],
    ['研究生', 'YJS-003'],
    ['教职工', 'RS-003'],
  ])('takes 请假 as %s mean it', (audience, code) => {
    expect(first('请假', audience)).toBe(code)
  })

  it.each([
    ['财务处', 'CW', 6],
    ['教务处在哪', 'JW', 11],
    ['去保卫处怎么走', 'BW', 4],
    ['校醫院', 'YY', 3],
    ['财务', 'CW', 6],
    ['caiwuchu', 'CW', 6],
    ['jwc', 'JW', 11],
  ])('names a unit and gives all that it does: %s', (query, unit, count) => {
    const { kind, groups } = ask(query)
    expect(kind).toBe('choices')
    expect(groups).toHaveLength(1)
    expect(groups[0]?.codes.map((code) => code.split('-')[0])).toEqual(Array(count).fill(unit))
  })

  it.each([
    ['财务处报销', 'CW-001'],
    ['一卡通', 'YKT-001'],
  ])("names a unit beside a matter, or a thing by a unit's name: %s", (query, code) => {
    const { groups } = ask(query)
    expect(first(query)).toBe(code)
    expect(groups.length).not.toBe(1)
  })

  it('never overrules a named audience by the bound one', () => {
    expect(first('研究生成绩单', '本科生')).toBe('YJS-002')
  })

  it('finds while a word is still being typed', () => {
    for (const begun of ['zhuanz', 'xueshengz', '转专', '成绩d', 'transcr']) {
      expect(ask(begun).results.length).toBeGreaterThan(0)
    }
  })
})

describe('the search measured', () => {
  // Floors a little under what was reached, so that a change that costs answers is noticed.
  it.each([
    ['dev', pairs.dev, 0.95, 0.98],
    ['held-out', pairs.heldOut, 0.95, 0.98],
  ] as const)('on the %s pairs', (_name, list, recall1, recall3) => {
    const reached = tally(judge(index, list))
    expect(reached.n).toBeGreaterThan(200)
    expect(reached.recall1).toBeGreaterThanOrEqual(recall1)
    expect(reached.recall3).toBeGreaterThanOrEqual(recall3)
  })

  it('seldom answers what nobody can answer', () => {
    const unanswerable = [...pairs.dev, ...pairs.heldOut].filter(({ accept }) => accept.length === 0)
    expect(tally(judge(index, unanswerable)).recall1).toBeGreaterThanOrEqual(0.92)
  })

  it('seldom has nothing to say to what can be answered', () => {
    const silent = judge(
      index,
      [...pairs.dev, ...pairs.heldOut].filter(({ accept }) => accept.length > 0),
    ).filter(({ kind }) => kind === 'none')
    expect(silent.length / (pairs.dev.length + pairs.heldOut.length)).toBeLessThan(0.03)
  })

  it('travels in 80 KB for 300 services', () => {
    const full = buildSearchFile(withSynthetic(sheets, 300))
    expect(full.sheets).toHaveLength(300)
    expect(gzipSync(JSON.stringify(full)).length).toBeLessThanOrEqual(80 * 1024)
  })
})

describe('the vocabulary', () => {
  const wordings = file.words.flatMap(([kind, chinese, english]) => [
    ...chinese.split(' ').map((word) => [kind, word.replace('~', '')] as const),
    ...english.split(',').map((word) => [kind, word.replace('~', '')] as const),
  ])

  it('has no wording that queries can never look like', () => {
    for (const [, word] of wordings) {
      if (word !== '') expect([word, normalise(word, index.simplified)]).not.toEqual([word, ''])
    }
  })

  it('says nothing twice in one row', () => {
    for (const [, chinese] of file.words) {
      const list = chinese.split(' ')
      expect(list.filter((word, at) => list.indexOf(word) !== at)).toEqual([])
    }
  })

  it('refuses a part that no row has', () => {
    expect(() => rowsOf([['thing', '甲 乙 = 丙']])).toThrow('no row for the part 丙')
  })
})

describe('the search holds', () => {
  it('for whatever is typed', () => {
    const inputs = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.stringMatching(/^[a-z ]{0,40}$/),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '\0', '\ud800'),
    )
    fc.assert(
      fc.property(inputs, fc.constantFrom(undefined, '研究生', '__proto__'), (query, audience) => {
        const { kind, results, groups } = ask(query, audience)
        expect(['confident', 'choices', 'none']).toContain(kind)
        expect(results.length).toBeLessThanOrEqual(8)
        for (const { score } of results) expect(score >= 0 && score <= 1).toBe(true)
        expect(kind === 'choices').toBe(groups.length > 0)
      }),
      { numRuns: 300, seed: 4 },
    )
  })

  it.each([
    ['a long text', '学生证'.repeat(3_333)],
    ['long letters', 'zhuang'.repeat(2_000)],
    ['emoji', '🎓'.repeat(10_000)],
    ['one syllable again and again', 'shi'.repeat(20)],
  ])('for %s, in good time', (_what, query) => {
    const before = performance.now()
    ask(query)
    expect(performance.now() - before).toBeLessThan(500)
  })

  it('answers the same again', () => {
    for (const { query } of pairs.dev.slice(0, 60)) {
      expect(ask(query)).toEqual(search(openedAgain, query))
    }
  })
  const openedAgain = openIndex(JSON.stringify(buildSearchFile([...sheets].reverse())))

  it('builds the same file whatever the order of the sheets', () => {
    expect(JSON.stringify(buildSearchFile([...sheets].reverse()).sheets)).toBe(JSON.stringify(file.sheets))
  })

  it('refuses a file of another format', () => {
    expect(() => openIndex('{"format":1}')).toThrow('unknown format')
  })

  it('gives no more than asked for', () => {
    expect(search(index, '证明', { limit: 2 }).results).toHaveLength(2)
  })
})
