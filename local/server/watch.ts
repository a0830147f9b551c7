import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'
import type { Caller } from '../database/caller'
import type { Database } from '../database/database'

/** Seconds in which an SDK must have connected with the address it was given. */
const SIGN_SECONDS = 60

interface WatchDoor {
  /** Signs the address for an SDK, which watches as admin. */
  readonly sign: () => string
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/**
 * `ws /watch`: `?as=OPENID` for a phone, which sees what the rules let it see; `?sign=…` for an SDK that asked
 * `auth.wsWebSign`. Anybody else is turned away. The protocol itself is the database's.
 */
export const watchDoor = (sockets: WebSocketServer, database: Database, secret: string): WatchDoor => {
  const seal = (until: string) => createHmac('sha256', secret).update(`watch ${until}`).digest('hex')

  const isSigned = (sign: string): boolean => {
    const [until = '', given = ''] = sign.split('-')
    const expected = Buffer.from(seal(until))
    const text = Buffer.from(given)
    return Number(until) > Date.now() && text.length === expected.length && timingSafeEqual(text, expected)
  }

  const callerOf = (address: URL): Caller | undefined => {
    if (address.pathname !== '/watch') return undefined
    const openid = address.searchParams.get('as')
    if (openid !== null) return { kind: 'phone', openid }
    return isSigned(address.searchParams.get('sign') ?? '') ? { kind: 'admin' } : undefined
  }

  return {
    sign: () => {
      const until = String(Date.now() + SIGN_SECONDS * 1000)
      return `${until}-${seal(until)}`
    },
    upgrade: (request, socket, head) => {
      const caller = callerOf(new URL(request.url ?? '/', 'http://127.0.0.1'))
      const { origin } = request.headers
      const isHere = origin === undefined || /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(origin)
      if (caller === undefined || !isHere) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
        return
      }
      sockets.handleUpgrade(request, socket, head, (connected) => {
        database.attachWatch(connected, caller)
      })
    },
  }
}
