import { visitorOf } from '../../cloudfunctions/_kernel/account'
import { publicHours } from '../../cloudfunctions/_kernel/public-hours'
import { addDays, type Day, dayOf, instantOf } from '../../cloudfunctions/_kernel/time'
import { fromStored } from '../database/ejson'
import type { Cloud } from '../server/cloud'
import { sheetsOf } from './catalogue'
import { type EndedTicket, takeCases } from './cases'
import { complain } from './complaints'
import { HallDay, rateSome } from './day'
import {
  calendarDocuments,
  helpDeskDocument,
  lineDocuments,
  planDocument,
  stamps,
  templateDocuments,
  timetableDocuments,
  unitDocuments,
  windowDocuments,
} from './hall'
import { layDown, tellNews } from './centre'
import { insertDocuments } from './insert'
import { assessLastMonth } from './assessment'
import { furnishAssets } from './assets'
import { fileDuties, planFriday } from './duty'
import { askForLeave } from './leaves'
import { clockingsOfLastMonth, workOutLastMonth } from './month'
import { nominateSome } from './posts'
import { Random } from './random'
import { COLLEAGUE, sayMore } from './ratings'
import { ADMIN, makeRoster, type SeedPerson } from './roster'
import { FRIDAY_MINUTES, setClock } from './clock'
import { closeTheHall, keepSeals, reportIncidents } from './security'
import { type Answer, Script } from './script'
import {
  firstVersions,
  offerForms,
  publishedDrafts,
  seedLeaflets,
  sheetsUnderWay,
  workOnSheets,
} from './sheets'
import keywords from './service-keywords.json'
import namesEn from './service-names-en.json'
import catalogue from './services.json'
import textsEn from './sheet-words-en.json'
import { askForWindows } from './windows'

const SEED = 20261123
const HISTORY_DAYS = 10
const VISITS_IN_HISTORY = 2
const VISITS_TODAY = 16
const RUSH_TODAY = 2.2
/** Windows that are empty or paused in the morning in progress, so that vacancies and pauses can be seen. */
const EMPTY_TODAY = [12]
const PAUSED_TODAY = [13]

const read = async (cloud: Cloud, collection: string, query: object): Promise<Record<string, unknown>[]> => {
  const body = { collectionName: collection, queryType: 'WHERE', query: JSON.stringify(query), limit: 1000 }
  const reply = await cloud.database.act('database.getDocument', body, { kind: 'admin' })
  if (reply.code !== undefined) throw new Error(`${collection}: ${reply.code} ${reply.message ?? ''}`)
  return (reply.data as { list: string[] }).list.map(fromStored)
}

const hallDocuments = async (cloud: Cloud) => {
  const sheets = sheetsOf(catalogue, { namesEn, textsEn, keywords })
  const lines = lineDocuments(sheets)
  await insertDocuments(cloud, 'units', unitDocuments)
  await insertDocuments(cloud, 'windows', windowDocuments)
  await insertDocuments(cloud, 'lines', lines)
  await insertDocuments(
    cloud,
    'publishedSheets',
    sheets.map((sheet) => ({ _id: sheet.code, sheet, ...stamps })),
  )
  await insertDocuments(cloud, 'sheetVersions', firstVersions(sheets))
  await insertDocuments(cloud, 'sheetDrafts', [...publishedDrafts(sheets), ...sheetsUnderWay(sheets)])
  await insertDocuments(cloud, 'leaflets', seedLeaflets(sheets))
  await insertDocuments(cloud, 'timetables', timetableDocuments)
  await insertDocuments(cloud, 'calendar', calendarDocuments)
  await insertDocuments(cloud, 'plans', [planDocument])
  await insertDocuments(cloud, 'helpDesks', [helpDeskDocument])
  await insertDocuments(cloud, 'messageTemplates', templateDocuments)
  const takenAt = (windowId: string): string[] =>
    sheets.filter((sheet) => sheet.windows.includes(windowId)).map((sheet) => sheet.code)
  return { services: new Map(lines.map((line) => [line._id, line.services])), takenAt }
}

const personDocument = ({ openid: _openid, remark: _remark, ...person }: SeedPerson) => ({
  ...person,
  ...stamps,
})

const issueCode = (cloud: Cloud, person: SeedPerson): Promise<Answer> =>
  cloud.call(
    'people',
    { do: 'issueCode', input: { no: person.no }, opId: `seed-code-${person.no}` },
    ADMIN,
  ) as Promise<Answer>

