/// <reference lib="dom" />
import { symbols, type SymbolName } from '../look/symbols'

/** An icon of the product's line set. */
export const sign = (name: SymbolName): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'sign')
  svg.setAttribute('aria-hidden', 'true')
  svg.innerHTML = symbols[name]
  return svg
}
