import { followConnection } from './api/connection'
import { nameTabs } from './behaviors/tabs'
import { followSystem, onAppearance } from './settings/settings'

App({
  onLaunch() {
    wx.cloud.init({ traceUser: false })
    followSystem()
    followConnection()
    onAppearance(nameTabs)
  },
})
