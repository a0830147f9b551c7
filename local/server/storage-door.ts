import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseObject, readBody } from './body'
import { openidOf } from './call'
import type { Files } from './files'
import { FileFault, MAX_FILE_BYTES } from './files'
import { DoorRefusal, sendJson } from './refuse'
import { isCloudPath } from './storage'

const MAX_LIST_BYTES = 64 * 1024

const statusOf: Readonly<Record<FileFault['code'], number>> = {
  STORAGE_FILE_NONEXIST: 404,
  STORAGE_EXCEED_AUTHORITY: 403,
  STORAGE_SIGN_PARAM_INVALID: 403,
}

/** An SDK's upload, signed by `storage.getUploadMetadata`; its answer is empty. */
const putSigned = async (
  files: Files,
  cloudPath: string,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  files.verify('write', cloudPath, request.headers.authorization ?? '')
  const content = await readBody(request, MAX_FILE_BYTES)
  await files.write(cloudPath, content, contentTypeOf(request), undefined)
  response.writeHead(200).end()
}

const contentTypeOf = (request: IncomingMessage): string =>
  request.headers['content-type'] ?? 'application/octet-stream'

const person = (request: IncomingMessage): string => {
  const openid = openidOf(request)
  if (openid === undefined) throw new FileFault('STORAGE_EXCEED_AUTHORITY', 'nobody may write without a name')
  return openid
}

/** A phone's upload to a path that is free or its own. */
const upload = async (
  files: Files,
  cloudPath: string,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const owner = person(request)
  const content = await readBody(request, MAX_FILE_BYTES)
  const { size } = await files.write(cloudPath, content, contentTypeOf(request), owner)
  sendJson(response, { fileID: files.fileId(cloudPath), size })
}

/** A phone may read no file by itself, not even its own: functions hand out the links. */
const refuseLinks = async (request: IncomingMessage, response: ServerResponse) => {
  const { fileList } = parseObject(await readBody(request, MAX_LIST_BYTES))
  const asked: unknown[] = Array.isArray(fileList) ? fileList : []
  const refused = asked.map((one) => ({
    fileID: typeof one === 'object' && one !== null && 'fileID' in one ? one.fileID : one,
    tempFileURL: '',
    status: -503002,
    errMsg: 'STORAGE_EXCEED_AUTHORITY',
  }))
  sendJson(response, { fileList: refused })
}

const download = async (files: Files, cloudPath: string, address: URL, response: ServerResponse) => {
  files.verify('read', cloudPath, address.searchParams.get('sign') ?? '')
  const { facts, content } = await files.read(cloudPath)
  response.writeHead(200, { 'content-type': facts.contentType, 'content-length': content.length })
  response.end(content)
}

const checked = (cloudPath: string): string => {
  if (!isCloudPath(cloudPath)) throw new FileFault('STORAGE_SIGN_PARAM_INVALID', 'the path is not valid')
  return cloudPath
}

/**
 * `/storage/…`: PUT `<path>` by a signed SDK upload, GET `<path>` by a signed link, and for phones POST
 * `upload?path=…` (their own paths only) and POST `urls` (refused file by file, as the rule says).
 * @throws DoorRefusal
 */
export const serveStorage = async (
  files: Files,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const rest = decodeURIComponent(address.pathname.slice('/storage/'.length))
  try {
    if (request.method === 'POST' && rest === 'upload')
      await upload(files, checked(address.searchParams.get('path') ?? ''), request, response)
    else if (request.method === 'POST' && rest === 'urls') await refuseLinks(request, response)
    else if (request.method === 'PUT') await putSigned(files, checked(rest), request, response)
    else await download(files, checked(rest), address, response)
  } catch (error) {
    if (error instanceof FileFault) throw new DoorRefusal(statusOf[error.code], error.code, error.message)
    throw error
  }
}
