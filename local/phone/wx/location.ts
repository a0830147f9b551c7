import { hooks } from '../shell/hooks'
import { showActionSheet } from '../shell/dialog'
import { askPermission } from '../shell/permission'
import { settings } from '../shell/settings'
import { words } from '../shell/words'
import { api, Failure, text, type Api } from './api'

/** Where the phone is, as its settings say; refused when the person does not allow it. */
const locate = async (): Promise<object> => {
  if (!settings.allowsLocation || !(await askPermission('scope.userLocation', words().wantsLocation)))
    throw new Failure('auth deny')
  const { latitude, longitude } = settings.location
  return {
    latitude,
    longitude,
    accuracy: 15,
    horizontalAccuracy: 15,
    verticalAccuracy: 0,
    altitude: 0,
    speed: -1,
  }
}

/** 位置, and the Wi-Fi that tells of it. */
export const location = (): Record<string, Api> => ({
  startWifi: api('startWifi', () => ({})),
  getConnectedWifi: api('getConnectedWifi', () => {
    if (settings.wifi === '') throw new Failure('not connected')
    return {
      wifi: { BSSID: settings.wifi, SSID: 'Campus', secure: true, signalStrength: 80, frequency: 5180 },
    }
  }),
  getLocation: api('getLocation', locate),
  getFuzzyLocation: api('getFuzzyLocation', locate),
  openLocation: api('openLocation', async ({ latitude, longitude, name }) => {
    if (!hooks.autoAccept && (await showActionSheet([words().open], '', text(name))) === undefined)
      throw new Failure('cancel')
    hooks.deeds.push(`map ${text(latitude)},${text(longitude)} ${text(name)}`.trim())
  }),
})
