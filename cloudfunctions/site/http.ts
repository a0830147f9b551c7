import * as v from 'valibot'
import { sha256 } from '../_kernel/hash'

const Texts = v.record(v.string(), v.unknown())

/** A request as CloudBase's HTTP access hands it to a function. */
export const HttpEvent = v.object({
  httpMethod: v.string(),
  path: v.string(),
  headers: v.optional(Texts, {}),
  queryStringParameters: v.optional(v.nullable(Texts), {}),
})
export type HttpEvent = v.InferOutput<typeof HttpEvent>

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Nothing in an answer may run, be framed or be taken for another type; pages widen this for their own style. */
const always = {
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  // Static hosting has a domain of its own; what is here is public anyway. Screens set their clock by Date.
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, date, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
} as const

/** An answer with a JSON body; the date is the function's own clock, by which screens go. */
export const json = (
  statusCode: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  statusCode,
  headers: { ...always, date: new Date().toUTCString(), 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
})

/** A refusal for programs; pages have their own sentences. */
export const failure = (
  statusCode: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => json(statusCode, { error: { code } }, headers)

/** Leads on to another address, asked anew each time. */
export const redirect = (location: string): HttpAnswer => ({
  statusCode: 302,
  headers: { ...always, date: new Date().toUTCString(), 'cache-control': 'no-store', location },
  body: '',
})

/** The value of a header, whatever the case of its name; empty when there is none. */
export const headerOf = (event: HttpEvent, name: string): string => {
  const found = Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : ''
}

/** A query parameter; empty when there is none or it comes twice. */
export const parameterOf = (event: HttpEvent, name: string): string => {
  const all = event.queryStringParameters ?? {}
  const found = Object.hasOwn(all, name) ? all[name] : undefined
  return typeof found === 'string' ? found : ''
}

/** Whoever asks, as the gateway saw them: the last address of the chain is the one that a client can't invent. */
export const askerOf = (event: HttpEvent): string => {
  const chain = headerOf(event, 'x-forwarded-for').split(',')
  return headerOf(event, 'x-real-ip') || (chain.at(-1) ?? '').trim() || 'unknown'
}

interface TextAnswer {
  readonly statusCode?: number
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * A text that browsers keep and ask again: the ETag is a hash of the text, so that equal content is not sent
 * twice, whichever instance answers. `If-None-Match` may hold a list, weak tags or `*` (RFC 9110).
 */
export const revalidatedText = (
  event: HttpEvent,
  body: string,
  { statusCode = 200, type, headers: more }: TextAnswer,
): HttpAnswer => {
  const etag = `"${sha256(body)}"`
  const date = new Date().toUTCString()
  const headers = { ...always, 'content-type': type, date, ...more, etag }
  const asked = headerOf(event, 'if-none-match')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  return statusCode === 200 && (asked.includes(etag) || asked.includes('*'))
    ? { statusCode: 304, headers, body: '' }
    : { statusCode, headers, body }
}

/** A value as JSON, asked again each time. */
export const revalidated = (event: HttpEvent, value: unknown): HttpAnswer =>
  revalidatedText(event, JSON.stringify(value), {
    type: always['content-type'],
    headers: { 'cache-control': 'no-cache' },
  })
