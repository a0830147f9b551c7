/** What I have packed for which service, kept on the phone alone. */
const key = 'ticked'
const most = 40
let all: Record<string, string[]> | undefined

const stored = (): Record<string, string[]> => {
  all ??= wx.getStorageSync<Record<string, string[]> | ''>(key) || {}
  return all
}

/** Names of the materials that are ticked off. */
export const ticked = (code: string): readonly string[] => stored()[code] ?? []

/** Ticks a material of a service, or takes the tick away. */
export const tick = (code: string, name: string, isThere: boolean): void => {
  const others = ticked(code).filter((one) => one !== name)
  const rest = Object.entries(stored()).filter(([one]) => one !== code)
  const mine = isThere ? [...others, name] : others
  all = Object.fromEntries([...rest, [code, mine] as const].slice(-most))
  wx.setStorage({ key, data: all, fail: () => undefined })
}
