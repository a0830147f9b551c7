import { transform } from 'esbuild'
import { build } from 'esbuild'
import path from 'node:path'
import { relativeTo, type Package } from './package'

export interface Modules {
  readonly modules: Record<string, string>
  /** Where the lines of a module come from, for the browser's own tools. */
  readonly maps: Record<string, string>
  readonly requires: Record<string, Record<string, string>>
}

const required = /\brequire(?:\.async)?\(\s*(?:["']([^"']+)["']|`([^`$]+)`)\s*\)/g

/**
 * Compiles the scripts that the given ones lead to, each to CommonJS. A relative `require` names a file, as in WeChat;
 * a bare one a package: its `miniprogram` build, or the package bundled into one module.
 */
export const compileModules = async (
  source: Package,
  entries: readonly string[],
  modulesDir: string,
): Promise<Modules> => {
  const modules: Record<string, string> = {}
  const maps: Record<string, string> = {}
  const requires: Record<string, Record<string, string>> = {}
  const pending = new Map<string, string>()
  const visit = async (at: string): Promise<void> => {
    const extension = ['ts', 'js'].find((ending) => source.locate(`${at}.${ending}`) !== undefined)
    if (extension === undefined) throw new Error(`${at}.ts does not exist`)
    const { code, map } = await compile(source, at, extension)
    modules[at] = code
    if (map !== '') maps[at] = map
    const targets: Record<string, string> = {}
    for (const [, quoted, ticked] of code.matchAll(required)) {
      const specifier = quoted ?? ticked ?? ''
      const target = resolveModule(source, `${at}.${extension}`, specifier)
      if (target === undefined) pending.set(specifier, at)
      targets[specifier] = target ?? `npm:${specifier}`
      if (target !== undefined && modules[target] === undefined) await visit(target)
    }
    requires[at] = targets
  }
  for (const entry of entries) if (modules[entry] === undefined) await visit(entry)
  for (const [specifier, from] of pending)
    modules[`npm:${specifier}`] = await bundle(specifier, from, modulesDir)
  return { modules, maps, requires }
}

const resolveModule = (source: Package, from: string, specifier: string): string | undefined => {
  const exists = (at: string): string | undefined => {
    const bare = at.replace(/\.(js|ts)$/, '')
    return ['ts', 'js'].some((ending) => source.locate(`${bare}.${ending}`) !== undefined) ? bare : undefined
  }
  if (/^[./]/.test(specifier)) {
    const target = exists(relativeTo(from, specifier))
    if (target === undefined) throw new Error(`${from}: ${specifier} leads nowhere`)
    return target
  }
  for (const candidate of source.npm(from, specifier)) {
    const target = exists(candidate) ?? exists(`${candidate}/index`)
    if (target !== undefined) return target
  }
  return undefined
}

const compile = async (
  source: Package,
  at: string,
  extension: string,
): Promise<{ code: string; map: string }> => {
  const file = `${at}.${extension}`
  const isForeign = at.startsWith('miniprogram_npm/')
  return transform(source.read(file) ?? '', {
    loader: extension === 'ts' ? 'ts' : 'js',
    format: 'cjs',
    target: 'es2022',
    platform: 'neutral',
    sourcefile: isForeign ? file : `miniprogram/${file}`,
    sourcemap: isForeign ? false : 'external',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, strict: true } },
  })
}

const bundle = async (specifier: string, from: string, modulesDir: string): Promise<string> => {
  try {
    const { outputFiles } = await build({
      stdin: {
        contents: `module.exports = require(${JSON.stringify(specifier)})`,
        resolveDir: path.dirname(modulesDir),
      },
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'browser',
      target: 'es2022',
      logLevel: 'silent',
    })
    return outputFiles[0]?.text ?? ''
  } catch (error) {
    throw new Error(`${from}: the package ${specifier} can't be bundled: ${String(error)}`)
  }
}
