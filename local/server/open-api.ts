import { randomUUID } from 'node:crypto'
import { drawCode } from './mini-code'
import type { Outbox } from './outbox'
import { bytesField, bytesOf, readFields } from './protobuf'
import { checkWords } from './word-check'

interface Desk {
  readonly outbox: Outbox
  readonly now: () => Date
  /** What a scanned code opens. */
  readonly origin: string
}

interface Media {
  readonly name: string
  readonly content: Buffer
}

interface Request {
  /** Parameters by name, parsed; names are snake_case on the wire. */
  readonly values: Readonly<Record<string, unknown>>
  readonly media: Readonly<Record<string, Media>>
}

type Answer = { readonly json: Record<string, unknown> } | { readonly png: Buffer }

const fail = (errcode: number, errmsg: string): Answer => ({ json: { errcode, errmsg } })
const ok = (more: Record<string, unknown> = {}): Answer => ({ json: { errcode: 0, errmsg: 'ok', ...more } })
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Longest value by the kind of a template's field, as WeChat checks it (errcode 47003). */
const fieldLimits: readonly [RegExp, (value: string) => boolean][] = [
  [/^thing\d+$/, (value) => value.length <= 20],
  [/^name\d+$/, (value) => value.length <= 20],
  [/^phrase\d+$/, (value) => value.length <= 5],
  [/^number\d+$/, (value) => /^-?\d{1,32}(?:\.\d+)?$/.test(value)],
  [/^character_string\d+$/, (value) => /^[\x20-\x7e]{1,32}$/.test(value)],
  [/^letter\d+$/, (value) => /^[A-Za-z]{1,32}$/.test(value)],
  [/^symbol\d+$/, (value) => value.length <= 5],
  [/^amount\d+$/, (value) => /^[¥￥]?\d{1,10}(?:\.\d{1,2})?元?$/.test(value)],
  [/^phone_number\d+$/, (value) => /^[\d+ -]{1,17}$/.test(value)],
  [/^(?:time|date)\d+$/, (value) => /\d/.test(value) && value.length <= 40],
  [/^const\d+$/, (value) => value.length <= 20],
]

const badField = (data: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(data).find(([name, value]) => {
    const fits = fieldLimits.find(([pattern]) => pattern.test(name))?.[1]
    return fits === undefined || value === '' || !fits(value)
  })?.[0]

/** Whatever WeChat may answer can be tried: a template whose id ends in a code is refused with it, `T-40037`, `T-busy`. */
const faultOf = (templateId: string): Answer | undefined => {
  if (templateId.endsWith('-busy')) return fail(-1, 'system error')
  const code = /-(4\d{4})$/.exec(templateId)?.[1]
  return code === undefined ? undefined : fail(Number(code), 'as the id of the template says')
}

const sendSubscribeMessage = ({ values }: Request, { outbox, now }: Desk): Answer => {
  const openid = text(values['touser'])
  const templateId = text(values['template_id'])
  if (openid === '') return fail(40003, 'invalid openid')
  if (templateId === '') return fail(40037, 'invalid template_id')
  const fault = faultOf(templateId)
  if (fault !== undefined) return fault
  const given = (values['data'] ?? {}) as Record<string, { value?: string | number }>
  const data = Object.fromEntries(
    Object.entries(given).map(([name, field]) => [name, String(field.value ?? '')]),
  )
  const wrong = badField(data)
  if (wrong !== undefined) return fail(47003, `argument invalid! data.${wrong}.value invalid`)
  const message = { at: now().toISOString(), openid, templateId, page: text(values['page']), data }
  return outbox.send(message) ? ok() : fail(43101, 'user refuse to accept the msg')
}

const checkMessage = ({ values }: Request): Answer => {
  const content = text(values['content'])
  if (content === '') return fail(44991, 'content is empty')
  if (content.length > 2500) return fail(45002, 'content size out of limit')
  const verdict = checkWords(content)
  if (values['version'] !== 2) return verdict.suggest === 'risky' ? fail(87014, 'risky content') : ok()
  if (text(values['openid']) === '') return fail(40003, 'invalid openid')
  const { suggest, label, keyword } = verdict
  const detail = [
    { strategy: 'keyword', errcode: 0, suggest, label, ...(keyword === undefined ? {} : { keyword }) },
  ]
  return ok({ result: { suggest, label }, detail, trace_id: randomUUID() })
}

/** A picture is judged by its file name: the bytes of a test picture say nothing. */
const checkImage = ({ media }: Request): Answer => {
  const image = media['media']
  if (image === undefined) return fail(41005, 'media data missing')
  if (image.content.length > 1024 * 1024) return fail(45001, 'media size out of limit')
  return checkWords(image.name).suggest === 'risky' ? fail(87014, 'risky content') : ok()
}

const drawUnlimited = async ({ values }: Request, { origin }: Desk): Promise<Answer> => {
  const scene = text(values['scene'])
  if (!/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/.test(scene))
    return fail(40169, 'invalid length for scene, or the data is not json string')
  const page = text(values['page'])
  if (page.startsWith('/')) return fail(41030, 'invalid page')
  const width = typeof values['width'] === 'number' ? values['width'] : 430
  if (width < 280 || width > 1280) return fail(40097, 'invalid args: width')
  return {
    png: await drawCode(
      `${origin}/?page=${encodeURIComponent(page)}&scene=${encodeURIComponent(scene)}`,
      width,
    ),
  }
}

const interfaces: Readonly<Record<string, (request: Request, desk: Desk) => Answer | Promise<Answer>>> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': checkMessage,
  'security.imgSecCheck': checkImage,
  'wxacode.getUnlimited': drawUnlimited,
  'wxacode.getUnlimitedQRCode': drawUnlimited,
}

/** The parameters in a `CommApiData` message: openapiData (2) → pairs (1) → key, value, contenttype, filename. */
const readRequest = (message: Buffer): Request => {
  const pairs = bytesOf(readFields(message), 2).flatMap((data) => bytesOf(readFields(data), 1))
  const values: Record<string, unknown> = {}
  const media: Record<string, Media> = {}
  for (const pair of pairs) {
    const fields = readFields(pair)
    const key = bytesOf(fields, 1)[0]?.toString() ?? ''
    const value = bytesOf(fields, 2)[0] ?? Buffer.alloc(0)
    const fileName = bytesOf(fields, 4)[0]?.toString()
    if (fileName === undefined) values[key] = JSON.parse(value.toString())
    else media[key] = { name: fileName, content: value }
  }
  return { values, media }
}

const reply = (contentType: string, data: Buffer): Buffer =>
  Buffer.concat([bytesField(1, data), bytesField(2, Buffer.from(contentType))])

/**
 * Answers one of WeChat's open interfaces as the SDK expects it: a protobuf message with the data (1) and its
 * type (2). An interface that isn't here is refused by name, with WeChat's code for it (40066).
 */
export const callOpenApi = async (name: string, message: Buffer, desk: Desk): Promise<Buffer> => {
  const found = Object.hasOwn(interfaces, name) ? interfaces[name] : undefined
  const answer = found
    ? await found(readRequest(message), desk)
    : fail(40066, `${name} does not exist in the local cloud`)
  return 'png' in answer
    ? reply('image/png', answer.png)
    : reply('application/json; charset=utf-8', Buffer.from(JSON.stringify(answer.json)))
}
