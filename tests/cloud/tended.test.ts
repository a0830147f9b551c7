import type * as v from 'valibot'
import type { Collection } from '../../cloudfunctions/_kernel/collection'
import { StoredFile } from '../../cloudfunctions/_kernel/values'
import type { Timer } from '../../cloudfunctions/_kernel/timer'
import { timers as assessment } from '../../cloudfunctions/assessment/timers'
import { timers as assets } from '../../cloudfunctions/assets/timers'
import { timers as attendance } from '../../cloudfunctions/attendance/timers'
import { timers as cases } from '../../cloudfunctions/cases/timers'
import { timers as centre } from '../../cloudfunctions/centre/timers'
import { timers as complaints } from '../../cloudfunctions/complaints/timers'
import { timers as guidance } from '../../cloudfunctions/guidance/timers'
import { timers as messages } from '../../cloudfunctions/messages/timers'
import { timers as people } from '../../cloudfunctions/people/timers'
import { timers as queue } from '../../cloudfunctions/queue/timers'
import { timers as security } from '../../cloudfunctions/security/timers'
import { timers as windows } from '../../cloudfunctions/windows/timers'
import { plans } from '../../local/contexts'

const timers: readonly Timer[] = [
  assessment,
  assets,
  attendance,
  cases,
  centre,
  complaints,
  guidance,
  messages,
  people,
  queue,
  security,
  windows,
].flat()
const tendedBy = (name: string): string[] =>
  timers
    .filter((timer) => timer.name.startsWith(name))
    .flatMap(({ tends = [] }) => tends.map((one) => one.name))
    .sort()

// What holds no facts of its own: the check's own books, and what a flood of calls leaves for some days.
const unchecked = ['allowances', 'documentChecks', 'documentMarks', 'operations', 'timerMarks']

test('every collection is looked at by night, by one context', () => {
  const wanted = plans.map(({ name }) => name).filter((name) => !unchecked.includes(name))
  expect(tendedBy('checkDocuments')).toEqual(wanted.sort())
})

test('whatever has a time to be kept is purged, by one context', () => {
  const kept = (plans as readonly Collection[]).filter(({ keepDays }) => keepDays !== undefined)
  expect(tendedBy('purge')).toEqual(kept.map(({ name }) => name).sort())
})

test('whatever is purged is found by its age without a scan', () => {
  const kept = (plans as readonly Collection[]).filter(({ keepDays }) => keepDays !== undefined)
  const ageless = kept.filter(({ indexes }) => !indexes.some(({ on }) => on[0] === 'updatedAt'))
  expect(ageless.map(({ name }) => name)).toEqual([])
})

/** Paths at which documents of a schema name files in storage; a field that is named after a file counts too. */
const filesIn = (schema: v.GenericSchema, path: readonly string[] = []): string[] => {
  const { entries, item, items, options, wrapped } = schema as {
    entries?: Record<string, v.GenericSchema>
    item?: v.GenericSchema
    items?: v.GenericSchema[]
    options?: (v.GenericSchema | string)[]
    wrapped?: v.GenericSchema
  }
  if (schema === StoredFile) return [path.join('.')]
  const isText = schema.type === 'string' && /^file(Id)?$/.test(path.at(-1) ?? '')
  if (isText) return [path.join('.')]
  const inner = [
    ...(items ?? []),
    ...(item === undefined ? [] : [item]),
    ...(wrapped === undefined ? [] : [wrapped]),
    ...(options ?? []).filter((one) => typeof one === 'object'),
  ]
  return [
    ...inner.flatMap((one) => filesIn(one, path)),
    ...Object.entries(entries ?? {}).flatMap(([name, one]) => filesIn(one, [...path, name])),
  ]
}

test('whatever names a file in storage says where, so that the file goes with it', () => {
  const named = (plans as readonly Collection[]).flatMap(({ name, schema, file }) => {
    const found = [...new Set(filesIn(schema))]
    return found.length === 0 && file === undefined ? [] : [{ name, found, file: [file] }]
  })
  expect(named.map(({ name, found }) => [name, found])).toEqual(named.map(({ name, file }) => [name, file]))
  expect(named.map(({ name }) => name).sort()).toEqual([
    'assessmentFiles',
    'assessmentProposals',
    'cases',
    'closings',
    'complaintParts',
    'corrections',
    'drills',
    'incidents',
    'leaves',
    'looseEvidence',
    'meetings',
    'monthExports',
    'monthFiles',
    'publishedSheets',
    'rosterImports',
    'sheetFiles',
    'sheetTemplates',
    'sheetVersions',
    'uploads',
    'windowApplications',
  ])
})
