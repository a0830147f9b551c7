import { words } from '../shell/words'

interface Sheet {
  readonly title: string
  readonly content: HTMLElement
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Raises a sheet from the bottom of the phone, with 取消 and 确定. */
export const openSheet = ({ title, content, onConfirm, onCancel }: Sheet): void => {
  const mask = document.createElement('div')
  mask.className = 'shell-mask'
  const sheet = document.createElement('div')
  sheet.className = 'shell-sheet'
  sheet.setAttribute('role', 'dialog')
  const head = document.createElement('div')
  head.className = 'sheet-head'
  const heading = document.createElement('div')
  heading.className = 'sheet-title'
  heading.textContent = title
  const close = (then: () => void) => (): void => {
    mask.remove()
    then()
  }
  const cancel = document.createElement('button')
  cancel.className = 'sheet-cancel'
  cancel.textContent = words().cancel
  cancel.addEventListener('click', close(onCancel))
  const confirm = document.createElement('button')
  confirm.className = 'sheet-confirm'
  confirm.textContent = words().confirm
  confirm.addEventListener('click', close(onConfirm))
  head.append(cancel, heading, confirm)
  sheet.append(head, content)
  mask.append(sheet)
  // The click that a browser makes of the finger's tap that raised the sheet falls on the mask too: it began elsewhere.
  let isPressed = false
  mask.addEventListener('pointerdown', (event) => {
    isPressed = event.target === mask
  })
  mask.addEventListener('click', (event) => {
    if (isPressed && event.target === mask) close(onCancel)()
  })
  document.querySelector('.screen')?.append(mask)
}
