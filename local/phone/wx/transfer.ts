import { make } from '../shell/dom'
import { hooks } from '../shell/hooks'
import { settings } from '../shell/settings'
import { api, Failure, text, type Api } from './api'
import { fileAt, keepFile } from './files'

/** Kinds of document that WeChat shows. */
const shownKinds = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The local cloud's links name the address it listens on; the page may have been opened under another name of it. */
const addressOf = (url: string): string => {
  const { pathname, search } = new URL(url, window.location.href)
  return pathname.startsWith('/storage/') ? `${pathname}${search}` : url
}

const download = async (options: Record<string, unknown>): Promise<object> => {
  if (!settings.isOnline) throw new Failure('network request error')
  const answer = await fetch(addressOf(text(options.url))).catch(() => {
    throw new Failure('network request error')
  })
  const content = await answer.blob()
  const { status: statusCode } = answer
  if (options.filePath === undefined) return { tempFilePath: URL.createObjectURL(content), statusCode }
  const filePath = text(options.filePath)
  keepFile(filePath, await content.arrayBuffer())
  return { filePath, statusCode }
}

/** The machine's own folder stands for what WeChat would open, and for the conversation that a file is sent to. */
const handOver = async (path: string, name: string, deed: string): Promise<void> => {
  const url = URL.createObjectURL(await fileAt(path))
  make('a', { href: url, download: name }).click()
  hooks.deeds.push(`${deed} ${name}`)
}

/** 文件的来去: from the net to the phone, and from the phone to whoever reads it. */
export const transfer = (): Record<string, Api> => ({
  downloadFile: api('downloadFile', download),
  openDocument: api('openDocument', async ({ filePath, fileType }) => {
    const path = text(filePath)
    const kind = text(fileType, path.slice(path.lastIndexOf('.') + 1)).toLowerCase()
    if (!shownKinds.includes(kind)) throw new Failure('filetype not supported')
    await handOver(path, nameOf(path), 'open')
  }),
  shareFileMessage: api('shareFileMessage', async ({ filePath, fileName }) => {
    const path = text(filePath)
    await handOver(path, text(fileName, nameOf(path)), 'send')
  }),
})
