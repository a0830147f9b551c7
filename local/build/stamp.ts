import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../root'

interface Stamp {
  /** What the result was made with: packages and the builder's own source. */
  readonly maker: string
  /** Own source files and their content at that time. */
  readonly inputs: Record<string, string>
  /** What else must be the same, such as the names of all files in a folder. */
  readonly shape: string
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
export const isFresh = async (name: string, shape = ''): Promise<boolean> => {
  if (await isAsStamped(name, shape)) return true
  // What is made next may be broken off half-way: until it is done it must not pass for fresh.
  await rm(fileOf(name), { force: true })
  return false
}

const isAsStamped = async (name: string, shape: string): Promise<boolean> => {
  let stamp: Stamp
  try {
    stamp = JSON.parse(await readFile(fileOf(name), 'utf8')) as Stamp
  } catch {
    return false
  }
  if (stamp.shape !== shape || stamp.maker !== (await currentMaker())) return false
  const same = await Promise.all(
    Object.entries(stamp.inputs).map(async ([file, was]) => (await hashOf(file)) === was),
  )
  return same.every(Boolean)
}

/** Notes what `name` was made from: `files` relative to the project; those of packages are covered by the lock file. */
export const stampFresh = async (name: string, files: readonly string[], shape = ''): Promise<void> => {
  const own = files.filter((file) => !file.includes('node_modules') && !/^[a-z-]+:/.test(file))
  const inputs = Object.fromEntries(
    await Promise.all(own.map(async (file) => [file, await hashOf(file)] as const)),
  )
  const stamp: Stamp = { maker: await currentMaker(), inputs, shape }
  await mkdir(path.dirname(fileOf(name)), { recursive: true })
  await writeFile(fileOf(name), JSON.stringify(stamp))
}
