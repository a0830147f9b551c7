import { go } from './go'
/** What a code of ours leads to: a window, a place on the plan, a referral, a printed slip, a rating, a strip with a code. */
export type Scene =
  | { readonly kind: 'window'; readonly windowId: string }
  | { readonly kind: 'place'; readonly placeId: string }
  | { readonly kind: 'referral'; readonly code: string }
  | { readonly kind: 'slip'; readonly code: string }
  | { readonly kind: 'rating'; readonly visitId: string }
  | { readonly kind: 'strip'; readonly no: string; readonly code: string }
  /** The label of a thing of the register (§26). */
  | { readonly kind: 'asset'; readonly itemId: string }
  /** The screen of the computer that prints activation codes. */
  | { readonly kind: 'printPage'; readonly page: string }
  /** The rotating code on the hall's screen, and a screen that wants to show it. */
  | { readonly kind: 'hallCode'; readonly code: string }
  | { readonly kind: 'screen'; readonly screenId: string }

/** What the code says that leads to the rating of a case's result. */
export const ratingScene = (caseId: string): string => `c=${caseId.replace(/^k-/, '')}`

/** What the code says that leads to the rating of a visit at a window. */
export const visitScene = (ticketId: string): string => `v=${ticketId}`

/** A scene string as WeChat hands it over: `w=W1`, `p=south`, `g=TAG`, `r=…`, `s=…`, `c=…`, `v=…`. Nothing for anybody else's. */
export const readScene = (scene: string): Scene | undefined => {
  const [, no, secret] = /^b=([0-9A-Z]{4,20})\.([2-9A-Z]{10})$/.exec(scene) ?? []
  if (no !== undefined && secret !== undefined) return { kind: 'strip', no, code: secret }
  const [, page] = /^a=([\w-]{87})$/.exec(scene) ?? []
  if (page !== undefined) return { kind: 'printPage', page }
  const [, itemId] = /^g=([2-9A-HJKMNP-TV-Z]{8})$/.exec(scene) ?? []
  if (itemId !== undefined) return { kind: 'asset', itemId }
  const [, code] = /^h=(\d{8})$/.exec(scene) ?? []
  if (code !== undefined) return { kind: 'hallCode', code }
  const [, screenId] = /^k=([\w-]{43})$/.exec(scene) ?? []
  if (screenId !== undefined) return { kind: 'screen', screenId }
  const [, rated] = /^c=([\w-]{22})$/.exec(scene) ?? []
  if (rated !== undefined) return { kind: 'rating', visitId: `case:k-${rated}` }
  const [, visit] = /^v=([A-Z]:[\d-]{10}:\d{1,4})$/.exec(scene) ?? []
  if (visit !== undefined) return { kind: 'rating', visitId: visit }
  const found = /^([wprs])=([\w:.-]{1,80})$/.exec(scene)
  const [, kind, value] = found ?? []
  if (kind === undefined || value === undefined) return undefined
  if (kind === 'w') return { kind: 'window', windowId: value }
  if (kind === 'p') return { kind: 'place', placeId: value }
  return kind === 'r' ? { kind: 'referral', code: value } : { kind: 'slip', code: value }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The scene of what the scanner read: a mini-program code's path, the part of an address after `#`, or the bare string. */
const sceneOf = ({ path, result }: { path?: string; result?: string }): string => {
  const text = path !== undefined && path !== '' ? path : (result ?? '')
  const scene = /[?&]scene=([^&#]*)/.exec(text)?.[1] ?? /^https?:[^#]*#(.*)$/.exec(text)?.[1]
  return decoded(scene ?? text)
}

/** Opens the scanner. `undefined`: the visitor closed it. An unknown code comes as its text without a scene. */
export const scan = (): Promise<{ scene: Scene | undefined } | undefined> =>
  new Promise((resolve) => {
    wx.scanCode({
      success: (read) => {
        resolve({ scene: readScene(sceneOf(read)) })
      },
      fail: () => {
        resolve(undefined)
      },
    })
  })

/** Opens the scanner and then the page that knows what any code of ours leads to. */
export const openScan = (): void => {
  wx.scanCode({
    success: (read) => {
      go(`/pages/scan/scan?scene=${encodeURIComponent(sceneOf(read))}`)
    },
    fail: () => undefined,
  })
}
