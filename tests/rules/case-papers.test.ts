import { checklistOf, faultsOf, type Paper, ticked } from '../../cloudfunctions/cases/checklist'
import type { Mark } from '../../cloudfunctions/cases/mark'
import { itemOf, mayBring, type Notice, noticeStanding } from '../../cloudfunctions/cases/notice'
import type { ServiceSheet } from '../../cloudfunctions/_shared/service-sheet'
import { day } from './calendar-year'

const paper = (n: number, need: Paper['need'], more: Partial<Paper> = {}): Paper => ({
  n,
  name: `材料${String(n)}`,
  form: 'original',
  copies: 1,
  from: '学院办公室',
  need,
  mark: 'open',
  files: [],
  ...more,
})
const papers = [paper(1, 'required'), paper(2, 'required'), paper(3, 'conditional'), paper(4, 'optional')]

describe('the checklist: a tick means that the paper is there', () => {
  const rows: [string, [number, Mark][], string][] = [
    ['nothing ticked: every required one is missing', [], '1 missing, 2 missing'],
    ['one ticked', [[1, 'ok']], '2 missing'],
    [
      'all required ticked',
      [
        [1, 'ok'],
        [2, 'ok'],
      ],
      '',
    ],
    [
      'one is there but wrong',
      [
        [1, 'ok'],
        [2, 'wrong'],
      ],
      '2 wrong',
    ],
    [
      'a conditional one is needed here',
      [
        [1, 'ok'],
        [2, 'ok'],
        [3, 'missing'],
      ],
      '3 missing',
    ],
    [
      'an optional one is wrong',
      [
        [1, 'ok'],
        [2, 'ok'],
        [4, 'wrong'],
      ],
      '4 wrong',
    ],
    [
      'a tick is taken back',
      [
        [1, 'ok'],
        [1, 'open'],
        [2, 'ok'],
      ],
      '1 missing',
    ],
  ]
  it.each(rows)('%s', (_, marks, expected) => {
    const after = marks.reduce((list, [n, mark]) => ticked(list, [{ n, mark }], 1), papers)
    expect(
      faultsOf(after)
        .map(({ n, problem }) => `${String(n)} ${problem}`)
        .join(', '),
    ).toBe(expected)
  })

  it('keeps in which round a paper was first handed in', () => {
    const first = ticked(papers, [{ n: 1, mark: 'ok' }], 1)
    const second = ticked(
      first,
      [
        { n: 1, mark: 'wrong', remark: '缺章' },
        { n: 2, mark: 'ok' },
      ],
      2,
    )
    expect(second.map(({ handedIn }) => handedIn)).toEqual([1, 2, undefined, undefined])
  })

  it('makes nothing new of a paper whose tick is taken back', () => {
    const first = ticked(papers, [{ n: 1, mark: 'ok' }], 1)
    const again = ticked(ticked(first, [{ n: 1, mark: 'open' }], 2), [{ n: 1, mark: 'wrong' }], 2)
    expect(again[0]?.handedIn).toBe(1)
  })

  it('takes names, copies and conditions from the sheet as it is', () => {
    const sheet = {
      materials: [
        {
          name: '申请表',
          form: 'original',
          copies: 2,
          from: '网上',
          electronicAccepted: false,
          need: 'required',
        },
        {
          name: '委托书',
          nameEn: 'Letter',
          form: 'copy',
          copies: 1,
          from: '自备',
          electronicAccepted: true,
          need: 'conditional',
          when: '代办时',
        },
      ],
    } as unknown as ServiceSheet
    expect(checklistOf(sheet)).toMatchObject([
      { n: 1, name: '申请表', copies: 2, need: 'required', mark: 'open' },
      { n: 2, name: '委托书', nameEn: 'Letter', need: 'conditional', when: '代办时' },
    ])
  })
})

