import { addWorkingDays } from '../../_kernel/calendar'
import { startParts } from '../accept-case'
import type { Case } from '../case'
import { leadSidesOf } from '../case-actors'
import type { Doors } from '../door'
import { onStaffCase } from '../on-case'
import { bare, DECIDE_DAYS, type Part } from './part'
import type { CasePromise } from '../promise'
import { refuse } from '../refusals'
import { uncovered } from '../../_shared/uncovered-year'

type Running = Extract<Case, { promise: CasePromise }>

const replaced = (parts: readonly Part[], next: Part): Part[] =>
  parts.map((one) => (one.n === next.n ? next : one))

/** 协办办结: the unit whose turn it is ends its part, and the next begins. */
export const finishPart: Doors['finishPart'] = ({ caseId, n, words }, context) =>
  onStaffCase<'PART_NOT_READY'>(caseId, 'answerPart', context, (known, hall, { units }) => {
    const running = known as Running
    const part = known.parts.find((one) => one.n === n)
    if (part?.state !== 'inProgress' || !units.has(part.unitId)) return refuse('PART_NOT_READY', {})
    const done: Part = { ...bare(part), state: 'done', doneAt: context.now, words }
    const parts = startParts(
      replaced(known.parts, done),
      known.order ?? 'sequence',
      running.promise.inVacation,
      context.day,
      hall,
    )
    return 'covered' in parts ? uncovered(parts, context) : { next: { ...running, parts }, words }
  })

/** 协办退回: the case stays open, and the lead decides within two working days. */
export const refusePart: Doors['refusePart'] = ({ caseId, n, ground, clause }, context) =>
  onStaffCase<'PART_NOT_READY'>(caseId, 'answerPart', context, (known, hall, { units }) => {
    const part = known.parts.find((one) => one.n === n)
    if (part?.state !== 'inProgress' || !units.has(part.unitId)) return refuse('PART_NOT_READY', {})
    const decide = addWorkingDays(context.day, DECIDE_DAYS, hall.calendar)
    if (!decide.covered) return uncovered(decide, context)
    const refused: Part = {
      ...bare(part),
      state: 'refused',
      refusedAt: context.now,
      ground,
      clause,
      decideBy: decide.day,
    }
    const next = { ...(known as Running), parts: replaced(known.parts, refused) }
    return { next, words: `${ground}（${clause}）`, day: decide.day }
  })

/** 处理协办退回: done again, or done without. The applicant hears of neither but through the lead. */
export const decidePart: Doors['decidePart'] = ({ caseId, n, decision, words }, context) =>
  onStaffCase<'PART_NOT_READY'>(caseId, 'decidePart', context, async (known, hall) => {
    const running = known as Running
    const part = known.parts.find((one) => one.n === n)
    if (part?.state !== 'refused') return refuse('PART_NOT_READY', {})
    const decided: Part =
      decision === 'redo'
        ? { ...bare(part), redone: part.redone + 1, state: 'waiting' }
        : { ...bare(part), state: 'waived', waivedAt: context.now, words }
    const parts = startParts(
      replaced(known.parts, decided),
      known.order ?? 'sequence',
      running.promise.inVacation,
      context.day,
      hall,
    )
    return 'covered' in parts ? uncovered(parts, context) : { next: { ...running, parts }, words }
  })

/** 变更主办 */
export const proposeLead: Doors['proposeLead'] = ({ caseId, toWindowId }, context) =>
  onStaffCase<'NOT_JOINT' | 'NOT_THIS_WINDOW' | 'WINDOW_CLOSING'>(
    caseId,
    'proposeLead',
    context,
    (known, { windows }, acting) => {
      if (known.kind !== 'joint') return refuse('NOT_JOINT', {})
      const place = windows.get(toWindowId)
      if (place === undefined || place.unitId === known.unitId)
        return refuse('NOT_THIS_WINDOW', { windowNos: [] })
      if (place.state !== 'open') return refuse('WINDOW_CLOSING', {})
      const leadChange = { windowId: place._id, windowNo: place.no, unitId: place.unitId }
      return { next: { ...known, leadChange: { ...leadChange, agreed: leadSidesOf(acting) } } }
    },
  )

/** 同意变更主办: the last of the three moves the case, its date stays. Nobody takes over at a window that closes meanwhile. */
export const agreeLead: Doors['agreeLead'] = ({ caseId }, context) =>
  onStaffCase<'LEAD_CHANGE_NONE' | 'NEXT_LEAD_GONE'>(
    caseId,
    'agreeLead',
    context,
    (known, { windows }, acting) => {
      const { leadChange, ...rest } = known
      if (leadChange === undefined) return refuse('LEAD_CHANGE_NONE', {})
      if (windows.get(leadChange.windowId)?.state !== 'open')
        return refuse('NEXT_LEAD_GONE', { windowNo: leadChange.windowNo })
      const agreed = [...new Set([...leadChange.agreed, ...leadSidesOf(acting)])]
      if (agreed.length < 3) return { next: { ...known, leadChange: { ...leadChange, agreed } } }
      const { windowId, windowNo, unitId } = leadChange
      return {
        next: { ...rest, windowId, windowNo, unitId } as Case,
        what: 'leadMoved',
        tell: { kind: 'leadMoved' },
      }
    },
  )

/** 不换主办: nothing of the case changes; the two units see why. */
export const declineLead: Doors['declineLead'] = ({ caseId, words }, context) =>
  onStaffCase<'LEAD_CHANGE_NONE'>(caseId, 'declineLead', context, (known) => {
    const { leadChange, ...rest } = known
    return leadChange === undefined ? refuse('LEAD_CHANGE_NONE', {}) : { next: rest as Case, words }
  })
