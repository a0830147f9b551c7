import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './body'
import { openidOf } from './call'
import type { Files } from './files'
import { FileFault, MAX_FILE_BYTES } from './files'
import { DoorRefusal, sendJson } from './refuse'
import { isCloudPath } from './storage'

const statusOf: Readonly<Record<FileFault['code'], number>> = {
  STORAGE_FILE_NONEXIST: 404,
  STORAGE_EXCEED_AUTHORITY: 403,
  STORAGE_SIGN_PARAM_INVALID: 403,
}

const upload = async (
  files: Files,
  cloudPath: string,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const { authorization } = request.headers
  const openid = authorization === undefined ? openidOf(request) : undefined
  if (authorization !== undefined) files.verify('write', cloudPath, authorization)
  else if (openid === undefined)
    throw new FileFault('STORAGE_EXCEED_AUTHORITY', 'nobody may write without a name')
  const content = await readBody(request, MAX_FILE_BYTES)
  const contentType = request.headers['content-type'] ?? 'application/octet-stream'
  const facts = await files.write(cloudPath, content, contentType, openid)
  // An SDK's upload expects an empty answer, the phone its file's id.
  if (openid === undefined) response.writeHead(200).end()
  else sendJson(response, { fileID: files.fileId(cloudPath), size: facts.size })
}

/**
 * `/storage/<path>`: PUT by a signed SDK upload or by a phone (`x-local-openid`, its own paths only), GET by a
 * signed link, DELETE by the phone that owns the file.
 * @throws DoorRefusal
 */
export const serveStorage = async (
  files: Files,
  address: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const cloudPath = decodeURIComponent(address.pathname.slice('/storage/'.length))
  try {
    if (!isCloudPath(cloudPath)) throw new FileFault('STORAGE_SIGN_PARAM_INVALID', 'the path is not valid')
    if (request.method === 'PUT') {
      await upload(files, cloudPath, request, response)
      return
    }
    if (request.method === 'DELETE') {
      const openid = openidOf(request)
      if (openid === undefined)
        throw new FileFault('STORAGE_EXCEED_AUTHORITY', 'nobody may delete without a name')
      await files.remove(cloudPath, openid)
      sendJson(response, { fileID: files.fileId(cloudPath) })
      return
    }
    files.verify('read', cloudPath, address.searchParams.get('sign') ?? '')
    const { facts, content } = await files.read(cloudPath)
    response.writeHead(200, { 'content-type': facts.contentType, 'content-length': content.length })
    response.end(request.method === 'HEAD' ? undefined : content)
  } catch (error) {
    if (error instanceof FileFault) throw new DoorRefusal(statusOf[error.code], error.code, error.message)
    throw error
  }
}
