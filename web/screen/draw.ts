import { element, part, sign } from '../element'
import type { HallCall } from './announcer'
import type { CallState, HallView, LineCell } from './view'

const captions: Record<CallState, readonly [sign: string, words: string]> = {
  called: ['bell', '正在叫号'],
  serving: ['desk', '正在办理'],
  past: ['check', '最近叫号'],
}

const rivet = (): HTMLElement => element('i', 'rivet')

const nobody = (): HTMLElement[] => [
  element('div', 'caption', sign('bell'), '还没有叫号'),
  element('div', 'first', '手机上取号，或到导办台取号'),
  element('div', 'where', '叫到的号会大字显示在这里，并且报两遍。'),
]

const newest = (call: NonNullable<HallView['newest']>): HTMLElement[] => {
  const [icon, words] = captions[call.state]
  const length = call.number.length > 4 ? ' long' : ''
  return [
    element('div', 'caption', sign(icon), words),
    element(
      'div',
      'pair',
      element('span', `plate number${length}`, rivet(), rivet(), call.number),
      sign('to'),
      element(
        'span',
        'plate window',
        element('span', '', String(call.windowNo)),
        element('em', '', '号窗口'),
      ),
    ),
    element('div', 'where', element('b', '', call.name), call.place),
  ]
}

const earlier = ({ number, windowNo, name }: HallCall): HTMLElement =>
  element(
    'div',
    'row',
    element('span', 'plate number', number),
    sign('to'),
    element('span', 'plate window', String(windowNo)),
    element('span', 'name', name),
  )

const line = ({ lineId, name, words }: LineCell): HTMLElement =>
  element(
    'div',
    'line',
    element('b', '', lineId),
    element(
      'div',
      '',
      element('div', name.length > 7 ? 'name long' : 'name', name),
      element('div', 'wait', words),
    ),
  )

let drawn = ''

/** Shows a view. Draws only what changed, so that a plate that pulses isn't stopped by the next poll. */
export const draw = (view: HallView): void => {
  const next = JSON.stringify(view)
  if (next === drawn) return
  const before = drawn === '' ? undefined : (JSON.parse(drawn) as HallView)
  drawn = next
  if (JSON.stringify(before?.newest) !== JSON.stringify(view.newest) || before === undefined) {
    const panel = part('now')
    panel.className = view.newest?.state ?? 'nobody'
    panel.dataset['number'] = view.newest?.number ?? ''
    panel.dataset['window'] = String(view.newest?.windowNo ?? '')
    panel.replaceChildren(...(view.newest === undefined ? nobody() : newest(view.newest)))
  }
  part('before').replaceChildren(
    ...(view.earlier.length === 0 ? [] : [element('div', 'heading', '刚才叫过')]),
    ...view.earlier.map(earlier),
  )
  part('lines').replaceChildren(
    ...view.lines.map(line),
    ...(view.rest === ''
      ? []
      : [element('div', 'line rest', sign('check'), element('div', 'name', view.rest))]),
  )
  part('pages').replaceChildren(
    ...(view.pages === 1
      ? []
      : Array.from({ length: view.pages }, (_, index) => element('i', index === view.page ? 'on' : ''))),
  )
}

/** Starts the pulse of the big plate anew, alongside the chime. */
export const flash = (): void => {
  const panel = part('now')
  panel.classList.remove('flash')
  // Reading a size makes the browser notice that the class was away.
  panel.getBoundingClientRect()
  panel.classList.add('flash')
}
