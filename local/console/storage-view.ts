/// <reference lib="dom" />
import { element } from '../../web/element'
import { ask, read } from './ask'
import { momentText } from './document-text'
import { drawHeading } from './frame'
import { table } from './table'
import type { View } from './view'
import { say } from './words'

interface StoredFile {
  readonly path: string
  readonly owner?: string
  readonly size: number
  readonly contentType: string
  readonly at: string
}

/** 12 KB; 3.4 MB. */
const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Files that phones and functions have stored; one is opened beside the console. */
export const storageView: View = async ({ main }) => {
  const files = await read<readonly StoredFile[]>('storage')
  drawHeading({ title: say('storage'), remark: String(files.length) })
  main.replaceChildren(
    element(
      'section',
      'panel fill',
      table<StoredFile>(
        [
          { head: say('path'), cell: ({ path }) => path, look: 'code' },
          { head: say('type'), cell: ({ contentType }) => contentType },
          { head: say('size'), cell: ({ size }) => sizeWords(size), look: 'number' },
          { head: say('owner'), cell: ({ owner }) => owner ?? '–' },
          { head: say('time'), cell: ({ at }) => momentText(Date.parse(at)), look: 'code' },
        ],
        files,
        {
          name: say('storage'),
          empty: say('noFiles'),
          open: ({ path }) => {
            void ask<{ url: string }>('link', { path }).then(({ url }) => open(url, '_blank', 'noopener'))
          },
        },
      ),
    ),
  )
  return undefined
}
