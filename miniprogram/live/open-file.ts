import { fetchFile } from './chosen-file'

/** What a file is to whoever shows it. */
export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'jpeg' | 'png'

/** Characters that a name in a folder has not. */
const unnameable = /[\\/:*?"<>|\s]+/g

/**
 * Shows a file by its link: a picture as a picture, a document by WeChat itself, whose menu sends it on or has it
 * printed. Says what came in between; `offline` may be tried again.
 */
export const openFile = async (
  link: string,
  kind: FileKind,
  name: string,
): Promise<'opened' | 'offline' | 'unreadable'> => {
  if (kind === 'jpeg' || kind === 'png') {
    return new Promise((resolve) => {
      wx.previewImage({
        urls: [link],
        success: () => {
          resolve('opened')
        },
        fail: () => {
          resolve('offline')
        },
      })
    })
  }
  const filePath = await fetchFile(link, `${name.replace(unnameable, '')}.${kind}`)
  if (filePath === undefined) return 'offline'
  return new Promise((resolve) => {
    wx.openDocument({
      filePath,
      fileType: kind,
      showMenu: true,
      success: () => {
        resolve('opened')
      },
      fail: () => {
        resolve('unreadable')
      },
    })
  })
}

/** Shows a PDF; where that doesn't work its link is copied for a browser. Says which it was. */
export const openPdf = async (link: string, name: string): Promise<'opened' | 'copied' | 'neither'> => {
  if ((await openFile(link, 'pdf', name)) === 'opened') return 'opened'
  return new Promise((resolve) => {
    wx.setClipboardData({
      data: link,
      success: () => {
        resolve('copied')
      },
      fail: () => {
        resolve('neither')
      },
    })
  })
}
