import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

const keyFrom = (secret: string, purpose: string): Buffer =>
  createHash('sha256').update(`${purpose}:${secret}`).digest()

/** Under a key (AES-256-GCM), bound to the document that it belongs to: in another one's place it opens nothing. */
export const sealed = (secret: string, purpose: string, content: Uint8Array): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, purpose), iv)
  const body = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** What `sealed` closed. @throws where it was changed, belongs elsewhere or the key is another */
export const opened = (secret: string, purpose: string, closed: string): Buffer => {
  const bytes = Buffer.from(closed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret, purpose), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}
