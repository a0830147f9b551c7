import { reflect, type Builtin } from './builtin'

interface ScrollViewProperties {
  readonly scrollX: boolean
  readonly scrollY: boolean
  readonly upperThreshold: number | string
  readonly lowerThreshold: number | string
  readonly scrollTop: number | string
  readonly scrollLeft: number | string
  readonly scrollIntoView: string
  readonly scrollWithAnimation: boolean
  readonly scrollAnchoring: boolean
  readonly enableBackToTop: boolean
  readonly enableFlex: boolean
  readonly enablePassive: boolean | string
  readonly enhanced: boolean
  readonly bounces: boolean
  readonly showScrollbar: boolean
  readonly pagingEnabled: boolean
  readonly fastDeceleration: boolean
  readonly refresherEnabled: boolean
  readonly refresherThreshold: number
  readonly refresherDefaultStyle: string
  readonly refresherBackground: string
  readonly refresherTriggered: boolean
  readonly scrollIntoViewAlignment: string
  readonly type: string
  readonly usingSticky: boolean
}

/** 可滚动视图 */
export const scrollView: Builtin<ScrollViewProperties> = {
  tag: 'scroll-view',
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: '',
    scrollLeft: '',
    scrollIntoView: '',
    scrollWithAnimation: false,
    scrollAnchoring: false,
    enableBackToTop: false,
    enableFlex: false,
    enablePassive: false,
    enhanced: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: '#FFF',
    refresherTriggered: false,
    scrollIntoViewAlignment: 'start',
    type: 'list',
    usingSticky: false,
  },
  create: (node) => {
    const { element } = node
    let last = { top: 0, left: 0 }
    let edge = { upper: true, lower: false }
    const applied: { top?: unknown; left?: unknown; into?: unknown } = {}

    element.addEventListener('scroll', (event) => {
      if (event.target !== element) return
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
      const deltaX = last.left - scrollLeft
      const deltaY = last.top - scrollTop
      last = { top: scrollTop, left: scrollLeft }
      node.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY, isDrag: false })
      const { scrollX, upperThreshold, lowerThreshold } = node.properties
      const isSideways = scrollX && scrollWidth > clientWidth
      const before = isSideways ? scrollLeft : scrollTop
      const after = isSideways
        ? scrollWidth - clientWidth - scrollLeft
        : scrollHeight - clientHeight - scrollTop
      const now = { upper: before <= Number(upperThreshold), lower: after <= Number(lowerThreshold) }
      const towardsStart = isSideways ? deltaX > 0 : deltaY > 0
      if (now.upper && !edge.upper && towardsStart)
        node.emit('scrolltoupper', { direction: isSideways ? 'left' : 'top' })
      if (now.lower && !edge.lower && !towardsStart)
        node.emit('scrolltolower', { direction: isSideways ? 'right' : 'bottom' })
      edge = now
    })

    const scrollTo = (options: { top?: number; left?: number }): void => {
      element.scrollTo({ ...options, behavior: node.properties.scrollWithAnimation ? 'smooth' : 'instant' })
    }
    return {
      update: () => {
        const {
          scrollX,
          scrollY,
          enableFlex,
          showScrollbar,
          enhanced,
          scrollTop,
          scrollLeft,
          scrollIntoView,
        } = node.properties
        reflect(element, 'scroll-x', scrollX)
        reflect(element, 'scroll-y', scrollY)
        reflect(element, 'enable-flex', enableFlex)
        reflect(element, 'no-scrollbar', enhanced && !showScrollbar)
        // Content of the same render must stand before it can be scrolled to.
        queueMicrotask(() => {
          if (scrollTop !== '' && scrollTop !== applied.top) scrollTo({ top: Number(scrollTop) })
          if (scrollLeft !== '' && scrollLeft !== applied.left) scrollTo({ left: Number(scrollLeft) })
          if (scrollIntoView !== '' && scrollIntoView !== applied.into) {
            const target = element.querySelector(`[id="${CSS.escape(scrollIntoView)}"]`)
            const from = element.getBoundingClientRect()
            const to = target?.getBoundingClientRect()
            if (to !== undefined)
              scrollTo({
                ...(scrollX && { left: element.scrollLeft + to.left - from.left }),
                ...(scrollY && { top: element.scrollTop + to.top - from.top }),
              })
          }
          Object.assign(applied, { top: scrollTop, left: scrollLeft, into: scrollIntoView })
        })
      },
    }
  },
}
