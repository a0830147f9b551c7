/// <reference lib="dom" />
import { element } from '../../web/element'
import type { SymbolName } from '../look/symbols'
import { sign } from './sign'

/** A button; `solid` is the one main step of a panel, `danger` what can't be taken back. */
export const button = (
  words: string,
  act: () => unknown,
  look: 'solid' | 'plain' | 'danger' = 'plain',
  icon?: SymbolName,
): HTMLButtonElement => {
  const made = element('button', look, icon === undefined ? undefined : sign(icon), words)
  made.type = 'button'
  made.addEventListener('click', () => void act())
  return made
}

/** A field with its name above. */
export const field = (name: string, control: HTMLElement): HTMLLabelElement =>
  element('label', 'field', element('span', '', name), control)

/** A text area for JSON: two blanks for a tab, no corrections by the browser. */
export const jsonArea = (text: string, name: string): HTMLTextAreaElement => {
  const area = element('textarea', 'json')
  area.value = text
  area.spellcheck = false
  area.wrap = 'off'
  area.autocapitalize = 'off'
  area.setAttribute('aria-label', name)
  return area
}

/** A white panel with a heading; tools stand at its right. */
export const panel = (heading: string, tools: readonly Node[], ...content: readonly Node[]): HTMLElement =>
  element('section', 'panel', element('h2', '', heading, element('span', 'tools', ...tools)), ...content)

/** A short word in a coloured or quiet frame. */
export const chip = (words: string, look: 'ok' | 'bad' | 'quiet'): HTMLElement =>
  element('span', `chip ${look}`, words)

/** What went wrong, to be read until it is mended. */
export const problem = (words: string): HTMLElement => {
  const made = element('p', 'problem', sign('octagon'), element('span', '', words))
  made.setAttribute('role', 'alert')
  return made
}
