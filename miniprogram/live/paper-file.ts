import { dictionary } from '../i18n/dictionary'
import { pickFile } from './chosen-file'

const { t } = dictionary(
  { photo: '拍照或从相册选', pdf: '从聊天里选 PDF' },
  { photo: 'Take or choose a photo', pdf: 'Choose a PDF from a chat' },
)

/** A photo that somebody chooses or takes, by its path; nothing when they think better of it. */
export const pickPhoto = async (): Promise<string | undefined> => {
  try {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'] })
    return tempFiles[0]?.tempFilePath
  } catch {
    return undefined
  }
}

/** A PDF out of a conversation, by its path. */
export const pickPdf = async (): Promise<string | undefined> => (await pickFile(['pdf']))?.path

/** A photo or a PDF, whichever somebody has: asks which, and gives its path. */
export const pickPaper = async (): Promise<string | undefined> => {
  try {
    const { tapIndex } = await wx.showActionSheet({ itemList: [t('photo'), t('pdf')] })
    return await (tapIndex === 0 ? pickPhoto() : pickPdf())
  } catch {
    return undefined
  }
}
