/// <reference types="miniprogram-api-typings" />
import { tellCalled } from '../../called'
import { shown } from '../../shown'

Page({
  ...shown({
    heard: '0',
    level: 0,
    open: false,
    items: [
      { key: 'form', text: '申请表', end: '下载表格', linked: true },
      { key: 'photo', text: '一寸照片', checked: true },
    ],
    sizes: [
      { key: 'standard', label: '标准' },
      { key: 'elder', label: '关怀' },
    ],
    small: [{ key: 'cancel', icon: 'close', label: '取消' }],
    name: [{ text: '学生证补办' }],
  }),
  hear({ type, detail, currentTarget }: WechatMiniprogram.CustomEvent<object>) {
    const { of } = currentTarget.dataset as { of: string }
    this.say(`${of} ${type} ${JSON.stringify(detail)}`)
  },
  /** Numbered, so that the same thing told twice is seen twice. */
  say(what: string) {
    const { heard } = this.data as unknown as { heard: string }
    this.setData({ heard: `${String(parseInt(heard, 10) + 1)} ${what}` })
  },
  openSheet() {
    this.setData({ open: true })
  },
  closeSheet() {
    this.setData({ open: false })
    this.say('sheet close')
  },
  callMe() {
    tellCalled({ ticketId: 't1', number: 'A012', windowNo: 1, calls: 1 })
  },
  uncallMe() {
    tellCalled(undefined)
  },
})
