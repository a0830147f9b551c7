import { settings } from '../shell/settings'
import { api, Failure, text, type Api } from './api'
import { fileAt } from './files'
import { database } from './database'

interface CloudError {
  readonly errCode: number
  readonly reason: string
}

const offline: CloudError = { errCode: -601002, reason: 'network request error | errMsg: request:fail' }

const fail = ({ errCode, reason }: CloudError): Failure =>
  new Failure(`Error: errCode: ${String(errCode)} ${reason}`, { errCode })

/** Asks the local server as the person who holds the phone. Fails as WeChat does when there is no network. */
const ask = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> => {
  if (!settings.isOnline) throw fail(offline)
  try {
    return await fetch(path, { method: 'POST', body, headers: { 'x-local-openid': settings.as, ...headers } })
  } catch {
    throw fail(offline)
  }
}

const json = { 'content-type': 'application/json' }

const callFunction = async (options: Record<string, unknown>): Promise<object> => {
  const name = text(options.name)
  if (name === '') throw new Failure('parameter error: parameter.name should be String')
  const answer = await ask(`/call/${encodeURIComponent(name)}`, JSON.stringify(options.data ?? {}), json)
  const requestID = answer.headers.get('x-request-id') ?? crypto.randomUUID()
  const said = await answer.text()
  // The network may have gone while the function ran: its answer is lost, as on a real phone.
  if (!settings.isOnline) throw fail(offline)
  if (!answer.ok) {
    const errCode = answer.status === 404 ? -501000 : answer.status === 504 ? -504003 : -504002
    throw fail({
      errCode,
      reason: `functions execute fail | errMsg: ${said.slice(0, 500)} (requestID: ${requestID})`,
    })
  }
  return { result: said === '' ? undefined : (JSON.parse(said) as unknown), requestID }
}

const uploadFile = async (options: Record<string, unknown>): Promise<object> => {
  const content = await fileAt(text(options.filePath))
  const path = encodeURIComponent(text(options.cloudPath))
  const answer = await ask(`/storage/upload?path=${path}`, content)
  if (!answer.ok) throw fail({ errCode: -503002, reason: `storage error | errMsg: ${await answer.text()}` })
  const { fileID } = (await answer.json()) as { fileID: string }
  return { fileID, statusCode: answer.status }
}

const getTempFileURL = async (options: Record<string, unknown>): Promise<object> => {
  const answer = await ask('/storage/urls', JSON.stringify({ fileList: options.fileList }), json)
  if (!answer.ok) throw fail({ errCode: -503003, reason: `storage error | errMsg: ${await answer.text()}` })
  return (await answer.json()) as object
}

/** 云开发: functions, files and the database's live queries, answered by the local cloud. */
export const cloud = (): Record<string, Api | ((...values: never[]) => unknown)> => ({
  init: () => undefined,
  callFunction: api('cloud.callFunction', callFunction),
  uploadFile: api('cloud.uploadFile', uploadFile),
  getTempFileURL: api('cloud.getTempFileURL', getTempFileURL),
  database,
})
