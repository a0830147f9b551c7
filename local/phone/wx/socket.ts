import { onSetting, settings } from '../shell/settings'
import type { ServerEvent, WatchTerms } from './watch-wire'

interface Follower {
  readonly terms: WatchTerms
  onEvents(events: ServerEvent[], isFirst: boolean): void
  onError(code: string, message: string): void
}

interface Followed {
  readonly follower: Follower
  queryID: string | undefined
  /** Number of the last change that was told. */
  eventId: number
}

interface Message {
  readonly watchId?: string
  readonly requestId: string
  readonly msgType: string
  readonly msgData: {
    readonly queryID?: string
    readonly currEvent?: number
    readonly events?: ServerEvent[]
    readonly code?: string
    readonly message?: string
  } | null
}

const heartbeatMilliseconds = 10_000
const firstPause = 300
const longestPause = 5_000

/** One connection of CloudBase's watch protocol for all live queries of the phone; comes back by itself. */
class WatchSocket {
  private readonly followed = new Map<string, Followed>()
  private connection: WebSocket | undefined
  private pause = firstPause
  private retry: ReturnType<typeof setTimeout> | undefined
  private heartbeat: ReturnType<typeof setInterval> | undefined
  private unanswered = 0
  private isLoggedIn = false
  private loginId = ''
  private count = 0

  constructor() {
    onSetting('isOnline', (isOnline) => {
      if (isOnline) this.connect()
      else this.hangUp()
    })
  }

  follow(follower: Follower): { close: () => void } {
    const watchId = `watchid_${String(Date.now())}_${String((this.count += 1))}`
    const followed: Followed = { follower, queryID: undefined, eventId: 0 }
    this.followed.set(watchId, followed)
    if (this.isLoggedIn) this.begin(watchId, followed)
    else this.connect()
    const close = (): void => {
      if (!this.followed.delete(watchId)) return
      if (this.isLoggedIn) this.send('CLOSE_WATCH', null, watchId)
      if (this.followed.size === 0) this.hangUp()
    }
    return { close }
  }

  private get isWanted(): boolean {
    return this.followed.size > 0 && settings.isOnline
  }

  /** One that is still connecting sees by itself that it isn't wanted: browsers complain of one cut short. */
  private hangUp(): void {
    if (this.connection?.readyState === WebSocket.OPEN) this.connection.close()
  }

  private connect(): void {
    clearTimeout(this.retry)
    if (this.connection !== undefined || !this.isWanted) return
    const url = new URL(`/watch?as=${encodeURIComponent(settings.as)}`, window.location.href)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const connection = new WebSocket(url)
    this.connection = connection
    connection.onopen = () => {
      if (!this.isWanted) {
        connection.close()
        return
      }
      this.loginId = this.send('LOGIN', {
        envId: 'local',
        accessToken: '',
        referrer: 'web',
        sdkVersion: '',
        dataVersion: '',
      })
      this.unanswered = 0
      this.heartbeat = setInterval(() => {
        this.beat()
      }, heartbeatMilliseconds)
    }
    connection.onmessage = ({ data }) => {
      this.receive(JSON.parse(String(data)) as Message)
    }
    connection.onclose = () => {
      this.lost()
    }
  }

  private lost(): void {
    clearInterval(this.heartbeat)
    this.connection = undefined
    this.isLoggedIn = false
    if (!this.isWanted) return
    this.retry = setTimeout(() => {
      this.connect()
    }, this.pause)
    this.pause = Math.min(this.pause * 2, longestPause)
  }

  /** Says that we live, and up to where we know; a server that doesn't answer twice is taken for lost. */
  private beat(): void {
    if (this.unanswered >= 2) {
      this.hangUp()
      return
    }
    this.unanswered += 1
    this.send('PING', null)
    for (const [watchId, { queryID, eventId }] of this.followed)
      if (queryID !== undefined) this.send('CHECK_LAST', { queryID, eventID: eventId }, watchId)
  }

  private begin(watchId: string, followed: Followed): void {
    const { collection, query, limit, orderBy } = followed.follower.terms
    followed.queryID = undefined
    this.send(
      'INIT_WATCH',
      { envId: 'local', collName: collection, query: JSON.stringify(query), limit, orderBy },
      watchId,
    )
  }

  private send(msgType: string, msgData: object | null, watchId?: string): string {
    const requestId = `${String(Date.now())}_${String(Math.random())}`
    if (this.connection?.readyState === WebSocket.OPEN)
      this.connection.send(JSON.stringify({ watchId, requestId, msgType, msgData }))
    return requestId
  }

  private receive({ msgType, msgData, watchId, requestId }: Message): void {
    this.unanswered = 0
    if (requestId === this.loginId && msgType !== 'ERROR') {
      this.isLoggedIn = true
      this.pause = firstPause
      for (const [id, followed] of this.followed) this.begin(id, followed)
      return
    }
    const followed = watchId === undefined ? undefined : this.followed.get(watchId)
    if (followed === undefined || watchId === undefined) return
    const { events = [], currEvent = 0, queryID, code = '', message = '' } = msgData ?? {}
    if (msgType === 'INIT_EVENT') {
      followed.queryID = queryID
      followed.eventId = currEvent
      followed.follower.onEvents(events, true)
    } else if (msgType === 'NEXT_EVENT') this.next(watchId, followed, events, currEvent)
    else if (msgType === 'CHECK_EVENT' && currEvent > followed.eventId) this.begin(watchId, followed)
    else if (msgType === 'ERROR') {
      this.followed.delete(watchId)
      followed.follower.onError(code, message)
    }
  }

  private next(watchId: string, followed: Followed, events: ServerEvent[], currEvent: number): void {
    const fresh = events.filter(({ ID }) => ID > followed.eventId)
    const [first] = fresh
    if (first === undefined) return
    // A gap means that something was lost: begin again with the whole state.
    if (first.ID > followed.eventId + 1) {
      this.begin(watchId, followed)
      return
    }
    followed.eventId = Math.max(currEvent, ...fresh.map(({ ID }) => ID))
    followed.follower.onEvents(fresh, false)
  }
}

export const socket = new WatchSocket()
