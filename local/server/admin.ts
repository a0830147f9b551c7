import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Database, Reply } from '../database/database'
import { CallFault } from '../functions/fault'
import type { Functions } from '../functions/functions'
import type { Identity } from '../functions/protocol'
import { readBearer } from '../functions/token'
import { readBody } from './body'
import { FileFault } from './files'
import type { Files } from './files'
import { readMultipart } from './multipart'
import { callOpenApi } from './open-api'
import type { Outbox } from './outbox'
import { sendText } from './refuse'
import { storageActions } from './storage'

export interface AdminParts {
  readonly database: Database
  readonly functions: Functions
  readonly files: Files
  readonly outbox: Outbox
  readonly now: () => Date
  readonly secret: string
  readonly environment: string
  readonly origin: string
  /** Signs the address at which an SDK may watch. */
  readonly watchSign: () => string
}

/** The service's limit for one request. */
const MAX_BYTES = 50 * 1024 * 1024

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Who a nested call is for: what the token of the calling function says, with `scf` added to its way. Without a
 * token an SDK speaks for itself; `x-local-openid` then lets tests speak as a phone.
 */
const callerOf = (parts: AdminParts, body: Record<string, unknown>, openid: string | undefined): Identity => {
  const bearer = readBearer(parts.secret, body['wxCloudApiToken'])
  if (bearer) return { ...bearer.identity, source: `${bearer.identity.source},scf` }
  return openid === undefined ? { source: 'wx_unknown' } : { openid, source: 'wx_client' }
}

const invoke = async (parts: AdminParts, body: Record<string, unknown>, openid: string | undefined) => {
  const data: unknown = text(body['request_data']) === '' ? {} : JSON.parse(text(body['request_data']))
  const event = typeof data === 'object' && data !== null ? data : {}
  const name = text(body['function_name'])
  const { value, requestId } = await parts.functions.invoke(name, event, callerOf(parts, body, openid))
  return { requestId, data: { response_data: value } }
}

/** Answers one action of the wire protocol. An action that isn't here is an error, never silence. */
const act = async (
  parts: AdminParts,
  body: Record<string, unknown>,
  openid: string | undefined,
): Promise<Reply> => {
  const action = text(body['action'])
  if (action.startsWith('database.')) return parts.database.act(action, body, { kind: 'admin' })
  if (action === 'functions.invokeFunction') return invoke(parts, body, openid)
  const storage = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined
  if (storage) return { data: await storage(parts, body) }
  if (action === 'auth.wsWebSign') {
    const signStr = parts.watchSign()
    const wsUrl = `${parts.origin.replace('http', 'ws')}/watch?sign=${signStr}`
    return { data: { signStr, wsUrl, secretVersion: 1, envId: parts.environment } }
  }
  return { code: 'INVALID_ACTION', message: `${action} does not exist in the local cloud` }
}

const failure = (error: unknown): Reply => {
  if (error instanceof CallFault)
    return { code: error.code, message: error.message, requestId: error.requestId }
  if (error instanceof FileFault) return { code: error.code, message: error.message }
  if (error instanceof SyntaxError) return { code: 'INVALID_PARAM', message: error.message }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
}

const openApi = async (parts: AdminParts, body: Buffer, contentType: string): Promise<Buffer | Reply> => {
  const fields = readMultipart(body, contentType)
  const action = fields.get('action')?.toString() ?? ''
  if (action !== 'wx.openApi')
    return { code: 'INVALID_ACTION', message: `${action} does not exist in the local cloud` }
  try {
    const name = fields.get('apiName')?.toString() ?? ''
    return await callOpenApi(name, fields.get('requestData') ?? Buffer.alloc(0), parts)
  } catch (error) {
    return failure(error)
  }
}

const answer = async (parts: AdminParts, request: IncomingMessage): Promise<Buffer | Reply> => {
  const contentType = request.headers['content-type'] ?? ''
  const raw = await readBody(request, MAX_BYTES)
  if (contentType.startsWith('multipart/')) return openApi(parts, raw, contentType)
  const openid = request.headers['x-local-openid']
  try {
    const body: unknown = JSON.parse(raw.toString())
    if (typeof body !== 'object' || body === null)
      return { code: 'INVALID_PARAM', message: 'a body is an object' }
    return await act(parts, body as Record<string, unknown>, typeof openid === 'string' ? openid : undefined)
  } catch (error) {
    return failure(error)
  }
}

/**
 * `POST /admin` and `POST /admin/w/<instance>`: the SDKs' wire protocol. Always HTTP 200 with a requestId; an
 * error is `{ code, message, requestId }`. Requests of an instance are counted, and it may be armed to die at one.
 */
export const serveAdmin = async (
  parts: AdminParts,
  request: IncomingMessage,
  response: ServerResponse,
  instanceId: number | undefined,
): Promise<void> => {
  const fate = instanceId === undefined ? 'answer' : parts.functions.countTrip(instanceId)
  if (instanceId !== undefined && fate === 'dieUnheard') {
    parts.functions.kill(instanceId)
    request.destroy()
    return
  }
  const reply = await answer(parts, request)
  if (instanceId !== undefined && fate === 'dieUnanswered') {
    parts.functions.kill(instanceId)
    request.destroy()
    return
  }
  if (Buffer.isBuffer(reply)) {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': reply.length })
    response.end(reply)
    return
  }
  sendText(response, JSON.stringify({ requestId: randomUUID(), ...reply }))
}
