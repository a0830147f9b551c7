import { createHash } from 'node:crypto'
import { plans } from '../../local/contexts'
import type { Cloud } from '../../local/server/cloud'
import { readDocuments } from '../hall/open-hall'

interface Known {
  /** Documents of a collection that were written until it was read. */
  readonly written: number
  readonly digest: string
}
const knownOf = new WeakMap<Cloud, Map<string, Known>>()

/**
 * One hash a collection over everything that is stored, so that a comparison names what was written. A collection is
 * read again when the database has written to it since: a test that looks a thousand times would wait for nothing else.
 */
export const digestOf = async (cloud: Cloud): Promise<Record<string, string>> => {
  const known = knownOf.get(cloud) ?? new Map<string, Known>()
  knownOf.set(cloud, known)
  const { collections } = cloud.database.stats()
  const digests: Record<string, string> = {}
  for (const { name } of plans) {
    const written = collections[name]?.written ?? 0
    if (known.get(name)?.written !== written) {
      const documents = (await readDocuments(cloud, name)).map((one) => JSON.stringify(one)).sort()
      const hash = createHash('sha256').update(documents.join()).digest('hex').slice(0, 12)
      known.set(name, { written, digest: `${String(documents.length)} ${hash}` })
    }
    digests[name] = known.get(name)?.digest ?? ''
  }
  return digests
}
