import type { AuditFacts } from '../_kernel/audit'
import type { Context } from '../_kernel/context'
import { hmac } from '../_kernel/hash'
import { type KernelCode, refuse as refuseAny } from '../_kernel/kernel-refusals'
import { type AuditedChange, settle } from '../_kernel/operation'
import { isRefusal, type Refusal } from '../_kernel/refusal'
import { type Doc, get, type Write } from '../_kernel/store'
import { telling } from '../_shared/telling'
import { type Case, type Happening, placed } from './case'
import { type Acting, holderActing, isApplicant, isHolder, staffActing } from './case-actors'
import { type CaseMove, caseMoves, canMove, leadsTo } from './case-moves'
import type { CaseView } from './case-schema'
import { renewCaseTodos } from './case-todos'
import { caseView } from './case-view'
import { casePage, tellingOf, type TellingKind } from './case-words'
import { Cases } from './collections'
import { dueNow } from './deadline'
import { type Hall, hall } from './hall'
import { refuse } from './refusals'
import { sharedRows } from './shared-rows'

/** What a verb makes of a case: its next state, what the timeline says of it, and who is told. */
export interface Step {
  readonly next: Case
  readonly what?: Happening['what']
  readonly words?: string | undefined
  readonly day?: Happening['day']
  readonly tell?: { readonly kind: TellingKind; readonly day?: string }
  /** Other documents that change with it, and writes that are no change of their own. */
  readonly changes?: readonly AuditedChange[]
  readonly also?: readonly Write[]
}
type Outcome<Code extends string> = Step | Refusal<Code> | Refusal<KernelCode>

const MOST_HAPPENED = 200
const MOST_HANDLED = 40

/** A case as the audit keeps it: who applied, and what people wrote, as salted hashes only. */
export const caseFacts = (known: Case): AuditFacts => ({
  state: known.state,
  window: known.windowId,
  papers: known.papers.map(({ mark, files }) => `${mark}${String(files.length)}`).join(),
  notices: known.notices.length,
  dueOn: known.promise?.dueOn ?? '',
  extension: known.promise?.extension?.state ?? '',
  parts: known.parts.map(({ state }) => state).join(),
  lead: known.leadChange?.agreed.join() ?? '',
  proxy: known.proxy === undefined ? '' : hmac(known.salt, known.proxy.name),
  delivery: known.state === 'done' ? known.delivery.state : '',
  said: hmac(known.salt, known.happened.at(-1)?.words ?? ''),
})

/** The next version of a case, with its timeline, its place in lists and when the clock has to look again. */
export const advanced = (
  known: Case | undefined,
  { next, what, words, day }: Step,
  personId: string | undefined,
  { now }: Context,
  { calendar }: Hall,
): Doc<typeof Cases> => {
  const happening =
    what === undefined
      ? []
      : [{ at: now, what, ...(words === undefined ? {} : { words }), ...(day === undefined ? {} : { day }) }]
  const handledBy =
    personId === undefined || next.handledBy.includes(personId)
      ? next.handledBy
      : [...next.handledBy, personId].slice(-MOST_HANDLED)
  const { nextAt: _old, ...rest } = placed({
    ...next,
    happened: [...next.happened, ...happening].slice(-MOST_HAPPENED),
    handledBy,
    updatedAt: now,
    v: known === undefined ? 1 : known.v + 1,
  })
  const { due, nextAt } = dueNow(rest, calendar, now)
  const at = due[0]?.at ?? nextAt
  return at === undefined ? rest : { ...rest, nextAt: at }
}

/** The write that tells a case's applicant something, if they have a phone. */
export const tellHolder = (
  known: Doc<typeof Cases>,
  kind: TellingKind,
  day: string | undefined,
  context: Context,
): Write[] => {
  const reader = known.personId ?? known.visitor
  if (reader === undefined) return []
  const told = { reader, ...tellingOf(kind, known, day), page: casePage(known._id) }
  return [telling({ of: 'cases', id: known._id, v: known.v, kind }, told, context)]
}

