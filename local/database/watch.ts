import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { limits, watchCodes } from './cloud-facts'
import type { Caller } from './caller'
import { isObject, readWire, toStored, type Document } from './ejson'
import type { Committed, Engine } from './engine'
import { Fault } from './fault'
import { orderFrom } from './request'
import { search } from './read'
import { matcher } from './select'
import type { Order } from './plan'
import { eventsBetween, initEvents, type Shown, type WatchEvent } from './watch-event'

interface Message {
  readonly watchId?: string
  readonly requestId?: string
  readonly msgType?: string
  readonly msgData?: unknown
}

/** One watched query. It outlives a lost connection for a while, so that its client can go on where it was. */
interface Watch {
  readonly queryId: string
  readonly collection: string
  readonly filter: Document
  readonly matches: (document: Document) => boolean
  readonly order: Order
  readonly limit: number | undefined
  readonly caller: Caller
  shown: Shown
  eventId: number
  /** Events sent so far, the newest last, for a client that missed some. */
  readonly log: WatchEvent[]
  watchId: string
  socket: WebSocket | undefined
  forget: NodeJS.Timeout | undefined
}

const keptEvents = 1000
const keptMilliseconds = 60_000

/** A request that the watch protocol answers with ERROR. */
class WatchError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** CloudBase's watch protocol: each query's documents at first, then what every commit changes among them. */
export class Watchers {
  readonly #engine: Engine
  readonly #now: () => Date
  readonly #watches = new Map<string, Watch>()

  constructor(engine: Engine, now: () => Date) {
    this.#engine = engine
    this.#now = now
    engine.listen((changes) => {
      this.#tell(changes)
    })
  }

  attach(socket: WebSocket, caller: Caller): void {
    let isLoggedIn = false
    // One after the other: an answer may not overtake the one before.
    let turn = Promise.resolve()
    socket.on('message', (data) => {
      turn = turn.then(async () => {
        const message = parse((data as Buffer).toString())
        try {
          if (message.msgType === 'LOGIN') isLoggedIn = true
          else if (!isLoggedIn) throw new WatchError(watchCodes.loginFailed, 'LOGIN comes first')
          await this.#answer(socket, caller, message)
        } catch (error) {
          send(socket, message, 'ERROR', errorData(error))
        }
      })
    })
    socket.on('close', () => {
      for (const watch of this.#watches.values()) if (watch.socket === socket) this.#lose(watch)
    })
    // Without a listener an error of the connection would end the process; 'close' follows it.
    socket.on('error', () => undefined)
  }

  close(): void {
    for (const watch of this.#watches.values()) clearTimeout(watch.forget)
    this.#watches.clear()
  }

  async #answer(socket: WebSocket, caller: Caller, message: Message): Promise<void> {
    const data = isObject(message.msgData) ? message.msgData : {}
    switch (message.msgType) {
      case 'LOGIN':
        send(socket, message, 'LOGIN_RES', { envId: data.envId ?? '' })
        return
      case 'PING':
        send(socket, message, 'PONG', null)
        return
      case 'INIT_WATCH':
        await this.#start(socket, caller, message, data)
        return
      case 'REBUILD_WATCH':
        this.#resume(socket, caller, message, data)
        return
      case 'CHECK_LAST': {
        const watch = this.#find(data.queryID, caller)
        send(socket, message, 'CHECK_EVENT', { queryID: watch.queryId, currEvent: watch.eventId })
        return
      }
      case 'CLOSE_WATCH':
        for (const watch of this.#watches.values())
          if (watch.socket === socket && watch.watchId === message.watchId) this.#drop(watch)
        return
      default:
        throw new WatchError(watchCodes.system, `unknown message ${String(message.msgType)}`)
    }
  }

  async #start(socket: WebSocket, caller: Caller, message: Message, data: Document): Promise<void> {
    const table = this.#engine.table(String(data.collName))
    if (caller.kind === 'phone' && table.plan.clientRead !== 'everybody')
      throw new WatchError(watchCodes.permissionDenied, 'Permission denied')
    const filter = filterFrom(data.query, this.#now())
    const order = isObject(data.orderBy) ? orderFrom(data.orderBy) : []
    const limit = typeof data.limit === 'number' && data.limit > 0 ? data.limit : undefined
    const watch: Watch = {
      queryId: randomBytes(16).toString('hex'),
      collection: table.name,
      filter,
      matches: matcher(filter),
      order,
      limit,
      caller,
      shown: new Map(),
      eventId: 1,
      log: [],
      watchId: String(message.watchId),
      socket,
      forget: undefined,
    }
    // What is not on disk yet may not be shown; between showing and listening nothing may come.
    await this.#engine.store.whenCommitted(() => {
      watch.shown = this.#documents(watch)
      this.#watches.set(watch.queryId, watch)
    })
    const events = initEvents(watch.shown, watch.eventId)
    send(socket, message, 'INIT_EVENT', { queryID: watch.queryId, currEvent: watch.eventId, events })
  }

