import { go } from './go'
/** What a code of ours leads to: a window, a place on the plan, a referral, a printed slip. */
export type Scene =
  | { readonly kind: 'window'; readonly windowId: string }
  | { readonly kind: 'place'; readonly placeId: string }
  | { readonly kind: 'referral'; readonly code: string }
  | { readonly kind: 'slip'; readonly code: string }

/** A scene string as WeChat hands it over: `w=W1`, `p=south`, `r=…`, `s=…`. Nothing for anybody else's. */
export const readScene = (scene: string): Scene | undefined => {
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

/** The scene of what the scanner read: a mini-program code's path, or the bare string of a plain code. */
const sceneOf = ({ path, result }: { path?: string; result?: string }): string => {
  const text = path !== undefined && path !== '' ? path : (result ?? '')
  const scene = /[?&]scene=([^&#]*)/.exec(text)?.[1]
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