const settleStep = async (
  known: Doc<typeof Cases>,
  move: CaseMove,
  step: Step,
  acting: Acting,
  context: Context,
  known_: Hall,
): Promise<CaseView> => {
  const actor = caseMoves[move].by.find((one) => acting.actors.includes(one))
  const grant = actor === undefined ? undefined : acting.grants.get(actor)
  const personId = grant === undefined ? undefined : (await context.account())?.personId
  const next = advanced(known, { what: move, ...step }, personId, context, known_)
  if (!leadsTo(move, known.state, next.state)) {
    throw new Error(`${move} led from ${known.state} to ${next.state}, which the table forbids`)
  }
  const acted: Context = { ...context, acting: grant }
  const view = caseView(next, acting, known_, context)
  const change = { of: Cases, replace: next, before: caseFacts(known), after: caseFacts(next) }
  const told = step.tell === undefined ? [] : tellHolder(next, step.tell.kind, step.tell.day, context)
  const shared = sharedRows(known, next, known_, context.now)
  await settle(acted, view, [change, ...(step.changes ?? [])], [...(step.also ?? []), ...shared, ...told])
  await renewCaseTodos(next, known_, context)
  return view
}

type Act<Code extends string> = (
  known: Doc<typeof Cases>,
  hall: Hall,
  acting: Acting,
) => Outcome<Code> | Promise<Outcome<Code>>

const run = async <Code extends string>(
  known: Doc<typeof Cases>,
  move: CaseMove,
  acting: Acting,
  context: Context,
  hall: Hall,
  act: Act<Code>,
): Promise<CaseView | Refusal<Code | 'MOVE_NOT_POSSIBLE'> | Refusal<KernelCode>> => {
  if (!canMove(move, known.state)) return refuse('MOVE_NOT_POSSIBLE', { state: known.state })
  const step = await act(known, hall, acting)
  return isRefusal(step) ? step : settleStep(known, move, step, acting, context, hall)
}

/** In which parts somebody meets a case beside those that it names: at a window to which it is about to move. */
export type Widen = (known: Case, acting: Acting, hall: Hall) => Acting | Promise<Acting>

/** A move by staff: the table says in which part, the case says who has it. */
export const onStaffCase = async <Code extends string = never>(
  caseId: string,
  move: CaseMove,
  context: Context,
  act: Act<Code>,
  widen: Widen = (_known, acting) => acting,
): Promise<
  CaseView | Refusal<Code | 'CASE_UNKNOWN' | 'NOT_AT_YOUR_WINDOW' | 'MOVE_NOT_POSSIBLE'> | Refusal<KernelCode>
> => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  const acting = await widen(known, await staffActing(known, context, known_), known_)
  const mayAct = caseMoves[move].by.some((actor) => acting.actors.includes(actor))
  return mayAct ? run(known, move, acting, context, known_, act) : refuse('NOT_AT_YOUR_WINDOW', {})
}

/** A move by the centre, which reaches every case; the door has asked for the role. */
export const onCentreCase = async <Code extends string = never>(
  caseId: string,
  move: CaseMove,
  context: Context,
  act: Act<Code>,
): Promise<CaseView | Refusal<Code | 'CASE_UNKNOWN' | 'MOVE_NOT_POSSIBLE'> | Refusal<KernelCode>> => {
  const [known, known_] = await Promise.all([get(Cases, caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  return run(known, move, await staffActing(known, context, known_), context, known_, act)
}

/**
 * Whether somebody may make the applicant's moves: the applicant, or who holds the slip and isn't of the window, which
 * prints it and decides nothing in the applicant's place.
 */
const mayMove = async (
  known: Case,
  slipCode: string | undefined,
  context: Context,
  hall: Hall,
): Promise<boolean> => {
  if (await isApplicant(known, context)) return true
  if (!(await isHolder(known, slipCode, context))) return false
  return !(await staffActing(known, context, hall)).actors.includes('window')
}

/** A move by the applicant. */
export const onHeldCase = async <Code extends string = never>(
  held: { readonly caseId: string; readonly slipCode?: string | undefined },
  move: CaseMove,
  context: Context,
  act: Act<Code>,
): Promise<CaseView | Refusal<Code | 'CASE_UNKNOWN' | 'MOVE_NOT_POSSIBLE'> | Refusal<KernelCode>> => {
  const [known, known_] = await Promise.all([get(Cases, held.caseId), hall()])
  if (known === undefined) return refuse('CASE_UNKNOWN', {})
  if (!(await mayMove(known, held.slipCode, context, known_))) return refuseAny('NOT_YOURS', {})
  return run(known, move, holderActing, context, known_, act)
}
