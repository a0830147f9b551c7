import { type CaseSlip, askOf, factsOf, idsOf, introOf, titles } from '../../web/case-slip/case-slip'

const slip = (kind: CaseSlip['kind'], more: Partial<CaseSlip> = {}): CaseSlip => ({
  kind,
  no: '2345 6789',
  service: { code: 'JW-003', version: 2, zh: '在读证明', en: 'Proof of enrolment' },
  unit: { zh: '教务处', en: 'Academic Affairs' },
  windowNo: 1,
  on: '2026-11-23',
  state: { zh: '在办', en: 'In progress' },
  items: [],
  taken: [],
  isProvisional: false,
  consultPhone: '0000-1',
  complaintPhone: '0000-2',
  updatedAt: '2026-11-23T02:00:00.000Z',
  ...more,
})
const pair = (zh: string, en: string) => ({ zh, en })
const rows = (given: CaseSlip) => factsOf(given).map(([name, fact]) => [name.en, fact.zh, fact.en])

describe('the paper of a case says everything in both languages (§20)', () => {
  test.each([
    [
      'an acceptance: why not at once, and what was taken',
      slip('acceptance', {
        words: '系统维护',
        taken: [pair('申请表', 'Form'), pair('校园卡', 'Campus card')],
      }),
      [
        ['Why not at once', '系统维护', '系统维护'],
        ['Papers taken', '申请表、校园卡', 'Form, Campus card'],
      ],
    ],
    [
      'a promise by a calendar that is not official',
      slip('acceptance', { isProvisional: true }),
      [
        [
          'Note',
          '次年校历尚未正式公布，日期以公布后为准',
          "Next year's calendar is not official yet; the date may change once it is.",
        ],
      ],
    ],
    [
      'a denial: basis with its clause, ground, whom to appeal to',
      slip('denial', {
        denial: {
          basis: pair('学校规定', 'School rule'),
          ground: '学分不够',
          clause: '第十二条',
          appeal: '教务处 201',
        },
      }),
      [
        ['Basis', '学校规定：第十二条', 'School rule: 第十二条'],
        ['Ground', '学分不够', '学分不够'],
        ['To appeal', '教务处 201', '教务处 201'],
      ],
    ],
    ['a result', slip('result', { words: '证明' }), [['Result', '证明', '证明']]],
    ['a notice has its list instead', slip('notice', { words: '无', taken: [pair('申请表', 'Form')] }), []],
  ])('%s', (_title, given, expected) => {
    expect(rows(given)).toEqual(expected)
  })

  it('names case, window, day, phones and sheet', () => {
    expect(idsOf(slip('notice'))).toEqual([
      pair('办件号 2345 6789', 'Case no. 2345 6789'),
      pair('教务处 1号窗口', 'Academic Affairs, window 1'),
      pair('2026年11月23日', '2026-11-23'),
    ])
    expect(askOf(slip('notice'))).toEqual([
      pair('咨询 0000-1', 'Questions 0000-1'),
      pair('监督 0000-2', 'Complaints 0000-2'),
      pair('依据一事一表 JW-003 第 2 版', 'By service sheet JW-003, version 2'),
    ])
  })

  test.each([
    ['of who has no phone', true, '凭本单上的码', 'with the code on this paper'],
    ['of who has one', false, '凭手机上的取件码', 'with the pickup code on your phone'],
  ])('says which code opens the result %s', (_whose, isPickup, zh, en) => {
    const said = introOf(slip('result', { until: '2026-12-07', isPickup }))
    expect([said.zh, said.en]).toEqual([expect.stringContaining(zh), expect.stringContaining(en)])
  })

  test.each(['notice', 'acceptance', 'denial', 'result'] as const)(
    'its title and what it means: %s',
    (kind) => {
      const given = slip(kind, { until: '2026-12-07' })
      expect([titles[kind].en, introOf(given).en].join(' ')).not.toMatch(/\p{Script=Han}/u)
      expect(introOf(given).zh).toContain('在读证明')
    },
  )
})
