import type { Context } from '../_kernel/context'
import { settle } from '../_kernel/operation'
import { eachDue } from '../_kernel/sound'
import { type Doc, is, type Write } from '../_kernel/store'
import { assessed } from './assessed'
import { type Case, commonOf } from './case'
import { renewCaseTodos } from './case-todos'
import type { TellingKind } from './case-words'
import { Cases } from './collections'
import { type Deadline, type DeadlineKind, dueNow } from './deadline'
import { type Hall, hall } from './hall'
import { advanced, caseFacts, type Step, tellHolder } from './on-case'
import { sharedRows } from './shared-rows'

/** What the applicant hears of a deadline; what staff hear are to-dos, which follow from the case itself. */
const tellings: Partial<
  Record<DeadlineKind, { kind: TellingKind; day: (known: Case, due: Deadline) => string }>
> = {
  passSoon: {
    kind: 'passSoon',
    day: (known) => (known.state === 'awaitingMaterials' ? known.passUntil : ''),
  },
  passOver: { kind: 'lapsed', day: () => '' },
  overdue: { kind: 'overdue', day: (_known, { on }) => on },
  unclaimed: { kind: 'unclaimed', day: () => '' },
}

/** What a case becomes by its deadlines: mostly itself, told; a pass that is over and an old result end by the clock. */
const after = (known: Case, due: readonly Deadline[], { now }: Context): Step => {
  const told = [...known.told, ...due.map(({ name }) => name)]
  const kinds = due.map(({ kind }) => kind)
  if (kinds.includes('passOver')) {
    return {
      next: { ...commonOf(known), told, state: 'withdrawn', withdrawnAt: now, by: 'timer' },
      what: 'lapse',
    }
  }
  if (known.state === 'done' && kinds.includes('archived')) {
    return { next: { ...known, told, delivery: { state: 'archived', at: now } }, what: 'archive' }
  }
  return { next: { ...known, told } }
}

/**
 * Tells what is due about one case. The marks, the letters and the events of assessment are one transaction under
 * the case's version, and to-dos come first and bear repeating: whoever dies in between, or comes second, or late,
 * leaves each told once.
 */
const watchOne = async (known: Doc<typeof Cases>, context: Context, known_: Hall): Promise<void> => {
  const { due } = dueNow(known, known_.calendar, context.now)
  const next = advanced(known, after(known, due, context), undefined, context, known_)
  const also = due.flatMap((one): Write[] => {
    const told = tellings[one.kind]
    return [
      ...(told === undefined ? [] : tellHolder(next, told.kind, told.day(known, one), context)),
      ...(one.kind === 'overdueDay' ? [assessed('overdueCase', known, one.on, one.on, context)] : []),
    ]
  })
  await renewCaseTodos(next, known_, context)
  const change = { of: Cases, replace: next, before: caseFacts(known), after: caseFacts(next) }
  const shared = sharedRows(known, next, known_, context.now)
  await settle(context, undefined, [change], [...also, ...shared])
}

/** 时限: each minute, what became due since; each is told exactly once, however often this runs (§20). */
export const watchDeadlines = async (context: Context): Promise<void> => {
  const known_ = await hall()
  const due = { nextAt: is.lte(context.now) }
  await eachDue(Cases, due, { order: [['nextAt', 1]] }, (known) => watchOne(known, context, known_))
}
