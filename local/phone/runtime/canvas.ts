import type { Builtin } from './builtin'

interface CanvasProperties {
  readonly type: string
  readonly canvasId: string
  readonly disableScroll: boolean
}

/** 画布, of `type="2d"`: `createSelectorQuery().select(…).node()` gives the browser's own canvas. */
export const canvas: Builtin<CanvasProperties> = {
  tag: 'canvas',
  properties: { type: '', canvasId: '', disableScroll: false },
  create: (node) => {
    const surface = document.createElement('canvas')
    surface.width = 300
    surface.height = 150
    node.element.prepend(surface)
    const extras = {
      createImage: () => new Image(),
      createImageData: (...size: [number, number]) => new ImageData(...size),
      createPath2D: (path?: string) => new Path2D(path),
      requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
      cancelAnimationFrame: (handle: number) => {
        window.cancelAnimationFrame(handle)
      },
    }
    Object.assign(surface, extras)
    return {
      update: () => {
        if (node.properties.type !== '2d') throw new Error('the local phone draws <canvas type="2d"> only')
      },
    }
  },
}
