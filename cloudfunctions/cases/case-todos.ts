import type { Context } from '../_kernel/context'
import { allSound, endRun } from '../_kernel/sound'
import { type Day, instantOf } from '../_kernel/time'
import { renewTodos, renewTodosOf, type TodoDraft } from '../_shared/todo'
import type { Case } from './case'
import { staffCasePage } from './case-words'
import { Cases } from './collections'
import { type Hall, hall } from './hall'
import { isLate, PART_MOST, type Part } from './joint/part'
import { type CasePromise, colourOf } from './promise'

const ofCase = [
  'caseDueSoon',
  'caseOverdue',
  'caseOverdueCentre',
  'caseExtension',
  'caseLeadFrom',
  'caseLeadTo',
  'caseLeadCentre',
] as const
const partKinds = Array.from({ length: PART_MOST }, (_none, n) => [
  `casePart${String(n + 1)}`,
  `caseDecide${String(n + 1)}`,
  `casePartLate${String(n + 1)}`,
  `caseDecideLate${String(n + 1)}`,
]).flat()
const kinds: readonly string[] = [...ofCase, ...partKinds]

/** What tells one to-do of a case from another. */
type Draft = Pick<TodoDraft, 'kind' | 'for' | 'zh' | 'en'> & Partial<Pick<TodoDraft, 'dueAt'>>

/** What of the hall to-dos depend on: the calendar, and whose windows are where. */
type Places = Pick<Hall, 'calendar' | 'windows'>

const endOf = (day: Day): Date => instantOf(day, 1440)

type Whose = Draft['for']

/** Who may answer a unit's part: its head, and who works at its windows or behind them. */
const ofUnit = (unitId: string, { windows }: Places): Whose[] => [
  { role: 'unitHead', unitId },
  { role: 'backOffice', unitId },
  ...[...windows.values()]
    .filter((place) => place.unitId === unitId && place.state !== 'closed')
    .map(({ _id }) => ({ role: 'windowStaff', windowId: _id }) as const),
]

/** Whom a step of a joint matter is late for: the lead, who answers to the applicant for all of it. */
const ofLead = (known: Case): Whose[] => [
  { role: 'windowStaff', windowId: known.windowId },
  { role: 'unitHead', unitId: known.unitId },
]

const partTodo = (
  known: Case,
  part: Part,
  places: Places,
  day: Day,
  draft: (more: Draft) => TodoDraft,
): TodoDraft[] => {
  const { name, nameEn } = known.sheet
  const n = String(part.n)
  const each = (whose: readonly Whose[], more: Omit<Draft, 'for'>): TodoDraft[] =>
    whose.map((one) => draft({ ...more, for: one }))
  if (part.state === 'inProgress') {
    const dueAt = known.state === 'suspended' ? {} : { dueAt: endOf(part.dueOn) }
    const waits = each(ofUnit(part.unitId, places), {
      kind: `casePart${n}`,
      zh: `联办“${name}”等贵单位这一步`,
      en: `"${nameEn}" waits for your unit's part`,
      ...dueAt,
    })
    if (!isLate(part, known, day)) return waits
    const late = each(ofLead(known), {
      kind: `casePartLate${n}`,
      zh: `联办“${name}”：${part.unitName}这一步超期了，请去催`,
      en: `"${nameEn}": the part of ${part.unitNameEn} is late; please ask there`,
      ...dueAt,
    })
    return [...waits, ...late]
  }
  if (part.state !== 'refused') return []
  const dueAt = endOf(part.decideBy)
  const decides = each([{ role: 'windowStaff', windowId: known.windowId }], {
    kind: `caseDecide${n}`,
    zh: `联办“${name}”：${part.unitName}退回，等主办处理`,
    en: `"${nameEn}": ${part.unitNameEn} said no; the lead decides`,
    dueAt,
  })
  if (day <= part.decideBy) return decides
  const late = each([{ role: 'unitHead', unitId: known.unitId }, { role: 'centreStaff' }], {
    kind: `caseDecideLate${n}`,
    zh: `联办“${name}”：${part.unitName}退回，主办过了两天没有处理`,
    en: `"${nameEn}": the lead has not decided within two days about a no`,
    dueAt,
  })
  return [...decides, ...late]
}

