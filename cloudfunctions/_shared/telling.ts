import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import type { Doc, Write } from '../_kernel/store'
import { Id, Instant, text } from '../_kernel/values'
import { Events, newEvent } from './event'
import { topics } from './topic'

/**
 * What a context has to tell somebody. It words the sentence itself, in both languages; `messages` puts it into the
 * reader's inbox and, where it has a topic that the reader agreed to, has WeChat deliver it too. Names of third
 * persons don't belong in it.
 */
export const Telling = v.object({
  /** Person id, or visitor id where somebody isn't bound. */
  reader: Id,
  zh: text(200),
  en: text(300),
  /** Page that a tap opens. */
  page: v.optional(text(200)),
  topic: v.optional(v.picklist(topics)),
  /** For WeChat's templates, whose fields are short: what it is about, what of it, and a ticket's number. */
  subjectZh: v.optional(text(80)),
  subjectEn: v.optional(text(120)),
  briefZh: v.optional(text(20)),
  briefEn: v.optional(text(20)),
  number: v.optional(text(20)),
  /** After this it helps nobody: it is no longer sent, and no longer counted as unread. */
  until: v.optional(Instant),
})
export type Telling = v.InferOutput<typeof Telling>

/** What a telling is about: a document's version and what became of it. */
export interface TellingSource {
  readonly of: string
  readonly id: string
  readonly v: number
  readonly kind: string
}

/** The event that tells it; its id makes telling twice harmless. */
export const tellingEvent = (
  source: TellingSource,
  told: Telling,
  context: Pick<Context, 'now'>,
): Doc<typeof Events> =>
  newEvent(
    `${source.of}:${source.id}:${String(source.v)}:${source.kind}:${told.reader}`,
    'tell',
    Object.fromEntries(
      Object.entries(told).filter((fact): fact is [string, string] => fact[1] !== undefined),
    ),
    context,
  )

/**
 * The write that tells it, for the transaction in which it became true. Named by document, version and kind, so
 * that a timer which runs twice tells once.
 */
export const telling = (source: TellingSource, told: Telling, { now }: Context): Write => ({
  of: Events,
  insert: tellingEvent(source, told, { now }),
})
