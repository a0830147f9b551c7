import { call, type Failure } from '../api/call'

/** A file that somebody chose: where it lies on the phone, and what they call it. */
export interface ChosenFile {
  readonly path: string
  readonly name: string
}

/** A file out of a conversation, by its ending where only some are taken; nothing when they think better of it. */
export const pickFile = async (extension?: string[]): Promise<ChosenFile | undefined> => {
  try {
    const { tempFiles } = await wx.chooseMessageFile(
      // Pictures are no files to WeChat: who takes them, too, is shown everything.
      extension === undefined ? { count: 1, type: 'all' } : { count: 1, type: 'file', extension },
    )
    const [file] = tempFiles
    return file === undefined ? undefined : { path: file.path, name: file.name }
  } catch {
    return undefined
  }
}

/** A table (xlsx or JSONL) out of a conversation. */
export const pickTable = (): Promise<ChosenFile | undefined> => pickFile(['xlsx', 'jsonl'])

/** Brings a file to where a context takes it from; gives the name under which it is read there. */
export const putFile = async (
  keeper: 'guidance' | 'people',
  { path }: ChosenFile,
): Promise<{ readonly ok: true; readonly uploadId: string } | { readonly ok: false; error: Failure }> => {
  const place = await call(keeper, 'beginUpload', {})
  if (!place.ok) return place
  try {
    await wx.cloud.uploadFile({ cloudPath: place.value.path, filePath: path })
    return { ok: true, uploadId: place.value.uploadId }
  } catch {
    return { ok: false, error: { code: 'OFFLINE', message: '' } }
  }
}

/** Fetches a file by its link, under a name that whoever gets it can read; nothing when it did not come. */
export const fetchFile = (url: string, name: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const filePath = `${wx.env.USER_DATA_PATH}/${name}`
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) => {
        resolve(statusCode === 200 ? filePath : undefined)
      },
      fail: () => {
        resolve(undefined)
      },
    })
  })
