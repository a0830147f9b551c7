import { make, screen } from './dom'
import { hooks } from './hooks'
import { words } from './words'

interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>
}

/** Reads a code: what tests or the panel prepared, or what the person types. Nothing when they went back. */
export const scan = (): Promise<string | undefined> => {
  const prepared = hooks.scan
  if (prepared !== undefined && prepared !== '') {
    hooks.scan = undefined
    return Promise.resolve(prepared)
  }
  return new Promise((resolve) => {
    const field = make('input', { class: 'scanner-field', 'aria-label': words().scan })
    const picture = make('input', { type: 'file', accept: 'image/*', class: 'scanner-file' })
    const layer = make('div', { class: 'scanner', role: 'dialog', 'aria-label': words().scan })
    const done = (result: string | undefined): void => {
      layer.remove()
      resolve(result)
    }
    const enter = (): void => {
      if (field.value.trim() !== '') done(field.value.trim())
    }
    picture.addEventListener('change', () => {
      void readPicture(picture.files?.[0]).then((found) => {
        field.value = found ?? field.value
      })
    })
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') enter()
    })
    const buttons = [
      make(
        'button',
        {
          class: 'scanner-cancel',
          click: () => {
            done(undefined)
          },
        },
        words().cancel,
      ),
      make('button', { class: 'scanner-confirm', click: enter }, words().confirm),
    ]
    const frame = make('div', { class: 'scanner-frame' }, make('i'))
    const hasDetector = 'BarcodeDetector' in window
    layer.append(
      make('div', { class: 'scanner-title' }, words().scan),
      frame,
      make('div', { class: 'scanner-hint' }, words().scanHint),
      field,
      ...(hasDetector ? [picture] : []),
      make('div', { class: 'scanner-buttons' }, ...buttons),
    )
    screen().append(layer)
    field.focus()
  })
}

const readPicture = async (file: File | undefined): Promise<string | undefined> => {
  if (file === undefined) return undefined
  const Class = (window as unknown as { BarcodeDetector: new () => Detector }).BarcodeDetector
  const [found] = await new Class().detect(await createImageBitmap(file))
  return found?.rawValue
}
