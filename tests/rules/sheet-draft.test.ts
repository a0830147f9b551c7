import fc from 'fast-check'
import { emptyContent } from '../../cloudfunctions/guidance/sheet/draft-content'
import { leafletState } from '../../cloudfunctions/guidance/sheet/leaflet'
import { onlyAt } from '../../cloudfunctions/guidance/only-window'
import {
  canMove,
  type DraftActor,
  type DraftMove,
  draftMoveNames,
  draftStates,
  moved,
  movesFor,
  type SheetDraft,
} from '../../cloudfunctions/guidance/sheet/draft'

const monday = new Date('2026-11-23T01:40:00Z')
const tuesday = new Date('2026-11-24T01:40:00Z')
const draft = (change: Partial<SheetDraft> = {}): SheetDraft => ({
  _id: 'JW-099',
  unitId: 'jw',
  state: 'draft',
  content: emptyContent,
  remarks: [],
  version: 0,
  entrustedBy: [],
  since: monday,
  createdAt: monday,
  updatedAt: monday,
  v: 1,
  ...change,
})

describe('the way of a sheet (§17)', () => {
  it.each<[SheetDraft['state'], number, DraftActor, string]>([
    ['draft', 0, 'unit', 'write submit'],
    ['draft', 0, 'centre', ''],
    ['draft', 1, 'centre', 'retire'],
    ['submitted', 0, 'unit', 'takeBack'],
    ['submitted', 0, 'centre', 'sendBack approve'],
    ['returned', 0, 'unit', 'write submit'],
    ['returned', 2, 'centre', 'retire'],
    ['approved', 0, 'unit', ''],
    ['approved', 0, 'centre', 'sendBack publish'],
    ['published', 1, 'unit', 'revise'],
    ['published', 1, 'centre', 'retire'],
    ['retired', 1, 'unit', 'revise'],
    ['retired', 1, 'centre', ''],
  ])('%s, version %i: the %s can %s', (state, version, actor, names) => {
    expect(movesFor({ state, version }, [actor]).join(' ')).toBe(names)
  })

  it.each<[string, Partial<SheetDraft>, DraftMove, Partial<SheetDraft>]>([
    [
      'writing changes no state',
      { state: 'returned', remarks: [{ field: 'name', text: '写全称' }] },
      'write',
      { state: 'returned', since: monday, remarks: [{ field: 'name', text: '写全称' }] },
    ],
    [
      'submitting answers the remarks',
      { state: 'returned', remarks: [{ field: '', text: '补依据' }] },
      'submit',
      { state: 'submitted', since: tuesday, remarks: [] },
    ],
    [
      'publishing leaves the version to the verb',
      { state: 'approved', version: 1 },
      'publish',
      { state: 'published', version: 1 },
    ],
    [
      'a revision keeps its version',
      { state: 'published', version: 3 },
      'revise',
      { state: 'draft', version: 3 },
    ],
  ])('%s', (_title, before, move, after) => {
    expect(moved(draft(before), move, tuesday)).toMatchObject({ ...after, updatedAt: tuesday, v: 2 })
  })

  it('never publishes what was not submitted and approved since it was last written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...draftMoveNames), { maxLength: 40 }), (names) => {
        let now = draft()
        let trail: string[] = []
        for (const name of names) {
          if (!canMove(now, name)) continue
          if (name === 'publish') expect(trail).toEqual(['submit', 'approve'])
          const version = now.version + (name === 'publish' ? 1 : 0)
          now = moved(now, name, monday, { version })
          trail = ['submit', 'approve'].includes(name) ? [...trail, name] : []
          expect(draftStates).toContain(now.state)
          expect(now.state === 'retired' || now.state === 'published' ? now.version > 0 : true).toBe(true)
        }
      }),
    )
  })
})

describe('a leaflet', () => {
  it.each([
    ['printed from what is published', 2, 2, 'current'],
    ['printed from an older version', 1, 2, 'stale'],
    ['of a sheet that is retired', 1, undefined, 'withdrawn'],
  ])('%s', (_title, printedFrom, published, state) => {
    expect(leafletState({ printedFrom }, published)).toBe(state)
  })
})

describe('services that a closing window would leave without one (§7)', () => {
  const sheet = (code: string, ...windows: string[]) => ({ code, name: code, nameEn: code, windows })
  const windows = [
    { _id: 'w1', state: 'open' as const },
    { _id: 'w2', state: 'open' as const },
    { _id: 'w3', state: 'closed' as const },
    { _id: 'w4', state: 'open' as const, leaving: { applicationId: 'a', since: monday } },
  ]
  it.each([
    ['its only window', sheet('A', 'w1'), true],
    ['another open window', sheet('A', 'w1', 'w2'), false],
    ['another window that is closed', sheet('A', 'w1', 'w3'), true],
    ['another window that is to close too', sheet('A', 'w1', 'w4'), true],
    ['not this window', sheet('A', 'w2'), false],
    ['no window', sheet('A'), false],
  ])('%s', (_title, one, held) => {
    expect(onlyAt([one], 'w1', windows)).toEqual(held ? [one] : [])
  })
})
