import type { Program } from '../program'
import { metrics } from '../shell/frame'
import { onSetting, settings } from '../shell/settings'
import type { PageStack } from '../shell/stack'
import { themeNow } from '../shell/theme'
import { Listeners, api, type Api } from './api'

/** Pixels of the bar below the status bar, in WeChat on iOS. */
const barHeight = 44
const tabBarHeight = 50

/** Base library that this phone stands for. */
export const SDKVersion = '3.8.0'
const version = '8.0.50'

/** Type size that WeChat reports by mode; 17 is its standard. */
const fontSizes = { standard: 17, large: 20, elder: 20 }

/** Sizes in CSS pixels, from the screen as it is drawn now. */
const windowInfo = (stack: PageStack): Record<string, unknown> => {
  const { width: screenWidth, height: screenHeight, status: statusBarHeight, home: bottom } = metrics
  const page = stack.current
  const isCustom = page?.config.navigationStyle === 'custom'
  const tabs = page !== undefined && stack.isTab(page.path) ? tabBarHeight + bottom : 0
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight: screenHeight - tabs - (isCustom ? 0 : statusBarHeight + barHeight),
    statusBarHeight,
    screenTop: isCustom ? 0 : statusBarHeight + barHeight,
    safeArea: {
      left: 0,
      right: screenWidth,
      top: statusBarHeight,
      bottom: screenHeight - bottom,
      width: screenWidth,
      height: screenHeight - statusBarHeight - bottom,
    },
  }
}

const appBaseInfo = (): Record<string, unknown> => ({
  SDKVersion,
  enableDebug: false,
  host: { appId: '', env: 'WeChat' },
  language: settings.language,
  version,
  theme: themeNow(),
  fontSizeSetting: fontSizes[settings.mode],
  fontSizeScaleFactor: fontSizes[settings.mode] / fontSizes.standard,
})

const deviceInfo = {
  abi: 'arm64',
  benchmarkLevel: 40,
  brand: 'devtools',
  cpuType: 'unknown',
  deviceAbi: 'arm64',
  memorySize: '4096',
  model: 'local phone',
  platform: 'devtools',
  system: 'iOS 17.0',
}

/** 系统: sizes, versions, theme, and what changes them. */
export const system = (
  stack: PageStack,
  program: Program,
): Record<string, Api | ((...values: never[]) => unknown)> => {
  const themeChanges = new Listeners<{ theme: string }>()
  const resizes = new Listeners<unknown>()
  onSetting('theme', () => {
    if (program.app.darkmode === true) themeChanges.tell({ theme: themeNow() })
  })
  window.addEventListener('resize', () => {
    const { windowWidth, windowHeight } = windowInfo(stack) as { windowWidth: number; windowHeight: number }
    const size = { windowWidth, windowHeight }
    resizes.tell({ size })
    stack.current?.resize(size)
  })
  const systemSetting = (): Record<string, unknown> => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  })
  const authorizeSetting = (): Record<string, unknown> => {
    const allowed = settings.allowsLocation ? 'authorized' : 'denied'
    return {
      cameraAuthorized: 'authorized',
      locationAuthorized: allowed,
      notificationAuthorized: 'authorized',
    }
  }
  const everything = (): Record<string, unknown> => ({
    ...windowInfo(stack),
    ...appBaseInfo(),
    ...deviceInfo,
    ...systemSetting(),
  })
  return {
    getWindowInfo: () => windowInfo(stack),
    getAppBaseInfo: appBaseInfo,
    getDeviceInfo: () => ({ ...deviceInfo }),
    getSystemSetting: systemSetting,
    getAppAuthorizeSetting: authorizeSetting,
    getSystemInfoSync: everything,
    getSystemInfo: api('getSystemInfo', everything),
    getSystemInfoAsync: api('getSystemInfoAsync', everything),
    getMenuButtonBoundingClientRect: () => {
      const { width } = metrics
      const top = metrics.status + 6
      return { width: 87, height: 32, left: width - 94, right: width - 7, top, bottom: top + 32 }
    },
    onMenuButtonBoundingClientRectWeightChange: () => undefined,
    offMenuButtonBoundingClientRectWeightChange: () => undefined,
    onThemeChange: themeChanges.on,
    offThemeChange: themeChanges.off,
    onWindowResize: resizes.on,
    offWindowResize: resizes.off,
  }
}