const leadTodos = (known: Case, draft: (more: Draft) => TodoDraft): TodoDraft[] => {
  const { leadChange, sheet } = known
  if (leadChange === undefined) return []
  const words = {
    zh: `“${sheet.name}”要换主办单位，等您同意`,
    en: `"${sheet.nameEn}": agree to another lead`,
  }
  const sides = [
    ['from', { kind: 'caseLeadFrom', for: { role: 'unitHead', unitId: known.unitId } }],
    ['to', { kind: 'caseLeadTo', for: { role: 'unitHead', unitId: leadChange.unitId } }],
    ['centre', { kind: 'caseLeadCentre', for: { role: 'centreAdmin' } }],
  ] as const
  return sides.flatMap(([side, whose]) =>
    leadChange.agreed.includes(side) ? [] : [draft({ ...words, ...whose })],
  )
}

const CENTRE = 'overdueCentre:'
/** Whether the centre was told that this date has passed; an earlier one, before an extension, was another matter. */
const isToldCentre = ({ told }: Case, { dueOn }: CasePromise): boolean =>
  told.some((name) => name.startsWith(CENTRE) && name.slice(CENTRE.length) > dueOn)

/** What waits for whom because of a case, as it stands on a day (§20): nothing for one that has ended. */
export const caseTodos = (known: Case, places: Places, day: Day, now: Date): TodoDraft[] => {
  if (!known.live) return []
  const draft = (more: Draft): TodoDraft => ({
    subject: known._id,
    page: staffCasePage(known._id),
    since: now,
    ...more,
  })
  const found = [
    ...known.parts.flatMap((part) => partTodo(known, part, places, day, draft)),
    ...leadTodos(known, draft),
  ]
  const { promise, sheet } = known
  if (promise === undefined) return found
  const dueAt = endOf(promise.dueOn)
  if (promise.extension?.state === 'asked') {
    const words = { zh: `“${sheet.name}”申请延期，等批复`, en: `"${sheet.nameEn}" asks for more time` }
    found.push(draft({ kind: 'caseExtension', for: { role: 'centreStaff' }, ...words, dueAt }))
  }
  const colour = colourOf(promise, places.calendar, day)
  const atWindow: Pick<TodoDraft, 'for'> = { for: { role: 'windowStaff', windowId: known.windowId } }
  if (colour === 'yellow') {
    const words = { zh: `“${sheet.name}”快到承诺日期`, en: `"${sheet.nameEn}" is due soon` }
    found.push(draft({ kind: 'caseDueSoon', ...atWindow, ...words, dueAt }))
  }
  if (colour === 'red' && known.state === 'inProgress') {
    const words = { zh: `“${sheet.name}”已超过承诺日期`, en: `"${sheet.nameEn}" is overdue` }
    found.push(draft({ kind: 'caseOverdue', ...atWindow, ...words, dueAt }))
    found.push(
      draft({ kind: 'caseOverdue', for: { role: 'unitHead', unitId: known.unitId }, ...words, dueAt }),
    )
    if (isToldCentre(known, promise))
      found.push(draft({ kind: 'caseOverdueCentre', for: { role: 'centreStaff' }, ...words, dueAt }))
  }
  return found
}

/** Brings the to-dos of one case to what it is now. Repeated, it changes nothing. */
export const renewCaseTodos = async (
  known: Case,
  places: Places,
  { day, now }: Pick<Context, 'day' | 'now'>,
): Promise<void> => {
  await renewTodosOf(known._id, kinds, caseTodos(known, places, day, now), now)
}

/** Makes all to-dos of cases anew, at night: what a command that died left behind is put right. */
export const renewAllCaseTodos = async ({ day, now }: Context): Promise<void> => {
  const places = await hall()
  const { sound, broken } = await allSound(Cases, { live: true })
  const due = sound.flatMap((known) => caseTodos(known, places, day, now))
  await renewTodos(kinds, due, now)
  endRun(broken)
}