/** Everybody binds as a person does: with a code from the desk. The first admin alone is made by hand. */
const bindPeople = async (cloud: Cloud, people: readonly SeedPerson[]): Promise<void> => {
  const admin = people.find((person) => person.openid === ADMIN)
  if (admin === undefined) throw new Error('the roster has no admin')
  const account = {
    _id: visitorOf(ADMIN),
    openid: ADMIN,
    personId: admin._id,
    name: admin.name,
    audience: admin.audience,
    grants: [{ role: 'centreAdmin', from: '2026-03-02' }],
    ...stamps,
  }
  await insertDocuments(cloud, 'accounts', [account])
  const bind = async (person: SeedPerson): Promise<void> => {
    if (person.openid === undefined || person.openid === ADMIN) return
    const issued = await issueCode(cloud, person)
    const code = issued.value?.['code']
    const input = { no: person.no, name: person.name, code }
    const data = { do: 'bind', input, opId: `seed-bind-${person.no}` }
    const bound = (await cloud.call('people', data, person.openid)) as Answer
    if (!bound.ok) throw new Error(`binding ${person.no}: ${JSON.stringify(issued.error ?? bound.error)}`)
  }
  for (let from = 0; from < people.length; from += 8) {
    await Promise.all(people.slice(from, from + 8).map(bind))
  }
}

const basis = {
  timetables: timetableDocuments.map(({ from, segments }) => ({ from: from as Day, segments })),
  calendar: calendarDocuments,
}

/** The last workdays before a day, oldest first. */
const workdaysBefore = (day: Day, count: number): Day[] => {
  const found: Day[] = []
  for (let at = addDays(day, -1); found.length < count; at = addDays(at, -1)) {
    const hours = publicHours(at, basis)
    if (hours.covered && hours.spans.length > 0) found.unshift(at)
  }
  return found
}

/** The next workday after a day. */
const workdayAfter = (day: Day): Day => {
  for (let at = addDays(day, 1); ; at = addDays(at, 1)) {
    const hours = publicHours(at, basis)
    if (!hours.covered || hours.spans.length > 0) return at
  }
}

const writeDay = (
  script: Script,
  random: Random,
  day: Day,
  more: Pick<
    HallDay['plan'],
    'services' | 'visitors' | 'visits' | 'rush' | 'empty' | 'paused' | 'until' | 'colleague'
  >,
): boolean => {
  const hours = publicHours(day, basis)
  if (!hours.covered) return false
  new HallDay(script, random, { day, hours, ...more }).write()
  const last = hours.spans.at(-1)
  if (last !== undefined) closeTheHall(script, day, last.to + (hours.endsForFriday ? FRIDAY_MINUTES : 0) + 20)
  return hours.spans.length > 0
}

/**
 * Fills an empty cloud with a hall that lives: units, windows, services, some two hundred people, ten days of
 * history and a morning in progress. The same every time; all that has a function goes through it. The
 * cloud's clock stands before the history and is led to `until`.
 */
