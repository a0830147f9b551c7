import type { Builtin } from './builtin'
import { toPhoneUnits } from './units'

interface PageMetaProperties {
  readonly pageStyle: string
  readonly pageFontSize: string
  readonly rootFontSize: string
  readonly backgroundColor: string
  readonly rootBackgroundColor: string
  readonly backgroundTextStyle: string
  readonly scrollTop: string
  readonly scrollDuration: number
}

/** 页面属性: styles the `page` element from inside its own WXML. */
export const pageMeta: Builtin<PageMetaProperties> = {
  tag: 'page-meta',
  properties: {
    pageStyle: '',
    pageFontSize: '',
    rootFontSize: '',
    backgroundColor: '',
    rootBackgroundColor: '',
    backgroundTextStyle: '',
    scrollTop: '',
    scrollDuration: 300,
  },
  create: ({ element, component }) => ({
    update: () => {
      const page = element.closest<HTMLElement>('wx-page')
      if (page === null) return
      const { pageStyle, pageFontSize, rootBackgroundColor, scrollTop } = component.data as PageMetaProperties
      page.setAttribute('style', toPhoneUnits(pageStyle))
      if (pageFontSize !== '') page.style.fontSize = toPhoneUnits(pageFontSize)
      if (rootBackgroundColor !== '') page.style.backgroundColor = rootBackgroundColor
      if (scrollTop !== '') page.parentElement?.scrollTo({ top: parseFloat(scrollTop) })
    },
  }),
}
