import { decodeDocument, removePath, setPath } from './document'
import { socket } from './socket'
import type { ServerEvent, WatchTerms } from './watch-wire'

type Document = Record<string, unknown>

export interface Change {
  readonly id: number
  readonly queueType: string
  readonly dataType: string
  readonly docId: string
  readonly doc: Document
  readonly updatedFields?: Document
  readonly removedFields?: string[]
}

export interface Snapshot {
  readonly id: number
  readonly docs: Document[]
  readonly docChanges: Change[]
  readonly type?: 'init'
}

export interface WatchListener {
  onChange(snapshot: Snapshot): void
  onError(error: unknown): void
}

export interface Watch {
  close(): void
}

/** Follows a query live. Network gone and come back, the whole state is told anew; only a refusal ends it. */
export const watch = (terms: WatchTerms, listener: WatchListener): Watch => {
  let documents: Document[] = []
  const handle = socket.follow({
    terms,
    onEvents: (events, isFirst) => {
      if (isFirst) documents = []
      const docChanges = events.map((event) => {
        const change = apply(documents, event)
        documents = change.documents
        return change.change
      })
      const docs = documents.map((document) => structuredClone(document))
      const id = events[events.length - 1]?.ID ?? 0
      listener.onChange({ id, docs, docChanges, ...(isFirst && { type: 'init' as const }) })
    },
    onError: (code, message) => {
      const errMsg = `${code} - ${message}`
      listener.onError(Object.assign(new Error(errMsg), { errCode: -402002, errMsg }))
    },
  })
  return { close: handle.close }
}

/** The documents after one change, and the change as the mini-program gets it. */
const apply = (
  documents: readonly Document[],
  event: ServerEvent,
): { documents: Document[]; change: Change } => {
  const { ID: id, DataType: dataType, QueueType: queueType, DocID: docId } = event
  const known = documents.find((document) => document._id === docId)
  const sent =
    event.Doc === undefined || event.Doc === '' || event.Doc === '{}' ? undefined : parse(event.Doc)
  const updatedFields = event.UpdatedFields === undefined ? undefined : parse(event.UpdatedFields)
  const removedFields =
    event.removedFields === undefined ? undefined : (JSON.parse(event.removedFields) as string[])
  const doc = sent ?? structuredClone(known ?? { _id: docId })
  if (sent === undefined) {
    for (const [path, value] of Object.entries(updatedFields ?? {})) setPath(doc, path, value)
    for (const path of removedFields ?? []) removePath(doc, path)
  }
  const change: Change = {
    id,
    queueType,
    dataType,
    docId,
    doc: structuredClone(doc),
    ...(updatedFields && { updatedFields }),
    ...(removedFields && { removedFields }),
  }
  if (queueType === 'dequeue')
    return { documents: documents.filter((document) => document !== known), change }
  if (known === undefined) return { documents: [...documents, doc], change }
  return { documents: documents.map((document) => (document === known ? doc : document)), change }
}

const parse = (text: string): Document => decodeDocument(JSON.parse(text)) as Document
