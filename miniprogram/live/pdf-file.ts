import { fetchFile } from './table-file'

/** A PDF out of a conversation; nothing when they think better of it. */
export const pickPdf = async (): Promise<string | undefined> => {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf'] })
    return tempFiles[0]?.path
  } catch {
    return undefined
  }
}

/** Fetches a PDF by its link and shows it; false when it did not come, or the phone can't. */
export const openPdf = async (url: string): Promise<boolean> => {
  const filePath = await fetchFile(url, 'file.pdf')
  if (filePath === undefined) return false
  return new Promise((resolve) => {
    wx.openDocument({
      filePath,
      fileType: 'pdf',
      showMenu: true,
      success: () => {
        resolve(true)
      },
      fail: () => {
        resolve(false)
      },
    })
  })
}
