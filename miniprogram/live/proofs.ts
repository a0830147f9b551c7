import type { Input } from '../api/call'

type Given = Pick<Input<'attendance', 'clock'>, 'bssid' | 'located'>
type Kind = 'code' | 'wifi' | 'location'

/** The base station that the phone is connected to; nothing without Wi-Fi, or where the phone doesn't tell. */
const connectedTo = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const none = (): void => {
      resolve(undefined)
    }
    wx.startWifi({
      success: () => {
        wx.getConnectedWifi({
          partialInfo: false,
          success: ({ wifi }) => {
            resolve(wifi.BSSID === '' ? undefined : wifi.BSSID)
          },
          fail: none,
        })
      },
      fail: none,
    })
  })

/** Where the phone is, if its owner has said yes to that before: nobody is asked while they clock. */
const locatedAt = (): Promise<Given['located']> =>
  new Promise((resolve) => {
    const none = (): void => {
      resolve(undefined)
    }
    wx.getSetting({
      success: ({ authSetting }) => {
        if (authSetting['scope.userLocation'] !== true) {
          none()
          return
        }
        wx.getLocation({
          type: 'gcj02',
          isHighAccuracy: true,
          success: ({ latitude, longitude, accuracy }) => {
            resolve({ latitude, longitude, accuracy })
          },
          fail: none,
        })
      },
      fail: none,
    })
  })

const isStation = (bssid: string): boolean => /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(bssid)

/** What a phone can say of being in the hall without asking anybody: of the proofs that count (§21). */
export const quietProofs = async (counts: readonly Kind[]): Promise<Given> => {
  const [bssid, located] = await Promise.all([
    counts.includes('wifi') ? connectedTo() : undefined,
    counts.includes('location') ? locatedAt() : undefined,
  ])
  return {
    ...(bssid === undefined || !isStation(bssid) ? {} : { bssid }),
    ...(located === undefined ? {} : { located }),
  }
}
