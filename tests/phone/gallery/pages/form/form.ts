/// <reference types="miniprogram-api-typings" />
import { shown } from '../../shown'

Page({
  ...shown({ open: false }),
  show() {
    this.setData({ open: true })
  },
  hide() {
    this.setData({ open: false })
  },
})
