import * as v from 'valibot'
import type { Span } from '../../_kernel/span'
import { addDays, Day, DAY_MINUTES, type Weekday } from '../../_kernel/time'
import { WeekdayNo } from '../../_kernel/calendar'
import { Id, text, words } from '../../_kernel/values'
import type { Line } from '../../_shared/line'
import { normalNo } from '../../_shared/person-no'
import { ServiceCode, type ServiceSheet } from '../../_shared/service-sheet'
import type { ServiceWindow } from '../../_shared/service-window'
import { windowChanges } from '../../_shared/window-change'
import type { Unit } from '../../_shared/unit'

/** Parts of a day in which a window may serve; what the timetable says of them is cut out of it. */
export const dayParts = ['whole', 'mornings', 'afternoons'] as const
const NOON = 780

/** What may be asked: a change of the hall's windows, or other hours of one that is there. */
export const applicationKinds = [...windowChanges, 'hours'] as const

/** As many sheets as one transaction takes. */
const services = v.pipe(v.array(ServiceCode), v.minLength(1), v.maxLength(30))
/** Proposed for A or B: by number and name, because the posting itself is nominated apart (§10 §11). */
const Proposed = v.strictObject({ no: text(20), name: text(40) })

const weekdays = v.pipe(v.array(WeekdayNo), v.minLength(1), v.maxLength(7))
const asked = { reason: words(500), wishedOn: Day }

const Opening = v.strictObject({
  ...asked,
  kind: v.literal('open'),
  services,
  dayPart: v.picklist(dayParts),
  weekdays,
  primary: Proposed,
  alternate: Proposed,
  /** Space that it needs, and where it would best stand. */
  space: words(200),
  equipment: v.optional(words(300)),
  guests: v.boolean(),
})
const Addition = v.strictObject({
  ...asked,
  kind: v.literal('add'),
  windowId: Id,
  services,
  equipment: v.optional(words(300)),
})
const Reduction = v.strictObject({ ...asked, kind: v.literal('reduce'), windowId: Id, services })
const Closing = v.strictObject({ ...asked, kind: v.literal('close'), windowId: Id })
const OtherHours = v.strictObject({
  ...asked,
  kind: v.literal('hours'),
  windowId: Id,
  dayPart: v.picklist(dayParts),
  weekdays,
})

/** 书面申请 (§7): what a unit asks for, one variant a kind. */
export const ApplicationForm = v.variant('kind', [Opening, Addition, Reduction, Closing, OtherHours])
export type ApplicationForm = v.InferOutput<typeof ApplicationForm>

/** 及时调整 (§8): what the centre may open by itself, at a window that is there. */
export const AdjustmentForm = v.variant('kind', [Addition, Reduction, Closing, OtherHours])

/** A form as it is kept: whoever is proposed in it is found by the number, however it was typed. */
export const asKept = (form: ApplicationForm): ApplicationForm =>
  form.kind === 'open'
    ? {
        ...form,
        primary: { ...form.primary, no: normalNo(form.primary.no) },
        alternate: { ...form.alternate, no: normalNo(form.alternate.no) },
      }
    : form

/** The services that a form names; none for a closing, which means all, and for other hours, which mean none. */
export const servicesOf = (form: ApplicationForm): readonly string[] =>
  form.kind === 'close' || form.kind === 'hours' ? [] : [...new Set(form.services)]

export const windowIdOf = (form: ApplicationForm): string | undefined =>
  form.kind === 'open' ? undefined : form.windowId

/** A window's own hours inside the hall's; nothing where it serves whenever the hall is open. */
export const ownHoursOf = (
  form: Pick<Extract<ApplicationForm, { kind: 'open' | 'hours' }>, 'dayPart' | 'weekdays'>,
): { hours?: Span[]; weekdays?: Weekday[] } => ({
  ...(form.dayPart === 'mornings' ? { hours: [{ from: 0, to: NOON }] } : {}),
  ...(form.dayPart === 'afternoons' ? { hours: [{ from: NOON, to: DAY_MINUTES }] } : {}),
  ...(new Set(form.weekdays).size === 7 ? {} : { weekdays: [...new Set(form.weekdays)].sort() }),
})

/** A window without days of its own serves on all of them. */
export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

type OwnHours = ServiceWindow['hours']
const spansText = (hours: OwnHours = []): string =>
  hours.map(({ from, to }) => `${String(from)}-${String(to)}`).join()
const daysText = (days: readonly number[] = everyDay): string => [...days].sort().join()

/** Which part of the day a window serves now; nothing where its hours are none of these. */
export const dayPartOf = (hours: OwnHours): (typeof dayParts)[number] | undefined =>
  dayParts.find((dayPart) => spansText(ownHoursOf({ dayPart, weekdays: [1] }).hours) === spansText(hours))

