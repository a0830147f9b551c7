import postcss, { type AtRule, type Container, type Document, type Root, type Rule } from 'postcss'
import type { ComponentConfig } from '../program'
import { toPhoneUnits } from '../runtime/units'
import { relativeTo, type Package } from './package'
import { scopeSelector, type SelectorScope } from './selector'

/** Scope of what is shared by `app.wxss`, pages and components that let it in. */
export const sharedScope = 'app'

/**
 * All style sheets as one CSS text: the app's, then components (used ones before their users), then pages. Throws on a
 * missing import and on what WeChat refuses: `*` and local files in `url()`.
 */
export const compileStyles = (
  source: Package,
  components: Readonly<Record<string, ComponentConfig>>,
): string => {
  const sheets: string[] = []
  const add = (at: string, scope: SelectorScope): void => {
    const text = source.read(`${at}.wxss`)
    if (text === undefined || text.trim() === '') return
    const root = inlineImports(source, `${at}.wxss`, text, [])
    rewrite(root, `${at}.wxss`, scope)
    sheets.push(`/* ${at}.wxss */\n${root.toString()}`)
  }
  add('app', { scope: sharedScope })
  const all = Object.entries(components)
  for (const [at, { isPage, scope, styleIsolation }] of all)
    if (!isPage) add(at, { scope: styleIsolation === 'shared' ? sharedScope : scope })
  for (const [at, { isPage }] of all) if (isPage) add(at, { scope: sharedScope, page: at })
  return sheets.join('\n')
}

const inlineImports = (source: Package, file: string, text: string, trail: readonly string[]): Root => {
  if (trail.includes(file)) throw new Error(`${file} imports itself by way of ${trail.join(', ')}`)
  const root = postcss.parse(text, { from: file })
  root.walkAtRules('import', (rule) => {
    const target = /^(?:url\()?\s*['"]([^'"]+)['"]/.exec(rule.params)?.[1]
    const imported = target === undefined ? undefined : relativeTo(file, target)
    const content = imported === undefined ? undefined : source.read(imported)
    if (imported === undefined || content === undefined)
      throw new Error(`${file}: @import ${rule.params} leads nowhere`)
    rule.replaceWith(inlineImports(source, imported, content, [...trail, file]).nodes)
  })
  return root
}

/** The at-rules around a rule, the inner one first. */
const around = (rule: Rule): AtRule[] => {
  const found: AtRule[] = []
  for (let up: Container | Document | undefined = rule.parent; up !== undefined; up = up.parent)
    if (isAtRule(up)) found.push(up)
  return found
}

const isAtRule = (node: { type: string }): node is AtRule => node.type === 'atrule'

const rewrite = (root: Root, file: string, scope: SelectorScope): void => {
  const keyframes = new Set<string>()
  root.walkAtRules((rule) => {
    if (rule.name === 'font-face' && /url\(\s*['"]?(https?:)?\/\//.test(rule.toString())) rule.remove()
    else if (rule.name.endsWith('keyframes') && scope.scope !== sharedScope) keyframes.add(rule.params)
    else if (rule.name === 'media') rewriteMedia(rule)
  })
  root.walkAtRules(/keyframes$/, (rule) => {
    if (keyframes.has(rule.params)) rule.params = `${scope.scope}--${rule.params}`
  })
  root.walkRules((rule) => {
    if (around(rule).some(({ name }) => name.endsWith('keyframes'))) return
    const theme = themeOf(rule)
    rule.selectors = rule.selectors.map((selector) => {
      if (selector.includes('*') && !file.startsWith('miniprogram_npm/') && /(^|[\s>+~])\*/.test(selector))
        throw new Error(`${file}: the selector ${selector} is refused by WeChat`)
      return scopeSelector(selector, theme === undefined ? scope : { ...scope, theme })
    })
  })
  root.walkAtRules('phone-theme', (rule) => {
    rule.replaceWith(rule.nodes ?? [])
  })
  root.walkDecls((declaration) => {
    const local = /url\(\s*['"]?(?!['"]?(?:data:|https?:|#))([^'")]+)/.exec(declaration.value)?.[1]
    if (local !== undefined) throw new Error(`${file}: ${local} is a local file, which WXSS can't show`)
    let value = toPhoneUnits(declaration.value)
    if (/^(-webkit-)?animation(-name)?$/.test(declaration.prop))
      value = value.replace(/[\w-]+/g, (word) => (keyframes.has(word) ? `${scope.scope}--${word}` : word))
    declaration.value = value
  })
}

/**
 * The colour scheme is the phone's setting, not the browser's, and sizes are those of the page, not of the window: the
 * one becomes a condition on the root, the others a container query.
 */
const rewriteMedia = (rule: AtRule): void => {
  const scheme = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/.exec(rule.params)
  const rest = rule.params
    .split(/\s+and\s+/)
    .filter(
      (part) => !part.includes('prefers-color-scheme') && !/^(all|screen|only screen)$/.test(part.trim()),
    )
    .join(' and ')
  const isAboutSize = /\b(width|height|orientation|aspect-ratio)\b/.test(rest)
  if (rest !== '') {
    if (isAboutSize) rule.name = 'container'
    rule.params = toPhoneUnits(rest)
  }
  if (scheme === null) return
  const themed = postcss.atRule({ name: 'phone-theme', params: scheme[1] ?? '' })
  if (rest === '') {
    themed.append(rule.nodes ?? [])
    rule.replaceWith(themed)
  } else {
    themed.append(rule.nodes ?? [])
    rule.append(themed)
  }
}

const themeOf = (rule: Rule): string | undefined =>
  around(rule).find(({ name }) => name === 'phone-theme')?.params
