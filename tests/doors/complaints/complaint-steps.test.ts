import { Events } from '../../../cloudfunctions/_shared/event'
import { Todos } from '../../../cloudfunctions/_shared/todo'
import { ComplaintParts, Complainants } from '../../../cloudfunctions/complaints/collections'
import { Operations } from '../../../cloudfunctions/_kernel/operation'
import { codeOf, edit, newOp, stored } from '../centre'
import { complaintDesk, issue } from './desk'
import { valueOf } from '../people/posts'

import.meta.jest.setTimeout(180_000)

const {
  cloud,
  ask,
  at,
  giveRole,
  fileAs,
  fileNamed,
  follow,
  rows,
  parts,
  partOf,
  see,
  steps,
  finished,
  desksOf,
  assessed,
} = complaintDesk()

const hearingsOf = async (as: string) =>
  valueOf<{
    hearings: {
      hearingId: string
      asked: string
      finding?: string
      canContest: boolean
      canAnswer: boolean
    }[]
  }>(await ask('myHearings', {}, as)).hearings

describe('handling a matter (§33)', () => {
  it('goes from receipt to reply, and whoever complained follows it', async () => {
    const receipt = await fileAs('o-someone', issue())
    const partId = await partOf()
    await finished(partId)
    const [own] = (await follow(receipt)).parts
    expect([own?.state, own?.finding, own?.reply?.words, own?.reviewUntil]).toEqual([
      'replied',
      'substantiated',
      '情况属实，已批评教育，向您道歉',
      '2026-12-23',
    ])
    expect(await assessed()).toEqual([['complaint', 1, 1]])
    const [event] = await stored(cloud(), Events, { kind: 'assessed' })
    expect(event?.facts).toMatchObject({ sourceId: partId, unitId: 'jw', windowId: 'w1', on: '2026-11-23' })
    at('2026-12-24 00:06')
    await cloud().runTimer('complaints')
    expect((await follow(receipt)).parts[0]?.state).toBe('closed')
    expect(await desksOf()).toEqual([])
  })

  it('says to whoever is too late where it stands', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    const two = await Promise.all(
      ['o-desk', 'o-desk2'].map((as) => ask('acceptComplaint', { partId, isSerious: false }, as)),
    )
    expect(two.map(codeOf).sort()).toEqual(['MOVED_ON', 'ok'])
    await steps(partId, [
      ['investigateComplaint'],
      ['findComplaint', { finding: 'unsubstantiated', words: '查无此事' }],
      ['decideComplaint', { words: '不予处理', isMajor: false }],
      ['replyComplaint', { words: '没有查到' }],
    ])
    for (const [door, more] of [
      ['declineComplaint', { words: '话' }],
      ['investigateComplaint', {}],
      ['askComplainant', { words: '话' }],
      ['nameRespondent', { personId: 'p-wang' }],
      ['hearRespondent', { personId: 'p-wang', words: '话' }],
      ['splitComplaint', { about: { kind: 'unit', unitId: 'cw' }, topic: 'rules', words: '话' }],
      ['extendComplaint', { words: '话' }],
      ['referComplaint', { words: '话' }],
      ['findComplaint', { finding: 'partly', words: '话' }],
      ['decideComplaint', { words: '话', isMajor: false }],
      ['replyComplaint', { words: '话' }],
      ['judgeReview', { outcome: 'upheld', words: '话' }],
    ] as const)
      expect([door, codeOf(await ask(door, { partId, ...more }, 'o-desk'))]).toEqual([door, 'MOVED_ON'])
    expect(await assessed()).toEqual([])
  })

  it('is declined with a reason, which may be reviewed and taken up after all', async () => {
    const receipt = await fileAs('o-someone', issue())
    const partId = await partOf()
    await steps(partId, [['declineComplaint', { words: '不属于窗口服务' }]])
    expect((await follow(receipt)).parts[0]?.declined?.words).toBe('不属于窗口服务')
    const opId = newOp()
    const review = { receipt, n: 1, words: '就是在窗口发生的' }
    for (let n = 0; n < 2; n++)
      expect(codeOf(await ask('askReview', review, 'o-someone', { opId }))).toBe('ok')
    expect(codeOf(await ask('askReview', review, 'o-someone'))).toBe('REVIEW_PAST')
    const judge = (outcome: string, as = 'o-desk2', more = {}) =>
      ask('judgeReview', { partId, outcome, words: '应当受理', ...more }, as)
    expect(codeOf(await judge('reopened', 'o-desk'))).toBe('OWN_DECISION')
    expect(codeOf(await judge('changed', 'o-desk2', { finding: 'partly' }))).toBe('OUTCOME_WRONG')
    expect(codeOf(await judge('reopened'))).toBe('ok')
    const [own] = (await follow(receipt)).parts
    expect([own?.state, own?.talk.at(-1)?.words]).toEqual(['accepted', '应当受理'])
  })

  it('finds nothing so before the respondent was heard, who learns neither words nor name', async () => {
    await fileNamed(issue({ words: '只有投诉里才有的话' }))
    const partId = await partOf()
    await steps(partId, [['acceptComplaint', { isSerious: false }], ['investigateComplaint']])
    const find = (finding: string) => ask('findComplaint', { partId, finding, words: '属实' }, 'o-desk')
    expect(codeOf(await find('substantiated'))).toBe('NOT_HEARD')
    const hear = (personId: string) =>
      ask('hearRespondent', { partId, personId, words: '请说明当天上午的情况' }, 'o-desk')
    expect(codeOf(await hear('p-zhao'))).toBe('PERSON_UNKNOWN')
    expect(codeOf(await hear('p-wang'))).toBe('ok')
    expect(codeOf(await find('partly'))).toBe('NOT_HEARD')
    const [hearing] = await hearingsOf('o-wang')
    expect(JSON.stringify(await ask('myHearings', {}, 'o-wang'))).not.toMatch(
      /只有投诉里才有的话|student|同学/,
    )
    expect(await hearingsOf('o-li')).toEqual([])
    const hearingId = hearing?.hearingId ?? ''
    const answer = (as = 'o-wang', opId = newOp()) =>
      ask('answerHearing', { hearingId, words: '人多，语气急了' }, as, { opId })
    expect(codeOf(await answer('o-li'))).toBe('NOT_FOUND')
    const twice = await Promise.all([answer(), answer()])
    expect(twice.map(codeOf).sort()).toEqual(['ANSWERED_ALREADY', 'ok'])
    // Whoever lets their time pass doesn't keep it from being found.
    expect(codeOf(await hear('p-li'))).toBe('ok')
    expect(await desksOf('complaintHearing')).toEqual(['person:p-li'])
    expect(codeOf(await find('substantiated'))).toBe('NOT_HEARD')
    at('2026-12-01 09:00')
    expect(codeOf(await find('substantiated'))).toBe('ok')
    const late = (await hearingsOf('o-li'))[0]?.hearingId ?? ''
    expect(codeOf(await ask('answerHearing', { hearingId: late, words: '迟到的话' }, 'o-li'))).toBe(
      'HEARING_OVER',
    )
    expect(await desksOf('complaintHearing')).toEqual([])
  })

  it('asks six people at most', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    await steps(partId, [['acceptComplaint', { isSerious: false }]])
    const hear = () => ask('hearRespondent', { partId, personId: 'p-wang', words: '话' }, 'o-desk')
    for (let n = 0; n < 6; n++) expect(codeOf(await hear())).toBe('ok')
    expect(codeOf(await hear())).toBe('HEARINGS_FULL')
  })

  it('asks whoever complained, and they answer, under the receipt alone', async () => {
    const receipt = await fileAs('o-someone', issue())
    const partId = await partOf()
    await steps(partId, [['askComplainant', { words: '大约几点？' }]])
    const add = (words = '十点左右', more = {}) =>
      ask('addToComplaint', { receipt, n: 1, words }, 'o-someone', more)
    const opId = newOp()
    for (let n = 0; n < 2; n++) expect(codeOf(await add('十点左右', { opId }))).toBe('ok')
    const seen = valueOf<{ talk: { from: string; words: string }[] }>(await see(partId))
    expect(seen.talk.map(({ from, words }) => `${from} ${words}`)).toEqual([
      'handler 大约几点？',
      'complainant 十点左右',
    ])
    expect((await stored(cloud(), Todos, { kind: 'complaint' }))[0]?.zh).toMatch(/投诉人有补充/)
    expect(codeOf(await ask('addToComplaint', { receipt, n: 2, words: '话' }, 'o-someone'))).toBe('NOT_FOUND')
    await edit(
      cloud(),
      ComplaintParts,
      { _id: partId },
      {
        talk: Array.from({ length: 40 }, () => ({ from: 'complainant', words: '话', on: '2026-11-23' })),
      },
    )
    expect(codeOf(await add())).toBe('TALK_FULL')
    expect(codeOf(await ask('askComplainant', { partId, words: '话' }, 'o-desk'))).toBe('TALK_FULL')
  })

  it('is extended once, before it is due', async () => {
    await fileAs('o-someone', issue(), issue())
    const extend = async (n: number) =>
      ask('extendComplaint', { partId: await partOf(n), words: '证人出差' }, 'o-desk')
    for (const n of [1, 2]) await steps(await partOf(n), [['acceptComplaint', { isSerious: false }]])
    at('2027-01-22 09:00')
    expect(codeOf(await extend(1))).toBe('ok')
    expect(await extend(1)).toMatchObject({ error: { code: 'EXTENSION_REFUSED', facts: { why: 'once' } } })
    expect((await parts()).find(({ n }) => n === 1)?.findBy).toBe('2027-02-21')
    at('2027-01-23 09:00')
    expect(await extend(2)).toMatchObject({ error: { code: 'EXTENSION_REFUSED', facts: { why: 'late' } } })
  })

  it('tells the steering office by its number what is past its day', async () => {
    await fileAs('o-someone', issue())
    at('2026-11-30 00:11')
    await cloud().runTimer('complaints')
    expect(await desksOf('complaintLate')).toEqual([])
    at('2026-12-01 00:11')
    await cloud().runTimer('complaints')
    expect(await desksOf('complaintLate')).toEqual(['steeringOffice'])
    expect((await rows())[0]?.isLate).toBe(true)
    await steps(await partOf(), [['acceptComplaint', { isSerious: false }]])
    expect(await desksOf('complaintLate')).toEqual([])
  })
})

