/// <reference types="miniprogram-api-typings" />
import { followConnection } from '../../../miniprogram/api/connection'
import { followTheme } from '../../../miniprogram/settings/settings'

App({
  onLaunch() {
    followTheme()
    followConnection()
  },
})
