import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Script } from 'node:vm'

/** A function as its instance has it: what it exports, and what leaves its compiled code to later instances. */
interface Loaded {
  readonly exported: unknown
  readonly keep: () => void
}

/** Names the compiled code of a file as it is now: what V8 itself compares would take another text of its length. */
const nameOf = (name: string, file: string): string => {
  const { size, mtimeMs } = statSync(file)
  const facts = [file, size, mtimeMs, process.version].join('\0')
  return `${name}-${createHash('sha256').update(facts).digest('hex').slice(0, 16)}`
}

/**
 * Loads a function's bundle as `require` would, from the code that an earlier instance compiled if there is any:
 * compiling it is half of a cold start. Code is kept in `keptDir`, of each function the latest.
 */
export const load = (name: string, file: string, keptDir: string): Loaded => {
  const kept = path.join(keptDir, nameOf(name, file))
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new Script(wrapped, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) })
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file))
  const keep = (): void => {
    if (isKept) return
    mkdirSync(keptDir, { recursive: true })
    for (const old of readdirSync(keptDir))
      if (old.startsWith(`${name}-`) && !old.includes('.')) rmSync(path.join(keptDir, old), { force: true })
    // Two instances may keep theirs at the same time: neither reads what the other has half written.
    const fresh = `${kept}.${randomUUID()}`
    writeFileSync(fresh, script.createCachedData())
    renameSync(fresh, kept)
  }
  return { exported: module.exports, keep }
}
