import {
  ComplaintParts,
  Complainants,
  Complaints,
  LooseEvidences,
} from '../../../cloudfunctions/complaints/collections'
import { day } from '../../rules/calendar-year'
import { aPart } from '../complaints/a-part'
import { type Due, longAgo, stamps } from './due'

/** Something due for the timers of complaints. */
export const dueOfComplaints: readonly Due[] = [
  {
    of: Complaints,
    documents: [
      {
        _id: 'complaint-1',
        receiptMac: 'mac-1',
        filedOn: '2026-11-20',
        channel: 'app',
        isNamed: true,
        partCount: 2,
        ...stamps,
      },
    ],
  },
  {
    of: Complainants,
    documents: [{ _id: 'complaint-1', ownerMac: 'owner-1', sealed: 'sealed', openings: [], ...stamps }],
  },
  {
    of: ComplaintParts,
    documents: [
      aPart({
        _id: 'replied-part',
        state: 'replied',
        isLive: false,
        reviewUntil: day('2026-11-20'),
        reply: { words: '已处理', on: day('2026-10-21'), by: 'p-9' },
      }),
      aPart({ _id: 'late-part', n: 2, acceptBy: day('2026-11-20') }),
    ] as never,
  },
  {
    of: LooseEvidences,
    documents: [
      {
        _id: 'old-photo',
        file: 'cloud://kept/complaints/old-photo',
        kind: 'jpeg',
        bytes: 3,
        isKept: true,
        ...stamps,
        updatedAt: longAgo,
      },
    ],
  },
]
