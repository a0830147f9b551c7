import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import type { Cloud } from '../../../local/server/cloud'
import { codeOf, doorOf, startCentre, stored } from '../centre'
import { valueOf } from '../people/posts'
import { arrange } from '../windows/hall'

import.meta.jest.setTimeout(60_000)

let cloud: Cloud
const ask = doorOf(() => cloud, 'centre')

interface Said {
  interpretationId: string
  words: string
  revision: number
  earlier: { words: string }[]
  withdrawn?: { reason: string }
}
interface Regulation {
  effectiveFrom?: string
  mayInterpret: boolean
  chapters: { title: string; articles: { no: number; paragraphs: string[]; interpretations: Said[] }[] }[]
}
const read = async (openid = 'o-guest') => valueOf<Regulation>(await ask('regulation', {}, openid))
const article = async (no: number, openid = 'o-guest') =>
  (await read(openid)).chapters.flatMap(({ articles }) => articles).find((one) => one.no === no)
const interpret = (more: object = {}, as = 'o-steering') =>
  ask(
    'interpret',
    { article: 13, words: '“除特殊情况外”指学校统一安排的招生、毕业等集中办理。', ...more },
    as,
  )

beforeEach(async () => {
  cloud = await startCentre()
  await arrange(cloud)
})
afterEach(() => cloud.close())

describe('the regulation', () => {
  it('is read by everybody: ten chapters, thirty-six articles, word by word', async () => {
    const { chapters, mayInterpret } = await read()
    expect(chapters.map(({ title }) => title)).toEqual([
      '总则',
      '组织机构',
      '窗口设置',
      '人员管理',
      '业务管理',
      '考勤管理',
      '资产管理',
      '安全管理',
      '投诉管理',
      '附则',
    ])
    expect(chapters.flatMap(({ articles }) => articles.map(({ no }) => no))).toEqual(
      Array.from({ length: 36 }, (_none, at) => at + 1),
    )
    expect((await article(11))?.paragraphs).toHaveLength(5)
    expect((await article(36))?.paragraphs).toEqual(['本办法自发布之日起施行。'])
    expect(mayInterpret).toBe(false)
  })

  it('is in force since a day that the steering office says (§36)', async () => {
    expect((await read()).effectiveFrom).toBeUndefined()
    const set = (as: string, effectiveFrom = '2026-09-01') => ask('setInForce', { effectiveFrom }, as)
    expect(codeOf(await set('o-admin'))).toBe('NOT_ALLOWED')
    for (const day of ['2026-09-02', '2026-09-01']) expect(codeOf(await set('o-steering', day))).toBe('ok')
    expect((await read()).effectiveFrom).toBe('2026-09-01')
    expect(await stored(cloud, AuditEntries, { subject: 'regulationsInForce:current' })).toHaveLength(2)
  })
})

describe('an interpretation (§35)', () => {
  it('is the steering office’s, stands beside its article, and keeps its earlier wordings', async () => {
    expect(codeOf(await interpret({}, 'o-admin'))).toBe('NOT_ALLOWED')
    const { interpretationId } = valueOf<Said>(await interpret())
    expect((await article(13))?.interpretations).toMatchObject([{ revision: 1, earlier: [] }])
    const again = { interpretationId, words: '“特殊情况”由中心提前公告。' }
    expect(codeOf(await interpret({ ...again, article: 14 }))).toBe('INTERPRETATION_UNKNOWN')
    expect(codeOf(await interpret({ ...again, interpretationId: 'nothing' }))).toBe('INTERPRETATION_UNKNOWN')
    expect(codeOf(await interpret(again))).toBe('ok')
    expect((await article(13))?.interpretations).toMatchObject([
      { words: again.words, revision: 2, earlier: [{ words: expect.stringContaining('招生') as string }] },
    ])
  })

  it('is withdrawn with a reason, which only the steering office still sees', async () => {
    const { interpretationId } = valueOf<Said>(await interpret())
    const withdraw = (id = interpretationId) =>
      ask('withdrawInterpretation', { interpretationId: id, reason: '与新文件不一致' }, 'o-steering')
    expect(codeOf(await withdraw('nothing'))).toBe('INTERPRETATION_UNKNOWN')
    expect(codeOf(await withdraw())).toBe('ok')
    expect(codeOf(await withdraw())).toBe('INTERPRETATION_WITHDRAWN')
    expect(codeOf(await interpret({ interpretationId }))).toBe('INTERPRETATION_WITHDRAWN')
    expect((await article(13))?.interpretations).toEqual([])
    expect((await article(13, 'o-steering'))?.interpretations).toMatchObject([
      { withdrawn: { reason: '与新文件不一致' } },
    ])
  })

  it('has twenty wordings at most, and two that are written at once are both kept', async () => {
    const { interpretationId } = valueOf<Said>(await interpret())
    await Promise.all([
      interpret({ interpretationId, words: '甲' }),
      interpret({ interpretationId, words: '乙' }),
    ])
    expect((await article(13))?.interpretations[0]?.revision).toBe(3)
    for (let n = 4; n <= 20; n++)
      expect(codeOf(await interpret({ interpretationId, words: `第 ${String(n)} 稿` }))).toBe('ok')
    expect(codeOf(await interpret({ interpretationId, words: '第 21 稿' }))).toBe('REVISIONS_FULL')
  })
})
