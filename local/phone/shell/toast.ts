import { drawing, make, screen } from './dom'

const signs: Record<string, string> = {
  success: '<path d="m5 12.500 4.500 4.500L19 7.500"/>',
  error: '<path d="M6.500 6.500l11 11m0-11-11 11"/>',
}

let shown: { element: HTMLElement; timer: ReturnType<typeof setTimeout> | undefined } | undefined

export interface ToastOptions {
  readonly title: string
  readonly icon: string
  readonly image: string
  readonly duration: number
  readonly mask: boolean
}

/** Shows a toast in the place of the last one. */
export const showToast = ({ title, icon, image, duration, mask }: ToastOptions): void => {
  const sign = signs[icon]
  const body: Node[] = []
  if (image !== '') body.push(make('img', { src: `./files/${image.replace(/^\//, '')}`, alt: '' }))
  else if (icon === 'loading') body.push(make('span', { class: 'toast-spinner' }))
  else if (sign !== undefined) body.push(drawing(sign, 44))
  put(title, body, mask, duration)
}

export const showLoading = (title: string, mask: boolean): void => {
  put(title, [make('span', { class: 'toast-spinner' })], mask, undefined)
}

export const hideToast = (): void => {
  if (shown === undefined) return
  clearTimeout(shown.timer)
  shown.element.remove()
  shown = undefined
}

const put = (title: string, body: Node[], mask: boolean, duration: number | undefined): void => {
  hideToast()
  const box = make(
    'div',
    { class: body.length === 0 ? 'toast is-text' : 'toast' },
    ...body,
    make('span', {}, title),
  )
  const element = make('div', { class: mask ? 'toast-layer has-mask' : 'toast-layer', role: 'status' }, box)
  screen().append(element)
  const timer = duration === undefined ? undefined : setTimeout(hideToast, duration)
  shown = { element, timer }
}
