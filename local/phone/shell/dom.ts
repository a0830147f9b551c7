type Attributes = Record<string, string | number | boolean | ((event: Event) => void)>

/** Makes an element: functions become listeners, `true` and `false` attributes without value, the rest text. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (typeof value === 'boolean') element.toggleAttribute(name, value)
    else element.setAttribute(name, String(value))
  element.append(...children)
  return element
}

/** A drawn sign of 24 × 24, filled with the text's colour unless its own path says otherwise. */
export const drawing = (body: string, size = 24): HTMLElement => {
  const box = make('span', { class: 'drawing', 'aria-hidden': 'true' })
  box.innerHTML = `<svg width="${String(size)}" height="${String(size)}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`
  return box
}

const screenBox = make('div', { class: 'screen' })

/** The phone's screen: everything that the phone shows lies in it. */
export const screen = (): HTMLElement => screenBox