  #resume(socket: WebSocket, caller: Caller, message: Message, data: Document): void {
    const watch = this.#find(data.queryID, caller)
    const seen = Number(data.eventID)
    const oldest = watch.log[0]?.ID ?? watch.eventId + 1
    if (!(seen >= oldest - 1 && seen <= watch.eventId))
      throw new WatchError(watchCodes.queryInvalid, 'the events since then are not kept any more')
    clearTimeout(watch.forget)
    watch.socket = socket
    watch.watchId = String(message.watchId)
    const events = watch.log.filter(({ ID }) => ID > seen)
    send(socket, message, 'NEXT_EVENT', { queryID: watch.queryId, currEvent: watch.eventId, events })
  }

  #find(queryId: unknown, caller: Caller): Watch {
    const watch = this.#watches.get(String(queryId))
    if (watch === undefined || watch.caller.kind !== caller.kind || watch.caller.openid !== caller.openid)
      throw new WatchError(watchCodes.queryInvalid, 'there is no such watch')
    return watch
  }

  #lose(watch: Watch): void {
    watch.socket = undefined
    watch.forget = setTimeout(() => {
      this.#drop(watch)
    }, keptMilliseconds)
    watch.forget.unref()
  }

  #drop(watch: Watch): void {
    clearTimeout(watch.forget)
    this.#watches.delete(watch.queryId)
  }

  #tell(changes: readonly Committed[]): void {
    for (const watch of this.#watches.values()) {
      const own = changes.filter(({ collection }) => collection === watch.collection)
      const touches = own.some(
        ({ id, after }) => watch.shown.has(id) || (after !== undefined && watch.matches(after)),
      )
      if (!touches) continue
      try {
        this.#update(watch, own)
      } catch (error) {
        this.#drop(watch)
        if (watch.socket !== undefined)
          send(watch.socket, { watchId: watch.watchId }, 'ERROR', errorData(error))
      }
    }
  }

  #update(watch: Watch, changes: readonly Committed[]): void {
    const shown = watch.limit === undefined ? afterChanges(watch, changes) : this.#documents(watch)
    if (shown.size > limits.watchDocuments) throw tooMany()
    const events = eventsBetween(watch.shown, shown, changes, watch.eventId + 1)
    watch.shown = shown
    if (events.length === 0) return
    watch.eventId += 1
    watch.log.push(...events)
    watch.log.splice(0, Math.max(0, watch.log.length - keptEvents))
    if (watch.socket === undefined) return
    const data = { queryID: watch.queryId, currEvent: watch.eventId, events }
    send(watch.socket, { watchId: watch.watchId }, 'NEXT_EVENT', data)
  }

  #documents({ collection, filter, order, limit }: Watch): Shown {
    const most = Math.min(limit ?? Infinity, limits.watchDocuments + 1)
    const table = this.#engine.table(collection)
    const { entries } = search(table, { filter, order, limit: most }, this.#engine.tally)
    if (entries.length > limits.watchDocuments) throw tooMany()
    return new Map(entries.map(({ id, text }) => [id, text]))
  }
}

const tooMany = (): WatchError =>
  new WatchError(watchCodes.system, `more than ${String(limits.watchDocuments)} documents cannot be watched`)

/** Without a limit each document stands for itself: no need to ask the database again. */
function afterChanges(watch: Watch, changes: readonly Committed[]): Shown {
  const shown = new Map(watch.shown)
  for (const { id, after } of changes) {
    if (after !== undefined && watch.matches(after)) shown.set(id, toStored(after))
    else shown.delete(id)
  }
  return shown
}

/** The SDK sends the query as a string of JSON, and a `where` as a string within a string. */
function filterFrom(query: unknown, now: Date): Document {
  let value = query
  for (let depth = 0; typeof value === 'string' && depth < 3; depth++)
    value = value === '' ? {} : readWire(value, now)
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw new WatchError(watchCodes.system, 'the query must be an object')
  return value
}

function parse(text: string): Message {
  try {
    const message: unknown = JSON.parse(text)
    return isObject(message) ? message : {}
  } catch {
    return {}
  }
}

function send(socket: WebSocket, to: Message, msgType: string, msgData: unknown): void {
  const { watchId, requestId } = to
  socket.send(JSON.stringify({ watchId, requestId, msgType, msgData }))
}

function errorData(error: unknown): { code: string; message: string } {
  if (error instanceof WatchError || error instanceof Fault)
    return { code: error.code, message: error.message }
  return { code: watchCodes.system, message: error instanceof Error ? error.message : String(error) }
}
