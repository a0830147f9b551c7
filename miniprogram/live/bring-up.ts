/** Brings a field of the page into view: a press that is refused out of sight would look dead. */
export const bringUp = (selector: string): void => {
  wx.pageScrollTo({ selector, offsetTop: -16, fail: () => undefined })
}
