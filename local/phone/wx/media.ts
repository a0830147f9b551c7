import { make, screen } from '../shell/dom'
import { assetUrl } from '../runtime/asset'
import { words } from '../shell/words'
import { api, Failure, text, type Api } from './api'

type Kind = 'image' | 'video' | 'file'

interface Chosen {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly kind: Kind
  /** When it was last changed, milliseconds since 1970. */
  readonly at: number
}

const kindOf = ({ type }: File): Kind =>
  type.startsWith('image/') ? 'image' : type.startsWith('video/') ? 'video' : 'file'

/** Lets choose files from the machine; each stands for a file by a `blob:` path. */
const choose = (count: number, accept: string): Promise<Chosen[]> =>
  new Promise((resolve, reject) => {
    const field = make('input', { type: 'file', accept, multiple: count > 1, class: 'chooser' })
    screen().append(field)
    field.addEventListener('change', () => {
      field.remove()
      const files = [...(field.files ?? [])].slice(0, count)
      resolve(
        files.map((file) => ({
          path: URL.createObjectURL(file),
          name: file.name,
          size: file.size,
          kind: kindOf(file),
          at: file.lastModified,
        })),
      )
    })
    field.addEventListener('cancel', () => {
      field.remove()
      reject(new Failure('cancel'))
    })
    field.click()
  })

/**
 * A file out of a conversation; here the machine's files stand for it. A browser only proposes by kind, so that what
 * WeChat would not have shown is not chosen either.
 */
const chooseMessageFile = async (options: Record<string, unknown>): Promise<object> => {
  const type = text(options.type, 'all')
  const endings =
    type === 'file' ? ((options.extension ?? []) as string[]).map((one) => `.${one.replace(/^\./, '')}`) : []
  const accept = type === 'image' || type === 'video' ? `${type}/*` : endings.join(',')
  const isShown = ({ kind, name }: Chosen): boolean =>
    (type === 'all' || kind === type) &&
    (endings.length === 0 || endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase())))
  const chosen = (await choose(Number(text(options.count)), accept)).filter(isShown)
  if (chosen.length === 0) throw new Failure('cancel')
  return {
    tempFiles: chosen.map(({ kind, at, ...file }) => ({ ...file, type: kind, time: Math.floor(at / 1000) })),
  }
}

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

/** 媒体: choosing files, and showing and saving pictures. */
export const media = (): Record<string, Api> => ({
  chooseMedia: api('chooseMedia', async ({ count, mediaType }) => {
    const kinds = (mediaType as string[] | undefined) ?? ['image', 'video']
    const accept = kinds
      .flatMap((kind) => (kind === 'mix' ? ['image/*', 'video/*'] : [`${kind}/*`]))
      .join(',')
    const chosen = await choose(Number(text(count, '9')), accept)
    const typeOf = (kind: Kind | undefined): string => (kind === 'video' ? 'video' : 'image')
    const tempFiles = chosen.map(({ path, size, kind }) => ({
      tempFilePath: path,
      size,
      fileType: typeOf(kind),
    }))
    return { tempFiles, type: typeOf(chosen[0]?.kind) }
  }),
  chooseImage: api('chooseImage', async ({ count }) => {
    const files = await choose(Number(text(count, '9')), 'image/*')
    return {
      tempFilePaths: files.map(({ path }) => path),
      tempFiles: files.map(({ path, size }) => ({ path, size })),
    }
  }),
  chooseMessageFile: api('chooseMessageFile', chooseMessageFile),
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
