import { upload } from './case-upload'
import { pickPaper } from './paper-file'

/** A file that was brought to the cloud and goes with the next thing that is sent. */
export interface Attached {
  readonly id: string
  readonly name: string
}

/** What the page calls a file, and says of one that did not arrive. */
interface Said {
  readonly nameOf: (n: number) => string
  readonly notSent: string
}

/** What a page that takes files has in its data. */
interface Attaching {
  readonly data: { readonly uploads: readonly Attached[]; readonly isUploading: boolean }
  setData(data: { uploads?: readonly Attached[]; isUploading?: boolean; fileError?: string }): void
}

/** Lets somebody choose a photo or a file and brings it to the cloud, one at a time. `before`: how many there are already. */
export const attachFile = async (page: Attaching, said: Said, before = 0): Promise<void> => {
  if (page.data.isUploading) return
  const path = await pickPaper()
  if (path === undefined) return
  page.setData({ isUploading: true, fileError: '' })
  const id = await upload(path)
  const { uploads } = page.data
  const name = said.nameOf(before + uploads.length + 1)
  page.setData({
    isUploading: false,
    fileError: id === undefined ? said.notSent : '',
    uploads: id === undefined ? uploads : [...uploads, { id, name }],
  })
}