const isSame = (
  form: Pick<Extract<ApplicationForm, { kind: 'hours' }>, 'dayPart' | 'weekdays'>,
  { hours, weekdays: days }: Pick<ServiceWindow, 'hours' | 'weekdays'>,
): boolean => {
  const next = ownHoursOf(form)
  return spansText(next.hours) === spansText(hours) && daysText(next.weekdays) === daysText(days)
}

/** All that a form is held against. */
export interface FormBasis {
  readonly unit: Pick<Unit, '_id' | 'name'>
  readonly place: Pick<ServiceWindow, '_id' | 'unitId' | 'state' | 'hours' | 'weekdays'> | undefined
  readonly sheets: ReadonlyMap<string, Pick<ServiceSheet, 'code' | 'ownerUnit' | 'entrustedTo' | 'windows'>>
  readonly lines: readonly Pick<Line, 'windowIds' | 'services' | 'state'>[]
  readonly today: Day
}

export type FormFault =
  | { readonly code: 'WINDOW_UNKNOWN' }
  | { readonly code: 'WINDOW_NOT_OPEN' }
  | { readonly code: 'SERVICE_UNKNOWN'; readonly service: string }
  | { readonly code: 'SERVICE_NOT_YOURS'; readonly service: string }
  | { readonly code: 'SERVICE_THERE_ALREADY'; readonly service: string }
  | { readonly code: 'SERVICE_NOT_THERE'; readonly service: string }
  | { readonly code: 'TAKES_ALL_AWAY' }
  | { readonly code: 'HOURS_SAME' }
  | { readonly code: 'SAME_PERSON' }
  | { readonly code: 'DATE_NOT_POSSIBLE'; readonly earliest: Day; readonly latest: Day }

const LATEST_DAYS = 366

/** From the next day on, within a year: today's visitors were told today's hours. */
export const dateFault = (
  on: Day,
  today: Day,
): Extract<FormFault, { code: 'DATE_NOT_POSSIBLE' }> | undefined => {
  const [earliest, latest] = [addDays(today, 1), addDays(today, LATEST_DAYS)]
  return on < earliest || on > latest ? { code: 'DATE_NOT_POSSIBLE', earliest, latest } : undefined
}

/** The services that a window takes: those of sheets that name it, and of its lines. */
export const takenAt = (
  windowId: string,
  { sheets, lines }: Pick<FormBasis, 'sheets' | 'lines'>,
): Set<string> =>
  new Set([
    ...[...sheets.values()].filter(({ windows }) => windows.includes(windowId)).map(({ code }) => code),
    ...lines
      .filter(({ state, windowIds }) => state === 'open' && windowIds.includes(windowId))
      .flatMap((line) => line.services),
  ])

const serviceFault = (form: ApplicationForm, basis: FormBasis): FormFault | undefined => {
  const windowId = windowIdOf(form)
  const taken = windowId === undefined ? new Set<string>() : takenAt(windowId, basis)
  for (const service of servicesOf(form)) {
    const sheet = basis.sheets.get(service)
    if (form.kind === 'reduce') {
      if (!taken.has(service)) return { code: 'SERVICE_NOT_THERE', service }
      continue
    }
    if (sheet === undefined) return { code: 'SERVICE_UNKNOWN', service }
    if (sheet.ownerUnit !== basis.unit.name && sheet.entrustedTo !== basis.unit.name) {
      return { code: 'SERVICE_NOT_YOURS', service }
    }
    if (taken.has(service)) return { code: 'SERVICE_THERE_ALREADY', service }
  }
  // A window without a matter is one that is closed: that is another application, with other blockers.
  if (form.kind === 'reduce' && servicesOf(form).length >= taken.size) return { code: 'TAKES_ALL_AWAY' }
  return undefined
}

/** The first thing that keeps a form from being sent in, or nothing (§7 §10). */
export const formFault = (form: ApplicationForm, basis: FormBasis): FormFault | undefined => {
  if (form.kind !== 'open') {
    if (basis.place?.unitId !== basis.unit._id) return { code: 'WINDOW_UNKNOWN' }
    if (basis.place.state !== 'open') return { code: 'WINDOW_NOT_OPEN' }
    if (form.kind === 'hours' && isSame(form, basis.place)) return { code: 'HOURS_SAME' }
  }
  if (form.kind === 'open' && normalNo(form.primary.no) === normalNo(form.alternate.no)) {
    return { code: 'SAME_PERSON' }
  }
  return dateFault(form.wishedOn, basis.today) ?? serviceFault(form, basis)
}
