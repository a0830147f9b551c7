import { visitorOf } from '../../../cloudfunctions/_kernel/account'
import { COLLEAGUE, sayMore } from '../../../local/seed/ratings'
import { Script } from '../../../local/seed/script'
import { insertDocuments } from '../../../local/seed/insert'
import { account, visitorNo } from '../../hall/documents'
import { type Hall, openHall } from '../../hall/open-hall'

import.meta.jest.setTimeout(60_000)

let hall: Hall
const raters = [1, 2, 3, 4, 5, 6].map(visitorNo)
const visit = (n: number, openid: string, windowId = 'w1') => ({
  _id: `visit-${String(n)}`,
  visitor: visitorOf(openid),
  day: '2026-11-23',
  number: `A00${String(n)}`,
  windowId,
  windowNo: Number(windowId.slice(1)),
  unitId: 'jw',
  service: 'JW-001',
  outcome: 'completed',
  servedBy: [],
  endedAt: new Date('2026-11-23T09:00:00+08:00'),
  updatedAt: new Date('2026-11-23T09:00:00+08:00'),
})
const visits = [...raters.map((openid, n) => visit(n + 1, openid)), visit(9, COLLEAGUE.openid, 'w4')]
const since = '2026-01-01' as never

beforeAll(async () => {
  hall = await openHall()
  await insertDocuments(hall.cloud, 'visits', visits)
  await insertDocuments(hall.cloud, 'accounts', [
    account('o-centre-desk', '导办', '教职工', [{ role: 'centreStaff', from: since }]),
    account(COLLEAGUE.openid, '同事', '教职工', [{ role: 'windowStaff', windowId: 'w4', from: since }]),
  ])
  const script = new Script(hall.cloud, 'ratings')
  for (const [n, openid] of raters.entries())
    if (n > 2)
      await script.call(openid, 'cases', 'rateVisit', {
        visitId: `visit-${String(n + 1)}`,
        level: 2,
        aspects: [],
        words: '',
      })
  const openids = new Map(raters.map((openid) => [visitorOf(openid), openid]))
  await sayMore(
    script,
    openids,
    visits,
    async () => (await hall.documents('followUps', { state: 'opened' })) as never,
  )
})
afterAll(() => hall.close())

const ask = async (endpoint: string, input: object = {}) =>
  (await hall.callAt('cases', 'o-centre-desk', endpoint, input)).value ?? {}

test('the demo has a rating of a colleague’s that is set aside', async () => {
  expect(await ask('setAsideRatings')).toMatchObject({ ratings: [{ reason: 'colleague' }] })
})

test('words that wait for a person, of ratings and of an answer', async () => {
  expect(await hall.documents('ratings', { wordsState: 'pendingReview' })).toHaveLength(2)
  const held = await hall.documents('todos', { kind: { $in: ['heldRatings', 'heldAnswers'] } })
  expect(held.map(({ kind }) => kind).sort()).toEqual(['heldAnswers', 'heldRatings'])
})

test('and questions of the centre: answered, answered with words that wait, and one that nobody answered yet', async () => {
  const talks = (await hall.documents('followUps')).map(
    ({ talk }) => talk as { said?: string; saidState: string }[],
  )
  const asked = talks
    .filter((talk) => talk.length > 0)
    .map(([first]) => [first?.said !== undefined, first?.saidState])
  expect(asked.sort()).toEqual([
    [false, 'none'],
    [true, 'passed'],
    [true, 'pendingReview'],
  ])
})
