import { t } from '../i18n/t'
import { appearance, type Language } from '../settings/settings'

const tabs = ['tabHome', 'tabHall', 'tabTickets', 'tabMe'] as const

/** The language in which the bar is named now; app.json names it in Chinese. */
let named: Language = 'zh-CN'

/** Names the tab bar in the language in use. Works only while a tab page is shown, so every page shown tries. */
export const nameTabs = (): void => {
  const { language } = appearance()
  if (language === named) return
  tabs.forEach((key, index) => {
    wx.setTabBarItem({
      index,
      text: t(key),
      success: () => {
        named = language
      },
      // On other pages there is no bar to be named.
      fail: () => undefined,
    })
  })
}