describe('one notice for everything (§20)', () => {
  const given = (round: number, ns: number[], sheetVersion = 1): Notice => ({
    no: 1,
    at: new Date(0),
    round,
    sheetVersion,
    items: ns.map((n) => ({ n, problem: 'missing', name: 'x', nameEn: 'x', todo: 'x', todoEn: 'x' })),
    passUntil: day('2026-12-07'),
  })
  const missing = (...ns: number[]) => ns.map((n) => ({ n, problem: 'missing' as const }))
  const wrong = (...ns: number[]) => ns.map((n) => ({ n, problem: 'wrong' as const }))
  const rounds = (...handed: (number | undefined)[]) =>
    handed.map((handedIn, at) => paper(at + 1, 'required', handedIn === undefined ? {} : { handedIn }))
  const rows: [string, Parameters<typeof noticeStanding>[0], string][] = [
    ['nothing is wrong', { papers, faults: [], matters: 0, notices: [], sheetVersion: 1 }, 'nothing'],
    [
      'papers missing → notice lists all',
      { papers, faults: missing(1, 2), matters: 0, notices: [], sheetVersion: 1 },
      'first',
    ],
    [
      'only a matter beside the papers',
      { papers, faults: [], matters: 1, notices: [], sheetVersion: 1 },
      'first',
    ],
    [
      'second notice for an item present before',
      {
        papers: rounds(1, undefined),
        faults: wrong(1),
        matters: 0,
        notices: [given(1, [2])],
        sheetVersion: 1,
      },
      'second 1',
    ],
    [
      'second notice for one never asked for before',
      {
        papers: rounds(1, undefined, undefined),
        faults: missing(3),
        matters: 0,
        notices: [given(1, [2])],
        sheetVersion: 1,
      },
      'second 3',
    ],
    [
      'a listed one is still missing',
      {
        papers: rounds(1, undefined),
        faults: missing(2),
        matters: 0,
        notices: [given(1, [2])],
        sheetVersion: 1,
      },
      'again',
    ],
    [
      'a listed one came and is wrong',
      { papers: rounds(1, 2), faults: wrong(2), matters: 0, notices: [given(1, [2])], sheetVersion: 1 },
      'again',
    ],
    [
      'the fault lies in what was newly handed in',
      { papers: rounds(1, 2, 2), faults: wrong(3), matters: 0, notices: [given(1, [2])], sheetVersion: 1 },
      'again',
    ],
    [
      'one new and one old fault',
      { papers: rounds(1, 2, 2), faults: wrong(1, 3), matters: 0, notices: [given(1, [2])], sheetVersion: 1 },
      'second 1',
    ],
    [
      'a new matter beside the papers',
      { papers: rounds(1, 2), faults: [], matters: 1, notices: [given(1, [2])], sheetVersion: 1 },
      'second matter',
    ],
    [
      'the sheet has a new version',
      { papers: rounds(1, 2), faults: wrong(1), matters: 1, notices: [given(1, [2])], sheetVersion: 2 },
      'again',
    ],
    [
      'a third, for what the first listed',
      {
        papers: rounds(1, 3),
        faults: wrong(2),
        matters: 0,
        notices: [given(1, [2]), given(2, [1])],
        sheetVersion: 1,
      },
      'again',
    ],
  ]
  it.each(rows)('%s', (_, asked, expected) => {
    const known = noticeStanding(asked)
    const more =
      known.kind === 'second'
        ? ` ${[...known.papers.map(String), ...(known.isMatter ? ['matter'] : [])].join(' ')}`
        : ''
    expect(known.kind + more).toBe(expected)
  })

  it('says what to do about each, in both languages', () => {
    const copy = paper(1, 'required', { form: 'copy', copies: 2, nameEn: 'Campus card' })
    expect(itemOf(copy, { n: 1, problem: 'missing' })).toMatchObject({
      todo: '请带复印件 2 份。在哪里拿：学院办公室。',
      todoEn: 'Bring a copy (2 copies). Where to get it: 学院办公室.',
    })
    expect(itemOf({ ...copy, remark: '没有盖章' }, { n: 1, problem: 'wrong' }).todo).toBe(
      '没有盖章。请改好后再带来。',
    )
  })
})

describe('return pass used by another person → refused unless proxy named with papers', () => {
  const rows: [string, string | undefined, boolean, string | undefined, boolean][] = [
    ['the applicant', undefined, true, undefined, true],
    ['the applicant, who had named a proxy', '李雷', true, undefined, true],
    ['somebody else', undefined, false, undefined, false],
    ['somebody else, though a proxy was named', '李雷', false, undefined, false],
    ['the proxy by name', '李雷', false, '李雷', true],
    ['the proxy, as names are typed', '阿依·古丽', false, '阿依 古丽', true],
    ['another than the proxy', '李雷', false, '韩梅梅', false],
    ['a proxy whom nobody named', undefined, false, '李雷', false],
  ]
  it.each(rows)('%s', (_, named, isHolder, proxyName, expected) => {
    expect(mayBring(named, { isHolder, proxyName })).toBe(expected)
  })
})
