import { toStored } from './ejson'
import type { Committed } from './engine'

/** The documents that a watch shows, by id, as stored texts. */
export type Shown = Map<string, string>

/** One event as the SDKs read it; `Doc`, `UpdatedFields` and `removedFields` are JSON texts. */
export interface WatchEvent {
  readonly ID: number
  readonly DataType: 'init' | 'update' | 'replace' | 'add' | 'remove' | 'limit'
  readonly QueueType: 'init' | 'update' | 'enqueue' | 'dequeue'
  readonly DocID: string
  readonly Doc: string
  readonly UpdatedFields?: string
  readonly removedFields?: string
}

export const initEvents = (shown: Shown, id: number): WatchEvent[] =>
  [...shown].map(([DocID, Doc]) => ({ ID: id, DataType: 'init', QueueType: 'init', DocID, Doc }))

/**
 * What leads from one state to the next: first what leaves, then what changes, then what comes, under one event id,
 * which the client takes as one snapshot. What comes or goes without having changed does so because of the limit.
 */
export function eventsBetween(
  before: Shown,
  after: Shown,
  changes: readonly Committed[],
  id: number,
): WatchEvent[] {
  const last = new Map(changes.map((change) => [change.id, change]))
  const events: WatchEvent[] = []
  for (const [DocID, text] of before) {
    const now = after.get(DocID)
    if (now === undefined) events.push(left(id, DocID, last.get(DocID)))
    else if (now !== text) events.push(changed(id, DocID, text, now, last.get(DocID)?.kind === 'update'))
  }
  for (const [DocID, Doc] of after) {
    if (before.has(DocID)) continue
    const kind = last.get(DocID)?.kind ?? 'limit'
    events.push({ ID: id, DataType: kind === 'remove' ? 'add' : kind, QueueType: 'enqueue', DocID, Doc })
  }
  return events
}

/** A document that no longer belongs: removed, changed, or pushed out by others. */
function left(ID: number, DocID: string, change: Committed | undefined): WatchEvent {
  const event = { ID, QueueType: 'dequeue', DocID } as const
  if (change === undefined) return { ...event, DataType: 'limit', Doc: '' }
  if (change.after === undefined) return { ...event, DataType: 'remove', Doc: '' }
  const DataType = change.kind === 'update' ? 'update' : 'replace'
  return { ...event, DataType, Doc: toStored(change.after) }
}

/**
 * An update tells the top-level fields that differ, and the document too: the SDK's build for Node can't put the
 * fields together by itself (its import of cloneDeep is broken), and takes the document where there is one.
 */
function changed(ID: number, DocID: string, before: string, after: string, isUpdate: boolean): WatchEvent {
  const event = { ID, QueueType: 'update', DocID, Doc: after } as const
  if (!isUpdate) return { ...event, DataType: 'replace' }
  const old = JSON.parse(before) as Record<string, unknown>
  const now = JSON.parse(after) as Record<string, unknown>
  const updated = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]),
  )
  const removed = Object.keys(old).filter((field) => !Object.hasOwn(now, field))
  return {
    ...event,
    DataType: 'update',
    UpdatedFields: JSON.stringify(Object.fromEntries(updated)),
    removedFields: JSON.stringify(removed),
  }
}
