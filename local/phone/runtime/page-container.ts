import { reflect, type Builtin } from './builtin'
import { toPhoneUnits } from './units'

interface PageContainerProperties {
  readonly show: boolean
  readonly duration: number
  readonly zIndex: number
  readonly overlay: boolean
  readonly position: string
  readonly round: boolean
  readonly closeOnSlideDown: boolean
  readonly overlayStyle: string
  readonly customStyle: string
}

/** 页面容器: a sheet over the page that going back closes first. */
export const pageContainer: Builtin<PageContainerProperties> = {
  tag: 'page-container',
  properties: {
    show: false,
    duration: 300,
    zIndex: 100,
    overlay: true,
    position: 'bottom',
    round: false,
    closeOnSlideDown: false,
    overlayStyle: '',
    customStyle: '',
  },
  create: (node) => {
    const { element } = node
    const overlay = document.createElement('div')
    overlay.className = 'page-container-overlay'
    overlay.addEventListener('click', () => {
      node.emit('clickoverlay')
      close()
    })
    let isShown = false
    const close = (): void => {
      if (!isShown) return
      node.set('show', false)
    }
    openContainers.add(close)
    return {
      attached: () => {
        element.before(overlay)
      },
      detached: () => {
        openContainers.delete(close)
        overlay.remove()
      },
      update: () => {
        const {
          show,
          duration,
          zIndex,
          position,
          round,
          overlay: hasOverlay,
          overlayStyle,
          customStyle,
        } = node.properties
        reflect(element, 'position', position)
        reflect(element, 'round', round)
        reflect(element, 'shown', show)
        overlay.toggleAttribute('shown', show && hasOverlay)
        overlay.setAttribute('style', `z-index: ${String(zIndex)}; ${toPhoneUnits(overlayStyle)}`)
        element.setAttribute(
          'style',
          `z-index: ${String(zIndex + 1)}; transition-duration: ${String(duration)}ms; ${customStyle}`,
        )
        if (show === isShown) return
        isShown = show
        const steps = show ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave']
        node.emit(steps[0] ?? '')
        node.emit(steps[1] ?? '')
        setTimeout(() => {
          node.emit(steps[2] ?? '')
        }, duration)
      },
    }
  },
}

const openContainers = new Set<() => void>()

/** Closes a shown page container, as WeChat does when the visitor goes back. Returns whether there was one. */
export const closeContainer = (): boolean => {
  const shown = document.querySelector('wx-page-container[shown]')
  if (shown === null) return false
  for (const close of openContainers) close()
  return true
}
