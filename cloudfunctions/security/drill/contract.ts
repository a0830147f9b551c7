import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { drillFiles, drillKinds } from './shape'

const centre = ['centreStaff', 'centreAdmin'] as const
const readers = [...centre, 'steeringOffice'] as const
const onDrill = { drillId: Id }
const People = v.array(v.strictObject({ personId: Id, name: v.string() }))
const facts = {
  ...onDrill,
  kind: v.picklist(drillKinds),
  title: v.string(),
  day: Day,
  tookPart: Count,
}
const DrillView = v.strictObject({
  ...facts,
  notes: v.string(),
  people: People,
  files: v.array(v.strictObject({ at: Count, kind: v.picklist(drillFiles) })),
  mayAmend: v.boolean(),
})
const form = {
  kind: v.picklist(drillKinds),
  title: words(60),
  day: Day,
  notes: words(2000),
  personIds: v.pipe(v.array(Id), v.maxLength(200)),
}

export const drillContract = {
  drills: {
    summary: '演练、安全培训: what was practised, the latest first (§30 §31)',
    who: readers,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({
      drills: v.array(v.strictObject(facts)),
      cursor: v.optional(Cursor),
      mayLog: v.boolean(),
      seenAt: Instant,
    }),
    refuses: [],
  },
  drill: {
    summary: '看一次演练: who took part, what was noted (§30 §31)',
    who: readers,
    kind: 'query',
    input: v.strictObject(onDrill),
    output: DrillView,
    refuses: [],
  },
  drillForm: {
    summary: '登记演练用的名单: everybody with a post, by window (§30 §31)',
    who: centre,
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      people: v.array(v.strictObject({ personId: Id, name: v.string(), windowNo: Count })),
      seenAt: Instant,
    }),
    refuses: [],
  },
  logDrill: {
    summary: '登记演练、安全培训: kind, day, who took part (§30 §31)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...form, uploads: v.optional(v.pipe(v.array(Id), v.maxLength(6))) }),
    output: v.strictObject(onDrill),
    refuses: ['DRILL_LATER'],
  },
  amendDrill: {
    summary: '改演练记录: what was forgotten or written wrongly, and further papers (§30 §31)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onDrill, ...form, uploads: v.optional(v.pipe(v.array(Id), v.maxLength(6))) }),
    output: v.strictObject(onDrill),
    refuses: ['DRILL_LATER', 'TOO_MANY_FILES'],
  },
  drillFile: {
    summary: '看演练材料: a link for five minutes (§30 §31)',
    who: readers,
    kind: 'query',
    input: v.strictObject({ ...onDrill, at: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(drillFiles) }),
    refuses: [],
  },
} as const satisfies Contract
