import { Accounts } from '../../../cloudfunctions/_kernel/account'
import {
  Activations,
  CodeSheetParts,
  Handovers,
  Nominations,
  Persons,
  Postings,
  ReplacementOrders,
  RoleGrants,
  RosterChunks,
  RosterImports,
  TriedNumbers,
} from '../../../cloudfunctions/people/collections'
import { account } from '../../hall/documents'
import { at, BROKEN, type Due, longAgo, stamps } from './due'

const posting = (id: string, personId: string, windowId: string, more: object) => ({
  _id: id,
  personId,
  windowId,
  unitId: 'jw',
  kind: 'primary',
  from: '2025-01-01',
  seat: `${windowId}:primary`,
  slot: `${personId}:A`,
  pair: `${windowId}:${personId}`,
  state: 'current',
  ...stamps,
  ...more,
})

const person = (id: string, no: string) => ({
  _id: id,
  no,
  name: '王晓岚',
  kind: 'teacher',
  audience: '教职工',
  unitId: 'jw',
  ...stamps,
})

/** Something due for the timers of people. */
export const dueOfPeople: readonly Due[] = [
  { of: Persons, documents: [person('person-wrong', 'T70001'), person('p-in', 'T70002')] },
  {
    of: Accounts,
    documents: [
      account('wrong', '写错的名字', '教职工', []),
      { ...account('unsure', '王晓岚', '教职工', []), personId: `${BROKEN}p-in` },
    ],
  },
  {
    of: RosterImports,
    documents: [
      {
        _id: 'import-1',
        file: 'cloud://e.b/uploads/y',
        kind: 'xlsx',
        startedBy: 'p-9',
        state: 'checking',
        rows: 3,
        checked: 0,
        applied: 0,
        added: 0,
        changed: 0,
        faults: 0,
        holds: 'open',
        ...stamps,
      },
    ],
  },
  {
    of: RoleGrants,
    documents: [
      {
        _id: 'g-1',
        personId: 'p-head',
        role: 'unitHead',
        unitId: 'jw',
        from: '2026-01-01',
        holds: 'jw:head',
        grantedBy: 'p-9',
        reason: '任命',
        ...stamps,
      },
    ],
  },
  {
    of: Postings,
    documents: [
      posting('post-out', 'p-out', 'w3', {}),
      posting('post-in', 'p-in', 'w3', {
        state: 'coming',
        outgoingId: 'post-out',
        seat: 'w3:primary:next',
        slot: 'p-in:A',
        pair: 'w3:p-in',
      }),
      posting('post-late', 'p-late', 'w70', {}),
    ],
    elsewhere: { personId: 'p-broken' },
  },
  {
    of: Handovers,
    documents: [
      {
        _id: 'post-in',
        unitId: 'jw',
        windowId: 'w3',
        kind: 'primary',
        outgoingId: 'post-out',
        outgoingPersonId: 'p-out',
        incomingPersonId: 'p-in',
        nominationId: 'n-1',
        startOn: '2026-11-20',
        items: [],
        isListed: true,
        state: 'signed',
        ...stamps,
      },
    ],
  },
  {
    of: ReplacementOrders,
    documents: [
      {
        _id: 'order-1',
        postingId: 'post-late',
        unitId: 'jw',
        windowId: 'w70',
        kind: 'primary',
        ground: 'incapacity',
        reason: '病',
        orderedBy: 'p-9',
        orderedOn: '2026-11-10',
        nameBy: '2026-11-17',
        state: 'open',
        holds: 'post-late',
        ...stamps,
      },
    ],
  },
  {
    of: Nominations,
    documents: [
      {
        _id: 'n-1',
        unitId: 'jw',
        kind: 'alternate',
        windowId: 'w3',
        personId: 'p-in',
        startOn: '2026-12-01',
        declaration: { attitude: true, discipline: true, business: true, backbone: true },
        state: 'proposed',
        remarks: [],
        proposedBy: 'p-9',
        holds: 'w3:alternate',
        ...stamps,
      },
    ],
  },
  {
    of: TriedNumbers,
    documents: [{ _id: 'tried-1', personId: 'p-9', tries: [{ visitor: 'v', at }], isDue: true, ...stamps }],
  },
  {
    of: Activations,
    documents: [
      {
        _id: 'old-code',
        mac: 'm',
        expiresAt: longAgo,
        isUsed: false,
        operation: 'o',
        inputHash: 'h',
        createdAt: longAgo,
        updatedAt: longAgo,
        v: 1,
      },
    ],
  },
  {
    of: CodeSheetParts,
    documents: [{ _id: 'old-sheet', sheetId: 's', from: 'f'.repeat(87), sealed: 'x', count: 1, ...stamps }],
  },
  {
    of: RosterChunks,
    documents: [
      {
        _id: 'import-1:00000',
        importId: 'import-1',
        state: 'staged',
        faults: [],
        hasFaults: false,
        added: 0,
        changed: 0,
        updatedAt: at,
        rows: ['T70002', `${BROKEN}T70002`, 'T70009'].map((no, n) => ({
          row: n + 2,
          no,
          name: '王晓岚',
          kind: 'teacher',
          audience: '教职工',
        })),
      },
    ],
    elsewhere: { importId: 'import-0' },
  },
]
