import { Visits } from '../../../cloudfunctions/_shared/visit'
import { Cases, FollowUps, Ratings, Reminders } from '../../../cloudfunctions/cases/collections'
import { aCase, aPromise } from '../../rules/a-case'
import { at, type Due, longAgo, stamps } from './due'

/** Something due for the timers of cases and ratings. */
export const dueOfCases: readonly Due[] = [
  {
    of: Cases,
    documents: [
      aCase('inProgress', {
        _id: 'due-case',
        windowId: 'w70',
        unitId: 'jw',
        promise: aPromise({ dueOn: '2026-11-18' }),
        nextAt: at,
      }),
    ],
  },
  {
    of: FollowUps,
    documents: [
      {
        _id: 'due-follow-up',
        ratingId: 'r-1',
        visitor: 'v',
        windowId: 'w1',
        windowNo: 1,
        unitId: 'jw',
        level: 2,
        state: 'answered',
        openedOn: '2026-10-10',
        verifyBy: '2026-10-12',
        answerBy: '2026-10-19',
        settleBy: '2026-11-02',
        finding: '态度',
        answer: '已改',
        talk: [],
        live: true,
        dueKey: '2026-11-02:x',
        ...stamps,
      },
    ],
  },
  {
    of: Visits,
    documents: [
      {
        _id: 'visit-1',
        visitor: 'v',
        day: '2026-11-10',
        number: 'A001',
        windowId: 'w1',
        windowNo: 1,
        unitId: 'jw',
        service: 'JW-001',
        outcome: 'completed',
        servedBy: [],
        endedAt: at,
        updatedAt: at,
      },
    ],
    elsewhere: { windowId: 'w2' },
  },
  {
    of: Ratings,
    documents: [
      {
        _id: 'visit-1',
        visitor: 'v',
        windowId: 'w1',
        windowNo: 1,
        unitId: 'jw',
        number: 'A001',
        level: 4,
        aspects: [],
        words: '好',
        wordsState: 'pendingReview',
        held: '2026-11-09:x',
        salt: 's',
        ratedAt: at,
        isChanged: false,
        week: '2026-11-09',
        ...stamps,
      },
    ],
    elsewhere: { windowId: 'w2' },
  },
  {
    of: Reminders,
    documents: [
      {
        _id: 'old-reminder',
        windowId: 'w1',
        week: '2020-01-01',
        createdAt: longAgo,
        updatedAt: longAgo,
      },
    ],
  },
]
