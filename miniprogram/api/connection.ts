/** Whether the phone says that it has a network. True until it says otherwise. */
let connected = true
const listeners = new Set<(connected: boolean) => void>()

export const isConnected = (): boolean => connected

/** Calls back when the network comes or goes; returns how to stop. */
export const onConnection = (listener: (connected: boolean) => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const set = (next: boolean): void => {
  if (next === connected) return
  connected = next
  for (const listener of listeners) listener(next)
}

/** Called once by the app. */
export const followConnection = (): void => {
  wx.getNetworkType({
    success: ({ networkType }) => {
      set(networkType !== 'none')
    },
  })
  wx.onNetworkStatusChange(({ isConnected: next }) => {
    set(next)
  })
}