export const seed = async (
  cloud: Cloud,
  { until, days: wanted = HISTORY_DAYS }: { kind: 'demo'; until: Date; days?: number },
): Promise<void> => {
  const random = new Random(SEED)
  const { services, takenAt } = await hallDocuments(cloud)
  const roster = makeRoster(random, takenAt)
  await insertDocuments(cloud, 'persons', roster.people.map(personDocument))
  await insertDocuments(cloud, 'postings', roster.postings)
  await insertDocuments(cloud, 'grants', roster.roleGrants)
  await insertDocuments(cloud, 'courses', roster.courses)
  await insertDocuments(cloud, 'courseRecords', roster.courseRecords)
  const today = dayOf(until)
  const days = workdaysBefore(today, wanted)
  const first = days[0]
  // Nobody binds at night: the clock goes to the morning of the first day.
  if (first !== undefined && instantOf(first, 420) > cloud.now()) cloud.setClock(instantOf(first, 420))
  await insertDocuments(cloud, 'punches', clockingsOfLastMonth(today, first ?? today, basis))
  await bindPeople(cloud, roster.people)
  const students = roster.people.filter((person) => person.kind === 'student' && person.openid !== undefined)
  const openids = students.flatMap((person) => (person.openid === undefined ? [] : [person.openid]))
  const guests = Array.from({ length: 40 }, (_none, n) => `o-guest-${String(n + 1)}`)
  const visitors = [...openids, ...guests]
  const byVisitor = new Map(visitors.map((openid) => [visitorOf(openid), openid]))
  const script = new Script(cloud, 'hall')
  await setClock(script, ADMIN)
  workOutLastMonth(script, today, days)
  layDown(script, first ?? today)
  for (const day of days) {
    const until_ = instantOf(day, 1430)
    writeDay(script, random, day, {
      services,
      visitors,
      visits: VISITS_IN_HISTORY,
      rush: 0,
      empty: [],
      paused: [],
      until: until_,
      ...(day === days.at(-1) ? { colleague: COLLEAGUE } : {}),
    })
    await script.runUntil(until_)
    cloud.setClock(instantOf(day, 1200))
    await rateSome(
      script,
      random,
      byVisitor,
      (await read(cloud, 'visits', { day })) as unknown as Parameters<typeof rateSome>[3],
    )
    if (day === days.at(-1)) {
      const visits = (await read(cloud, 'visits', { day })) as unknown as Parameters<typeof sayMore>[2]
      await sayMore(script, byVisitor, visits, async () => {
        const open = await read(cloud, 'followUps', { state: 'opened' })
        return open as unknown as Awaited<ReturnType<Parameters<typeof sayMore>[3]>>
      })
    }
    cloud.setClock(instantOf(addDays(day, 1), 60))
    for (const name of ['queue', 'cases', 'guidance', 'people', 'windows']) await cloud.runTimer(name)
  }
  const more = {
    services,
    visitors,
    visits: VISITS_TODAY,
    rush: RUSH_TODAY,
    empty: EMPTY_TODAY,
    paused: PAUSED_TODAY,
    until,
  }
  writeDay(script, random, today, more)
  keepSeals(script, today)
  await script.runUntil(until)
  if (until > cloud.now()) cloud.setClock(until)
  await askForWindows(script, today)
  await workOnSheets(script)
  await offerForms(script)
  const proposed = roster.people.find(({ openid }) => openid === 'o-teacher-1')
  await nominateSome(script, today, proposed?.no ?? '')
  await askForLeave(script, workdayAfter(today))
  await fileDuties(script, today)
  await planFriday(script, today)
  await reportIncidents(script, today)
  await furnishAssets(script, roster.people)
  await tellNews(script, today)
  await complain(script)
  const ended = await read(cloud, 'tickets', { day: today, status: 'done' })
  await takeCases(script, ended as unknown as readonly EndedTicket[])
  await cloud.runTimer('assessment')
  await assessLastMonth(script, today)
  for (const name of ['queue', 'guidance', 'assessment', 'security', 'messages']) await cloud.runTimer(name)
}

const codeIn = (issued: Answer | undefined): { code?: string } => {
  const code = issued?.value?.['code']
  return typeof code === 'string' ? { code } : {}
}

export interface Person {
  readonly openid: string
  readonly name: string
  readonly remark: string
  /** What an unbound person needs to bind. */
  readonly no?: string
  readonly code?: string
}

/** Whom one can be: the desk, the clerks, some students, and some who have yet to bind, with their codes. */
export const people = async (cloud: Cloud): Promise<readonly Person[]> => {
  const roster = makeRoster(new Random(SEED))
  const known = await read(cloud, 'persons', { _id: `p-${ADMIN.slice(2)}` })
  if (known.length === 0) return []
  const unbound = roster.people.filter((person) => person.openid === undefined).slice(0, 4)
  const codes = await Promise.all(unbound.map((person) => issueCode(cloud, person)))
  const bound = roster.people.flatMap((person): Person[] =>
    person.openid === undefined ? [] : [{ openid: person.openid, name: person.name, remark: person.remark }],
  )
  const first = (openid: string): number =>
    openid.startsWith('o-student')
      ? 0
      : openid.startsWith('o-window')
        ? 1
        : openid.startsWith('o-centre')
          ? 2
          : 3
  return [
    { openid: 'o-guest', name: '访客', remark: '没有绑定' },
    ...unbound.map((person, n) => ({
      openid: `o-new-${String(n + 1)}`,
      name: person.name,
      remark: person.remark,
      no: person.no,
      ...codeIn(codes[n]),
    })),
    ...bound.sort((a, b) => first(a.openid) - first(b.openid)),
  ]
}
