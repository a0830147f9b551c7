import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { eachDue } from '../../_kernel/sound'
import { get, is, type Write } from '../../_kernel/store'
import type { ServiceWindow } from '../../_shared/service-window'
import type { WindowChange } from '../../_shared/window-change'
import { changeWrites } from '../../_shared/window-change-event'
import type { Unit } from '../../_shared/unit'
import type { ApplicationAt } from './application'
import { applicationFacts, nextVersion, settleStep, signedFacts, windowChanged, windowFacts } from './change'
import { ownHoursOf, servicesOf, windowIdOf } from './form'
import { remind } from './todos'
import { blockersFor } from './view'
import { Applications, ServiceWindows, type StoredApplication, Units } from '../collections'
import { dueStep } from './due-step'
import { tellOutcome } from './tell-outcome'

type Approved = StoredApplication & ApplicationAt<'approved'>

/** The window that an opening makes. Its id follows from its number, which no other window ever has. */
const openedWindow = ({ form, decision, unitId }: Approved, now: Date): ServiceWindow | undefined => {
  const { opening } = decision
  if (form.kind !== 'open' || opening === undefined) return undefined
  return {
    _id: `w${String(opening.no)}`,
    no: opening.no,
    unitId,
    state: 'open',
    place: opening.place,
    placeEn: opening.placeEn,
    ...ownHoursOf(form),
    createdAt: now,
    updatedAt: now,
    v: 1,
  }
}

/** What lines and sheets have to follow. */
const changeOf = (
  { form, decision, unitId }: Approved,
  place: ServiceWindow,
  unit: Unit,
): WindowChange | undefined =>
  // Whoever needs a window's hours reads them there.
  form.kind === 'hours'
    ? undefined
    : {
        change: form.kind,
        windowId: place._id,
        unitId,
        services: [...servicesOf(form)],
        ...(decision.opening?.lineId === undefined ? {} : { lineId: decision.opening.lineId }),
        lineName: `${unit.name}·${String(place.no)}号窗口`.slice(0, 40),
        lineNameEn: `${unit.nameEn}, window ${String(place.no)}`.slice(0, 80),
        guests: form.kind === 'open' ? form.guests : true,
      }

/** The window as it stands once the decision is in effect; nothing where it stays as it is. */
const windowAfter = (place: ServiceWindow, { _id, form }: Approved, now: Date): ServiceWindow | undefined => {
  if (form.kind === 'hours') {
    const { hours: _hours, weekdays: _weekdays, ...rest } = place
    return { ...rest, ...ownHoursOf(form), updatedAt: now, v: place.v + 1 }
  }
  if (place.leaving?.applicationId !== _id) return undefined
  const { leaving: _leaving, ...rest } = place
  return { ...rest, state: form.kind === 'close' ? 'closed' : place.state, updatedAt: now, v: place.v + 1 }
}

const takeEffect = async (
  known: Approved,
  place: ServiceWindow | undefined,
  context: Context,
): Promise<void> => {
  const { now } = context
  const opened = openedWindow(known, now)
  const stands = opened ?? place
  const unit = await get(Units, known.unitId)
  if (stands === undefined || unit === undefined) {
    throw new Error(`${known._id}: its window or its unit is not there`)
  }
  const facts = { ...signedFacts(known), decision: known.decision, implementedAt: now }
  const next = nextVersion(known, 'implemented', facts, now)
  const after = place === undefined ? undefined : windowAfter(place, known, now)
  const changes: AuditedChange[] = [
    { of: Applications, replace: next, before: applicationFacts(known), after: applicationFacts(next) },
    ...(opened === undefined
      ? []
      : [{ of: ServiceWindows, insert: opened, before: {}, after: windowFacts(opened) }]),
    ...(place === undefined || after === undefined ? [] : [windowChanged(place, after)]),
  ]
  const told: Write[] = await tellOutcome(next, 'implemented', context)
  const change = changeOf(known, stands, unit)
  const follow =
    change === undefined ? [] : changeWrites({ applicationId: known._id, v: next.v }, change, now)
  await settle(context, undefined, changes, [...follow, ...told])
  await remind(next, context)
}

/** 撤销 begins: nothing new from now on, and everybody reports once more what is still there. */
const beginClosing = (place: ServiceWindow, { _id }: Approved, context: Context): Promise<void> =>
  settle(context, undefined, [
    windowChanged(place, {
      ...place,
      state: 'closing',
      leaving: { applicationId: _id, since: context.now },
      updatedAt: context.now,
      v: place.v + 1,
    }),
  ])

const tellBlocked = async (known: Approved, context: Context): Promise<void> => {
  const { now } = context
  const facts = { ...signedFacts(known), decision: known.decision, blockedAt: now }
  const next = nextVersion(known, 'approved', facts, now)
  await settleStep(context, undefined, known, next, await tellOutcome(next, 'blocked', context))
  await remind(next, context)
}

const step = async (known: Approved, context: Context): Promise<void> => {
  const windowId = windowIdOf(known.form)
  const place = windowId === undefined ? undefined : await get(ServiceWindows, windowId)
  const since = place?.leaving?.applicationId === known._id ? place.leaving.since : undefined
  // Nobody asked what depends on the window: then nobody said that nothing does.
  const isAsked = known.form.kind === 'close' || known.form.kind === 'reduce'
  if (isAsked && since === undefined) return
  const blockers = await blockersFor(known, since, context.now)
  const due = dueStep(known, place, blockers, context.day)
  if (due === 'takeEffect') await takeEffect(known, place, context)
  if (due === 'beginClosing' && place !== undefined) await beginClosing(place, known, context)
  if (due === 'tellBlocked') await tellBlocked(known, context)
}

/** Every minute: what was approved for today or before takes effect, as far as nothing depends on it (§7). */
export const takeDueEffect = (context: Context): Promise<void> =>
  eachDue(
    Applications,
    { turn: 'timer', 'decision.effectiveOn': is.lte(context.day) },
    { order: [['decision.effectiveOn', 1]] },
    async (application) => {
      if (application.state === 'approved') await step(application, context)
    },
  )

/** Ends hearings whose unit said nothing in time (§8). */
export const endHearings = (context: Context): Promise<void> =>
  eachDue(
    Applications,
    { state: 'hearing', hearUntil: is.lt(context.day) },
    { order: [['hearUntil', 1]] },
    async (known) => {
      const next = nextVersion(known, 'underReview', signedFacts(known), context.now)
      await settleStep(context, undefined, known, next)
      await remind(next, context)
    },
  )
