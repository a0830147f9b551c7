import * as v from 'valibot'
import { hasWords, isStopped, joined, wordsIn } from '../../cloudfunctions/_kernel/checked-words'
import type { Verdict } from '../../cloudfunctions/_kernel/text-check'
import { text, words } from '../../cloudfunctions/_kernel/values'

const Nested = v.strictObject({
  name: text(20),
  reason: words(200),
  remark: v.optional(words(200)),
  rows: v.pipe(v.array(v.strictObject({ n: v.number(), todo: words(20) })), v.maxLength(3)),
  form: v.variant('kind', [
    v.strictObject({ kind: v.literal('open'), space: words(20), no: text(20) }),
    v.strictObject({ kind: v.literal('close'), why: words(20) }),
  ]),
  about: v.picklist(['hours', 'place']),
})

describe('the words of an input that others read (0.3)', () => {
  test.each([
    ['a marked text', words(20), true],
    ['a plain text', text(20), false],
    ['one that may be left out', v.optional(words(20)), true],
    ['one in a list', v.array(v.strictObject({ words: words(20) })), true],
    ['one in a variant', v.strictObject({ form: Nested.entries.form }), true],
    ['a choice of words of our own', v.strictObject({ about: v.picklist(['hours']) }), false],
  ])('%s', (_what, schema, expected) => {
    expect(hasWords(schema)).toBe(expected)
  })

  test('are found wherever they stand, and nothing else is', () => {
    const rows = [
      { n: 1, todo: '三' },
      { n: 2, todo: '四' },
    ]
    const input = { name: '名', reason: '一', remark: '二', rows, about: 'hours' }
    expect(wordsIn(Nested, { ...input, form: { kind: 'open', space: '五', no: 'T1' } })).toEqual(
      '一二三四五'.split(''),
    )
    const { remark: _remark, ...less } = input
    expect(wordsIn(Nested, { ...less, rows: [], form: { kind: 'close', why: '六' } })).toEqual(['一', '六'])
  })

  test.each([
    [['一', '二'], 3, ['一\n二']],
    [['一', '二'], 2, ['一', '二']],
    [['一二三', '四', '五'], 3, ['一二三', '四\n五']],
    [['一二三四'], 3, ['一二三']],
    [[], 3, []],
  ])('%j go in questions of at most %i characters: %j', (texts, most, expected) => {
    expect(joined(texts, most)).toEqual(expected)
  })

  test.each([
    ['all pass', ['passed', 'passed'], false],
    ['one is stopped', ['passed', 'stopped'], true],
    ['WeChat doubts or does not answer', ['pendingReview', 'passed'], false],
  ] as const)('%s: refused is %s', async (_how, verdicts, expected) => {
    const asked: string[] = []
    const check = (content: string): Promise<Verdict> => {
      asked.push(content)
      return Promise.resolve(verdicts[asked.length - 1] ?? 'passed')
    }
    const long = ['长'.repeat(2000), '长'.repeat(2000)]
    expect(await isStopped(long, 'openid', check)).toBe(expected)
    expect(asked).toHaveLength(2)
  })
})
