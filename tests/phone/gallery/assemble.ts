import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Where the gallery's own files look for the product; assembled, it lies beside them. */
const product = '../../../miniprogram/'

/**
 * Lays the product's mini-program and the gallery's pages over each other in a new folder, which then is a
 * mini-program of its own: the same components and styles, other pages. Gives the folder.
 */
export const assembleGallery = async (root: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-'))
  const gallery = path.join(root, 'tests/phone/gallery')
  await cp(path.join(root, 'miniprogram'), folder, {
    recursive: true,
    filter: (file) => !/\/(pages|staff|my|centre|search|miniprogram_npm)$/.test(file),
  })
  await cp(gallery, folder, { recursive: true, filter: (file) => !file.endsWith('assemble.ts') })
  for (const name of ['app.json', 'app.ts', 'app.wxss', 'called.ts', 'shown.ts', 'words.ts']) {
    const text = await readFile(path.join(gallery, name), 'utf8')
    await writeFile(path.join(folder, name), text.replaceAll(product, './'))
  }
  return folder
}
