import { assetUrl } from './asset'
import { reflect, type Builtin } from './builtin'

interface ImageProperties {
  readonly src: string
  readonly mode: string
  readonly lazyLoad: boolean
  readonly fadeIn: boolean
  readonly webp: boolean
  readonly showMenuByLongpress: boolean
}

const fits: Record<string, [fit: string, position: string]> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'left top'],
  'top right': ['none', 'right top'],
  'bottom left': ['none', 'left bottom'],
  'bottom right': ['none', 'right bottom'],
}

/** 图片: 320 × 240 unless styled; `mode` as object-fit, widthFix and heightFix by the picture's own ratio. */
export const image: Builtin<ImageProperties> = {
  tag: 'image',
  properties: {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    fadeIn: false,
    webp: false,
    showMenuByLongpress: false,
  },
  create: (node) => {
    const picture = document.createElement('img')
    picture.alt = ''
    picture.draggable = false
    picture.addEventListener('load', () => {
      node.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    })
    picture.addEventListener('error', () => {
      node.emit('error', { errMsg: `GET ${node.properties.src} fail` })
    })
    let shown = ''
    return {
      update: () => {
        const { src, mode, lazyLoad } = node.properties
        const [fit, position] = fits[mode] ?? ['fill', 'center']
        reflect(node.element, 'mode', mode)
        picture.style.objectFit = fit
        picture.style.objectPosition = position
        picture.loading = lazyLoad ? 'lazy' : 'eager'
        if (src === shown) return
        shown = src
        if (src === '') picture.remove()
        else {
          picture.src = assetUrl(src, node.ownerPath)
          node.element.prepend(picture)
        }
      },
    }
  },
}

export const coverImage: Builtin<ImageProperties> = { ...image, tag: 'cover-image' }
