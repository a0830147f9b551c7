import * as v from 'valibot'
import type { Contract } from '../../_kernel/contract'
import { roles } from '../../_kernel/role'
import { Day } from '../../_kernel/time'
import { Count, Cursor, Empty, Id, Instant, words } from '../../_kernel/values'
import { evidenceFiles, findings, grades, incidentButtons, incidentStates } from './shape'

const admin = ['centreAdmin'] as const
const centre = ['centreStaff', 'centreAdmin'] as const
const readers = ['unitHead', 'centreStaff', 'centreAdmin', 'steeringOffice'] as const
const onIncident = { incidentId: Id }
const No = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))

const report = {
  what: words(1000),
  happenedOn: Day,
  windowId: v.optional(Id),
  place: v.optional(words(60)),
  immediate: v.optional(words(500)),
}
const row = {
  ...onIncident,
  what: v.string(),
  happenedOn: Day,
  reportedOn: Day,
  isAnonymous: v.boolean(),
  windowNo: v.optional(Count),
  place: v.optional(v.string()),
  grade: v.optional(v.picklist(grades)),
  state: v.picklist(incidentStates),
  finding: v.optional(v.picklist(findings)),
}
const IncidentRow = v.strictObject(row)

const IncidentView = v.strictObject({
  ...row,
  unitName: v.optional(v.string()),
  /** Who reported it; nobody where that was done anonymously. */
  reporter: v.optional(v.string()),
  immediate: v.optional(v.string()),
  investigators: v.array(v.strictObject({ personId: Id, name: v.string() })),
  account: v.optional(v.string()),
  responsible: v.array(v.strictObject({ name: v.string(), unitName: v.string() })),
  foundAt: v.optional(Instant),
  reopened: v.array(v.strictObject({ reason: v.string(), at: Instant })),
  measures: v.optional(v.string()),
  /** What was sealed: anybody who reads the incident sees the hash, the content those alone who look into it. */
  evidence: v.array(
    v.strictObject({
      n: Count,
      kind: v.picklist(evidenceFiles),
      bytes: Count,
      hash: v.string(),
      note: v.optional(v.string()),
      at: Instant,
    }),
  ),
  mayReadEvidence: v.boolean(),
  /** Who read the evidence, for those who may and the centre's head. */
  looks: v.optional(
    v.array(
      v.strictObject({ name: v.string(), role: v.picklist([...roles, 'none']), n: Count, at: Instant }),
    ),
  ),
  buttons: v.array(v.picklist(incidentButtons)),
  /** Whom the centre's head can have look into it. */
  candidates: v.optional(v.array(v.strictObject({ personId: Id, name: v.string() }))),
  windows: v.optional(v.array(v.strictObject({ windowId: Id, windowNo: Count }))),
  seenAt: Instant,
})

export const incidentContract = {
  reportIncident: {
    summary: '上报安全事件: what happened, where, and what was done at once (§32)',
    who: 'member',
    kind: 'command',
    input: v.strictObject({ ...report, uploads: v.optional(v.pipe(v.array(Id), v.maxLength(3))) }),
    output: v.strictObject(onIncident),
    refuses: ['HAPPENED_LATER', 'WINDOW_UNKNOWN'],
  },
  reportAnonymously: {
    summary: '匿名上报安全事件: nobody is kept with it, and of the time only the day (§32)',
    who: 'member',
    kind: 'command',
    // The answer that the door would keep, the caller's allowance and the audit would each say who it was.
    retry: 'document',
    account: 'fresh',
    input: v.strictObject(report),
    output: v.strictObject({ reportedOn: Day }),
    refuses: ['HAPPENED_LATER', 'WINDOW_UNKNOWN'],
  },
  myIncidents: {
    summary: '我上报的安全事件: how far each is (§32)',
    who: 'member',
    kind: 'query',
    input: Empty,
    output: v.strictObject({
      incidents: v.array(IncidentRow),
      /** Where something can have happened. */
      windows: v.array(v.strictObject({ windowId: Id, windowNo: Count })),
      seenAt: Instant,
    }),
    refuses: [],
  },
  incidents: {
    summary: '安全事件: the latest first; a unit’s head sees those at their windows (§32)',
    who: readers,
    kind: 'query',
    input: v.strictObject({ cursor: v.optional(Cursor) }),
    output: v.strictObject({ incidents: v.array(IncidentRow), cursor: v.optional(Cursor), seenAt: Instant }),
    refuses: [],
  },
  incident: {
    summary: '看一件安全事件: what was done, found and decided, and the hashes of its evidence (§32)',
    who: readers,
    kind: 'query',
    input: v.strictObject(onIncident),
    output: IncidentView,
    refuses: [],
  },
  gradeIncident: {
    summary: '定级、指派核查: how grave it is, what is done at once, and who looks into it (§32)',
    who: admin,
    kind: 'command',
    input: v.strictObject({
      ...onIncident,
      grade: v.picklist(grades),
      immediate: v.optional(words(500)),
      windowId: v.optional(Id),
      investigatorIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(5)),
    }),
    output: v.strictObject(onIncident),
    refuses: ['INCIDENT_MOVED_ON', 'INVESTIGATOR_WRONG', 'WINDOW_UNKNOWN'],
  },
  addEvidence: {
    summary: '封存证据: a file whose hash is kept with it from then on (§32)',
    who: centre,
    kind: 'command',
    input: v.strictObject({ ...onIncident, uploadId: Id, note: v.optional(words(200)) }),
    output: v.strictObject(onIncident),
    refuses: ['INCIDENT_MOVED_ON', 'NOT_INVESTIGATOR', 'TOO_MUCH_EVIDENCE'],
  },
  readEvidence: {
    summary:
      '看证据: a link for five minutes and whether it is as it was sealed; each look is written down (§32)',
    who: centre,
    kind: 'command',
    retry: 'document',
    account: 'fresh',
    input: v.strictObject({ ...onIncident, n: Count }),
    output: v.strictObject({ link: v.string(), kind: v.picklist(evidenceFiles), isIntact: v.boolean() }),
    refuses: ['NOT_INVESTIGATOR'],
  },
  findIncident: {
    summary: '认定: intent, negligence or nobody’s fault, and who is responsible (§32)',
    who: centre,
    kind: 'command',
    input: v.strictObject({
      ...onIncident,
      finding: v.picklist(findings),
      account: words(2000),
      /** By their number. */
      nos: v.pipe(v.array(No), v.maxLength(10)),
    }),
    output: v.strictObject(onIncident),
    refuses: ['INCIDENT_MOVED_ON', 'NOT_INVESTIGATOR', 'FINDING_WRONG'],
  },
  reopenIncident: {
    summary: '撤销认定、重新核查: what was found no longer counts, with a reason (§32)',
    who: admin,
    kind: 'command',
    input: v.strictObject({ ...onIncident, reason: words(300) }),
    output: v.strictObject(onIncident),
    refuses: ['INCIDENT_MOVED_ON'],
  },
  closeIncident: {
    summary: '结案: what is changed so that it does not happen again (§32)',
    who: admin,
    kind: 'command',
    input: v.strictObject({ ...onIncident, measures: words(1000) }),
    output: v.strictObject(onIncident),
    refuses: ['INCIDENT_MOVED_ON'],
  },
} as const satisfies Contract
