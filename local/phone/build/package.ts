import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** A folder of an npm package that stands in the mini-program as `miniprogram_npm/<name>`. */
export interface Mount {
  readonly at: string
  readonly folder: string
}

/**
 * The files of a mini-program by their path in the package, npm packages included, as WeChat's npm packing would
 * lay them out. Paths use forward slashes and have no leading one.
 */
export class Package {
  private readonly mounts: Mount[] = []

  constructor(
    readonly folder: string,
    private readonly modulesDir: string,
    tdesignDir: string | undefined,
  ) {
    if (tdesignDir !== undefined)
      this.mounts.push({ at: 'miniprogram_npm/tdesign-miniprogram', folder: tdesignDir })
  }

  /** Where a file of the package lies on disk, or nothing when there is none. */
  locate(file: string): string | undefined {
    const real = this.place(file)
    return existsSync(real) && statSync(real).isFile() ? real : undefined
  }

  read(file: string): string | undefined {
    const real = this.locate(file)
    return real === undefined ? undefined : readFileSync(real, 'utf8')
  }

  /** Reads a JSON file of the package, or nothing when there is none. Throws with the file's name when it is broken. */
  readJson(file: string): Record<string, unknown> | undefined {
    const text = this.read(file)
    if (text === undefined) return undefined
    try {
      return JSON.parse(text) as Record<string, unknown>
    } catch (error) {
      throw new Error(`${file}: ${String(error)}`)
    }
  }

  /** The `miniprogram_npm` path of a bare name like `tdesign-miniprogram/button/button`, seen from a file. */
  npm(from: string, bare: string): string[] {
    const candidates: string[] = []
    const parts = path.posix.dirname(from).split('/')
    for (let depth = parts.length; depth >= 0; depth -= 1)
      candidates.push(path.posix.join(...parts.slice(0, depth), 'miniprogram_npm', bare))
    this.mount(bare)
    return candidates
  }

  private mount(bare: string): void {
    const name = bare
      .split('/')
      .slice(0, bare.startsWith('@') ? 2 : 1)
      .join('/')
    const at = `miniprogram_npm/${name}`
    if (this.mounts.some((mount) => mount.at === at)) return
    const manifest = path.join(this.modulesDir, name, 'package.json')
    if (!existsSync(manifest)) return
    const { miniprogram } = JSON.parse(readFileSync(manifest, 'utf8')) as { miniprogram?: string }
    if (miniprogram !== undefined)
      this.mounts.push({ at, folder: path.join(path.dirname(manifest), miniprogram) })
  }

  private place(file: string): string {
    const mount = this.mounts.find(({ at }) => file.startsWith(`${at}/`))
    return mount === undefined
      ? path.join(this.folder, file)
      : path.join(mount.folder, file.slice(mount.at.length + 1))
  }
}

/** `../b/c` seen from the file `a/x.wxml`, as a path of the package; a leading slash starts at the root. */
export const relativeTo = (from: string, target: string): string =>
  target.startsWith('/')
    ? path.posix.normalize(target).slice(1)
    : path.posix.join(path.posix.dirname(from), target)
