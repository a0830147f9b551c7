import { storage } from '../sdk'

/** Files that one request to the storage throws away. */
const FILES_AT_ONCE = 50
const isGone = (code: string | undefined): boolean =>
  code === undefined || code === 'SUCCESS' || code === 'STORAGE_FILE_NONEXIST'

/** The ids of files that a document names at a path, which goes through lists. */
export const filesAt = (document: unknown, path: string): string[] => {
  if (Array.isArray(document)) return document.flatMap((one) => filesAt(one, path))
  if (path === '') return typeof document === 'string' && document !== '' ? [document] : []
  if (typeof document !== 'object' || document === null) return []
  const [field = '', ...rest] = path.split('.')
  return filesAt((document as Readonly<Record<string, unknown>>)[field], rest.join('.'))
}

/** Throws files away; what the storage still has afterwards. One that isn't there is gone. @throws when it is down */
export const removeFiles = async (files: readonly string[]): Promise<ReadonlySet<string>> => {
  const left = new Set<string>()
  for (let from = 0; from < files.length; from += FILES_AT_ONCE) {
    const { fileList, code } = await storage.deleteFile({ fileList: files.slice(from, from + FILES_AT_ONCE) })
    if (fileList === undefined) throw new Error(`storage answered ${code ?? 'nothing'}`)
    for (const one of fileList) if (!isGone(one.code)) left.add(one.fileID)
  }
  return left
}
