import * as v from 'valibot'
import { Posting, type PostKind } from '../../cloudfunctions/people/posting/posting'
import type { Passed } from '../../cloudfunctions/_shared/training'
import { type RosterBasis, type RosterWindow, rosterOf } from '../../cloudfunctions/people/roster/roster'
import { day } from './calendar-year'

const stamps = { createdAt: new Date(0), updatedAt: new Date(0), v: 1 }
let made = 0
const posted = (personId: string, windowId: string, kind: PostKind, more: object = {}): Posting => {
  const id = `x${String(++made)}`
  return v.parse(Posting, {
    _id: id,
    personId,
    windowId,
    unitId: 'jw',
    kind,
    from: '2026-03-02',
    seat: id,
    slot: id,
    pair: id,
    state: 'current',
    ...more,
    ...stamps,
  })
}

const tuesday = day('2026-12-01')
const open = (no: number): RosterWindow => ({
  windowId: `w${String(no)}`,
  no,
  isOpen: true,
  services: ['JW-001'],
})
const trained: Passed = { induction: true, services: new Set(['JW-001']) }

const basis = (postings: Posting[], more: Partial<RosterBasis> = {}): RosterBasis => ({
  day: tuesday,
  windows: [open(1), open(2), open(3)],
  postings,
  away: new Set(),
  passed: () => trained,
  ...more,
})
const a1 = posted('wang', 'w1', 'primary')
const b1 = posted('li', 'w1', 'alternate')
const a2 = posted('zhao', 'w2', 'primary')
const b2 = posted('li', 'w2', 'alternate')

const ended = (to: string) => ({ state: 'ended', to, why: 'handedOver' })

describe('who is expected at a window (§10)', () => {
  const rows: [string, RosterBasis, object][] = [
    ['A, when she is there', basis([a1, b1]), { kind: 'primary', personId: 'wang' }],
    [
      'B, when A is away',
      basis([a1, b1], { away: new Set(['wang']) }),
      { kind: 'standIn', personId: 'li', why: 'away' },
    ],
    ['B, when nobody is A', basis([b1]), { kind: 'standIn', personId: 'li', why: 'vacant' }],
    [
      'B, when A was relieved by an order',
      basis([posted('wang', 'w1', 'primary', { relievedOn: '2026-11-30' }), b1]),
      { kind: 'standIn', personId: 'li', why: 'relieved' },
    ],
    [
      'A, on the day before she is relieved',
      basis([posted('wang', 'w1', 'primary', { relievedOn: '2026-12-02' }), b1]),
      { kind: 'primary', personId: 'wang' },
    ],
    ['nobody, without A and B', basis([]), { kind: 'nobody', why: 'noAlternate' }],
    [
      'nobody, when both are away',
      basis([a1, b1], { away: new Set(['wang', 'li']) }),
      { kind: 'nobody', why: 'away' },
    ],
    [
      'nobody, when B is A of another window that day',
      basis([a1, posted('zhao', 'w1', 'alternate'), a2], { away: new Set(['wang']) }),
      { kind: 'nobody', why: 'primaryElsewhere' },
    ],
    [
      'B, when her own window is closed that day',
      basis([a1, posted('zhao', 'w1', 'alternate'), a2], {
        away: new Set(['wang']),
        windows: [open(1), { ...open(2), isOpen: false }],
      }),
      { kind: 'standIn', personId: 'zhao', why: 'away' },
    ],
    [
      'nobody, when B is not certified for a service of the window (§13)',
      basis([a1, b1], {
        away: new Set(['wang']),
        passed: () => ({ induction: true, services: new Set() }),
      }),
      { kind: 'nobody', why: 'notTrained' },
    ],
    [
      'B, when A has not passed the induction (§13)',
      basis([a1, b1], { passed: (id) => ({ ...trained, induction: id !== 'wang' }) }),
      { kind: 'standIn', personId: 'li', why: 'notTrained' },
    ],
    [
      'nobody has to be at a closed window',
      basis([a1], { windows: [{ ...open(1), isOpen: false }] }),
      { kind: 'closed' },
    ],
    [
      'who is only coming is not there yet',
      basis([posted('wu', 'w1', 'primary', { state: 'coming', outgoingId: 'x' })]),
      { kind: 'nobody', why: 'noAlternate' },
    ],
    [
      'the last day of an A',
      basis([posted('wang', 'w1', 'primary', ended('2026-12-01'))]),
      { kind: 'primary', personId: 'wang' },
    ],
    [
      'B on the last day of an A who was relieved before',
      basis([posted('wang', 'w1', 'primary', { ...ended('2026-12-01'), relievedOn: '2026-11-20' }), b1]),
      { kind: 'standIn', personId: 'li', why: 'relieved' },
    ],
    [
      'the successor on the day of the change',
      basis([
        posted('wang', 'w1', 'primary', ended('2026-11-30')),
        posted('wu', 'w1', 'primary', { from: '2026-12-01' }),
      ]),
      { kind: 'primary', personId: 'wu' },
    ],
    [
      'the one before, the day before',
      basis(
        [
          posted('wang', 'w1', 'primary', ended('2026-11-30')),
          posted('wu', 'w1', 'primary', { from: '2026-12-01' }),
        ],
        { day: day('2026-11-30') },
      ),
      { kind: 'primary', personId: 'wang' },
    ],
  ]
  it.each(rows)('%s', (_, given, expected) => {
    expect(rosterOf(given)[0]?.expected).toEqual(expected)
  })

  it('lets one B stand in at one window only, the first', () => {
    const rows = rosterOf(basis([a1, b1, a2, b2], { away: new Set(['wang', 'zhao']) }))
    expect(rows.map(({ expected }) => expected).slice(0, 2)).toEqual([
      { kind: 'standIn', personId: 'li', why: 'away' },
      { kind: 'nobody', why: 'standsInElsewhere' },
    ])
  })

  it.each([
    ['both seats held', [a1, b1], []],
    ['no B', [a1], ['alternate']],
    ['no A', [b1], ['primary']],
    ['neither', [], ['primary', 'alternate']],
    ['an A who is away leaves no seat empty', [a1, b1], []],
  ])('vacant seats: %s', (_, postings, expected) => {
    expect(rosterOf(basis(postings))[0]?.vacant).toEqual(expected)
  })
})
