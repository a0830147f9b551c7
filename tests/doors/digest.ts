import { createHash } from 'node:crypto'
import { plans } from '../../local/contexts'
import type { Cloud } from '../../local/server/cloud'
import { readDocuments } from '../hall/open-hall'

/** One hash a collection over everything that is stored, so that a comparison names what was written. */
export const digestOf = async (cloud: Cloud): Promise<Record<string, string>> => {
  const digests: Record<string, string> = {}
  for (const { name } of plans) {
    const documents = (await readDocuments(cloud, name)).map((one) => JSON.stringify(one)).sort()
    digests[name] =
      `${String(documents.length)} ${createHash('sha256').update(documents.join()).digest('hex').slice(0, 12)}`
  }
  return digests
}
