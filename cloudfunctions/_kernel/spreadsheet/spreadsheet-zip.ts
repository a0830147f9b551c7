import type { FileLimits } from '../row-fault'

const MOST_PARTS = 200

/** Parts of a workbook that are read; pictures, macros and the rest stay packed. */
const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

export type Unpacked =
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'damaged' | 'tooLarge' | 'macros' | 'noWorkbook' }

/**
 * Unpacks a workbook that may be a trap. The zip's own directory is looked at first: too many parts, too many bytes
 * or two parts of one name and nothing is unpacked. A part that is longer than the directory says fills no more
 * than was said.
 */
export const unpack = async (file: Uint8Array, { mostBytes }: FileLimits): Promise<Unpacked> => {
  const { unzipSync } = await import('fflate')
  const listed: { readonly name: string; readonly size: number }[] = []
  try {
    unzipSync(file, {
      filter: ({ name, originalSize }) => {
        listed.push({ name, size: originalSize })
        return false
      },
    })
    const total = listed.reduce((sum, { size }) => sum + size, 0)
    const names = new Set(listed.map(({ name }) => name))
    if (listed.length > MOST_PARTS || total > mostBytes) return { kind: 'tooLarge' }
    if (names.size < listed.length) return { kind: 'damaged' }
    if (listed.some(({ name }) => /vbaProject|macrosheets/i.test(name))) return { kind: 'macros' }
    if (!names.has('xl/workbook.xml')) return { kind: 'noWorkbook' }
    const unpacked = unzipSync(file, { filter: ({ name }) => wanted.test(name) })
    return { kind: 'parts', parts: new Map(Object.entries(unpacked)) }
  } catch {
    return { kind: 'damaged' }
  }
}
