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
  const kinds = new Map(changes.map((change) => [change.id, change.kind]))
  const events: WatchEvent[] = []
  for (const [DocID, text] of before) {
    const now = after.get(DocID)
    const kind = kinds.get(DocID)
    if (now === undefined) {
      const left = { ID: id, QueueType: 'dequeue', DocID, Doc: '' } as const
      events.push({ ...left, DataType: kind === undefined ? 'limit' : kind === 'add' ? 'replace' : kind })
    } else if (now !== text) {
      events.push(changed(id, DocID, text, now, kind === 'update'))
    }
  }
  for (const [DocID, Doc] of after) {
    if (before.has(DocID)) continue
    const kind = kinds.get(DocID)
    const DataType = kind === undefined ? 'limit' : kind === 'remove' ? 'add' : kind
    events.push({ ID: id, DataType, QueueType: 'enqueue', DocID, Doc })
  }
  return events
}

/** An update tells the top-level fields that differ; a replacement the whole document. */
function changed(ID: number, DocID: string, before: string, after: string, isUpdate: boolean): WatchEvent {
  if (!isUpdate) return { ID, DataType: 'replace', QueueType: 'update', DocID, Doc: after }
  const old = JSON.parse(before) as Record<string, unknown>
  const now = JSON.parse(after) as Record<string, unknown>
  const updated = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]),
  )
  const removed = Object.keys(old).filter((field) => !Object.hasOwn(now, field))
  return {
    ID,
    DataType: 'update',
    QueueType: 'update',
    DocID,
    Doc: '',
    UpdatedFields: JSON.stringify(Object.fromEntries(updated)),
    removedFields: JSON.stringify(removed),
  }
}
