import type { ServerResponse } from 'node:http'

/** A door's own refusal, in the shape in which functions refuse. */
export class DoorRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Sends a value as JSON. */
export const sendJson = (response: ServerResponse, value: unknown, status = 200): void => {
  sendText(response, JSON.stringify(value), status)
}

/** Sends text that is JSON already. */
export const sendText = (response: ServerResponse, text: string, status = 200): void => {
  const body = Buffer.from(text)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

export const sendRefusal = (response: ServerResponse, refusal: DoorRefusal): void => {
  sendJson(response, { ok: false, error: { code: refusal.code, message: refusal.message } }, refusal.status)
}
