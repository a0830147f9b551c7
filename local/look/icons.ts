// Makes, from the line set, what WeChat needs as files: the icon component's stylesheet and names, and the
// tab bar's pictures (the native bar takes PNG only). Run after a symbol changes; the results are committed.
// Usage: node local/run.mjs local/look/icons.ts
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { format, resolveConfig } from 'prettier'
import { symbols, type SymbolName } from './symbols'

const root = process.cwd()

/** Stroke width on the 24 grid. Small icons are drawn heavier, large faces lighter, so that lines look alike. */
const strokes = (name: SymbolName): { regular: number; heavy: number } =>
  name.startsWith('face-') ? { regular: 1.3, heavy: 1.7 } : { regular: 1.75, heavy: 2.1 }

const svg = (name: SymbolName, width: number, colour: string): string =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='${colour}' ` +
  `stroke-width='${String(width)}' stroke-linecap='round' stroke-linejoin='round'>${symbols[name]}</svg>`

/** A data URI as short as style sheets allow: only what would end the string or start a fragment is escaped. */
const uri = (name: SymbolName, width: number): string =>
  `url("data:image/svg+xml,${svg(name, width, '#000').replace(/[<>#]/g, encodeURIComponent)}")`

const names = Object.keys(symbols) as SymbolName[]

/** Drawn small somewhere (chips, links, timelines); the others do with one weight and half the bytes. */
const small = new Set<SymbolName>([
  'hourglass',
  'bell',
  'desk',
  'skip',
  'triangle',
  'octagon',
  'pause',
  'clock',
  'check',
  'check-circle',
  'right',
  'down',
  'share',
  'undo',
  'retry',
  'info',
  'calendar',
  'walk',
  'more',
  'ticket',
  'close',
  'cloud-off',
  'swap',
  'close-circle',
])

const stylesheet = `/* Made by local/look/icons.ts from the line set; not edited by hand. */
${names
  .map((name) => {
    const { regular, heavy } = strokes(name)
    const lines = [`.line-${name}{--line:${uri(name, regular)}}`]
    if (small.has(name) || name.startsWith('face-'))
      lines.push(`.heavy.line-${name}{--line:${uri(name, heavy)}}`)
    return lines.join('\n')
  })
  .join('\n')}
`

const nameList = `// Made by local/look/icons.ts from the line set; not edited by hand.
export type IconName =
${names.map((name) => `  | '${name}'`).join('\n')}
`

const tabs: Record<string, SymbolName> = { home: 'home', hall: 'hall', tickets: 'ticket', me: 'person' }
const inks = { light: '#474E55', 'light-on': '#1D4F91', dark: '#B9C0C8', 'dark-on': '#8FB8F2' }

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const icon = path.join(root, 'miniprogram/components/icon')
const pictures = path.join(root, 'miniprogram/images/tabs')
await mkdir(icon, { recursive: true })
await mkdir(pictures, { recursive: true })
const style = (await resolveConfig(path.join(icon, 'names.ts'))) ?? {}
await writeFile(path.join(icon, 'lines.wxss'), await format(stylesheet, { ...style, parser: 'css' }))
await writeFile(path.join(icon, 'names.ts'), await format(nameList, { ...style, parser: 'typescript' }))

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
  for (const [tab, name] of Object.entries(tabs))
    for (const [ink, colour] of Object.entries(inks)) {
      const drawing = svg(name, 1.75, colour).replace('<svg ', "<svg width='69' height='69' ")
      await page.setContent(`<body style="margin:6px;line-height:0">${drawing}`)
      await page.screenshot({ path: path.join(pictures, `${tab}-${ink}.png`), omitBackground: true })
    }
} finally {
  await browser.close()
}
