import type { Page } from '../shell/page'
import type { PageStack } from '../shell/stack'
import { api, Failure, text, type Api } from './api'

/** Navigation bar, tab bar, scrolling and refreshing of the shown page. */
export const pageUi = (stack: PageStack): Record<string, Api> => {
  const page = (): Page => {
    const { current } = stack
    if (current === undefined) throw new Failure('there is no page')
    return current
  }
  const tabBar = (): NonNullable<PageStack['tabBar']> => {
    const { current } = stack
    if (stack.tabBar === undefined || (current !== undefined && !stack.isTab(current.path)))
      throw new Failure('not TabBar page')
    return stack.tabBar
  }
  const tab = (name: string, change: (index: number, options: Record<string, unknown>) => void): Api =>
    api(name, (options) => {
      tabBar()
      change(Number(text(options.index, '0')), options)
    })
  return {
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }) => {
      page().bar.setTitle(text(title))
    }),
    setNavigationBarColor: api('setNavigationBarColor', ({ frontColor, backgroundColor }) => {
      page().bar.setColors(text(frontColor), text(backgroundColor))
    }),
    showNavigationBarLoading: api('showNavigationBarLoading', () => {
      page().bar.setLoading(true)
    }),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () => {
      page().bar.setLoading(false)
    }),
    setBackgroundColor: api('setBackgroundColor', ({ backgroundColor }) => {
      page().webview.style.backgroundColor = text(backgroundColor)
    }),
    setBackgroundTextStyle: api('setBackgroundTextStyle', ({ textStyle }) => {
      page().webview.dataset.dots = text(textStyle)
    }),
    startPullDownRefresh: api('startPullDownRefresh', () => {
      page().pullDown.start()
    }),
    stopPullDownRefresh: api('stopPullDownRefresh', () => {
      page().pullDown.stop()
    }),
    pageScrollTo: api('pageScrollTo', ({ scrollTop, selector, offsetTop, duration }) => {
      const { scroller } = page()
      const target =
        typeof selector === 'string' ? scroller.querySelector(selector.replace(/^>>>\s*/, '')) : null
      const from = scroller.getBoundingClientRect().top
      const top =
        target === null
          ? Number(text(scrollTop, String(scroller.scrollTop)))
          : target.getBoundingClientRect().top - from + scroller.scrollTop + Number(text(offsetTop, '0'))
      scroller.scrollTo({ top, behavior: duration === 0 ? 'instant' : 'smooth' })
    }),
    setTabBarItem: tab('setTabBarItem', (index, { text: words, iconPath, selectedIconPath }) => {
      tabBar().setItem(index, {
        ...(words !== undefined && { text: text(words) }),
        ...(iconPath !== undefined && { iconPath: text(iconPath) }),
        ...(selectedIconPath !== undefined && { selectedIconPath: text(selectedIconPath) }),
      })
    }),
    setTabBarStyle: tab('setTabBarStyle', (_, { success, fail, complete, ...style }) => {
      tabBar().setStyle(style)
    }),
    setTabBarBadge: tab('setTabBarBadge', (index, { text: words }) => {
      tabBar().setBadge(index, text(words))
    }),
    removeTabBarBadge: tab('removeTabBarBadge', (index) => {
      tabBar().setBadge(index, undefined)
    }),
    showTabBarRedDot: tab('showTabBarRedDot', (index) => {
      tabBar().setBadge(index, '')
    }),
    hideTabBarRedDot: tab('hideTabBarRedDot', (index) => {
      tabBar().setBadge(index, undefined)
    }),
    showTabBar: tab('showTabBar', () => {
      stack.hideTabBar(false)
    }),
    hideTabBar: tab('hideTabBar', () => {
      stack.hideTabBar(true)
    }),
  }
}
