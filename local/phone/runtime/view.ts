import type { Builtin } from './builtin'
import { hover, type HoverProperties } from './hover'

const properties: HoverProperties = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
}

/** 视图容器 */
export const view: Builtin<HoverProperties> = { tag: 'view', properties, create: (node) => hover(node) }

export const coverView: Builtin<HoverProperties> = {
  tag: 'cover-view',
  properties,
  create: (node) => hover(node),
}

export const rootPortal: Builtin<{ enable: boolean }> = {
  tag: 'root-portal',
  properties: { enable: true },
  create: ({ element, properties: { enable } }) => {
    const page = element.closest('wx-page')
    // Positioned children stand free of any clipping ancestor: at the end of the page, as in WeChat.
    const home = document.createComment('root-portal')
    return {
      attached: () => {
        if (!enable || page === null) return
        element.replaceWith(home)
        page.append(element)
      },
      detached: () => {
        element.remove()
        home.remove()
      },
    }
  },
}

/** Shown while the screen is as wide or high as said. */
export const matchMedia: Builtin<{ minWidth: number; maxWidth: number; width: number; orientation: string }> =
  {
    tag: 'match-media',
    properties: { minWidth: 0, maxWidth: 0, width: 0, orientation: '' },
    create: ({ element, properties: wanted }) => ({
      update: () => {
        const box =
          element.closest('.webview')?.getBoundingClientRect() ?? document.body.getBoundingClientRect()
        const orientation = box.width > box.height ? 'landscape' : 'portrait'
        const matches =
          (wanted.minWidth === 0 || box.width >= wanted.minWidth) &&
          (wanted.maxWidth === 0 || box.width <= wanted.maxWidth) &&
          (wanted.width === 0 || box.width === wanted.width) &&
          (wanted.orientation === '' || wanted.orientation === orientation)
        element.style.display = matches ? '' : 'none'
      },
    }),
  }
