import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallFault } from '../functions/fault'
import { MAX_EVENT_BYTES } from '../functions/functions'
import type { Functions } from '../functions/functions'
import { parseObject, readBody } from './body'
import { DoorRefusal, sendText } from './refuse'

/** How HTTP says what kind of fault a call ended with. */
const statusOf: Readonly<Record<CallFault['code'], number>> = {
  FUNCTION_NOT_FOUND: 404,
  FUNCTIONS_EXECUTE_FAIL: 500,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 500,
  FUNCTIONS_EVENT_TOO_LARGE: 413,
  FUNCTIONS_RESPONSE_TOO_LARGE: 500,
  FUNCTIONS_CLOSED: 503,
}

/** A fault as a door's refusal; anything else stays what it is. */
export const refusalOf = (error: unknown): unknown =>
  error instanceof CallFault ? new DoorRefusal(statusOf[error.code], error.code, error.message) : error

/**
 * The person that a local request says it is. Digits alone are refused: the SDK would read them as a number.
 * @throws DoorRefusal INVALID_OPENID
 */
export const openidOf = (request: IncomingMessage): string | undefined => {
  const openid = request.headers['x-local-openid']
  if (openid === undefined || openid === '') return undefined
  if (typeof openid !== 'string' || !/^(?!-?\d+$)[\w-]{1,64}$/.test(openid))
    throw new DoorRefusal(400, 'INVALID_OPENID', 'x-local-openid has 1–64 letters, digits, _ and -')
  return openid
}

/**
 * `POST /call/<function>`: what `wx.cloud.callFunction` does. The body is the event; nothing in it is believed to
 * be an identity. Answers what the function answers.
 * @throws DoorRefusal for bodies that are too large, too deep or not JSON, unknown functions and faults
 */
export const serveCall = async (
  functions: Functions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const openid = openidOf(request)
  const event = parseObject(await readBody(request, MAX_EVENT_BYTES))
  const identity = openid === undefined ? { source: 'wx_unknown' } : { openid, source: 'wx_client' }
  try {
    const { value, requestId } = await functions.invoke(name, event, identity)
    response.setHeader('x-request-id', requestId)
    sendText(response, value)
  } catch (error) {
    throw refusalOf(error)
  }
}
