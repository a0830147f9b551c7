import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Id, Instant } from '../../_kernel/values'
import { postKinds } from '../posting/posting'

const noStandIns = ['noAlternate', 'away', 'primaryElsewhere', 'standsInElsewhere', 'notTrained'] as const

const Expected = v.variant('kind', [
  v.strictObject({ kind: v.literal('closed') }),
  v.strictObject({ kind: v.literal('primary'), name: v.string() }),
  v.strictObject({
    kind: v.literal('standIn'),
    name: v.string(),
    why: v.picklist(['vacant', 'relieved', 'away', 'notTrained']),
  }),
  /** A day off for which the unit filed who keeps the window (§22): all of their names. */
  v.strictObject({ kind: v.literal('duty'), name: v.string() }),
  v.strictObject({ kind: v.literal('nobody'), why: v.picklist(noStandIns) }),
])

const RosterDay = v.strictObject({
  day: Day,
  /** The year's calendar is not final yet. */
  provisional: v.boolean(),
  windows: v.array(
    v.strictObject({
      windowId: Id,
      windowNo: Count,
      unitName: v.string(),
      expected: Expected,
      /** Hours of the day for which somebody stands in, where it isn't all of it. */
      standIns: v.array(v.strictObject({ name: v.string(), from: Count, to: Count })),
      vacant: v.array(v.picklist(postKinds)),
    }),
  ),
})

const Vacancy = v.strictObject({
  kind: v.picklist([...postKinds, 'head']),
  unitId: Id,
  unitName: v.string(),
  windowId: v.optional(Id),
  windowNo: v.optional(Count),
  /** Somebody is named or on the way. */
  isUnderWay: v.boolean(),
  /** The first day of whoever is confirmed for it. */
  filledFrom: v.optional(Day),
})

/** The first day; today where none is named. */
const from = v.optional(Day)
const days = v.optional(v.pipe(Count, v.minValue(1), v.maxValue(7)), 1)
const centre = ['centreStaff', 'centreAdmin', 'steeringOffice'] as const

/** Who is expected where: derived, never stored (chapter 5). */
export const rosterRows = {
  roster: {
    summary: '在岗安排: who is expected at every window on a day or a week (§10)',
    who: centre,
    kind: 'query',
    input: v.strictObject({ day: from, days }),
    output: v.strictObject({ days: v.array(RosterDay), seenAt: Instant }),
    refuses: [],
  },
  unitRoster: {
    summary: '本单位在岗安排: who is expected at the unit’s windows on a day or a week (§10)',
    who: ['unitHead', ...centre],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id, day: from, days }),
    output: v.strictObject({ days: v.array(RosterDay), seenAt: Instant }),
    refuses: [],
  },
  standIn: {
    summary: '谁来顶岗: who stands in at a window if its A is away that day (§10)',
    who: ['windowStaff', 'unitHead', ...centre],
    scope: 'windowId',
    kind: 'query',
    input: v.strictObject({ windowId: Id, day: Day }),
    output: v.strictObject({
      windowNo: Count,
      day: Day,
      primaryName: v.optional(v.string()),
      /** Whoever asks is the A of that day. */
      isOwn: v.boolean(),
      expected: Expected,
      /** Who leads the unit that day: whom to ask where nobody stands in (§9). */
      leads: v.array(v.string()),
      seenAt: Instant,
    }),
    refuses: [],
  },
  units: {
    summary: '各单位: whose posts the centre looks at, with their windows and vacancies (§9 §10)',
    who: centre,
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({
      units: v.array(
        v.strictObject({ unitId: Id, unitName: v.string(), windowNos: v.array(Count), vacant: Count }),
      ),
    }),
    refuses: [],
  },
  vacancies: {
    summary: '空岗: every seat that nobody holds, every unit without a head, as it is now (§9 §10)',
    who: centre,
    kind: 'query',
    input: v.strictObject({}),
    output: v.strictObject({ vacancies: v.array(Vacancy), seenAt: Instant }),
    refuses: [],
  },
  unitVacancies: {
    summary: '本单位空岗',
    who: ['unitHead', ...centre],
    scope: 'unitId',
    kind: 'query',
    input: v.strictObject({ unitId: Id }),
    output: v.strictObject({ vacancies: v.array(Vacancy), seenAt: Instant }),
    refuses: [],
  },
} as const satisfies Contract
