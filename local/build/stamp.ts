import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../root'

interface Stamp {
  /** What the result was made with: packages and the builder's own source. */
  readonly maker: string
  /** Own source files and their content at that time. */
  readonly inputs: Record<string, string>
}

const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

const hashOf = async (file: string): Promise<string> => {
  try {
    return hash(await readFile(path.resolve(root, file)))
  } catch {
    return 'absent'
  }
}

let maker: Promise<string> | undefined

/** One hash over the installed packages and the builder: when either changes, everything is made again. */
const currentMaker = (): Promise<string> =>
  (maker ??= (async () => {
    const folder = path.join(root, 'local', 'build')
    const sources = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
    const parts = ['package-lock.json', ...sources.map((name) => path.join('local', 'build', name))]
    return hash((await Promise.all(parts.map(hashOf))).join())
  })())

const fileOf = (name: string): string =>
  path.join(root, 'dist', 'stamps', `${name.replace(/[^\w.-]+/g, '~')}.json`)

/**
 * Whether `name` was last made from exactly today's sources. Compares contents, not times, so that a fresh
 * checkout of the same files is not built again.
 */
export const isFresh = async (name: string): Promise<boolean> => {
  let stamp: Stamp
  try {
    stamp = JSON.parse(await readFile(fileOf(name), 'utf8')) as Stamp
  } catch {
    return false
  }
  if (stamp.maker !== (await currentMaker())) return false
  const same = await Promise.all(
    Object.entries(stamp.inputs).map(async ([file, was]) => (await hashOf(file)) === was),
  )
  return same.every(Boolean)
}

/** Notes what `name` was made from: `files` relative to the project; those of packages are covered by the lock file. */
export const stampFresh = async (name: string, files: readonly string[]): Promise<void> => {
  const own = files.filter((file) => !file.includes('node_modules') && !/^[a-z-]+:/.test(file))
  const inputs = Object.fromEntries(
    await Promise.all(own.map(async (file) => [file, await hashOf(file)] as const)),
  )
  const stamp: Stamp = { maker: await currentMaker(), inputs }
  await mkdir(path.dirname(fileOf(name)), { recursive: true })
  await writeFile(fileOf(name), JSON.stringify(stamp))
}
