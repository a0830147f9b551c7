import { call } from '../api/call'

/** Brings a file to where the cloud takes it from; gives the name under which it is attached, or nothing. */
export const upload = async (filePath: string): Promise<string | undefined> => {
  const place = await call('cases', 'beginUpload', {})
  if (!place.ok) return undefined
  try {
    await wx.cloud.uploadFile({ cloudPath: place.value.path, filePath })
    return place.value.uploadId
  } catch {
    return undefined
  }
}
