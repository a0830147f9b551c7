import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Functions } from '../functions/functions'
import { MAX_EVENT_BYTES } from '../functions/functions'
import { readBody } from './body'
import { refusalOf } from './call'
import { withStyle } from './static'

interface HttpAnswer {
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

const isHttpAnswer = (value: unknown): value is HttpAnswer =>
  typeof value === 'object' && value !== null && 'statusCode' in value

/**
 * Lets a function answer a plain HTTP request, as the service's HTTP access does: the event carries path, method,
 * headers, query and body; an answer with `statusCode` is the response, any other value is sent as JSON. `style` is one
 * more stylesheet that pages get.
 */
export const serveHttpAccess = async (
  functions: Functions,
  name: string,
  path: string,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
  style?: string,
): Promise<void> => {
  const body = await readBody(request, MAX_EVENT_BYTES)
  const asker = request.socket.remoteAddress ?? ''
  const event = {
    path,
    httpMethod: request.method ?? 'GET',
    // Whoever asks can't say themselves from where, as behind the service's gateway.
    headers: { ...request.headers, 'x-forwarded-for': asker, 'x-real-ip': asker },
    queryStringParameters: Object.fromEntries(address.searchParams),
    requestContext: { path: address.pathname },
    body: body.toString(),
    isBase64Encoded: false,
  }
  let value: unknown
  try {
    value = JSON.parse((await functions.invoke(name, event, { source: 'wx_http' }, `${name}.http`)).value)
  } catch (error) {
    throw refusalOf(error)
  }
  const answer: HttpAnswer = isHttpAnswer(value)
    ? value
    : { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
  const sent = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8')
  const isPage = answer.headers?.['content-type']?.startsWith('text/html') === true
  const content = style !== undefined && isPage && sent.length > 0 ? withStyle(sent, style) : sent
  response.writeHead(answer.statusCode ?? 200, { ...answer.headers, 'content-length': content.length })
  response.end(content)
}