describe('taking it back, and what comes of it (§33)', () => {
  it('ends what is taken back, but what is serious goes on', async () => {
    const receipt = await fileAs(
      'o-someone',
      issue(),
      issue({ words: '另一件' }),
      issue({ topic: 'discipline' }),
    )
    await steps(await partOf(2), [['acceptComplaint', { isSerious: true }]])
    const opId = newOp()
    const withdraw = (more = {}) => ask('withdrawComplaint', { receipt }, 'o-someone', more)
    for (let n = 0; n < 2; n++) expect(codeOf(await withdraw({ opId }))).toBe('ok')
    const own = await follow(receipt)
    expect([own.withdrawnOn, own.parts.map(({ state }) => state)]).toEqual([
      '2026-11-23',
      ['withdrawn', 'accepted', 'received'],
    ])
    expect(codeOf(await withdraw())).toBe('COMPLAINT_OVER')
    expect(codeOf(await ask('addToComplaint', { receipt, n: 1, words: '话' }, 'o-someone'))).toBe(
      'COMPLAINT_OVER',
    )
    expect(valueOf<{ withdrawnOn: string }>(await see(await partOf(2))).withdrawnOn).toBe('2026-11-23')
  })

  it('looks into retaliation as a matter of its own, on the same receipt', async () => {
    const receipt = await fileAs('o-someone', issue())
    await finished(await partOf())
    const opId = newOp()
    const report = (more = {}) =>
      ask('reportRetaliation', { receipt, n: 1, words: '被故意拖着不办' }, 'o-someone', more)
    for (let n = 0; n < 2; n++) expect(codeOf(await report({ opId }))).toBe('ok')
    const [, second] = await parts()
    expect([second?.topic, second?.isSerious, second?.desk, (await follow(receipt)).parts.length]).toEqual([
      'retaliation',
      true,
      'centre',
      2,
    ])
    expect(codeOf(await see(second?._id ?? '', 'o-head'))).toBe('NOT_FOUND')
    expect(codeOf(await ask('reportRetaliation', { receipt, n: 5, words: '话' }, 'o-someone'))).toBe(
      'NOT_FOUND',
    )
    for (let n = 3; n <= 8; n++) expect(codeOf(await report())).toBe('ok')
    expect(codeOf(await report())).toBe('PARTS_FULL')
  })

  it('substantiated, then overturned on review → reversing entry, score as before', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    await finished(partId)
    expect(await assessed()).toEqual([['complaint', 1, 1]])
    const [hearing] = await hearingsOf('o-wang')
    expect([hearing?.finding, hearing?.canContest]).toEqual(['substantiated', true])
    const hearingId = hearing?.hearingId ?? ''
    const contest = () => ask('contestFinding', { hearingId, words: '监控时间不对' }, 'o-wang')
    expect(codeOf(await contest())).toBe('ok')
    expect(codeOf(await contest())).toBe('REVIEW_PAST')
    const judge = (as: string, more: Record<string, unknown> = {}) =>
      ask(
        'judgeReview',
        { partId, outcome: 'changed', finding: 'unsubstantiated', words: '时间不符', ...more },
        as,
      )
    expect(codeOf(await judge('o-desk'))).toBe('OWN_DECISION')
    expect(codeOf(await judge('o-desk2', { outcome: 'upheld' }))).toBe('OUTCOME_WRONG')
    expect(codeOf(await judge('o-desk2', { isMajor: true }))).toBe('NOT_SUBSTANTIATED')
    expect(codeOf(await judge('o-desk2'))).toBe('ok')
    expect(await assessed()).toEqual([
      ['complaint', 1, 1],
      ['complaint', 2, 0],
    ])
  })

  it('brings what is major to the steering office, which records what became of it (§34)', async () => {
    const receipt = await fileAs('o-someone', issue())
    const partId = await partOf()
    await finished(partId, 'substantiated', true)
    expect(await assessed()).toEqual([['majorComplaint', 1, 1]])
    expect(await desksOf('complaintMajor')).toEqual(['steeringOffice'])
    const majors = async () =>
      valueOf<{ rows: { partId: string }[] }>(await ask('majorComplaints', {}, 'o-steering')).rows
    expect(await majors()).toHaveLength(1)
    expect(JSON.stringify(await majors())).not.toContain('看墙上')
    const record = () =>
      ask('recordAccountability', { partId, words: '责令整改，年度考核降等' }, 'o-steering')
    expect(codeOf(await record())).toBe('ok')
    expect(codeOf(await record())).toBe('MOVED_ON')
    expect(await majors()).toEqual([])
    expect(
      valueOf<{ rows: object[] }>(await ask('majorComplaints', { isOver: true }, 'o-steering')).rows,
    ).toHaveLength(1)
    expect(codeOf(await ask('recordAccountability', { partId: 'none', words: '话' }, 'o-steering'))).toBe(
      'NOT_FOUND',
    )
    expect(codeOf(await ask('askReview', { receipt, n: 1, words: '处理太轻' }, 'o-someone'))).toBe('ok')
    const upheld = { partId, outcome: 'upheld', words: '维持' }
    expect(codeOf(await ask('judgeReview', upheld, 'o-desk2'))).toBe('ok')
    expect((await follow(receipt)).parts[0]?.review?.outcome).toBe('upheld')
  })

  it('what a review no longer calls major is taken back, and counts as what it is', async () => {
    const receipt = await fileAs('o-someone', issue())
    const partId = await partOf()
    await finished(partId, 'substantiated', true)
    expect(codeOf(await ask('askReview', { receipt, n: 1, words: '不算重大' }, 'o-someone'))).toBe('ok')
    const judged = { partId, outcome: 'changed', finding: 'partly', isMajor: false, words: '情节较轻' }
    expect(codeOf(await ask('judgeReview', judged, 'o-desk2'))).toBe('ok')
    expect(await assessed()).toEqual([
      ['majorComplaint', 1, 1],
      ['majorComplaint', 2, 0],
      ['complaint', 2, 1],
    ])
  })

  it('calls nothing major that was not found so', async () => {
    await fileAs('o-someone', issue())
    const partId = await partOf()
    await steps(partId, [
      ['acceptComplaint', { isSerious: false }],
      ['investigateComplaint'],
      ['findComplaint', { finding: 'unsubstantiated', words: '不属实' }],
    ])
    expect(codeOf(await ask('decideComplaint', { partId, words: '话', isMajor: true }, 'o-desk'))).toBe(
      'NOT_SUBSTANTIATED',
    )
  })
})

