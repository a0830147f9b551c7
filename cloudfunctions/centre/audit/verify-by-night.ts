import type { Context } from '../../_kernel/context'
import type { AuditVerdict } from '../../_kernel/seal'
import { count, findSound, is, put, remove } from '../../_kernel/store'
import { type DocumentCheck, DocumentChecks, isNight } from '../../_shared/document-check'
import { putTodo, Todos } from '../../_shared/todo'
import { sealed } from '../contract'
import { walkOn } from './verify-audit'

const SEALS = 'seals'
const BROKEN_SEAL = 'brokenSeal'
/** Milliseconds of a minute's run, beside the other rows of the timer. */
const BUDGET = 5000
/** So many seals that no longer hold are told of; whoever looks into them finds the others. */
const MOST_TOLD = 20

type Broken = Extract<AuditVerdict, { intact: false }>
const names = {
  auditEntries: ['留痕', 'audit'],
  tickets: ['号', 'numbers'],
  sessions: ['开窗记录', 'sessions'],
}

/** Where an entry is read: with all others of its thing. Moves stand in no entry of their own. */
const pageFor = (name: (typeof sealed)[number], id: string): string => {
  const subject = name === 'auditEntries' ? id.replace(/:[^:]*$/, '') : ''
  const page = `/centre/audit/audit?subject=${encodeURIComponent(subject)}`
  return subject === '' || page.length > 200 ? '/centre/audit/audit' : page
}

const report = async (
  name: (typeof sealed)[number],
  { seal, id, problem }: Broken,
  now: Date,
): Promise<void> => {
  const [zh, en] = names[name]
  const n = String(seal)
  const isChain = id === ''
  const gone = problem === 'missing'
  await putTodo(
    {
      kind: BROKEN_SEAL,
      subject: `${name}:${n}`,
      for: { role: 'centreAdmin' },
      zh: isChain
        ? `${zh}的第 ${n} 道封存${gone ? '被删掉' : '被改过'}，请核验`
        : `${zh}第 ${n} 道封存里的 ${id.slice(0, 60)} 被直接${gone ? '删掉' : '改过'}`,
      en: isChain
        ? `Seal ${n} of the ${en} was ${gone ? 'removed' : 'changed'} by hand; please verify`
        : `${id.slice(0, 80)}, under seal ${n} of the ${en}, was ${gone ? 'removed' : 'changed'} by hand`,
      page: pageFor(name, id),
      since: now,
    },
    now,
  )
}

/** The walk as far as it gets before the budget is over, a broken seal or the end of a collection. */
const step = async (check: DocumentCheck, budget: number, now: Date): Promise<DocumentCheck> => {
  const name = sealed[check.at]
  if (name === undefined) return { ...check, isDone: true }
  const behind = { ...check, at: check.at + 1, last: '0' }
  const verdict = await walkOn(name, Number(check.last), budget, now)
  if (verdict.intact) return verdict.next === undefined ? behind : { ...check, last: String(verdict.next) }
  await report(name, verdict, now)
  const told = await count(Todos, { kind: BROKEN_SEAL, updatedAt: is.gte(check.beganAt) })
  return told < MOST_TOLD ? { ...check, last: String(verdict.seal) } : behind
}

/**
 * Every night: walks all seals, of entries and of moves in numbers and sessions, and puts what no longer holds before
 * the centre. A night that is too short goes on the next one, from where it got to.
 */
export const verifyByNight = async ({ now, day }: Context): Promise<void> => {
  if (!isNight(now)) return
  const [known] = (await findSound(DocumentChecks, { _id: SEALS }, { limit: 1 })).sound
  if (known?.day === day && known.isDone) return
  let check: DocumentCheck =
    known === undefined || known.isDone
      ? { _id: SEALS, day, beganAt: now, at: 0, phase: 'seals', last: '0', isDone: false, updatedAt: now }
      : { ...known, day }
  const until = performance.now() + BUDGET
  while (!check.isDone && performance.now() < until) check = await step(check, until - performance.now(), now)
  await put(DocumentChecks, { ...check, updatedAt: now })
  // What holds again isn't found again, and is taken off the list.
  if (check.isDone) await remove(Todos, { kind: BROKEN_SEAL, updatedAt: is.lt(check.beganAt) })
}
