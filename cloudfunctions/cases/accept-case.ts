import { addWorkingDays, type UncoveredDay } from '../_kernel/calendar'
import type { Context } from '../_kernel/context'
import type { InputOf } from '../_kernel/contract'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { accountOf } from '../_kernel/account'
import type { Day } from '../_kernel/time'
import { type Case, commonOf } from './case'
import { faultsOf } from './checklist'
import { coUnitOf } from './joint/co-unit'
import type { contract } from './contract'
import type { Doors } from './door'
import type { Hall } from './hall'
import { onStaffCase } from './on-case'
import { begun, type Part } from './joint/part'
import { type CasePromise, dueOf } from './promise'
import { refuse } from './refusals'
import { uncovered } from '../_shared/uncovered-year'

type Input = InputOf<(typeof contract)['acceptCase']>

/** Working days promised when a direct matter can't be finished and nobody says how long it takes. */
const DIRECT_DAYS = 1

/** Parts of a joint matter in the sheet's order, each with its unit and limit. */
const partsOf = async (
  known: Case,
  input: Input,
  days: number,
  known_: Hall,
): Promise<Part[] | Refusal<'CO_UNIT_NEEDED' | 'LONGER_THAN_PROMISED'>> => {
  const { coUnits } = known.sheet
  const account = known.visitor === undefined ? undefined : await accountOf(known.visitor)
  const usual =
    input.order === 'parallel' ? days : Math.max(1, Math.floor(days / Math.max(1, coUnits.length)))
  const parts: Part[] = []
  for (const [at, name] of coUnits.entries()) {
    const said = input.coUnits.find(({ n }) => n === at + 1)
    const unit = known_.units.get(said?.unitId ?? '') ?? coUnitOf(name, account, known_)
    if (unit === undefined) return refuse('CO_UNIT_NEEDED', { n: at + 1, name })
    if ((said?.days ?? 0) > days) return refuse('LONGER_THAN_PROMISED', { days })
    const { _id: unitId, name: unitName, nameEn: unitNameEn } = unit
    parts.push({
      n: at + 1,
      unitId,
      unitName,
      unitNameEn,
      days: said?.days ?? usual,
      redone: 0,
      state: 'waiting',
    })
  }
  return parts
}

/** Starts the parts whose turn it is; a day that no calendar covers is given back instead. */
export const startParts = (
  parts: readonly Part[],
  order: 'parallel' | 'sequence',
  inVacation: boolean,
  today: Day,
  { calendar }: Hall,
): Part[] | UncoveredDay => {
  let missing: UncoveredDay | undefined
  const started = begun(parts, order, today, (days) => {
    const due = addWorkingDays(today, days, calendar, inVacation)
    if (due.covered) return due.day
    missing = due
    return today
  })
  return missing ?? started
}

const daysOf = (known: Case, asked: number | undefined): number | Refusal<'LONGER_THAN_PROMISED'> => {
  if (known.sheet.kind === 'direct') return asked ?? DIRECT_DAYS
  const most = known.sheet.promisedDays
  return (asked ?? most) > most ? refuse('LONGER_THAN_PROMISED', { days: most }) : (asked ?? most)
}

/**
 * 受理承诺 (§20): why it can't be done on the spot and by when it will be. A direct matter that can't be finished
 * becomes promised, counted apart; a joint one starts its parts.
 */
export const acceptCase: Doors['acceptCase'] = (input, context) =>
  onStaffCase<'PAPERS_INCOMPLETE' | 'LONGER_THAN_PROMISED' | 'CO_UNIT_NEEDED'>(
    input.caseId,
    'accept',
    context,
    async (known, hall) => {
      const { now, day } = context
      const faults = new Set(faultsOf(known.papers).map(({ n }) => n))
      if (faults.size > 0) {
        const papers = known.papers.filter(({ n }) => faults.has(n)).map(({ name }) => name)
        return refuse('PAPERS_INCOMPLETE', { papers })
      }
      const days = daysOf(known, input.days)
      if (isRefusal(days)) return days
      const { inVacation } = known.sheet
      const counted = { acceptedOn: day, days, inVacation, stops: [] }
      const due = dueOf(counted, hall.calendar, day)
      if (!due.covered) return uncovered(due, context)
      const promise: CasePromise = {
        ...counted,
        reason: input.reason,
        wasDirect: known.sheet.kind === 'direct',
        dueOn: due.day,
        isProvisional: due.provisional,
      }
      const order = input.order ?? 'sequence'
      const waiting = await partsOf(known, input, days, hall)
      if (isRefusal(waiting)) return waiting
      const parts = startParts(waiting, order, inVacation, day, hall)
      if ('covered' in parts) return uncovered(parts, context)
      return {
        next: {
          ...commonOf(known),
          state: 'inProgress',
          kind: known.sheet.kind === 'direct' ? 'promised' : known.sheet.kind,
          acceptedAt: now,
          promise,
          ...(parts.length === 0 ? {} : { order }),
          parts,
        },
        words: input.reason,
        day: due.day,
        tell: { kind: 'accepted', day: due.day },
      }
    },
  )

/** 记一步 */
export const logStep: Doors['logStep'] = ({ caseId, words }, context: Context) =>
  onStaffCase(caseId, 'logStep', context, (known) => ({ next: known, words }))
