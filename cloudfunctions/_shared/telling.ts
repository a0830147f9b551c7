import * as v from 'valibot'
import type { Context } from '../_kernel/context'
import type { Doc, Write } from '../_kernel/store'
import { Id, text } from '../_kernel/values'
import { Events } from './event'

/**
 * What a context has to tell somebody. It words the sentence itself, in both languages; `people` puts it into the
 * reader's inbox. Names of third persons don't belong in it.
 */
export const Telling = v.object({
  /** Person id, or visitor id where somebody isn't bound. */
  reader: Id,
  zh: text(200),
  en: text(300),
  /** Page that a tap opens. */
  page: v.optional(text(200)),
})
export type Telling = v.InferOutput<typeof Telling>

/**
 * The write that tells it, for the transaction in which it became true. Named by document, version and kind, so
 * that a timer which runs twice tells once.
 */
export const telling = (
  source: { readonly of: string; readonly id: string; readonly v: number; readonly kind: string },
  told: Telling,
  { now }: Context,
): Write => {
  const event: Doc<typeof Events> = {
    _id: `${source.of}:${source.id}:${String(source.v)}:${source.kind}:${told.reader}`,
    kind: 'tell',
    takenBy: [],
    pending: true,
    facts: {
      reader: told.reader,
      zh: told.zh,
      en: told.en,
      ...(told.page === undefined ? {} : { page: told.page }),
    },
    at: now,
    updatedAt: now,
  }
  return { of: Events, insert: event }
}
