import { Accounts } from '../_kernel/account'
import type { Context } from '../_kernel/context'
import { endRun } from '../_kernel/sound'
import {
  type BrokenDocument,
  commit,
  Contended,
  type Doc,
  find,
  findSound,
  get,
  is,
  update,
} from '../_kernel/store'
import { sendSubscribeMessage } from '../_kernel/subscribe-message'
import type { Topic } from '../_shared/topic'
import { agreementId, leftOf } from './agreement'
import { Agreements, Messages, MessageTemplates, Outbox } from './collections'
import { keptBecause, moved, SENDING_MINUTES, verdictOf, type Verdict } from './outbox-entry'
import { noteAnswers } from './setup-fault'
import { templateData } from './template'

type Entry = Doc<typeof Outbox>
type Agreed = Doc<typeof Agreements>
type Templates = ReadonlyMap<Topic, Doc<typeof MessageTemplates>>

const EACH_TIME = 100
const AT_ONCE = 5
/** The rest waits for the next minute; a function has 20 seconds for all its timers. */
const BUDGET_MS = 10_000

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

/** The WeChat user behind a reader: a person's account, or the visitor that the reader is. */
const visitorFor = async (readerId: string): Promise<string> => {
  const [account] = await find(Accounts, { personId: readerId }, { limit: 1 })
  return account?._id ?? readerId
}

/** What becomes of the agreement: WeChat took it, gives it back, or says that there is none. */
const settleAgreement = async (
  { _id, v }: Pick<Agreed, '_id' | 'v'>,
  { agreement }: Verdict,
  now: Date,
): Promise<void> => {
  if (agreement === 'used') return
  const change = { v: is.inc(1), updatedAt: now }
  if (agreement === 'back') await update(Agreements, { _id }, { ...change, left: is.inc(1) })
  // Whoever agreed anew since then has one.
  else await update(Agreements, { _id, v }, { ...change, left: 0 })
}

/**
 * Sends one entry. First it is claimed, together with the agreement that it uses up: whoever dies after that leaves
 * it as `sending`, and nobody asks WeChat a second time for what it may have delivered. Gives WeChat's code, if any.
 */
const sendOne = async (entry: Entry, templates: Templates, now: Date): Promise<number | undefined> => {
  if (entry.state === 'sending') {
    await commit([{ of: Outbox, replace: moved(entry, 'lose', now) }])
    return undefined
  }
  const template = templates.get(entry.topic)
  const [message, agreed] = await Promise.all([
    get(Messages, entry._id),
    visitorFor(entry.readerId).then((visitor) => get(Agreements, agreementId(visitor, entry.topic))),
  ])
  const left = template === undefined ? 0 : leftOf(agreed, template.templateId)
  const why = keptBecause({ hasTemplate: template !== undefined, left, message }, now)
  if (why !== undefined || template === undefined || message === undefined || agreed === undefined) {
    await commit([{ of: Outbox, replace: moved(entry, 'keep', now, { why: why ?? 'notAgreed' }) }])
    return undefined
  }
  const attempts = entry.attempts + 1
  const claimed = moved(entry, 'claim', now, { attempts, nextAt: later(now, SENDING_MINUTES) })
  const used = { ...agreed, left: agreed.left - 1, updatedAt: now, v: agreed.v + 1 }
  await commit([
    { of: Outbox, replace: claimed },
    { of: Agreements, replace: used },
  ])
  const code = await sendSubscribeMessage({
    openid: agreed.openid,
    templateId: template.templateId,
    page: message.page ?? '/my/messages/messages',
    data: templateData(template, message, agreed.language),
    language: agreed.language,
  })
  const verdict = verdictOf(code, attempts)
  const nextAt = verdict.inMinutes === undefined ? {} : { nextAt: later(now, verdict.inMinutes) }
  await commit([{ of: Outbox, replace: moved(claimed, verdict.move, now, { code, ...nextAt }) }])
  await settleAgreement(used, verdict, now)
  return code
}

/** The next that are due; behind a page of nothing but broken ones there are others. */
const dueAt = async (now: Date) => {
  const broken: BrokenDocument[] = []
  for (let skip = 0; ; skip += EACH_TIME) {
    const where = { nextAt: is.lte(now) }
    const page = await findSound(Outbox, where, { order: [['nextAt', 1]], skip, limit: EACH_TIME })
    broken.push(...page.broken)
    if (page.broken.length < EACH_TIME) return { due: page.sound, broken }
  }
}

/** Asks WeChat to deliver what is due, a few at a time; what somebody else has in hand is left to them. */
export const sendOutbox = async ({ now }: Context): Promise<void> => {
  const { due, broken } = await dueAt(now)
  const failures: unknown[] = [...broken]
  const known = due.length === 0 ? [] : (await findSound(MessageTemplates, {})).sound
  const templates = new Map(known.map((one) => [one._id, one]))
  const answers = new Map<Topic, number>()
  const began = performance.now()
  for (let at = 0; at < due.length && performance.now() - began < BUDGET_MS; at += AT_ONCE) {
    await Promise.all(
      due.slice(at, at + AT_ONCE).map(async (entry) => {
        try {
          const code = await sendOne(entry, templates, now)
          if (code !== undefined) answers.set(entry.topic, code)
        } catch (error) {
          if (!(error instanceof Contended)) failures.push(error)
        }
      }),
    )
  }
  await noteAnswers(answers, now)
  endRun(failures)
}
