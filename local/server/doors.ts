import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { AdminParts } from './admin'
import { serveAdmin } from './admin'
import { serveCall } from './call'
import { serveHttpAccess } from './http-access'
import type { LocalParts } from './local-doors'
import { serveLocal } from './local-doors'
import { DoorRefusal, sendRefusal } from './refuse'
import { serveFile } from './static'
import { serveStorage } from './storage-door'

export interface DoorParts extends AdminParts, LocalParts {
  /** Folder with the built sites: `phone`, `web/screen`, `console`. */
  readonly sitesDir: string
}

/**
 * The phone's Chinese type. Screen, slip and code sheet take it too, because a machine may have none; deployed, where a screen's
 * own system has one, they name no such file.
 */
const type = '/fonts.css'

/** Pages that are files: where they are reached, where they lie in the sites' folder, whether they lack a type. */
const pages: readonly (readonly [prefix: string, folder: string, style?: string])[] = [
  ['/console', 'console'],
  ['/screen', 'web/screen', type],
  ['/slip', 'web/slip', type],
  ['/case-slip', 'web/case-slip', type],
  ['/activation', 'web/activation', type],
  ['/labels', 'web/labels', type],
  ['/', 'phone'],
]

/** A file that is asked for with the hash of what it was built from. */
const versioned = /^\?[0-9a-f]{12}$/

const servePage = async (parts: DoorParts, address: URL, response: ServerResponse): Promise<boolean> => {
  const wanted = decodeURIComponent(address.pathname)
  const page = pages.find(
    ([prefix]) => prefix === '/' || wanted === prefix || wanted.startsWith(`${prefix}/`),
  )
  if (page === undefined) return false
  const [prefix, folder, style] = page
  // Files beside a page are named relative to it: without the slash they would be looked for one step up.
  if (wanted === prefix && prefix !== '/') {
    response.writeHead(302, { location: `${prefix}/${address.search}` }).end()
    return true
  }
  return serveFile(
    path.join(parts.sitesDir, folder),
    wanted.slice(prefix === '/' ? 0 : prefix.length),
    response,
    {
      style,
      isVersioned: versioned.test(address.search),
    },
  )
}

/** What the site's function answers; its pages get the type too, as those that are files do. */
const serveSite = async (
  parts: DoorParts,
  inside: string,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  // Addresses on the public site are relative to it: without the slash they would lead one step up.
  if (inside === '/site') {
    response.writeHead(302, { location: `/site/${address.search}` }).end()
    return
  }
  await serveHttpAccess(parts.functions, 'site', inside, address, request, response, type)
}

/**
 * A page of the web that the user happens to visit could send requests here: only this machine's own names are
 * answered, and only pages that came from here.
 */
const refuseStrangers = (request: IncomingMessage): void => {
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/
  const { host = '', origin } = request.headers
  if (!local.test(host)) throw new DoorRefusal(403, 'STRANGE_HOST', 'This cloud answers on this machine only')
  if (origin !== undefined && !local.test(origin.replace(/^https?:\/\//, '')))
    throw new DoorRefusal(403, 'STRANGE_ORIGIN', 'This cloud answers its own pages only')
}

const route = async (parts: DoorParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  refuseStrangers(request)
  const url = request.url ?? '/'
  const admin = /^\/admin(?:\/w\/(\d+))?(?:\?|$)/.exec(url)
  if (admin !== null) {
    const instance = admin[1] === undefined ? undefined : Number(admin[1])
    await serveAdmin(parts, request, response, instance)
    return
  }
  const address = new URL(url, parts.origin)
  const http = /^(?:\/http\/site(\/.*)?|(\/site(?:\/.*)?))$/.exec(address.pathname)
  const call = /^\/call\/([^/]+)$/.exec(address.pathname)
  if (call !== null && request.method === 'POST')
    await serveCall(parts.functions, decodeURIComponent(call[1] ?? ''), request, response)
  else if (address.pathname.startsWith('/local/')) await serveLocal(parts, address, request, response)
  else if (address.pathname.startsWith('/storage/'))
    await serveStorage(parts.files, address, request, response)
  else if (http !== null && parts.functions.has('site'))
    await serveSite(parts, http[2] ?? http[1] ?? '/', address, request, response)
  else if (request.method === 'GET' && (await servePage(parts, address, response))) return
  else throw new DoorRefusal(404, 'NO_SUCH_DOOR', `There is nothing at ${address.pathname}`)
}

/** Answers one request at whatever door it knocks; what goes wrong is answered too, with a code. */
export const serveDoors = async (
  parts: DoorParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    await route(parts, request, response)
  } catch (error) {
    if (response.headersSent || response.destroyed) {
      response.destroy()
      return
    }
    const isBadAddress = error instanceof URIError || (error instanceof TypeError && 'input' in error)
    if (error instanceof DoorRefusal) sendRefusal(response, error)
    else if (isBadAddress)
      sendRefusal(response, new DoorRefusal(400, 'BAD_ADDRESS', 'The address is not valid'))
    else {
      const message = error instanceof Error ? error.message : String(error)
      parts.logs.add({ function: '', requestId: '', level: 'error', text: message }, parts.now())
      sendRefusal(response, new DoorRefusal(500, 'LOCAL_FAULT', message))
    }
  }
}
