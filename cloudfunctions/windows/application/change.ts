import * as v from 'valibot'
import type { Context } from '../../_kernel/context'
import { type AuditedChange, settle } from '../../_kernel/operation'
import { get, type Write } from '../../_kernel/store'
import type { ServiceWindow } from '../../_shared/service-window'
import { Application, isLeaving, placed } from './application'
import { type ApplicationState } from './moves'
import { type ApplicationForm, servicesOf, windowIdOf } from './form'
import { Applications, ServiceWindows, type StoredApplication } from '../collections'

/** What the audit says of an application: no words and no names, which are people's. */
export const applicationFacts = (application: Application) => ({
  kind: application.form.kind,
  state: application.state,
  unitId: application.unitId,
  windowId: windowIdOf(application.form) ?? '',
  services: servicesOf(application.form).join(' '),
  wishedOn: application.form.wishedOn,
  files: application.files.length,
  ...('decision' in application && 'effectiveOn' in application.decision
    ? { effectiveOn: application.decision.effectiveOn, no: application.decision.opening?.no ?? 0 }
    : {}),
})

export const windowFacts = (place: ServiceWindow) => ({
  no: place.no,
  unitId: place.unitId,
  state: place.state,
  leaving: place.leaving?.applicationId ?? '',
  hours: (place.hours ?? []).map(({ from, to }) => `${String(from)}-${String(to)}`).join(' '),
  weekdays: (place.weekdays ?? []).join(''),
})

/** The next version of an application: in a state, with that state's facts. Throws where the facts don't fit it. */
export const nextVersion = (
  application: StoredApplication,
  state: ApplicationState,
  facts: Readonly<Record<string, unknown>>,
  now: Date,
): StoredApplication => {
  const { _id, unitId, origin, files, writtenBy, key, createdAt } = application
  const form = (facts['form'] as ApplicationForm | undefined) ?? application.form
  const holdsNo = (facts['holdsNo'] as string | undefined) ?? application.holdsNo
  return v.parse(Application, {
    _id,
    unitId,
    origin,
    files,
    writtenBy,
    key,
    ...facts,
    form,
    ...placed({ _id, unitId, form, holdsNo }, state, facts['signedBy'] !== undefined),
    state,
    createdAt,
    updatedAt: now,
    v: application.v + 1,
  })
}

/** Who signed and what was heard, for the states that keep it. */
export const signedFacts = (application: Application) =>
  'signedAt' in application
    ? {
        signedBy: application.signedBy,
        signedAt: application.signedAt,
        ...(application.heard === undefined ? {} : { heard: application.heard }),
      }
    : {}

/** The window as it has to be while an application about it is in this state; nothing where it is so already. */
export const windowFor = (
  place: ServiceWindow,
  application: Pick<Application, '_id' | 'form' | 'state'>,
  now: Date,
): ServiceWindow | undefined => {
  const { leaving, ...rest } = place
  const isAsked = leaving?.applicationId === application._id
  if (isLeaving(application.form, application.state) === isAsked) return undefined
  const next = { ...rest, updatedAt: now, v: place.v + 1 }
  if (isAsked) return { ...next, state: place.state === 'closing' ? 'open' : place.state }
  const services = servicesOf(application.form)
  return {
    ...next,
    leaving: {
      applicationId: application._id,
      since: now,
      ...(services.length === 0 ? {} : { services: [...services] }),
    },
  }
}

export const windowChanged = (before: ServiceWindow, after: ServiceWindow): AuditedChange => ({
  of: ServiceWindows,
  replace: after,
  before: windowFacts(before),
  after: windowFacts(after),
})

/** Ends a step: the application, the window that it is about, and what is told, all or nothing. */
export const settleStep = async <T>(
  context: Context,
  value: T,
  before: StoredApplication | undefined,
  after: StoredApplication,
  also: readonly Write[] = [],
): Promise<T> => {
  const windowId = windowIdOf(after.form)
  const place = windowId === undefined ? undefined : await get(ServiceWindows, windowId)
  const next = place === undefined ? undefined : windowFor(place, after, context.now)
  const facts = applicationFacts(after)
  return settle(
    context,
    value,
    [
      before === undefined
        ? { of: Applications, insert: after, before: {}, after: facts }
        : { of: Applications, replace: after, before: applicationFacts(before), after: facts },
      ...(place === undefined || next === undefined ? [] : [windowChanged(place, next)]),
    ],
    also,
  )
}
