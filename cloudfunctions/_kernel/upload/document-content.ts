import { type DocumentKind, documentKinds } from './document-kind'
import { kindOf } from './file-kind'

const MOST_PARTS = 2000
const MOST_TYPES_BYTES = 1024 * 1024
const TYPES = '[Content_Types].xml'

/** What makes a zip a document of one kind: its main part, and the type that the package gives to it. */
const offices = {
  docx: [
    'word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  ],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const satisfies Partial<Record<DocumentKind, readonly [part: string, type: string]>>

/** Parts that run when a document is opened, or a program that was put into its zip. */
const runs = /vbaProject|macrosheets|activeX|\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|jse?|jar|hta|lnk)$/i

/** Word or Excel, by the package's own directory; nothing for any other zip, a damaged one, or one with macros. */
const officeKindOf = async (content: Uint8Array): Promise<DocumentKind | undefined> => {
  const { unzipSync } = await import('fflate')
  const names: string[] = []
  try {
    // Nothing is unpacked but the list of types, and that only as far as the directory says.
    const unpacked = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        return name === TYPES && originalSize <= MOST_TYPES_BYTES
      },
    })
    if (names.length > MOST_PARTS || new Set(names).size < names.length) return undefined
    if (names.some((name) => runs.test(name))) return undefined
    const types = new TextDecoder().decode(unpacked[TYPES])
    return (['docx', 'xlsx'] as const).find((kind) => {
      const [part, type] = offices[kind]
      return names.includes(part) && types.includes(`"${type}"`)
    })
  } catch {
    return undefined
  }
}

/** What a whole file is by its content: a renamed program, an ordinary zip or a document with macros is nothing. */
export const documentKindOf = async (content: Uint8Array): Promise<DocumentKind | undefined> => {
  const kind = kindOf(content)
  return kind === 'xlsx' ? officeKindOf(content) : documentKinds.find((one) => one === kind)
}
