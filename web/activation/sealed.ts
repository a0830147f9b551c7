/** One person's strip, as the function sealed it. */
export interface Strip {
  readonly name: string
  readonly no: string
  readonly group?: string
  readonly code: string
}

/** What a part of a sheet says once it is open. */
export interface Opened {
  readonly strips: readonly Strip[]
  /** When the codes end, ISO 8601. */
  readonly until: string
}

export interface Part {
  readonly partId: string
  readonly from: string
  readonly sealed: string
}

/** The page's own key for one sheet; the private half can't be taken out of the browser and ends with the tab. */
export interface SheetKey {
  /** What the code on the screen says. */
  readonly page: string
  /** Under which parts are fetched. */
  readonly sheetId: string
  readonly open: (part: Part) => Promise<Opened>
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const PURPOSE = 'activation codes'
const NONCE_BYTES = 12
const SHEET_ID_LENGTH = 22

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))

const hashOf = async (text: string): Promise<string> =>
  toText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/** A fresh key for one sheet. Throws where the browser has no cryptography: pages without HTTPS. */
export const newSheetKey = async (): Promise<SheetKey> => {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const page = toText(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const keyFor = async (from: string): Promise<CryptoKey> => {
    const other = await crypto.subtle.importKey('raw', toBytes(from), curve, false, [])
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, pair.privateKey, 256)
    const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
    const derivation = {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: new TextEncoder().encode(PURPOSE),
    }
    return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
  }
  return {
    page,
    sheetId: (await hashOf(`sheet:${page}`)).slice(0, SHEET_ID_LENGTH),
    open: async ({ from, sealed }) => {
      const bytes = toBytes(sealed)
      const nonce = { name: 'AES-GCM', iv: bytes.subarray(0, NONCE_BYTES) }
      const text = await crypto.subtle.decrypt(nonce, await keyFor(from), bytes.subarray(NONCE_BYTES))
      return JSON.parse(new TextDecoder().decode(text)) as Opened
    },
  }
}
