import { create } from 'qrcode'

const NAMESPACE = 'http://www.w3.org/2000/svg'
/** Blank modules that a scanner needs around a code. */
const QUIET = 2

/**
 * A QR code as wide as whole dots allow inside `width`: on a thermal printer a module that is not a whole
 * number of dots comes out ragged. Middle error correction, because paper gets creased.
 */
export const qrCode = (text: string, width: number): SVGSVGElement => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = modules.size + 2 * QUIET
  const dots = Math.max(1, Math.floor(width / size)) * size
  const path = Array.from(modules.data, (isDark, index) => {
    const [x, y] = [(index % modules.size) + QUIET, Math.floor(index / modules.size) + QUIET]
    return isDark === 0 ? '' : `M${String(x)} ${String(y)}h1v1h-1z`
  }).join('')
  const svg = document.createElementNS(NAMESPACE, 'svg')
  svg.setAttribute('viewBox', `0 0 ${String(size)} ${String(size)}`)
  svg.setAttribute('width', String(dots))
  svg.setAttribute('height', String(dots))
  svg.setAttribute('shape-rendering', 'crispEdges')
  const dark = document.createElementNS(NAMESPACE, 'path')
  dark.setAttribute('d', path)
  svg.append(dark)
  return svg
}
