import * as v from 'valibot'
import { Operations } from '../operation'
import type { FilesOf } from '../purge'
import { filesAt } from './stored-files'
import { findFields, is } from '../store'
import { Uploads } from './upload'

const DAY_MS = 86_400_000
const Ended = v.object({ _id: v.string() })
/** Of an upload only what the purge goes by, so that a broken one is thrown away like the others. */
const Meant = v.object({
  updatedAt: v.date(),
  intents: v.fallback(v.array(v.object({ operation: v.string(), place: v.string() })), []),
})

/** Which of these commands came to their end. */
const endedOf = async (operations: readonly string[]): Promise<ReadonlySet<string>> => {
  const ended = new Set<string>()
  for (let from = 0; from < operations.length; from += 100) {
    const some = operations.slice(from, from + 100)
    for (const { _id } of await findFields(Operations, Ended, ['_id'], { _id: is.in(some) })) ended.add(_id)
  }
  return ended
}

/**
 * The files that go with an upload: itself, and every copy that was meant for a command which never came to its end.
 * A command writes its answer in one transaction with what names the copy, so that there is no third case. Answers
 * are kept for a month: of an upload that was forgotten longer nothing can be told any more, and its copies stay.
 */
export const filesOfUploads: FilesOf = async (documents, now) => {
  const doubtful = now.getTime() - ((Operations.keepDays ?? 0) - 1) * DAY_MS
  const meant = new Map(
    documents.map((document) => {
      const known = v.safeParse(Meant, document)
      const isKnown = known.success && known.output.updatedAt.getTime() > doubtful
      return [document['_id'], isKnown ? known.output.intents : []]
    }),
  )
  const ended = await endedOf([...new Set([...meant.values()].flat().map(({ operation }) => operation))])
  return new Map(
    documents.map((document) => {
      const intents = meant.get(document['_id']) ?? []
      const named = intents.filter(({ operation }) => ended.has(operation)).map(({ place }) => place)
      const loose = intents.map(({ place }) => place).filter((place) => !named.includes(place))
      return [document['_id'], [...filesAt(document, Uploads.file ?? ''), ...new Set(loose)]]
    }),
  )
}
