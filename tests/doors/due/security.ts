import { Closings } from '../../../cloudfunctions/_shared/closing'
import { PunchRecords } from '../../../cloudfunctions/attendance/collections'
import {
  ClosingRounds,
  Drills,
  Incidents,
  Looks,
  SealOuts,
  Seals,
} from '../../../cloudfunctions/security/collections'
import { at, type Due, longAgo, stamps } from './due'

/** Somebody who came to window 70 and left it without a look round. */
const came = (day: string) => ({
  _id: `in-${day}`,
  personId: 'p-1',
  windowId: 'w70',
  day,
  minute: 480,
  direction: 'in',
  at: new Date(`${day}T08:00:00+08:00`),
  by: ['code'],
  against: [],
  flag: 'none',
  ...stamps,
})

/** Something due for the timers of security. */
export const dueOfSecurity: readonly Due[] = [
  {
    of: Seals,
    documents: [
      {
        _id: 'seal-1',
        name: '业务专用章',
        kind: 'seal',
        windowId: 'w1',
        unitId: 'jw',
        keeperId: 'p-1',
        isConfidential: false,
        state: 'out',
        out: { outId: 'out-1', by: 'p-2', dueAt: at },
        ...stamps,
      },
    ],
  },
  {
    of: SealOuts,
    documents: [
      {
        _id: 'out-1',
        sealId: 'seal-1',
        windowId: 'w1',
        unitId: 'jw',
        takenBy: 'p-2',
        purpose: '盖章',
        takenAt: at,
        dueAt: at,
        isOpen: true,
        isOverdue: false,
        ...stamps,
      },
    ],
  },
  { of: PunchRecords, documents: [came('2026-11-22'), came('2026-11-23')] },
  {
    of: Looks,
    documents: [
      {
        _id: 'old-look',
        subject: 'seals:seal-1',
        personId: 'p-1',
        role: 'unitHead',
        createdAt: longAgo,
        updatedAt: longAgo,
      },
    ],
  },
  {
    of: ClosingRounds,
    documents: [{ _id: '2020-01-01:1050', day: '2020-01-01', places: 3, updatedAt: longAgo }],
  },
  {
    of: Closings,
    documents: [{ _id: '2026-11-22:w70', day: '2026-11-22', place: 'w70', unitId: 'jw', ...stamps }],
  },
  {
    of: Incidents,
    documents: [
      {
        _id: 'incident-1',
        what: '门没锁',
        happenedOn: '2026-11-20',
        reportedOn: '2026-11-20',
        investigatorIds: [],
        evidence: [],
        rulings: 0,
        counted: [],
        reopened: [],
        state: 'reported',
        ...stamps,
      },
    ],
  },
  {
    of: Drills,
    documents: [
      {
        _id: 'old-drill',
        kind: 'fire',
        title: '消防演练',
        day: '2020-01-01',
        notes: '三分钟撤离',
        personIds: [],
        files: [],
        loggedBy: 'p-1',
        ...stamps,
        updatedAt: longAgo,
      },
    ],
  },
]
