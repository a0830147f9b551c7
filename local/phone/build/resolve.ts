import type { AppConfig, ComponentConfig, TabBarConfig, WindowConfig } from '../program'
import { relativeTo, type Package } from './package'

/** What a mini-program consists of, found by following its JSON files from `app.json`. */
export interface Structure {
  readonly app: AppConfig
  readonly components: Readonly<Record<string, ComponentConfig>>
  readonly themeFile: string | undefined
}

interface AppJson extends Record<string, unknown> {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
  subPackages?: { root: string; pages: string[] }[]
  window?: WindowConfig
  tabBar?: TabBarConfig & { custom?: boolean }
  style?: string
  darkmode?: boolean
  themeLocation?: string
  usingComponents?: Record<string, string>
}

interface ComponentJson extends WindowConfig {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: string
}

const withoutSlashes = (text: string): string => text.replace(/^\/+|\/+$/g, '')

/** Reads `app.json`, every page and every component in use. Throws, naming file and tag, on what leads nowhere. */
export const readStructure = (source: Package): Structure => {
  const json = source.readJson('app.json') as AppJson | undefined
  if (json === undefined) throw new Error(`${source.folder} has no app.json`)
  if (json.tabBar?.custom === true) throw new Error('app.json: a custom tab bar is not supported')
  const packages = json.subpackages ?? json.subPackages ?? []
  const app: AppConfig = {
    pages: [
      ...json.pages,
      ...packages.flatMap(({ root, pages }) => pages.map((page) => `${withoutSlashes(root)}/${page}`)),
    ],
    subpackages: packages.map(({ root }) => withoutSlashes(root)),
    window: json.window ?? {},
    ...(json.tabBar && { tabBar: json.tabBar }),
    ...(json.style !== undefined && { style: json.style }),
    ...(json.darkmode !== undefined && { darkmode: json.darkmode }),
  }
  const components = readComponents(source, app.pages, json.usingComponents ?? {})
  return { app, components, themeFile: json.themeLocation && withoutSlashes(json.themeLocation) }
}

const readComponents = (
  source: Package,
  pages: readonly string[],
  everywhere: Record<string, string>,
): Record<string, ComponentConfig> => {
  const found: Record<string, ComponentConfig> = {}
  // Used components first: their styles stand before those of who uses them.
  const visit = (at: string, isPage: boolean, trail: readonly string[]): void => {
    if (found[at] !== undefined || trail.includes(at)) return
    if (source.locate(`${at}.wxml`) === undefined) throw new Error(`${at}.wxml does not exist`)
    const json = (source.readJson(`${at}.json`) ?? {}) as ComponentJson
    const isForeign = at.startsWith('miniprogram_npm/')
    const using: Record<string, string> = {}
    const declared = { ...(isForeign ? {} : everywhere), ...json.usingComponents }
    for (const [tag, target] of Object.entries(declared)) {
      const from = json.usingComponents?.[tag] === undefined ? 'app' : at
      const component = resolveComponent(source, from, target)
      if (component === undefined)
        throw new Error(`${from}.json: <${tag}> leads to ${target}, which does not exist`)
      using[tag] = `/${component}`
      visit(component, false, [...trail, at])
    }
    const generics = resolveGenerics(source, at, json.componentGenerics)
    for (const generic of Object.values(generics ?? {}))
      if (generic !== true && generic.default !== undefined)
        visit(generic.default.slice(1), false, [...trail, at])
    found[at] = {
      isPage,
      scope: scopeOf(at),
      styleIsolation: isolationOf(source, at, json, isPage),
      usingComponents: using,
      ...(generics && { componentGenerics: generics }),
      ...(json.componentPlaceholder && { componentPlaceholder: json.componentPlaceholder }),
      ...(json.pureDataPattern !== undefined && { pureDataPattern: json.pureDataPattern }),
      window: isPage ? json : {},
    }
  }
  for (const page of pages) visit(page, true, [])
  return found
}

const resolveGenerics = (
  source: Package,
  at: string,
  generics: ComponentJson['componentGenerics'],
): Record<string, true | { default?: string }> | undefined =>
  generics &&
  Object.fromEntries(
    Object.entries(generics).map(([name, generic]): [string, true | { default?: string }] => {
      if (generic === true || generic.default === undefined) return [name, true]
      const component = resolveComponent(source, at, generic.default)
      if (component === undefined) throw new Error(`${at}.json: the generic ${name} leads nowhere`)
      return [name, { default: `/${component}` }]
    }),
  )

/** The path of the component that a JSON file means by `target`: relative first, then from npm. */
const resolveComponent = (source: Package, from: string, target: string): string | undefined => {
  const candidates = [relativeTo(from, target)]
  if (!/^[./]/.test(target)) candidates.push(...source.npm(from, target))
  return candidates
    .flatMap((candidate) => [candidate, `${candidate}/index`])
    .find((candidate) => source.locate(`${candidate}.wxml`) !== undefined)
}

/** A short, readable prefix; `--` separates it from the class, so it has none itself. */
export const scopeOf = (at: string): string =>
  at
    .replace(/^miniprogram_npm\//, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^(?=\d)/, 'c')

const isolationOf = (source: Package, at: string, json: ComponentJson, isPage: boolean): string => {
  if (isPage) return json.styleIsolation?.startsWith('page-') === true ? json.styleIsolation : 'shared'
  if (json.styleIsolation !== undefined) return json.styleIsolation
  if (json.addGlobalClass === true) return 'apply-shared'
  // The prefix is chosen at build time, so what the script says must be known now.
  const script = source.read(`${at}.ts`) ?? source.read(`${at}.js`) ?? ''
  const said = /styleIsolation\s*[:=]\s*['"]([a-z-]+)['"]/.exec(script)?.[1]
  if (said !== undefined) return said
  return /addGlobalClass\s*:\s*(true|!0)/.test(script) ? 'apply-shared' : 'isolated'
}
