type Child = Node | string | undefined

const fill = <E extends Element>(element: E, className: string, children: readonly Child[]): E => {
  if (className !== '') element.setAttribute('class', className)
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** A new element with its class and content; text is text, never markup. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] => fill(document.createElement(tag), className, children)

/** A sign of the page's own line set (`<symbol id="i-…">`). */
export const sign = (name: string): SVGSVGElement => {
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  use.setAttribute('href', `#i-${name}`)
  const svg = fill(document.createElementNS('http://www.w3.org/2000/svg', 'svg'), 'i', [use])
  svg.setAttribute('aria-hidden', 'true')
  return svg
}

/** The page's element with this id. Throws when the page and its script don't belong together. */
export const part = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}`)
  return found
}
