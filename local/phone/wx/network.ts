import { onSetting, settings } from '../shell/settings'
import { api, Listeners, type Api } from './api'

const networkType = (): string => (settings.isOnline ? 'wifi' : 'none')

/** 网络: as the phone's switch says. */
export const network = (): Record<string, Api | ((...values: never[]) => unknown)> => {
  const changes = new Listeners<{ isConnected: boolean; networkType: string }>()
  onSetting('isOnline', (isConnected) => {
    changes.tell({ isConnected, networkType: networkType() })
  })
  return {
    getNetworkType: api('getNetworkType', () => ({
      networkType: networkType(),
      hasSystemProxy: false,
      weakNet: false,
    })),
    onNetworkStatusChange: changes.on,
    offNetworkStatusChange: changes.off,
  }
}
