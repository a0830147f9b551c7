/// <reference types="miniprogram-api-typings" />
import { followConnection } from '../../../miniprogram/api/connection'
import { followSystem } from '../../../miniprogram/settings/settings'

App({
  onLaunch() {
    followSystem()
    followConnection()
  },
})
