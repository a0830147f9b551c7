import { TmplGroup } from 'glass-easel-template-compiler'
import type { ComponentConfig } from '../program'
import { builtinTags } from '../runtime/tags'
import { relativeTo, type Package } from './package'
import { compileWxs, wxsPrelude } from './wxs'

interface Finding {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

const structural = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot'])

/**
 * Compiles the templates of all components with what they import and include, and the WXS behind them, into one
 * JavaScript expression. Throws, naming file and line, on a syntax error, an unknown tag or a missing file.
 */
export const compileTemplates = (
  source: Package,
  components: Readonly<Record<string, ComponentConfig>>,
): string => {
  const group = new TmplGroup()
  const seen = new Set<string>()
  const problems: string[] = []
  const addScript = (at: string): void => {
    if (seen.has(`wxs ${at}`)) return
    seen.add(`wxs ${at}`)
    const script = source.read(`${at}.wxs`)
    if (script === undefined) {
      problems.push(`${at}.wxs does not exist`)
      return
    }
    group.addScript(at, compileWxs(script))
    addRequires(`${at}.wxs`, script)
  }
  const addRequires = (from: string, script: string): void => {
    for (const [, target = ''] of script.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g))
      addScript(relativeTo(from, target).replace(/\.wxs$/, ''))
  }
  const addTemplate = (at: string, from: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    const markup = source.read(`${at}.wxml`)
    if (markup === undefined) {
      problems.push(`${from}: ${at}.wxml does not exist`)
      return
    }
    for (const finding of group.addTmpl(at, withoutFallbacks(markup)) as Finding[])
      // A package is as it was published: WeChat builds it in spite of what this compiler finds fault with.
      if (finding.isError && !isForeign(at))
        problems.push(
          `${at}.wxml:${String(finding.startLine + 1)}:${String(finding.startColumn + 1)}: ${finding.message}`,
        )
    for (const name of group.getInlineScriptModuleNames(at) as string[]) {
      const script = group.getInlineScript(at, name)
      group.setInlineScript(at, name, compileWxs(script))
      addRequires(`${at}.wxml`, script)
    }
    for (const script of group.getScriptDependencies(at) as string[]) addScript(script)
    for (const template of group.getDirectDependencies(at) as string[]) addTemplate(template, `${at}.wxml`)
    const component = components[at]
    if (component !== undefined && !isForeign(at)) problems.push(...unknownTags(at, markup, component))
  }
  for (const at of Object.keys(components)) addTemplate(at, `${at}.json`)
  if (problems.length > 0) {
    group.free()
    throw new Error(problems.join('\n'))
  }
  group.setExtraRuntimeScript(wxsPrelude)
  const compiled = group.getTmplGenObjectGroups()
  group.free()
  return compiled
}

const isForeign = (at: string): boolean => at.startsWith('miniprogram_npm/')

/** WeChat ignores what stands inside a `<slot>`; this compiler refuses it. */
const withoutFallbacks = (markup: string): string =>
  markup.replace(/<slot\b((?:"[^"]*"|'[^']*'|[^>"'/])*)>(?:(?!<\/?slot\b)[^])*<\/slot>/g, '<slot$1/>')

const unknownTags = (at: string, markup: string, component: ComponentConfig): string[] => {
  const known = (tag: string): boolean =>
    builtinTags.has(tag) ||
    structural.has(tag) ||
    component.usingComponents[tag] !== undefined ||
    component.componentGenerics?.[tag] !== undefined
  const visible = markup
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
  const tags = new Set([...visible.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag = '']) => tag))
  return [...tags].filter((tag) => !known(tag)).map((tag) => `${at}.wxml: unknown tag <${tag}>`)
}
