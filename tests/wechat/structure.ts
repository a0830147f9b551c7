import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { builtinTags } from '../../local/phone/runtime/tags'

/** Tags that stand in templates and are no elements. */
const syntax = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot'])

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly usingComponents?: Readonly<Record<string, string>>
}
interface ComponentJson {
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly componentGenerics?: Readonly<Record<string, unknown>>
  readonly componentPlaceholder?: Readonly<Record<string, string>>
}

/** A tag with its attributes, `{{…}}` emptied so that a `<` in it opens nothing. */
interface Tag {
  readonly name: string
  readonly attributes: string
}

const tagsOf = (template: string): Tag[] => {
  const bare = template
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1</wxs>')
    .replace(/\{\{[\s\S]*?\}\}/g, '{{}}')
  return [...bare.matchAll(/<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)].map(
    ([, name = '', attributes = '']) => ({ name, attributes }),
  )
}

const valueOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)?.slice(1).find(Boolean)

/** The sources of a mini-program, as far as WeChat's compilers do not look themselves. */
export class Structure {
  private readonly app: AppJson
  readonly problems: string[] = []

  /** @param folder the mini-program with its npm packages packed */
  constructor(private readonly folder: string) {
    this.app = this.json('app.json') as unknown as AppJson
  }

  /** Roots of the subpackages. */
  get roots(): string[] {
    return (this.app.subPackages ?? []).map(({ root }) => root.replace(/^\/+|\/+$/g, ''))
  }

  /** Looks at everything of our own; what is wrong stands in `problems` afterwards. */
  check(): void {
    const own = readdirSync(this.folder, { recursive: true })
      .map((name) => String(name).split(path.sep).join('/'))
      .filter((name) => !name.startsWith('miniprogram_npm/'))
    const pages = this.pages()
    for (const page of pages) {
      for (const ending of ['.wxml', '.json', '.ts'])
        if (!this.has(`${page}${ending}`)) this.problems.push(`app.json: ${page}${ending} is missing`)
    }
    for (const file of own.filter((name) => name.endsWith('.wxml'))) {
      const at = file.replace(/\.wxml$/, '')
      const json = this.has(`${at}.json`) ? (this.json(`${at}.json`) as ComponentJson) : undefined
      this.checkTemplate(file, json)
      if (json !== undefined) this.checkComponents(at, json)
    }
  }

  /** Own templates that WeChat leaves out of the package, because nothing leads to them. */
  checkUse(compiled: Iterable<string>): void {
    const used = new Set(compiled)
    const own = readdirSync(this.folder, { recursive: true }).map((name) =>
      String(name).split(path.sep).join('/'),
    )
    for (const file of own) {
      const isOurs = /\.(?:wxml|wxss|wxs)$/.test(file) && !file.startsWith('miniprogram_npm/')
      if (isOurs && !used.has(file)) this.problems.push(`${file}: nothing uses it`)
    }
  }

  private pages(): string[] {
    const { pages, subPackages = [] } = this.app
    return [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))]
  }

  private has(file: string): boolean {
    return existsSync(path.join(this.folder, file))
  }

  private json(file: string): object {
    try {
      return JSON.parse(readFileSync(path.join(this.folder, file), 'utf8')) as object
    } catch (error) {
      this.problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
      return {}
    }
  }

  /** The path that a file means by `target`; nothing when there is no such file. */
  private found(from: string, target: string, endings: readonly string[]): string | undefined {
    const near = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target)
    const places = [near, path.posix.join('miniprogram_npm', target)]
    return places
      .flatMap((place) => [place, `${place}/index`])
      .flatMap((place) => endings.map((ending) => `${place}${ending}`))
      .find((file) => this.has(file))
  }

  private checkTemplate(file: string, json: ComponentJson | undefined): void {
    const tags = tagsOf(readFileSync(path.join(this.folder, file), 'utf8'))
    const named = new Set(
      tags.flatMap(({ name, attributes }) => (name === 'template' ? [valueOf(attributes, 'name')] : [])),
    )
    for (const { name, attributes } of tags) {
      const isKnown =
        syntax.has(name) ||
        builtinTags.has(name) ||
        json?.usingComponents?.[name] !== undefined ||
        json?.componentGenerics?.[name] !== undefined ||
        this.app.usingComponents?.[name] !== undefined
      // A template that others import has no JSON; its components are those of the page that uses it.
      if (!isKnown && json !== undefined) this.problems.push(`${file}: <${name}> is no tag and no component`)
      const source = valueOf(attributes, 'src')
      if (source !== undefined && ['import', 'include', 'wxs'].includes(name)) {
        const target = this.found(file, source, [''])
        if (target === undefined) this.problems.push(`${file}: <${name} src="${source}"> leads nowhere`)
        else if (name === 'import')
          for (const tag of tagsOf(readFileSync(path.join(this.folder, target), 'utf8')))
            if (tag.name === 'template') named.add(valueOf(tag.attributes, 'name'))
      }
    }
    for (const { name, attributes } of tags) {
      const wanted = name === 'template' ? valueOf(attributes, 'is') : undefined
      if (wanted !== undefined && !wanted.includes('{{') && !named.has(wanted))
        this.problems.push(`${file}: there is no template ${wanted}`)
    }
  }

  private checkComponents(at: string, json: ComponentJson): void {
    const template = readFileSync(path.join(this.folder, `${at}.wxml`), 'utf8')
    const tags = tagsOf(template)
    const imported = tags.flatMap(({ name, attributes }) => {
      const source = ['import', 'include'].includes(name) ? valueOf(attributes, 'src') : undefined
      const target = source === undefined ? undefined : this.found(`${at}.wxml`, source, [''])
      return target === undefined ? [] : tagsOf(readFileSync(path.join(this.folder, target), 'utf8'))
    })
    const all = [...tags, ...imported]
    for (const [key, target] of Object.entries(json.usingComponents ?? {})) {
      if (this.found(`${at}.json`, target, ['.wxml']) === undefined)
        this.problems.push(`${at}.json: ${key} leads to ${target}, which is not there`)
      const isUsed = all.some(
        ({ name, attributes }) =>
          name === key || new RegExp(`generic:[\\w-]+\\s*=\\s*["']${key}["']`).test(attributes),
      )
      const isPlaceholder = Object.values(json.componentPlaceholder ?? {}).includes(key)
      if (!isUsed && !isPlaceholder) this.problems.push(`${at}.json: ${key} is named and never used`)
    }
  }
}
