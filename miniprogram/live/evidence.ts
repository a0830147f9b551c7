import { call } from '../api/call'
import type { Attached } from './attached'
import { pickPhoto } from './paper-file'

/** Characters of a piece: so many whole groups of four as the function takes at once. */
const PIECE = 200_000
const SECRET_LENGTH = 40
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A name that nobody guesses within the day for which it is good. */
const chance = (): string => {
  let text = ''
  while (text.length < SECRET_LENGTH) text += alphabet.charAt(Math.floor(Math.random() * alphabet.length))
  return text
}

const contentOf = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => {
        if (typeof data === 'string') resolve(data)
        else reject(new Error('bytes in the place of text'))
      },
      fail: reject,
    })
  })

type Sent = { readonly id: string } | { readonly why: string }

/**
 * Sends a photo in pieces within calls: a file that the phone itself uploads would bear its owner. What is wrong with
 * it comes in the function's own words, empty where it was the network.
 */
const send = async (path: string): Promise<Sent> => {
  const content = await contentOf(path)
  const evidenceId = chance()
  const secret = chance()
  const pieces = Math.ceil(content.length / PIECE)
  for (let at = 0; at < pieces; at++) {
    const data = content.slice(at * PIECE, (at + 1) * PIECE)
    const answer = await call('complaints', 'sendEvidence', { evidenceId, secret, at, data })
    if (!answer.ok) return { why: answer.error.message }
  }
  const done = await call('complaints', 'finishEvidence', { evidenceId, secret, pieces })
  return done.ok ? { id: evidenceId } : { why: done.error.message }
}

/** What a page that takes evidence has in its data. */
interface Taking {
  readonly data: { readonly uploads: readonly Attached[]; readonly isUploading: boolean }
  setData(data: { uploads?: readonly Attached[]; isUploading?: boolean; fileError?: string }): void
}

/** Lets somebody choose a photo as evidence, one at a time, and sends it. */
export const attachEvidence = async (
  page: Taking,
  said: { readonly nameOf: (n: number) => string; readonly notSent: string },
): Promise<void> => {
  if (page.data.isUploading) return
  const path = await pickPhoto()
  if (path === undefined) return
  page.setData({ isUploading: true, fileError: '' })
  let sent: Sent
  try {
    sent = await send(path)
  } catch {
    sent = { why: '' }
  }
  const { uploads } = page.data
  if ('id' in sent)
    page.setData({
      isUploading: false,
      uploads: [...uploads, { id: sent.id, name: said.nameOf(uploads.length + 1) }],
    })
  else page.setData({ isUploading: false, fileError: sent.why === '' ? said.notSent : sent.why })
}