describe('the custodian (§33)', () => {
  const listed = async (as = 'o-keeper') =>
    valueOf<{ rows: { complaintId: string; openings: object[] }[] }>(await ask('namedComplaints', {}, as))
      .rows

  it('opens an identity with a reason that whoever complained reads', async () => {
    const { receipt, complaintId } = await fileNamed(issue())
    await fileAs('o-someone', issue())
    expect((await listed()).map((row) => row.complaintId)).toEqual([complaintId])
    const opId = newOp()
    const open = () => ask('openIdentity', { complaintId, reason: '需要当面取证' }, 'o-keeper', { opId })
    for (let n = 0; n < 2; n++)
      expect(valueOf(await open())).toEqual({ name: 'student老师', no: 'NSTUDENT', contact: '13812345678' })
    expect((await follow(receipt)).openings).toEqual([{ on: '2026-11-23', reason: '需要当面取证' }])
    // Neither the sealed document nor a kept answer says who it is.
    for (const kept of [Complainants, Operations])
      expect(JSON.stringify(await stored(cloud(), kept))).not.toMatch(/NSTUDENT|13812345678|p-student/)
    for (const as of ['o-desk', 'o-disc', 'o-steering', 'o-head'])
      expect([as, codeOf(await ask('openIdentity', { complaintId, reason: '看' }, as))]).toEqual([
        as,
        'NOT_ALLOWED',
      ])
  })

  it('respondent is the one who would open the identity → custodian role refused for this complaint', async () => {
    await giveRole('li', 'custodian')
    const { complaintId } = await fileNamed(issue())
    const other = await fileNamed(issue({ about: { kind: 'window', windowId: 'w3' } }))
    expect((await listed('o-li')).map((row) => row.complaintId)).toEqual([other.complaintId])
    const refused = await ask('openIdentity', { complaintId, reason: '看看' }, 'o-li')
    expect(refused).toEqual(await ask('openIdentity', { complaintId: 'no-such', reason: '看看' }, 'o-li'))
    expect(codeOf(refused)).toBe('NOT_FOUND')
    expect((await stored(cloud(), Complainants, { _id: complaintId }))[0]?.openings).toEqual([])
    expect(
      codeOf(await ask('openIdentity', { complaintId: other.complaintId, reason: '核对' }, 'o-li')),
    ).toBe('ok')
  })

  it('opens one fifty times at most', async () => {
    const { complaintId } = await fileNamed(issue())
    const opening = { on: '2026-11-23', by: 'p-keeper', reason: '核对', operation: 'x' }
    await edit(
      cloud(),
      Complainants,
      { _id: complaintId },
      { openings: Array.from({ length: 50 }, () => opening) },
    )
    expect(codeOf(await ask('openIdentity', { complaintId, reason: '核对' }, 'o-keeper'))).toBe(
      'OPENINGS_FULL',
    )
  })
})

describe('statistics (§33)', () => {
  it('counts months that are over, without small numbers and without what is sealed', async () => {
    for (let n = 0; n < 5; n++) await fileAs(`o-${String(n)}`, issue())
    await fileAs('o-6', issue({ topic: 'discipline' }))
    await fileAs('o-7', issue({ about: { kind: 'unit', unitId: 'cw' }, topic: 'delay' }))
    const figures = async (as = 'o-desk') =>
      valueOf<{
        month: string
        months: { label: string; count?: number }[]
        byKind: { rows: { label: string; count?: number }[]; total?: number }
        byUnit: { rows: { label: string; count?: number }[] }
      }>(await ask('complaintFigures', {}, as))
    expect((await figures()).month).toBe('2026-10')
    at('2026-12-01 09:00')
    const november = await figures()
    expect(november.months.at(-1)).toEqual({ label: '2026-11', count: 7 })
    expect(november.byKind.total).toBe(6)
    expect(november.byKind.rows.map(({ count }) => count)).toEqual([undefined, undefined, 0, 0])
    expect(november.byUnit.rows.map(({ count }) => count)).toEqual([undefined, undefined])
    expect((await figures('o-steering')).byKind.total).toBe(6)
  })
})
