import type { IncomingMessage } from 'node:http'
import { DoorRefusal } from './refuse'

/** Levels of nesting that a body may have; nothing that people fill in comes near. */
const MAX_DEPTH = 64
/** Times the limit that is read and thrown away, so that the sender still hears why it was refused. */
const PATIENCE = 8

/** Reads a whole body. @throws DoorRefusal BODY_TOO_LARGE */
export const readBody = async (request: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
    else if (size > maxBytes * PATIENCE) request.destroy()
  }
  if (size > maxBytes)
    throw new DoorRefusal(413, 'BODY_TOO_LARGE', `A body may have ${String(maxBytes)} bytes`)
  return Buffer.concat(chunks)
}

/** How deep brackets nest in JSON text, outside of strings. */
const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (isQuoted) {
      if (letter === 0x5c) at += 1
      else if (letter === 0x22) isQuoted = false
    } else if (letter === 0x22) isQuoted = true
    else if (letter === 0x7b || letter === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (letter === 0x7d || letter === 0x5d) depth -= 1
  }
  return deepest
}

/** Parses a body that must be one JSON object. @throws DoorRefusal INVALID_JSON or BODY_TOO_DEEP */
export const parseObject = (body: Buffer): Record<string, unknown> => {
  const text = body.toString('utf8')
  if (depthOf(text) > MAX_DEPTH)
    throw new DoorRefusal(400, 'BODY_TOO_DEEP', `A body may nest ${String(MAX_DEPTH)} levels`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DoorRefusal(400, 'INVALID_JSON', 'The body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DoorRefusal(400, 'INVALID_JSON', 'The body must be a JSON object')
  return value as Record<string, unknown>
}
