import { Hearings, Months, Proposals, Sources } from '../../../cloudfunctions/assessment/collections'
import { at, type Due, longAgo, stamps } from './due'

/** Something due for the timers of assessment; what they take in stands among the events. */
export const dueOfAssessment: readonly Due[] = [
  {
    of: Months,
    documents: [
      {
        _id: '2026-10',
        state: 'shown',
        shownOn: '2026-11-20',
        shownAt: at,
        revision: 0,
        entries: 0,
        isTold: false,
        ...stamps,
      },
    ],
  },
  {
    of: Proposals,
    documents: [
      {
        _id: 'proposal-1',
        rule: 'improved',
        times: 1,
        kind: 'unit',
        subjectId: 'jw',
        unitId: 'jw',
        on: '2026-11-20',
        evidence: '建议被采用',
        files: [],
        writtenBy: 'p-9',
        state: 'proposed',
        ...stamps,
      },
    ],
  },
  {
    of: Hearings,
    documents: [
      {
        _id: '2026-10:person:p-9',
        month: '2026-10',
        subject: 'person:p-9',
        unitId: 'jw',
        objection: { personId: 'p-9', reason: '那天我在岗', at, state: 'open' },
        isOpen: true,
        ...stamps,
      },
    ],
  },
  {
    of: Sources,
    documents: [
      {
        _id: 'old-source',
        rule: 'late',
        evidence: 'month:2020-01:p-9',
        origin: 'event',
        version: 1,
        times: 0,
        unitId: 'jw',
        on: '2020-01-31',
        booked: [],
        ...stamps,
        updatedAt: longAgo,
      },
    ],
  },
]
