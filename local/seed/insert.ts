import { toStored } from '../database/ejson'
import type { Cloud } from '../server/cloud'

const AT_ONCE = 200

/** Writes documents for which no function exists yet, as an admin would in the console. Throws when one is refused. */
export const insertDocuments = async (
  cloud: Cloud,
  collection: string,
  documents: readonly object[],
): Promise<void> => {
  for (let from = 0; from < documents.length; from += AT_ONCE) {
    const data = documents
      .slice(from, from + AT_ONCE)
      .map((document) => toStored(document as Record<string, unknown>))
    const body = { collectionName: collection, data }
    const reply = await cloud.database.act('database.insertDocument', body, { kind: 'admin' })
    if (reply.code !== undefined) throw new Error(`${collection}: ${reply.code} ${reply.message ?? ''}`)
  }
}
