import type { Files } from './files'
import { FileFault } from './files'

/** The storage actions of the wire protocol. Each gives the reply's `data`. */

interface Place {
  readonly files: Files
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

const rows = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? (value as unknown[]).filter(
        (row): row is Record<string, unknown> => typeof row === 'object' && row !== null,
      )
    : []

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A path that addresses carry too: relative, no empty or upward steps, none of `?#%`, 1–1024 characters. */
export const isCloudPath = (cloudPath: string): boolean =>
  cloudPath.length > 0 &&
  cloudPath.length <= 1024 &&
  !/[?#%\\]/.test(cloudPath) &&
  cloudPath.split('/').every((step) => step !== '' && step !== '.' && step !== '..')

const codeOf = (error: unknown): string => {
  if (error instanceof FileFault) return error.code
  throw error
}

const uploadMetadata = ({ files, origin }: Place, body: Record<string, unknown>) => {
  const cloudPath = text(body['path'])
  if (!isCloudPath(cloudPath)) throw new FileFault('STORAGE_SIGN_PARAM_INVALID', 'the path is not valid')
  return {
    url: `${origin}/storage/${encodeURI(cloudPath)}`,
    token: 'local',
    authorization: files.sign('write', cloudPath),
    fileId: files.fileId(cloudPath),
    // A header of the upload carries it, so it must not hold Chinese.
    cosFileId: Buffer.from(files.fileId(cloudPath)).toString('base64url'),
  }
}

const downloadList = async ({ files, origin }: Place, body: Record<string, unknown>) => {
  const asked = rows(body['file_list'])
  const list = asked.map(async (row) => {
    const fileID = text(row['fileid'])
    try {
      const cloudPath = files.pathOf(fileID)
      await files.read(cloudPath)
      const seconds = typeof row['max_age'] === 'number' ? row['max_age'] : undefined
      // Not encoded: the SDK encodes it itself.
      const tempFileURL = `${origin}/storage/${cloudPath}?sign=${files.sign('read', cloudPath, seconds)}`
      return { fileID, code: 'SUCCESS', tempFileURL, download_url: tempFileURL }
    } catch (error) {
      return { fileID, code: codeOf(error), tempFileURL: '' }
    }
  })
  return { download_list: await Promise.all(list) }
}

const deleteList = async ({ files }: Place, body: Record<string, unknown>) => {
  const list = texts(body['fileid_list']).map(async (fileID) => {
    try {
      await files.remove(files.pathOf(fileID))
      return { fileID, code: 'SUCCESS' }
    } catch (error) {
      return { fileID, code: codeOf(error) }
    }
  })
  return { delete_list: await Promise.all(list) }
}

const copyList = async ({ files }: Place, body: Record<string, unknown>) => {
  const list = rows(body['file_list']).map(async (row) => {
    const [from, to] = [text(row['src_path']), text(row['dst_path'])]
    try {
      if (!isCloudPath(to)) throw new FileFault('STORAGE_SIGN_PARAM_INVALID', 'the path is not valid')
      if (row['overwrite'] === false && (await files.facts(to)) !== undefined)
        throw new FileFault('STORAGE_EXCEED_AUTHORITY', 'there is a file already')
      const { facts, content } = await files.read(from)
      await files.write(to, content, facts.contentType, undefined)
      if (row['remove_original'] === true) await files.remove(from)
      return { fileID: files.fileId(to), code: 'SUCCESS' }
    } catch (error) {
      return { fileID: files.fileId(to), code: codeOf(error) }
    }
  })
  return { copy_list: await Promise.all(list) }
}

/** Storage actions by name; what is not here is refused by name. */
export const storageActions: Readonly<
  Record<string, (place: Place, body: Record<string, unknown>) => object | Promise<object>>
> = {
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': downloadList,
  'storage.batchDeleteFile': deleteList,
  'storage.batchCopyFile': copyList,
}
