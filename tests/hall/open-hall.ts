import { plans, contracts } from '../../local/contexts'
import { fromStored } from '../../local/database/ejson'
import { type Cloud, type CloudOptions, startCloud } from '../../local/server/cloud'
import { insertDocuments } from '../../local/seed/insert'
import { noteTold } from '../doors/told'
import { builtFunctions } from './built'
import { smallHall } from './documents'

/** A Monday morning on which every line is open until noon. */
export const monday = new Date('2026-11-23T09:40:00+08:00')

export interface Answer {
  readonly ok: boolean
  readonly value?: Record<string, unknown>
  readonly error?: {
    readonly code: string
    readonly message: string
    readonly facts: Record<string, unknown>
  }
}

/** A local cloud over the shipped functions with the small hall in it. */
export interface Hall {
  readonly cloud: Cloud
  /** Calls a queue endpoint; a fresh opId unless one is given. */
  readonly call: (
    openid: string,
    endpoint: string,
    input?: object,
    more?: { opId?: string; again?: boolean },
  ) => Promise<Answer>
  readonly callAt: (
    context: string,
    openid: string,
    endpoint: string,
    input?: object,
    more?: { opId?: string; again?: boolean },
  ) => Promise<Answer>
  readonly documents: (collection: string, query?: object) => Promise<Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

let operations = 0
/** An opId that no other command of this run has. */
export const newOperation = (): string => `op-${String(Date.now())}-${String(++operations)}`

const admin = { kind: 'admin' } as const

/** All documents of a collection that match, as stored. */
export const readDocuments = async (
  cloud: Cloud,
  collection: string,
  query: object = {},
): Promise<Record<string, unknown>[]> => {
  const found: Record<string, unknown>[] = []
  for (let offset = 0; ; offset += 1000) {
    const body = {
      collectionName: collection,
      queryType: 'WHERE',
      query: JSON.stringify(query),
      limit: 1000,
      offset,
    }
    const reply = await cloud.database.act('database.getDocument', body, admin)
    if (reply.code !== undefined) throw new Error(`${collection}: ${reply.code} ${reply.message ?? ''}`)
    const { list } = reply.data as { list: string[] }
    found.push(...list.map(fromStored))
    if (list.length < 1000) return found
  }
}

interface HallOptions extends Partial<CloudOptions> {
  readonly guests?: boolean
  readonly dailyCap?: number
  /** Where built functions are, if not the shipped ones. */
  readonly functionsDir?: string
  /** False: the folder has a hall already. */
  readonly furnish?: boolean
}

export const openHall = async (options: HallOptions = {}): Promise<Hall> => {
  const { guests = true, dailyCap = 999, furnish = true, ...more } = options
  const functionsDir = options.functionsDir ?? (await builtFunctions())
  const cloud = await startCloud({
    dataDir: ':memory:',
    now: monday,
    plans,
    contracts,
    timers: false,
    ...more,
    functionsDir,
  })
  if (furnish) {
    for (const { collection, documents } of smallHall({ guests, dailyCap })) {
      await insertDocuments(cloud, collection, documents)
    }
  }
  const callAt: Hall['callAt'] = async (context, openid, endpoint, input = {}, given = {}) => {
    const opId = given.opId ?? newOperation()
    const event = { do: endpoint, input, opId, ...(given.again === true ? { again: true } : {}) }
    const answer = (await cloud.call(context, event, openid)) as Answer
    // Functions of a test's own, with a fault planted, say nothing of the shipped ones.
    if (options.functionsDir === undefined) noteTold(context, endpoint, answer)
    return answer
  }
  return {
    cloud,
    callAt,
    call: (openid, endpoint, input, given) => callAt('queue', openid, endpoint, input, given),
    documents: (collection, query) => readDocuments(cloud, collection, query),
    close: () => cloud.close(),
  }
}
