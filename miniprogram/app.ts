import { followConnection } from './api/connection'
import { t } from './i18n/t'
import { followTheme, onAppearance } from './settings/settings'

const tabs = ['tabHome', 'tabHall', 'tabTickets', 'tabMe'] as const

const nameTabs = (): void => {
  tabs.forEach((key, index) => {
    // Off the tab pages the bar is not there to be named; the next tab page shown names it again.
    wx.setTabBarItem({ index, text: t(key), fail: () => undefined })
  })
}

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false })
    followTheme()
    followConnection()
    onAppearance(nameTabs)
    nameTabs()
  },
})
