import { AuditEntries } from '../../../cloudfunctions/_kernel/audit'
import { Cases } from '../../../cloudfunctions/cases/collections'
import type { CaseState } from '../../../cloudfunctions/cases/case-moves'
import { Random } from '../../../local/seed/random'
import { type Desk, direct, joint, promised, startDesk, who } from './desk'
import { applicantsWishes, clerksWishes, isAllowed, othersWishes } from './case-wishes'
import { codeOf, stored } from '../centre'

// Every case goes through real workers, which a busy machine slows down.
import.meta.jest.setTimeout(180_000)

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.cloud.close())

const wishes = [
  ...clerksWishes(who.clerk),
  ...clerksWishes(who.secondClerk),
  ...applicantsWishes,
  ...othersWishes,
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
      expect(path.filter(([from, to, endpoint]) => !isAllowed(endpoint, from, to))).toEqual([])
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
