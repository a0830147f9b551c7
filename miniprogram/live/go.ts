/** Opens a page; where ten are open already, in place of the last. A tab page is switched to. */
export const go = (url: string): void => {
  if (/^\/pages\/(home|hall|tickets|me)\/\1$/.test(url)) {
    wx.switchTab({ url, fail: () => undefined })
    return
  }
  wx.navigateTo({
    url,
    fail: () => {
      wx.redirectTo({ url, fail: () => undefined })
    },
  })
}

/** Opens one of the four tab pages. */
export const goTab = (name: 'home' | 'hall' | 'tickets' | 'me'): void => {
  wx.switchTab({ url: `/pages/${name}/${name}`, fail: () => undefined })
}

/** Goes back, or to a tab page where there is nothing to go back to: a code may have opened this one. */
export const goBack = (otherwise: 'home' | 'hall' | 'tickets' | 'me'): void => {
  wx.navigateBack({
    fail: () => {
      goTab(otherwise)
    },
  })
}
