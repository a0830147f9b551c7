import { nextOf } from '../../cloudfunctions/cases/case-words'
import { sentences } from '../../cloudfunctions/cases/refusals'
import { aCase } from './a-case'
import { day } from './calendar-year'

describe('what the applicant has to do next (§20)', () => {
  it.each([
    ['2026-11-30', '正在办理，您不用做什么。', 'In progress; you need do nothing.'],
    [
      '2026-12-01',
      '过了约定的日子还没办完，对不起。已报单位负责人催办，想知道进展请问经办单位。',
      'It is late, and we are sorry. The head of the unit was told. To know how it stands, ask the office.',
    ],
  ])('promised for 30 November, on %s', (today, zh, en) => {
    expect(nextOf(aCase('inProgress'), day(today), new Map())).toMatchObject({ zh, en })
  })
})

describe('a refusal tells its next step', () => {
  it.each([
    ['EXTENSION_USED', '“记一步”', '"Log a step"'],
    ['NOT_JOINT', '不予办理', 'refuses it with the ground'],
    ['DELIVERED_ALREADY', '另开一件更正', 'open a new case'],
  ] as const)('%s', (code, zh, en) => {
    expect([sentences[code]['zh-CN']({}), sentences[code].en({})]).toEqual([
      expect.stringContaining(zh),
      expect.stringContaining(en),
    ])
  })
})
