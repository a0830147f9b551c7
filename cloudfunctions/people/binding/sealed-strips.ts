import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { shortHash } from '../../_kernel/hash'

/** One person's strip of paper. The code is here, on the paper and nowhere else. */
export interface Strip {
  readonly name: string
  readonly no: string
  readonly group?: string
  readonly code: string
}

export interface SealedStrips {
  /** The public half of a key made for this sealing; its private half is forgotten at once. */
  readonly from: string
  /** Nonce, cipher text and tag, base64url. */
  readonly sealed: string
}

/** What the key is for; the print page says the same. */
const PURPOSE = 'activation codes'

/** The sheet that a print page waits for, by its public key. */
export const sheetIdOf = (page: string): string => shortHash(`sheet:${page}`)

/**
 * Strips under a key that only the print page can work out: ECDH over P-256, HKDF-SHA-256, AES-256-GCM, as every
 * browser's own cryptography has them. Nothing when `page` is no point of the curve.
 */
export const sealStrips = (page: string, strips: readonly Strip[], until: Date): SealedStrips | undefined => {
  const own = createECDH('prime256v1')
  own.generateKeys()
  let shared: Buffer
  try {
    shared = own.computeSecret(Buffer.from(page, 'base64url'))
  } catch {
    return undefined
  }
  const key = Buffer.from(hkdfSync('sha256', shared, '', PURPOSE, 32))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const text = JSON.stringify({ strips, until: until.toISOString() })
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return {
    from: own.getPublicKey('base64url'),
    sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url'),
  }
}
