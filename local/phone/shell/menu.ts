import type { OpenType } from '../runtime/open-type'
import { sharing } from '../wx/open'
import { askPermission } from './permission'
import { showActionSheet } from './dialog'
import { drawing, make, screen } from './dom'
import { hooks } from './hooks'
import { openPanel } from './panel'
import { settings } from './settings'
import type { PageStack } from './stack'
import { showToast } from './toast'
import { words } from './words'

const dots =
  '<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="3"/><circle cx="19" cy="12" r="2"/></g>'
const ring =
  '<circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="3.200" fill="currentColor" stroke="none"/>'

/** WeChat's capsule at the top right: the menu, and the ring that here leads to the phone's settings. */
export const drawCapsule = (stack: PageStack): HTMLElement => {
  const openMenu = (): void => {
    void showMenu(stack)
  }
  const capsule = make(
    'div',
    { class: 'capsule' },
    make('button', { 'aria-label': words().menu, click: openMenu }, drawing(dots, 20)),
    make('i'),
    make('button', { 'aria-label': words().phone, click: openPanel }, drawing(ring, 20)),
  )
  const colour = (): void => {
    const bar = stack.current?.bar.element
    screen().dataset.ink = bar?.hidden === true ? 'dark' : (bar?.dataset.ink ?? 'dark')
  }
  screen().addEventListener('page-shown', colour)
  screen().addEventListener('painted', colour)
  return capsule
}

const showMenu = async (stack: PageStack): Promise<void> => {
  const page = stack.current
  const canShare =
    sharing.isOffered && page?.isCreated === true && typeof page.caller.onShareAppMessage === 'function'
  const items = [...(canShare ? [words().share] : []), words().restart, words().phone]
  const chosen = await showActionSheet(items, '')
  const item = chosen === undefined ? undefined : items[chosen]
  if (item === words().share) share(stack, 'menu')
  if (item === words().restart) window.location.reload()
  if (item === words().phone) openPanel()
}

const share = (stack: PageStack, from: 'menu' | 'button'): void => {
  const answer = stack.current?.call('onShareAppMessage', { from, target: undefined, webViewUrl: undefined })
  const { title = document.title, path = stack.current?.path ?? '' } = (answer ?? {}) as {
    title?: string
    path?: string
  }
  hooks.deeds.push(`share ${title} ${path}`)
  showToast({ title: words().shared, icon: 'success', image: '', duration: 1500, mask: false })
}

/** What a button's `open-type` does here. One that is not there says so by name. */
export const openTypeOf =
  (stack: PageStack): OpenType =>
  (kind, node) => {
    if (kind === 'share') share(stack, 'button')
    else if (kind === 'openSetting') {
      openPanel()
      node.emit('opensetting', { authSetting: {} })
    } else if (kind === 'getPhoneNumber') {
      void askPermission('phoneNumber', words().call).then((isGiven) => {
        const code = `local-phone-${settings.as}`
        node.emit(
          'getphonenumber',
          isGiven ? { code, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' },
        )
      })
    } else if (kind === 'feedback' || kind === 'contact') {
      hooks.deeds.push(kind)
      node.emit(kind, { errMsg: `${kind}:ok` })
    } else {
      hooks.missing.push(`button open-type="${kind}"`)
      throw new Error(`button open-type="${kind}" is not available in the local phone`)
    }
  }
