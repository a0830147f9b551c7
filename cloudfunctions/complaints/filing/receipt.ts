import { hmac } from '../../_kernel/hash'

const DIGITS = 16

/** The key of this context, from the function's environment. Throws when it isn't set. */
export const complaintKey = (): string => {
  const key = process.env.COMPLAINT_KEY ?? ''
  if (key.length < 16)
    throw new Error('COMPLAINT_KEY is not set: give the function complaints 16 random characters or more')
  return key
}

/**
 * 回执号: sixteen digits out of what only the one who filed has. Stored is its HMAC alone; a command that is sent again
 * gets the same one, though no answer was kept.
 */
export const receiptFrom = (key: string, secret: string): string => {
  const bytes = Buffer.from(hmac(key, `receipt:${secret}`), 'base64url')
  return (BigInt(`0x${bytes.toString('hex')}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0')
}

/** What is kept of a receipt. */
export const receiptMac = (key: string, receipt: string): string => hmac(key, `receipt-mac:${receipt}`)

/** What is kept of whoever filed by name, so that they find theirs again. */
export const ownerMac = (key: string, personId: string): string => hmac(key, `owner:${personId}`)
