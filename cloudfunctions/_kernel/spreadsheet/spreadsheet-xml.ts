import type { SaxesParser } from 'saxes'

type Attributes = Readonly<Record<string, string>>

interface Listener {
  readonly open?: (tag: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: string) => void
}

const CHUNK = 64 * 1024

/** A tag without the prefix that some programs write. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

type Parser = typeof SaxesParser

/** The parser, loaded when the first file comes. */
export const loadParser = async (): Promise<Parser> => (await import('saxes')).SaxesParser

/**
 * Reads one part of a workbook piece by piece. Throws what the XML or its UTF-8 is wrong with; a document type,
 * which could define entities that grow, is wrong too.
 */
export const readXml = (Sax: Parser, part: Uint8Array, { open, text, close }: Listener): void => {
  const parser = new Sax({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  if (open !== undefined) {
    parser.on('opentag', ({ name, attributes }) => {
      open(local(name), attributes)
    })
  }
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close !== undefined) {
    parser.on('closetag', ({ name }) => {
      close(local(name))
    })
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at < part.length; at += CHUNK)
    parser.write(decoder.decode(part.subarray(at, at + CHUNK), { stream: true }))
  parser.write(decoder.decode()).close()
}

/** A text that stops growing past its limit, so that one huge cell costs no memory. */
export class BoundedText {
  #text = ''
  constructor(readonly most: number) {}
  add(text: string): void {
    if (this.#text.length <= this.most) this.#text += text.slice(0, this.most + 1 - this.#text.length)
  }
  /** The text so far; the next one begins empty. */
  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}
