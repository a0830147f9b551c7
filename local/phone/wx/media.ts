import { make, screen } from '../shell/dom'
import { assetUrl } from '../runtime/asset'
import { words } from '../shell/words'
import { api, Failure, text, type Api } from './api'

interface Chosen {
  readonly tempFilePath: string
  readonly size: number
  readonly fileType: string
}

/** Lets choose pictures from the machine; each stands for a file by a `blob:` path. */
const choose = (count: number, accept: string): Promise<Chosen[]> =>
  new Promise((resolve, reject) => {
    const field = make('input', { type: 'file', accept, multiple: count > 1, class: 'chooser' })
    screen().append(field)
    field.addEventListener('change', () => {
      field.remove()
      const files = [...(field.files ?? [])].slice(0, count)
      resolve(
        files.map((file) => ({
          tempFilePath: URL.createObjectURL(file),
          size: file.size,
          fileType: file.type.startsWith('video/') ? 'video' : 'image',
        })),
      )
    })
    field.addEventListener('cancel', () => {
      field.remove()
      reject(new Failure('cancel'))
    })
    field.click()
  })

const preview = (urls: readonly string[], current: string): void => {
  let index = Math.max(0, urls.indexOf(current))
  const picture = make('img', { alt: words().picture })
  const count = make('div', { class: 'preview-count' })
  const layer = make('div', { class: 'preview', role: 'dialog' }, picture, count)
  const show = (): void => {
    picture.src = assetUrl(urls[index] ?? '', '')
    count.textContent = `${String(index + 1)} / ${String(urls.length)}`
  }
  layer.addEventListener('click', (event) => {
    const { left, width } = layer.getBoundingClientRect()
    const share = (event.clientX - left) / width
    const next = share < 0.25 ? index - 1 : share > 0.75 ? index + 1 : undefined
    if (next === undefined || urls[next] === undefined) {
      layer.remove()
      return
    }
    index = next
    show()
  })
  show()
  screen().append(layer)
}

const imageInfo = (src: string): Promise<object> =>
  new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => {
      resolve({
        width: picture.naturalWidth,
        height: picture.naturalHeight,
        path: src,
        orientation: 'up',
        type: 'unknown',
      })
    }
    picture.onerror = () => {
      reject(new Failure(`file not found: ${src}`))
    }
    picture.src = assetUrl(src, '')
  })

const canvasFile = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<string> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Failure('canvas is empty'))
        else resolve(URL.createObjectURL(blob))
      },
      type,
      quality,
    )
  })

/** 媒体: choosing, showing and saving pictures. */
export const media = (): Record<string, Api> => ({
  chooseMedia: api('chooseMedia', async ({ count, mediaType }) => {
    const kinds = (mediaType as string[] | undefined) ?? ['image', 'video']
    const accept = kinds
      .flatMap((kind) => (kind === 'mix' ? ['image/*', 'video/*'] : [`${kind}/*`]))
      .join(',')
    const tempFiles = await choose(Number(text(count, '9')), accept)
    return { tempFiles, type: tempFiles[0]?.fileType ?? 'image' }
  }),
  chooseImage: api('chooseImage', async ({ count }) => {
    const files = await choose(Number(text(count, '9')), 'image/*')
    return {
      tempFilePaths: files.map(({ tempFilePath }) => tempFilePath),
      tempFiles: files.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
    }
  }),
  previewImage: api('previewImage', ({ urls, current }) => {
    preview((urls ?? []) as string[], text(current))
  }),
  getImageInfo: api('getImageInfo', ({ src }) => imageInfo(text(src))),
  canvasToTempFilePath: api('canvasToTempFilePath', async ({ canvas, fileType, quality }) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Failure('invalid canvas')
    const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
    return { tempFilePath: await canvasFile(canvas, type, Number(text(quality, '1'))) }
  }),
  saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', async ({ filePath }) => {
    const link = make('a', { href: assetUrl(text(filePath), ''), download: 'picture.png' })
    link.click()
    await Promise.resolve()
  }),
})
