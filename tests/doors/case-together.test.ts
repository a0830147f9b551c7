import { AuditEntries } from '../../cloudfunctions/_kernel/audit'
import { Cases } from '../../cloudfunctions/cases/collections'
import { caseMoves, type CaseMove, type CaseState, leadsTo } from '../../cloudfunctions/cases/case-moves'
import { Random } from '../../local/seed/random'
import { type Desk, direct, joint, promised, startDesk, who } from './case-desk'
import { codeOf, stored } from './centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.cloud.close())

type Wish = readonly [endpoint: string, input: object, openid: string]

/** What two clerks, a co-unit, the centre and the applicant may want of a case, in any state. */
const wishes: readonly Wish[] = [
  [
    'checkPapers',
    {
      ticks: [
        { n: 1, mark: 'ok' },
        { n: 2, mark: 'ok' },
      ],
    },
    who.clerk,
  ],
  ['checkPapers', { ticks: [{ n: 2, mark: 'missing' }] }, who.clerk],
  ['giveNotice', { override: '补充' }, who.clerk],
  ['bringPapers', { proxyName: '爸爸' }, who.clerk],
  ['nameProxy', { name: '爸爸' }, who.li],
  ['acceptCase', { reason: '审批' }, who.clerk],
  ['logStep', { words: '已送审' }, who.clerk],
  ['suspendCase', { reason: 'statutoryNotice', words: '公告' }, who.clerk],
  ['resumeCase', {}, who.clerk],
  ['askExtension', { days: 1, reason: '专家出差' }, who.clerk],
  ['decideExtension', { isGranted: true, words: '同意' }, who.centre],
  ['finishPart', { n: 1, words: '同意' }, who.hospital],
  ['refusePart', { n: 1, ground: '不符', clause: '第一条' }, who.hospital],
  ['decidePart', { n: 1, decision: 'waive', words: '不需要' }, who.clerk],
  ['finishCase', { delivery: 'handedOver' }, who.clerk],
  ['denyCase', { basis: 'law', ground: '不符', clause: '第一条', appeal: '教务处' }, who.clerk],
  ['withdrawCase', {}, who.li],
]

/** States as the audit saw them, one version after the other. */
const pathOf = async (caseId: string): Promise<readonly (readonly [CaseState, CaseState, string])[]> => {
  const entries = await stored(desk.cloud, AuditEntries, { subject: `cases:${caseId}` })
  return entries
    .sort((one, other) => Number(one._id.split(':').at(-1)) - Number(other._id.split(':').at(-1)))
    .slice(1)
    .map(({ before, after, endpoint }) => [
      before['state'] as CaseState,
      after['state'] as CaseState,
      endpoint,
    ])
}

const isAllowed = ([from, to]: readonly [CaseState, CaseState, string]): boolean =>
  (Object.keys(caseMoves) as CaseMove[]).some((move) => leadsTo(move, from, to))

describe('two clerks and an applicant at one case, in any order', () => {
  it.each([1, 2, 3, 4, 5, 6])('reach no state that the table forbids (%i)', async (seed) => {
    const random = new Random(seed)
    for (const service of [direct.code, promised.code, joint.code]) {
      desk.later(5)
      const { caseId } = await desk.open(service)
      for (let round = 0; round < 6; round++) {
        desk.later(1)
        const together = Array.from({ length: 4 }, () => random.pick(wishes))
        const answers = await Promise.all(
          together.map(([endpoint, input, openid]) => desk.ask(endpoint, { caseId, ...input }, openid)),
        )
        expect(answers.map(codeOf)).not.toContain('FAULT')
        expect(answers.map(codeOf)).not.toContain('BROKEN_DOCUMENT')
      }
      const path = await pathOf(caseId)
      expect(path.filter((step) => !isAllowed(step))).toEqual([])
      // No version is missing or written twice, and each begins where the one before ended.
      const [known] = await stored(desk.cloud, Cases, { _id: caseId })
      expect(path).toHaveLength((known?.v ?? 0) - 1)
      for (const [at, step] of path.entries()) if (at > 0) expect(step[0]).toBe(path[at - 1]?.[1])
    }
  })

  it('lets one of two ends that come at once stand', async () => {
    for (let n = 0; n < 6; n++) {
      desk.later(1)
      const { caseId } = await desk.accept(promised.code)
      const answers = await Promise.all([
        desk.ask('withdrawCase', { caseId }, who.li),
        desk.ask('finishCase', { caseId, delivery: 'electronic' }, who.clerk),
        desk.ask('denyCase', { caseId, basis: 'law', ground: '不符', clause: '一', appeal: '处' }, who.clerk),
      ])
      expect(answers.map(codeOf).sort()).toEqual(['MOVE_NOT_POSSIBLE', 'MOVE_NOT_POSSIBLE', 'ok'])
    }
  })
})
