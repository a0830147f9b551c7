import type { Program } from '../program'

interface Module {
  exports: unknown
}

type Run = (...globals: unknown[]) => void

/** The CommonJS loader of the mini-program. Every file runs once, under its own name, so that errors name it. */
export class Modules {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly program: Pick<Program, 'modules' | 'requires'>,
    /** What the file sees as globals: `wx`, `App`, `Page`, … */
    private readonly globals: () => Record<string, unknown>,
  ) {}

  /** Runs a file, unless it has run, and gives what it exports. */
  load(path: string): unknown {
    const known = this.loaded.get(path)
    if (known !== undefined) return known.exports
    const source = this.program.modules[path]
    if (source === undefined) throw new Error(`module ${path} is not defined`)
    const module: Module = { exports: {} }
    this.loaded.set(path, module)
    const globals = {
      module,
      exports: module.exports,
      require: this.requireFrom(path),
      ...this.globals(),
    }
    const isForeign = path.startsWith('npm:') || path.startsWith('miniprogram_npm/')
    const name = isForeign ? path : `miniprogram/${path}.js`
    const map = isForeign
      ? ''
      : `\n//# sourceMappingURL=${new URL(`maps/${path}.map`, document.baseURI).href}`
    // Evaluated by itself, and on its own first line: faults then name the file and its lines.
    const wrapped = `(function(${Object.keys(globals).join()}){${source}\n})\n//# sourceURL=${name}${map}`
    const run = globalThis.eval(wrapped) as Run
    run(...Object.values(globals))
    return module.exports
  }

  private requireFrom(path: string): object {
    const targets = this.program.requires[path] ?? {}
    const load = (specifier: string): unknown => {
      const target = targets[specifier]
      if (target === undefined) throw new Error(`${path}: module ${specifier} is not defined`)
      return this.load(target)
    }
    const later = (specifier: string): Promise<unknown> => Promise.resolve().then(() => load(specifier))
    return Object.assign(load, { async: later })
  }
}
