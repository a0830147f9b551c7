import type { ServerResponse } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
}

const fileOf = async (folder: string, wanted: string): Promise<string | undefined> => {
  const file = path.join(folder, wanted)
  // `..` in the address must not lead out of the folder.
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined
  try {
    const facts = await stat(file)
    if (facts.isFile()) return file
    return facts.isDirectory() ? await fileOf(folder, path.join(wanted, 'index.html')) : undefined
  } catch {
    return undefined
  }
}

/** Puts a stylesheet before all others that a page names. */
export const withStyle = (page: Buffer, address: string): Buffer =>
  Buffer.from(
    page.toString('utf8').replace('</title>', `</title><link rel="stylesheet" href="${address}" />`),
  )

const cacheOf = (file: string, isVersioned: boolean): string => {
  if (isVersioned) return 'max-age=31536000, immutable'
  return file.endsWith('.woff2') ? 'max-age=86400' : 'no-cache'
}

/**
 * Sends a file of a built site, `index.html` for a folder; `style` is one more stylesheet that its pages get, though
 * what is deployed doesn't name it; what is versioned has another address when it has changed. False: there is no such
 * file.
 */
export const serveFile = async (
  folder: string,
  wanted: string,
  response: ServerResponse,
  { style, isVersioned = false }: { style?: string | undefined; isVersioned?: boolean } = {},
): Promise<boolean> => {
  const file = await fileOf(folder, wanted)
  if (file === undefined) return false
  const plain = await readFile(file)
  const content = style !== undefined && file.endsWith('.html') ? withStyle(plain, style) : plain
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-length': content.length,
    'cache-control': cacheOf(file, isVersioned),
  })
  response.end(content)
  return true
}
