import { make, screen } from './dom'
import { words } from './words'

export interface ModalOptions {
  readonly title: string
  readonly content: string
  readonly showCancel: boolean
  readonly cancelText: string
  readonly confirmText: string
  readonly cancelColor: string
  readonly confirmColor: string
  readonly editable: boolean
  readonly placeholderText: string
}

export interface ModalAnswer {
  readonly confirm: boolean
  readonly cancel: boolean
  readonly content: string | null
}

/** Asks by a dialog in the middle of the phone. */
export const showModal = (options: ModalOptions): Promise<ModalAnswer> =>
  new Promise((resolve) => {
    const field = make('input', { class: 'modal-field', placeholder: options.placeholderText })
    field.value = options.content
    const layer = make('div', { class: 'shell-mask is-centred' })
    const answer = (confirm: boolean) => (): void => {
      layer.remove()
      resolve({ confirm, cancel: !confirm, content: options.editable && confirm ? field.value : null })
    }
    const text = options.editable ? field : make('div', { class: 'modal-content' }, options.content)
    const buttons = make('div', { class: 'modal-buttons' })
    if (options.showCancel)
      buttons.append(
        make(
          'button',
          { class: 'modal-cancel', style: `color:${options.cancelColor}`, click: answer(false) },
          options.cancelText,
        ),
      )
    buttons.append(
      make(
        'button',
        { class: 'modal-confirm', style: `color:${options.confirmColor}`, click: answer(true) },
        options.confirmText,
      ),
    )
    const dialog = make('div', {
      class: 'modal',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': options.title,
    })
    if (options.title !== '') dialog.append(make('div', { class: 'modal-title' }, options.title))
    if (options.editable || options.content !== '') dialog.append(text)
    dialog.append(buttons)
    layer.append(dialog)
    screen().append(layer)
    if (options.editable) field.focus()
  })

/** Lets choose one of several from the bottom of the phone; nothing when it was dismissed. */
export const showActionSheet = (
  items: readonly string[],
  color: string,
  title = '',
): Promise<number | undefined> =>
  new Promise((resolve) => {
    const layer = make('div', { class: 'shell-mask' })
    const answer = (index: number | undefined) => (): void => {
      layer.remove()
      resolve(index)
    }
    const list = items.map((item, index) =>
      make('button', { class: 'action-item', style: `color:${color}`, click: answer(index) }, item),
    )
    const sheet = make('div', { class: 'shell-sheet', role: 'dialog', 'aria-modal': 'true' })
    if (title !== '') sheet.append(make('div', { class: 'action-title' }, title))
    sheet.append(
      ...list,
      make('button', { class: 'action-cancel', click: answer(undefined) }, words().cancel),
    )
    layer.append(sheet)
    layer.addEventListener('click', (event) => {
      if (event.target === layer) answer(undefined)()
    })
    screen().append(layer)
  })
